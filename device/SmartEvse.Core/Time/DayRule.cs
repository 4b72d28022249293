namespace SmartEvse.Core.Time
{
    /// <summary>
    /// The day of the year on which the clock changes, in the three forms of POSIX, packed into a number: the parser hands out, and the rule keeps,
    /// no object for it.
    /// </summary>
    internal static class DayRule
    {
        // 0 = no day. Mm.w.d is three decimals m, w, d (at most 1256); the other forms are a base and a number up to 365.
        private const int NotCountedBase = 2000;
        private const int CountedBase = 3000;

        /// <summary>No day: the clock never changes.</summary>
        public const int None = 0;

        /// <summary><c>Mm.w.d</c>: weekday d (0 = Sunday) of week w (5 = the last) of month m.</summary>
        public static int Month(int month, int week, int weekday)
        {
            return (month * 100) + (week * 10) + weekday;
        }

        /// <summary><c>Jn</c>: day 1..365, and 29 February is never counted: 60 is always 1 March.</summary>
        public static int NotCountingLeapDays(int day)
        {
            return NotCountedBase + day;
        }

        /// <summary><c>n</c>: day 0..365, and 29 February is counted.</summary>
        public static int CountingLeapDays(int day)
        {
            return CountedBase + day;
        }

        /// <summary>That day in a year, counted from 1970-01-01.</summary>
        public static long DayIn(int rule, int year)
        {
            if (rule >= CountedBase) return CivilTime.DayOf(year, 1, 1) + rule - CountedBase;
            if (rule >= NotCountedBase)
            {
                int day = rule - NotCountedBase;
                return CivilTime.DayOf(year, 1, 1) + day - 1 + (day >= 60 && CivilTime.IsLeap(year) ? 1 : 0);
            }

            int month = rule / 100;
            long first = CivilTime.DayOf(year, month, 1);
            int dayOfMonth = (((rule % 10) - CivilTime.WeekdayOf(first) + 7) % 7) + 1 + (((rule / 10 % 10) - 1) * 7);
            if (dayOfMonth > CivilTime.DaysInMonth(year, month)) dayOfMonth -= 7;
            return first + dayOfMonth - 1;
        }
    }
}
