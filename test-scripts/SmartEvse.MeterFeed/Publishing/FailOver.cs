using System;
using System.Collections.Generic;
using System.Linq;

namespace SmartEvse.MeterFeed.Publishing;

/// <summary>
/// Chooses among several sources of one meter: the one in use as long as it is fresh, else the first that is; back to an earlier one
/// when that has been good for a while. All sources are read all the time, so a change costs nothing but the moment it is noticed.
/// </summary>
/// <param name="names">The sources, the best first.</param>
/// <param name="options">When to change.</param>
/// <param name="log">Tells each change.</param>
/// <param name="time">The clock.</param>
public sealed class FailOver(IReadOnlyList<string> names, FailOverOptions options, FeedLog log, TimeProvider time)
{
    private readonly State[] _states = [.. names.Select(_ => new State { LastAt = time.GetTimestamp(), GoodSince = time.GetTimestamp() })];

    /// <summary>The source in use.</summary>
    public int Active { get; private set; }

    /// <summary>Notes a usable reading of a source.</summary>
    /// <returns>True when it is the one to send.</returns>
    public bool Take(int source)
    {
        State state = _states[source];
        long now = time.GetTimestamp();
        if (!state.HasTold || time.GetElapsedTime(state.LastAt, now) > options.FreshFor) state.GoodSince = now;
        (state.HasTold, state.LastAt) = (true, now);

        if (!IsFresh(_states[Active], now))
        {
            // Another may be better than the one that has just told something. There is one: this one.
            int best = Array.FindIndex(_states, other => other.HasTold && IsFresh(other, now));
            if (best != Active) Change(best, $"{names[Active]} has told nothing usable for {(long)time.GetElapsedTime(_states[Active].LastAt, now).TotalSeconds} s");
        }
        else if (source < Active && time.GetElapsedTime(state.GoodSince, now) >= options.BackAfter)
        {
            Change(source, $"it has been good for {(long)options.BackAfter.TotalSeconds} s");
        }
        return source == Active;
    }

    private bool IsFresh(State state, long now) => time.GetElapsedTime(state.LastAt, now) <= options.FreshFor;

    private void Change(int source, string why)
    {
        log.Line($"now using {names[source]}: {why}");
        Active = source;
    }

    private sealed class State
    {
        /// <summary>Of the last usable reading; before the first one, of the start: the best source gets its time to begin.</summary>
        public long LastAt { get; set; }

        public long GoodSince { get; set; }

        public bool HasTold { get; set; }
    }
}
