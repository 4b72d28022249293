namespace SmartEvse.Core.Time
{
    /// <summary>
    /// The grammar of a POSIX TZ text: <c>std offset [dst [offset] [,start[/time],end[/time]]]</c>. Every number has its range: what is out of it makes
    /// the whole text illegal. Allocates nothing.
    /// </summary>
    internal static class TimeZoneText
    {
        private const int HourS = 3600;
        private const int MinNameChars = 3;

        // POSIX.1 for the offset, RFC 9636 (3.3.2) for the time of a change: rules like "the day after the fourth Thursday" need more than a day.
        private const int MaxOffsetH = 24;
        private const int MaxChangeH = 167;
        private const int DefaultChangeS = 2 * HourS;

        /// <summary>Reads a text. What the parameters hold after a refusal is of no use.</summary>
        /// <param name="text">The text.</param>
        /// <param name="stdS">Standard time, seconds east.</param>
        /// <param name="dstS">Summer time, seconds east; as <paramref name="stdS"/> when there is none.</param>
        /// <param name="startDay">When summer time starts, a <see cref="DayRule"/>; <see cref="DayRule.None"/> when there is none.</param>
        /// <param name="startS">Wall clock of standard time at its start, seconds from that day's midnight.</param>
        /// <param name="endDay">When it ends.</param>
        /// <param name="endS">Wall clock of summer time at its end, seconds from that day's midnight.</param>
        /// <returns>False when the text is not legal.</returns>
        public static bool Read(string text, out int stdS, out int dstS, out int startDay, out int startS, out int endDay, out int endS)
        {
            stdS = 0;
            dstS = 0;
            startDay = DayRule.None;
            startS = DefaultChangeS;
            endDay = DayRule.None;
            endS = DefaultChangeS;
            int at = 0;
            if (text.Length > TimeZoneRule.MaxChars) return false;
            if (!Name(text, ref at) || !Clock(text, ref at, MaxOffsetH, out int westS)) return false;
            stdS = -westS;
            dstS = stdS;
            if (at == text.Length) return true;

            if (!Name(text, ref at)) return false;
            dstS = stdS + HourS;
            if (at < text.Length && text[at] != ',')
            {
                if (!Clock(text, ref at, MaxOffsetH, out westS)) return false;
                dstS = -westS;
            }

            if (at == text.Length)
            {
                // A summer time without a rule has that of the United States, as everywhere.
                startDay = DayRule.Month(3, 2, 0);
                endDay = DayRule.Month(11, 1, 0);
                return true;
            }

            return Change(text, ref at, out startDay, out startS) && Change(text, ref at, out endDay, out endS) && at == text.Length;
        }

        // Three or more letters; or in angle brackets three or more letters, digits, + and -.
        private static bool Name(string text, ref int at)
        {
            bool quoted = Take(text, ref at, '<');
            int start = at;
            while (at < text.Length && (IsLetter(text[at]) || (quoted && (IsDigit(text[at]) || text[at] == '+' || text[at] == '-')))) at++;
            return at - start >= MinNameChars && (!quoted || Take(text, ref at, '>'));
        }

        // [+-]h[h[h]][:mm[:ss]].
        private static bool Clock(string text, ref int at, int maxH, out int seconds)
        {
            bool negative = Take(text, ref at, '-');
            if (!negative) Take(text, ref at, '+');
            if (!Number(text, ref at, 1, maxH > 99 ? 3 : 2, 0, maxH, out int hour) || !Sixtieth(text, ref at, out int minute, out bool more))
            {
                seconds = 0;
                return false;
            }

            int second = 0;
            bool sound = !more || Sixtieth(text, ref at, out second, out more);
            seconds = (hour * HourS) + (minute * 60) + second;
            if (negative) seconds = -seconds;
            return sound;
        }

        // :mm or nothing.
        private static bool Sixtieth(string text, ref int at, out int value, out bool found)
        {
            value = 0;
            found = Take(text, ref at, ':');
            return !found || Number(text, ref at, 2, 2, 0, 59, out value);
        }

        // ,day[/time].
        private static bool Change(string text, ref int at, out int day, out int seconds)
        {
            seconds = DefaultChangeS;
            day = DayRule.None;
            if (!Take(text, ref at, ',') || !Day(text, ref at, out day)) return false;
            return !Take(text, ref at, '/') || Clock(text, ref at, MaxChangeH, out seconds);
        }

        private static bool Day(string text, ref int at, out int day)
        {
            day = DayRule.None;
            if (Take(text, ref at, 'M'))
            {
                if (!Number(text, ref at, 1, 2, 1, 12, out int month) || !Take(text, ref at, '.')) return false;
                if (!Number(text, ref at, 1, 1, 1, 5, out int week) || !Take(text, ref at, '.')) return false;
                if (!Number(text, ref at, 1, 1, 0, 6, out int weekday)) return false;
                day = DayRule.Month(month, week, weekday);
                return true;
            }

            bool notCounted = Take(text, ref at, 'J');
            if (!Number(text, ref at, 1, 3, notCounted ? 1 : 0, 365, out int number)) return false;
            day = notCounted ? DayRule.NotCountingLeapDays(number) : DayRule.CountingLeapDays(number);
            return true;
        }

        private static bool Number(string text, ref int at, int minDigits, int maxDigits, int min, int max, out int value)
        {
            value = 0;
            int start = at;
            while (at < text.Length && at - start < maxDigits && IsDigit(text[at]))
            {
                value = (value * 10) + (text[at] - '0');
                at++;
            }

            return at - start >= minDigits && value >= min && value <= max;
        }

        private static bool Take(string text, ref int at, char expected)
        {
            if (at >= text.Length || text[at] != expected) return false;
            at++;
            return true;
        }

        private static bool IsDigit(char c)
        {
            return c >= '0' && c <= '9';
        }

        private static bool IsLetter(char c)
        {
            return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        }
    }
}
