namespace SmartEvse.Core.Time
{
    /// <summary>
    /// The time zone of the place: a POSIX TZ text such as <c>CET-1CEST,M3.5.0,M10.5.0/3</c> and what it says of an instant. Times are seconds since
    /// 1970-01-01T00:00, of UTC or of the local wall clock, as the name of each says. Evaluation allocates nothing; the offset is worked out again
    /// only when a change of the clock has passed. Good for the years 1..9999.
    /// </summary>
    public sealed class TimeZoneRule
    {
        /// <summary>The longest legal text. The longest in the IANA data of 2025 (Chatham) has 44 characters.</summary>
        public const int MaxChars = 48;

        // A change that changes nothing can lie before the one that is looked for, if the rule is odd enough: no search goes further than this.
        private const int MaxSteps = 4;

        // Two, because a schedule asks for other times in every step: what ToUtc looks up does not push out the offset of now.
        private readonly OffsetSpan _now = new OffsetSpan();
        private readonly OffsetSpan _asked = new OffsetSpan();
        private readonly CivilTime _civil = new CivilTime();

        private int _stdS;
        private int _dstS;
        private int _startDay;
        private int _startS;
        private int _endDay;
        private int _endS;

        /// <summary>The text in force; UTC until one is set.</summary>
        public string Text { get; private set; } = "UTC0";

        /// <summary>
        /// True when <see cref="Set"/> takes the text. The offset is positive in the west. At most <see cref="MaxChars"/> characters; hours of the offset
        /// 0..24, of the time of a change 0..167 with a sign; M 1..12, week 1..5, weekday 0..6; J 1..365; day 0..365.
        /// </summary>
        public static bool IsLegal(string text)
        {
            return TimeZoneText.Read(text, out _, out _, out _, out _, out _, out _);
        }

        /// <summary>Puts a text in force.</summary>
        /// <returns>False when it is not legal; the rule in force stays.</returns>
        public bool Set(string text)
        {
            if (!TimeZoneText.Read(text, out int stdS, out int dstS, out int startDay, out int startS, out int endDay, out int endS)) return false;
            Text = text;
            _stdS = stdS;
            _dstS = dstS;
            _startDay = startDay;
            _startS = startS;
            _endDay = endDay;
            _endS = endS;
            _now.Clear();
            _asked.Clear();
            return true;
        }

        /// <summary>Seconds east of UTC at an instant.</summary>
        public int OffsetS(long utcS)
        {
            return Offset(_now, utcS);
        }

        /// <summary>What the wall clock shows at an instant.</summary>
        public long ToLocal(long utcS)
        {
            return utcS + OffsetS(utcS);
        }

        /// <summary>
        /// When the wall clock shows a time. It shows the times of the autumn hour twice: this is the first. It never shows those of the spring hour:
        /// this is the instant at which they are left out.
        /// </summary>
        public long ToUtc(long localS)
        {
            int larger = _stdS > _dstS ? _stdS : _dstS;
            int smaller = _stdS > _dstS ? _dstS : _stdS;
            long first = localS - larger;
            if (Offset(_asked, first) == larger) return first;
            long second = localS - smaller;
            if (Offset(_asked, second) == smaller) return second;

            // The clock goes forward between the two: that change is the answer.
            long change = first;
            for (int i = 0; i < MaxSteps && Offset(_asked, change) != larger; i++) change = _asked.UntilS;
            return change;
        }

        private int Offset(OffsetSpan span, long utcS)
        {
            if (!span.Has(utcS)) Find(span, utcS);
            return span.OffsetS;
        }

        // Five years, because the time of a change may reach a week beyond its year on either side. The last change before the instant decides; a
        // start that falls together with an end wins, so that "from 1 January 0:00 to 31 December 25:00" is summer time for ever.
        private void Find(OffsetSpan span, long utcS)
        {
            span.FromS = long.MinValue;
            span.UntilS = long.MaxValue;
            span.OffsetS = _stdS;
            if (_startDay == DayRule.None) return;

            _civil.Read(utcS + _stdS);
            long lastStartS = long.MinValue;
            long lastEndS = long.MinValue;
            for (int year = _civil.Year - 2; year <= _civil.Year + 2; year++)
            {
                long startS = (DayRule.DayIn(_startDay, year) * CivilTime.DayS) + _startS - _stdS;
                long endS = (DayRule.DayIn(_endDay, year) * CivilTime.DayS) + _endS - _dstS;
                if (startS <= utcS) lastStartS = startS;
                else if (startS < span.UntilS) span.UntilS = startS;
                if (endS <= utcS) lastEndS = endS;
                else if (endS < span.UntilS) span.UntilS = endS;
            }

            if (lastStartS >= lastEndS) span.OffsetS = _dstS;
            span.FromS = lastStartS > lastEndS ? lastStartS : lastEndS;
        }
    }
}
