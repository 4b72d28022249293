using System;
using System.Text;
using System.Text.RegularExpressions;

namespace SmartEvse.NanoGate.Scan;

/// <summary>The rules for literals and formats.</summary>
internal static partial class LiteralRules
{
    /// <summary>Longest literal, UTF-8 bytes (design, ESP32 budget: no string over 1 KB).</summary>
    public const int MaxLiteralBytes = 1024;

    /// <summary>True for the numeric formats the device knows: <c>D X x F N G</c>, with a width or precision.</summary>
    public static bool IsKnownFormat(string format) => KnownFormat().IsMatch(format);

    /// <summary>The first format in a composite format string (<c>{0:00}</c>) that the device does not know, or null.</summary>
    public static string? UnknownFormatIn(string composite)
    {
        foreach (Match hole in Hole().Matches(composite))
        {
            if (!IsKnownFormat(hole.Groups[1].Value))
                return hole.Groups[1].Value;
        }

        return null;
    }

    /// <summary>Reports a literal that is too long.</summary>
    public static void CheckLength(string text, Action<string, string> report)
    {
        var bytes = Encoding.UTF8.GetByteCount(text);
        if (bytes > MaxLiteralBytes)
            report(GateRule.LongLiteral, $"a literal of {bytes} bytes (\"{text[..24]}...\"), at most {MaxLiteralBytes}: write it in pieces through a writer");
    }

    [GeneratedRegex("^[DXxFNG][0-9]{0,2}$")]
    private static partial Regex KnownFormat();

    // {index[,width]:format}; a doubled brace is text.
    [GeneratedRegex(@"(?<!\{)(?:\{\{)*\{\d+(?:,-?\d+)?:([^}]*)\}")]
    private static partial Regex Hole();
}
