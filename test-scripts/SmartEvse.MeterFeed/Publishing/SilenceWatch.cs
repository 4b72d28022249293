using System;

namespace SmartEvse.MeterFeed.Publishing;

/// <summary>Tells when readings stay away, at the moment the charger notices it too, and when they are back.</summary>
public sealed class SilenceWatch(FeedLog log, TimeProvider time)
{
    /// <summary>The time after which the charger takes its feed for lost.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(11);

    /// <summary>Between two further lines.</summary>
    public static readonly TimeSpan Reminder = TimeSpan.FromMinutes(1);

    private long _lastReading = time.GetTimestamp();
    private TimeSpan _nextLine = Patience;

    /// <summary>Notes a usable reading.</summary>
    public void Heard()
    {
        TimeSpan silence = time.GetElapsedTime(_lastReading);
        if (_nextLine > Patience) log.Line($"meter readings are back after {(long)silence.TotalSeconds} s");
        _lastReading = time.GetTimestamp();
        _nextLine = Patience;
    }

    /// <summary>To be called at least every second.</summary>
    public void Tick()
    {
        TimeSpan silence = time.GetElapsedTime(_lastReading);
        if (silence < _nextLine) return;
        log.Line($"no usable meter reading for {(long)silence.TotalSeconds} s: the charger stops Smart and Solar charging after {(long)Patience.TotalSeconds} s");
        _nextLine = silence + Reminder;
    }
}
