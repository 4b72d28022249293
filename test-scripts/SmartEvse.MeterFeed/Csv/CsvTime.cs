using System;
using System.Globalization;
using SmartEvse.MeterFeed.Sources;

namespace SmartEvse.MeterFeed.Csv;

/// <summary>The column for the time of a recording: seconds, or ISO 8601.</summary>
public static class CsvTime
{
    /// <summary>The pause between two lines: at least 0, and a minute at most, as in <see cref="ReplayPace.LongestOriginal"/>.</summary>
    public static TimeSpan Between(string? previous, string? now)
    {
        if (Seconds(previous) is not { } before || Seconds(now) is not { } after || after < before) return TimeSpan.Zero;
        decimal pause = Math.Min(after - before, (decimal)ReplayPace.LongestOriginal.TotalSeconds);
        return TimeSpan.FromSeconds((double)pause);
    }

    private static decimal? Seconds(string? text)
    {
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal seconds)) return seconds;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment)
            ? moment.ToUnixTimeMilliseconds() / 1000m
            : null;
    }
}
