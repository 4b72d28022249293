using System;
using System.Globalization;

namespace SmartEvse.MeterFeed.Sources;

/// <summary>How fast the telegrams of a file follow each other.</summary>
/// <param name="Interval">The same time between all of them; null = as the meter's clock says in the telegrams.</param>
public sealed record ReplayPace(TimeSpan? Interval)
{
    /// <summary>Without a pause.</summary>
    public static readonly ReplayPace FullSpeed = new(TimeSpan.Zero);

    /// <summary>As the meter sent them.</summary>
    public static readonly ReplayPace Original = new((TimeSpan?)null);

    /// <summary>Longest pause in the original pace: a gap in a recording is no reason to wait for hours.</summary>
    public static readonly TimeSpan LongestOriginal = TimeSpan.FromMinutes(1);

    private const decimal MaxSeconds = 3600;

    /// <summary>Reads <c>original</c> or a number of seconds, 0 to 3600, decimals allowed.</summary>
    public static bool TryParse(string text, out ReplayPace pace)
    {
        pace = Original;
        if (text == "original") return true;
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal seconds)
            || seconds > MaxSeconds)
            return false;
        pace = new ReplayPace(TimeSpan.FromSeconds((double)seconds));
        return true;
    }

    /// <summary>The pause before a telegram, from the texts of the meter's clock in it and in the one before.</summary>
    public TimeSpan Pause(string? previousTime, string? thisTime)
    {
        if (Interval is { } interval) return interval;
        if (MeterTime(previousTime) is not { } previous || MeterTime(thisTime) is not { } now || now < previous) return TimeSpan.Zero;
        return now - previous < LongestOriginal ? now - previous : LongestOriginal;
    }

    /// <summary><c>YYMMDDhhmmss</c> and S or W, freed from summer time so that the difference over a change of clocks is right.</summary>
    private static DateTime? MeterTime(string? text)
    {
        if (text is not { Length: 13 } || text[12] is not ('S' or 'W')) return null;
        if (!DateTime.TryParseExact(text[..12], "yyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime local)) return null;
        return text[12] == 'S' ? local.AddHours(-1) : local;
    }
}
