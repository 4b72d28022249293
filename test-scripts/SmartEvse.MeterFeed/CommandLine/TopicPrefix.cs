using System;
using System.Linq;

namespace SmartEvse.MeterFeed.CommandLine;

/// <summary>The rules for the prefix of a charger's topics.</summary>
public static class TopicPrefix
{
    /// <summary>What is expected, in words.</summary>
    public const string Expected = "1 to 64 printable characters without + and #, no $ at the start, no leading or trailing slash, no two slashes in a row";

    /// <summary>True when a charger can have this prefix.</summary>
    public static bool IsValid(string prefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        return prefix.Length is >= 1 and <= 64
            && prefix[0] is not ('$' or '/')
            && prefix[^1] != '/'
            && !prefix.Contains("//", StringComparison.Ordinal)
            && !prefix.Any(c => c is '+' or '#' || char.IsControl(c));
    }
}
