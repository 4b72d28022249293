using SmartEvse.Core.Time;

namespace SmartEvse.Core.Charging
{
    /// <summary>
    /// Delayed start and stop, once or daily. It only says whether it allows charging at an instant: it never touches the access status (switching off
    /// stays off when the start comes), and nothing is latched (when the wall clock jumps, the answer is that of the new time).
    /// <list type="bullet">
    /// <item>Disabled: allows.</item>
    /// <item>Enabled and the time is not known: does NOT allow. The owner asked to wait, so charging must not start by accident, for example after a
    /// power cut at noon without a network; who wants to charge now disables the schedule. The reason <c>delayed_start</c> stands then without a
    /// countdown.</item>
    /// <item>Start alone: allows from the start on, without end. That is why a daily repeat needs a stop.</item>
    /// <item>Start and stop: allows from the start until before the stop, then no more until it is changed or disabled.</item>
    /// <item>Daily: the same hours of the wall clock on the day of the start and on every later day, over midnight too; 22:00 stays 22:00 when the clock
    /// changes. On the day of a change the window is an hour shorter or longer.</item>
    /// </list>
    /// A time that the clock leaves out in spring counts as the instant of the change, so a window that lies wholly in that hour does not take place that
    /// day. A time that the clock shows twice in autumn is its first.
    /// </summary>
    public sealed class Schedule
    {
        /// <summary>No time is set.</summary>
        public const long None = -1;

        private const long Never = long.MaxValue;

        // Of daily windows: the one of now, one that the spring change swallows or joins to it, and the one after.
        private const int WindowsLookedAt = 3;

        /// <summary>When charging may begin: wall clock, seconds since 1970-01-01T00:00; or <see cref="None"/>.</summary>
        public long StartLocalS { get; private set; } = None;

        /// <summary>When it has to end: wall clock, seconds since 1970-01-01T00:00; or <see cref="None"/>.</summary>
        public long StopLocalS { get; private set; } = None;

        /// <summary>True when start and stop hold for every day from the start's on.</summary>
        public bool RepeatDaily { get; private set; }

        /// <summary>True when the times are obeyed.</summary>
        public bool Enabled { get; private set; }

        /// <summary>Says whether these go together.</summary>
        /// <param name="startLocalS">Wall clock, or <see cref="None"/>.</param>
        /// <param name="stopLocalS">Wall clock, or <see cref="None"/>; needs a start and lies after it.</param>
        /// <param name="repeatDaily">Needs a stop, less than 24 hours after the start.</param>
        /// <param name="enabled">Needs a start.</param>
        public static ScheduleFault Check(long startLocalS, long stopLocalS, bool repeatDaily, bool enabled)
        {
            if (!IsTime(startLocalS) || !IsTime(stopLocalS)) return ScheduleFault.OutOfRange;
            if (stopLocalS != None && startLocalS == None) return ScheduleFault.StopNeedsStart;
            if (stopLocalS != None && stopLocalS <= startLocalS) return ScheduleFault.StopNotLater;
            if (repeatDaily && stopLocalS == None) return ScheduleFault.RepeatNeedsStop;
            if (repeatDaily && stopLocalS - startLocalS >= CivilTime.DayS) return ScheduleFault.WindowTooLong;
            return enabled && startLocalS == None ? ScheduleFault.EnableNeedsStart : ScheduleFault.None;
        }

        /// <summary>Takes all four if they go together, and nothing otherwise. The parameters are those of <see cref="Check"/>.</summary>
        public ScheduleFault Set(long startLocalS, long stopLocalS, bool repeatDaily, bool enabled)
        {
            ScheduleFault fault = Check(startLocalS, stopLocalS, repeatDaily, enabled);
            if (fault != ScheduleFault.None) return fault;
            StartLocalS = startLocalS;
            StopLocalS = stopLocalS;
            RepeatDaily = repeatDaily;
            Enabled = enabled;
            return ScheduleFault.None;
        }

        /// <summary>True when charging is not held back at this instant.</summary>
        /// <param name="utcS">Seconds since 1970-01-01T00:00 UTC, or <see cref="CivilTime.Unknown"/>.</param>
        /// <param name="zone">The time zone of the place.</param>
        public bool Allows(long utcS, TimeZoneRule zone)
        {
            if (!Enabled) return true;
            if (utcS < 0) return false;
            NextChange(utcS, zone, out bool allows);
            return allows;
        }

        /// <summary>Seconds until <see cref="Allows"/> says the other thing; 0 = never, or not known.</summary>
        /// <param name="utcS">Seconds since 1970-01-01T00:00 UTC, or <see cref="CivilTime.Unknown"/>.</param>
        /// <param name="zone">The time zone of the place.</param>
        public int SecondsUntilChange(long utcS, TimeZoneRule zone)
        {
            if (!Enabled || utcS < 0) return 0;
            long change = NextChange(utcS, zone, out _);
            if (change == Never) return 0;
            long seconds = change - utcS;
            return seconds > int.MaxValue ? int.MaxValue : (int)seconds;
        }

        private static bool IsTime(long localS)
        {
            return localS == None || (localS >= CivilTime.DayOf(CivilTime.FirstYear, 1, 1) * CivilTime.DayS && localS < CivilTime.DayOf(CivilTime.LastYear + 1, 1, 1) * CivilTime.DayS);
        }

        private long NextChange(long utcS, TimeZoneRule zone, out bool allows)
        {
            allows = false;
            long beginLocalS = StartLocalS;
            int windows = 1;
            if (RepeatDaily)
            {
                long days = (zone.ToLocal(utcS) - StartLocalS) / CivilTime.DayS;
                if (days > 0) beginLocalS += days * CivilTime.DayS;
                windows = WindowsLookedAt;
            }

            long untilS = Never;
            for (; windows > 0; windows--, beginLocalS += CivilTime.DayS)
            {
                long beginS = zone.ToUtc(beginLocalS);
                long endS = StopLocalS == None ? Never : zone.ToUtc(beginLocalS + (StopLocalS - StartLocalS));
                if (endS <= utcS || endS <= beginS) continue;
                if (!allows && beginS > utcS) return beginS;
                if (allows && beginS > untilS) return untilS;
                allows = true;
                untilS = endS;
            }

            return untilS;
        }
    }
}
