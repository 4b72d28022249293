using System.Globalization;

namespace SmartEvse.Virtual.Provisioning;

/// <summary>The file that says which board it is: <c>v3.0</c> or <c>v3.1</c>, and if known the ADC reference of the chip in mV (<c>v3.1 1086</c>).</summary>
internal static class BoardText
{
    internal const int SmallestMv = 1000;
    internal const int LargestMv = 1200;

    /// <summary>The text of the file.</summary>
    internal static string Write(string revision, int? referenceMv) => referenceMv == null ? revision : string.Create(CultureInfo.InvariantCulture, $"{revision} {referenceMv}");

    /// <summary>True when the firmware takes every word of it.</summary>
    internal static bool IsLegal(string text)
    {
        var parts = text.Split(' ');
        if (parts[0] is not ("v3.0" or "v3.1") || parts.Length > 2) return false;
        return parts.Length == 1 || (int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var mv) && mv is >= SmallestMv and <= LargestMv);
    }
}
