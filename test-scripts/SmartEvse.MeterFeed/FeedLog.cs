using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Threading;

namespace SmartEvse.MeterFeed;

/// <summary>Lines for people, each with the time of day. Any thread may write.</summary>
/// <param name="writer">Where to; takes whole lines from any thread.</param>
/// <param name="time">The clock.</param>
/// <param name="isVerbose">True: detail too, and every repetition.</param>
/// <param name="name">Whose lines these are; empty = there is only one.</param>
public sealed class FeedLog(TextWriter writer, TimeProvider time, bool isVerbose, string name = "")
{
    /// <summary>How long a trouble that repeats itself stays quiet after each line.</summary>
    public static readonly TimeSpan QuietTime = TimeSpan.FromMinutes(1);

    // Kinds may come from outside (the charger's reasons): the memory of them is bounded.
    private const int MaxKinds = 64;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Trouble> _troubles = [];

    /// <summary>A log of the same kind whose lines begin with a name, and whose troubles are its own.</summary>
    public FeedLog Named(string part) => part.Length == 0 ? this : new FeedLog(writer, time, isVerbose, name.Length == 0 ? part : $"{name} {part}");

    /// <summary>Writes a line.</summary>
    public void Line(string text)
    {
        lock (_gate) Write(text);
    }

    /// <summary>Writes a line when the owner asked for detail.</summary>
    public void Detail(string text)
    {
        if (isVerbose) Line(text);
    }

    /// <summary>Writes a trouble that may come with every telegram: at most once a minute per kind, with how often it was left out.</summary>
    /// <param name="kind">What makes two troubles the same.</param>
    /// <param name="text">The line.</param>
    public void Repeating(string kind, string text)
    {
        lock (_gate)
        {
            long now = time.GetTimestamp();
            if (!isVerbose && _troubles.TryGetValue(kind, out Trouble last) && time.GetElapsedTime(last.At, now) < QuietTime)
            {
                _troubles[kind] = last with { LeftOut = last.LeftOut + 1 };
                return;
            }
            if (_troubles.Count >= MaxKinds) _troubles.Clear();
            Write(_troubles.TryGetValue(kind, out last) && last.LeftOut > 0 ? $"{text} ({last.LeftOut} more since the last line)" : text);
            _troubles[kind] = new Trouble(now, 0);
        }
    }

    private void Write(string text)
    {
        writer.WriteLine(time.GetLocalNow().ToString("yyyy-MM-dd HH:mm:ss ", CultureInfo.InvariantCulture) + OneLine(name.Length == 0 ? text : $"{name}: {text}"));
        writer.Flush();
    }

    /// <summary>What comes from a meter or a broker must not forge lines or reach the terminal as control codes.</summary>
    private static string OneLine(string text) =>
        string.Create(text.Length, text, static (target, source) =>
        {
            for (int i = 0; i < target.Length; i++) target[i] = char.IsControl(source[i]) ? '?' : source[i];
        });

    private readonly record struct Trouble(long At, long LeftOut);
}
