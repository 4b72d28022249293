using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;
using SmartEvse.Core.Tracing;

namespace SmartEvse.Simulation.Tracing;

/// <summary>Reads a trace: the binary file of a charger, or the JSON parts as <c>mosquitto_sub -t '+/Trace'</c> prints them.</summary>
public static class TraceBytes
{
    private static readonly byte[] Magic = "SEVT"u8.ToArray();

    /// <summary>True when the file begins like a trace of either kind.</summary>
    public static bool IsTrace(string path)
    {
        var bytes = File.ReadAllBytes(path);
        return StartsWith(bytes, Magic) || Encoding.UTF8.GetString(bytes, 0, Math.Min(bytes.Length, 64)).Contains("{\"part\":", StringComparison.Ordinal);
    }

    /// <summary>The halves of the trace, older first.</summary>
    /// <exception cref="InputFileException">It is not whole.</exception>
    public static IReadOnlyList<byte[]> Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        return Halves(path, StartsWith(bytes, Magic) ? bytes : Join(path, Encoding.UTF8.GetString(bytes)));
    }

    /// <summary>The halves in the bytes of a trace.</summary>
    /// <exception cref="InputFileException">They are not whole.</exception>
    public static IReadOnlyList<byte[]> Halves(string name, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (!StartsWith(bytes, Magic)) throw new InputFileException(name, "byte 0", "expected SEVT");
        if (bytes.Length < TraceReadout.HeaderBytes || bytes[4] != TraceReadout.Version) throw new InputFileException(name, "byte 4", $"expected version {TraceReadout.Version}");
        var halves = new List<byte[]>();
        for (var at = TraceReadout.HeaderBytes; at < bytes.Length;)
        {
            if (at + 2 > bytes.Length) throw new InputFileException(name, $"byte {at}", "expected a length of two bytes");
            var length = bytes[at] | (bytes[at + 1] << 8);
            at += 2;
            if (at + length > bytes.Length) throw new InputFileException(name, $"byte {at}", $"expected {length} more bytes");
            halves.Add(bytes[at..(at + length)]);
            at += length;
        }

        return halves;
    }

    private static byte[] Join(string name, string text)
    {
        using var all = new MemoryStream();
        var next = 1;
        var line = 0;
        foreach (var printed in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            line++;
            // mosquitto_sub -v puts the topic first.
            var json = printed[Math.Max(printed.IndexOf('{', StringComparison.Ordinal), 0)..];
            try
            {
                using var part = JsonDocument.Parse(json);
                if (part.RootElement.GetProperty("part").GetInt32() != next) throw new InputFileException(name, $"line {line}", $"expected part {next}");
                all.Write(part.RootElement.GetProperty("data").GetBytesFromBase64());
                next++;
                if (part.RootElement.GetProperty("of").GetInt32() < next) return all.ToArray();
            }
            catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
            {
                throw new InputFileException(name, $"line {line}", "expected a part of a trace: {\"part\":1,\"of\":5,\"version\":\"...\",\"data\":\"...\"}");
            }
        }

        throw new InputFileException(name, $"line {line + 1}", $"expected part {next}");
    }

    private static bool StartsWith(byte[] bytes, byte[] start) => bytes.AsSpan().StartsWith(start);
}
