namespace SmartEvse.Core.Time
{
    /// <summary>
    /// The calendar without a clock: seconds since 1970-01-01T00:00 (of UTC or of a local wall clock, it does not matter here) to and from year,
    /// month, day and time of day, in the Gregorian calendar. A cursor that a reader fills again and again. Integers only; the device's DateTime
    /// is not needed.
    /// </summary>
    public sealed class CivilTime
    {
        /// <summary>The value of a time that is not known: the clock has not been set since the start.</summary>
        public const long Unknown = -1;

        /// <summary>Seconds of a day.</summary>
        public const int DayS = 86400;

        /// <summary>The first year a written time may have.</summary>
        public const int FirstYear = 2024;

        /// <summary>The last year a written time may have.</summary>
        public const int LastYear = 2099;

        // "YYYY-MM-DDThh:mm".
        private const int TextLength = 16;
        private const int HourS = 3600;

        // A calendar that starts on 1 March has its leap day at the end: 400 years are 146,097 days, and 1970-01-01 is day 719,468 of year 0.
        private const int DaysOf400Years = 146097;
        private const int EpochDay = 719468;

        /// <summary>The year.</summary>
        public int Year;

        /// <summary>1..12.</summary>
        public int Month;

        /// <summary>1..31.</summary>
        public int Day;

        /// <summary>0..23.</summary>
        public int Hour;

        /// <summary>0..59.</summary>
        public int Minute;

        /// <summary>0..59.</summary>
        public int Second;

        /// <summary>0 = Sunday .. 6 = Saturday.</summary>
        public int Weekday;

        /// <summary>The seconds of what the fields say; <see cref="Weekday"/> is not looked at.</summary>
        public long Seconds
        {
            get { return (DayOf(Year, Month, Day) * DayS) + (Hour * HourS) + (Minute * 60) + Second; }
        }

        /// <summary>Fills the fields.</summary>
        public void Read(long seconds)
        {
            long days = DayOf(seconds);
            int rest = (int)(seconds - (days * DayS));
            Hour = rest / HourS;
            Minute = rest % HourS / 60;
            Second = rest % 60;
            Weekday = WeekdayOf(days);

            long day = days + EpochDay;
            long cycle = Floor(day, DaysOf400Years);
            int dayOfCycle = (int)(day - (cycle * DaysOf400Years));
            int yearOfCycle = (dayOfCycle - (dayOfCycle / 1460) + (dayOfCycle / 36524) - (dayOfCycle / (DaysOf400Years - 1))) / 365;
            int dayOfYear = dayOfCycle - ((365 * yearOfCycle) + (yearOfCycle / 4) - (yearOfCycle / 100));
            int month = ((5 * dayOfYear) + 2) / 153;
            Day = dayOfYear - (((153 * month) + 2) / 5) + 1;
            Month = month < 10 ? month + 3 : month - 9;
            Year = (int)((cycle * 400) + yearOfCycle + (Month <= 2 ? 1 : 0));
        }

        /// <summary>The day of a date, counted from 1970-01-01.</summary>
        public static long DayOf(int year, int month, int day)
        {
            int y = month <= 2 ? year - 1 : year;
            long cycle = Floor(y, 400);
            int yearOfCycle = (int)(y - (cycle * 400));
            int dayOfYear = (((153 * (month > 2 ? month - 3 : month + 9)) + 2) / 5) + day - 1;
            return (cycle * DaysOf400Years) + (yearOfCycle * 365) + (yearOfCycle / 4) - (yearOfCycle / 100) + dayOfYear - EpochDay;
        }

        /// <summary>The day in which a second lies, counted from 1970-01-01.</summary>
        public static long DayOf(long seconds)
        {
            return Floor(seconds, DayS);
        }

        /// <summary>The weekday of a day counted from 1970-01-01 (a Thursday): 0 = Sunday .. 6 = Saturday.</summary>
        public static int WeekdayOf(long days)
        {
            return (int)(days + 4 - (Floor(days + 4, 7) * 7));
        }

        /// <summary>True when the year has a 29 February.</summary>
        public static bool IsLeap(int year)
        {
            return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        }

        /// <summary>28..31.</summary>
        public static int DaysInMonth(int year, int month)
        {
            if (month == 2) return IsLeap(year) ? 29 : 28;
            return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
        }

        /// <summary>
        /// Reads <c>YYYY-MM-DDThh:mm</c>: exactly that, digits only, a date that exists, year <see cref="FirstYear"/>..<see cref="LastYear"/>,
        /// 00:00..23:59.
        /// </summary>
        /// <returns>False for anything else.</returns>
        public static bool TryParse(string text, out long seconds)
        {
            seconds = Unknown;
            if (text.Length != TextLength || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':') return false;
            int year = (Two(text, 0) * 100) + Two(text, 2);
            int month = Two(text, 5);
            int day = Two(text, 8);
            int hour = Two(text, 11);
            int minute = Two(text, 14);

            // A pair that is not two digits is negative enough to make every sum of it fail here.
            if (year < FirstYear || year > LastYear || month < 1 || month > 12 || day < 1 || day > DaysInMonth(year, month)) return false;
            if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return false;
            seconds = (DayOf(year, month, day) * DayS) + (hour * HourS) + (minute * 60);
            return true;
        }

        /// <summary>Writes <c>YYYY-MM-DDThh:mm</c>; the seconds are cut. Makes a string, so it is for those who publish or draw.</summary>
        /// <returns>Empty when the year is not 0..9999.</returns>
        public static string Format(long seconds)
        {
            var time = new CivilTime();
            time.Read(seconds);
            if (time.Year < 0 || time.Year > 9999) return "";
            var text = new char[TextLength];
            Put(text, 0, time.Year / 100);
            Put(text, 2, time.Year % 100);
            text[4] = '-';
            Put(text, 5, time.Month);
            text[7] = '-';
            Put(text, 8, time.Day);
            text[10] = 'T';
            Put(text, 11, time.Hour);
            text[13] = ':';
            Put(text, 14, time.Minute);
            return new string(text);
        }

        private static long Floor(long value, int divisor)
        {
            long quotient = value / divisor;
            return value % divisor < 0 ? quotient - 1 : quotient;
        }

        private static int Two(string text, int at)
        {
            char tens = text[at];
            char ones = text[at + 1];
            return tens < '0' || tens > '9' || ones < '0' || ones > '9' ? -10000 : ((tens - '0') * 10) + ones - '0';
        }

        private static void Put(char[] text, int at, int twoDigits)
        {
            text[at] = (char)('0' + (twoDigits / 10));
            text[at + 1] = (char)('0' + (twoDigits % 10));
        }
    }
}
