using System.IO;

namespace SmartEvse.Virtual.WebServer;

/// <summary>The files of the folder <c>Web</c>, which are inside the program.</summary>
internal static class StaticFiles
{
    /// <summary>The bytes of a file; null when there is none. <c>/</c> is <c>index.html</c>.</summary>
    internal static byte[]? Read(string path)
    {
        using var file = typeof(StaticFiles).Assembly.GetManifestResourceStream("Web" + (path == "/" ? "/index.html" : path));
        if (file == null) return null;
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>The content type of a path.</summary>
    internal static string TypeOf(string path) => Path.GetExtension(path) switch
    {
        "" or ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".ico" => "image/x-icon",
        ".json" => "application/json",
        _ => "text/plain; charset=utf-8",
    };
}
