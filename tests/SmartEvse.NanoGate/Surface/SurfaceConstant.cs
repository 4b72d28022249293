using System;
using System.Globalization;

namespace SmartEvse.NanoGate.Surface;

/// <summary>Turns a constant as it is written in the surface file into a value of the type the metadata wants.</summary>
internal static class SurfaceConstant
{
    /// <param name="text">The constant: <c>"text"</c>, <c>'code'</c>, <c>true</c>, <c>1.5f</c>, <c>1.5d</c>, <c>null</c>, an integer.</param>
    /// <param name="typeName">The type, for an enum its underlying type.</param>
    /// <exception cref="FormatException">The text is not a constant of that type.</exception>
    public static object? Parse(string text, string typeName)
    {
        if (text == "null")
            return null;
        var invariant = CultureInfo.InvariantCulture;
        return typeName switch
        {
            "System.String" when text.Length >= 2 && text[0] == '"' && text[^1] == '"' => text[1..^1],
            "System.Char" => (char)int.Parse(text.Trim('\''), invariant),
            "System.Boolean" => bool.Parse(text),
            "System.Single" => float.Parse(text.TrimEnd('f'), invariant),
            "System.Double" => double.Parse(text.TrimEnd('d'), invariant),
            "System.SByte" => sbyte.Parse(text, invariant),
            "System.Byte" => byte.Parse(text, invariant),
            "System.Int16" => short.Parse(text, invariant),
            "System.UInt16" => ushort.Parse(text, invariant),
            "System.Int32" => int.Parse(text, invariant),
            "System.UInt32" => uint.Parse(text, invariant),
            "System.Int64" => long.Parse(text, invariant),
            "System.UInt64" => ulong.Parse(text, invariant),
            _ => throw new FormatException($"{text} is not a constant of {typeName}"),
        };
    }
}
