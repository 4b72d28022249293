using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace SmartEvse.NanoGate.Surface;

/// <summary>Reads <c>Data/api-surface.txt</c>. A line it does not understand is an error: nothing is skipped.</summary>
internal static class SurfaceFile
{
    /// <summary>The lines of the file that is embedded in this assembly.</summary>
    public static IReadOnlyList<string> EmbeddedLines()
    {
        using var stream = typeof(SurfaceFile).Assembly.GetManifestResourceStream("api-surface.txt")
            ?? throw new InvalidOperationException("api-surface.txt is not embedded in the gate.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Parses the records.</summary>
    /// <exception cref="FormatException">A line is not a record, or a member comes before its type.</exception>
    public static IReadOnlyList<SurfaceAssembly> Parse(IEnumerable<string> lines)
    {
        var assemblies = new List<SurfaceAssembly>();
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            try
            {
                Add(assemblies, line.Split('|'));
            }
            catch (Exception e) when (e is IndexOutOfRangeException or InvalidOperationException)
            {
                throw new FormatException($"api-surface.txt:{number}: not a record: {line}", e);
            }
        }

        return assemblies;
    }

    private static void Add(List<SurfaceAssembly> assemblies, string[] f)
    {
        SurfaceType Type() => assemblies.Last().Types.Last();
        switch (f[0], f.Length)
        {
            case ("A", 4):
                assemblies.Add(new SurfaceAssembly(f[1], f[2], List(f[3], ',')));
                break;
            case ("T", 7):
                assemblies.Last().Types.Add(new SurfaceType(f[1], f[2], f[3], f[4], List(f[5], ';'), f[6]));
                break;
            case ("F", 5):
                Type().Fields.Add(new SurfaceField(f[1], f[2], f[3], f[4]));
                break;
            case ("M", 5):
                Type().Methods.Add(new SurfaceMethod(f[1], f[2], f[3], [.. List(f[4], ';').Select(Parameter)]));
                break;
            case ("P", 6):
                Type().Properties.Add(new SurfaceProperty(f[1], f[2], f[3], f[4], List(f[5], ';')));
                break;
            case ("E", 3):
                Type().Events.Add(new SurfaceEvent(f[1], f[2]));
                break;
            default:
                throw new InvalidOperationException("unknown record");
        }
    }

    private static SurfaceParameter Parameter(string text)
    {
        var equals = text.IndexOf('=');
        var words = (equals < 0 ? text : text[..equals]).Split(' ');
        var value = equals < 0 ? null : text[(equals + 1)..];
        return words.Length switch
        {
            2 => new SurfaceParameter("", words[0], words[1], value),
            3 when words[0] is "params" or "out" or "in" or "ref" => new SurfaceParameter(words[0], words[1], words[2], value),
            _ => throw new InvalidOperationException("not a parameter: " + text),
        };
    }

    private static string[] List(string text, char separator) => text.Length == 0 ? [] : text.Split(separator);
}
