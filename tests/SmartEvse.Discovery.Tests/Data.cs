using System;
using System.IO;
using System.Text.Json;

namespace SmartEvse.Discovery.Tests;

/// <summary>The data files; their origin stands in Data/README.md.</summary>
internal static class Data
{
    /// <summary>A file's text.</summary>
    public static string Text(string name)
    {
        using var stream = typeof(Data).Assembly.GetManifestResourceStream(name) ?? throw new ArgumentException("no such file: " + name, nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>A file as JSON.</summary>
    public static JsonElement Json(string name) => JsonDocument.Parse(Text(name)).RootElement;
}
