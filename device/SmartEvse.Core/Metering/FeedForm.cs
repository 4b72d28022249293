using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Metering
{
    /// <summary>
    /// The grammar of the meter feeds, <c>L1:L2:L3</c> or <c>L1:L2:L3:W:Wh</c>: the one parser behind MQTT, REST and scenarios.
    /// Every field is a whole number; nothing is read as 0 and nothing is cut off.
    /// </summary>
    public static class FeedForm
    {
        /// <summary>Largest mains current a feed may carry, in dA (199.9 A, the C++ firmware's bound).</summary>
        public const int MaxMainsDa = 1999;

        /// <summary>Largest EV current a feed may carry, in dA (99.9 A, the C++ firmware's bound).</summary>
        public const int MaxEvDa = 999;

        /// <summary>-1 in W or Wh (and in all three EV currents, see <see cref="HasEvCurrents"/>): not known.</summary>
        public const int Unknown = -1;

        /// <summary>The most fields a feed has.</summary>
        public const int MaxFields = 5;

        /// <summary>Splits at the colons and reads every field.</summary>
        /// <param name="text">The payload.</param>
        /// <param name="fields">Takes the numbers; at least <see cref="MaxFields"/> long.</param>
        /// <param name="count">How many there were.</param>
        public static Refusal Read(string text, int[] fields, out int count)
        {
            count = 0;
            int start = 0;
            for (int i = 0; i <= text.Length; i++)
            {
                if (i < text.Length && text[i] != ':') continue;
                if (count == MaxFields) return Refusal.WrongFieldCount;
                if (!NumberForm.TryRead(text, start, i, out int value)) return Refusal.NotANumber;
                fields[count++] = value;
                start = i + 1;
            }

            return Refusal.None;
        }

        /// <summary>Checks a mains feed: 3 or 5 fields, currents within +-199.9 A, Wh not below -1.</summary>
        public static Refusal CheckMains(int[] fields, int count)
        {
            if (count != 3 && count != 5) return Refusal.WrongFieldCount;
            if (!MainsCurrentsFit(fields)) return Refusal.OutOfRange;
            return count == 5 && fields[4] < Unknown ? Refusal.OutOfRange : Refusal.None;
        }

        /// <summary>Checks an EV feed: exactly 5 fields; currents 0..99.9 A, or -1 in all three when only power and energy are known.</summary>
        public static Refusal CheckEv(int[] fields, int count)
        {
            if (count != 5) return Refusal.WrongFieldCount;
            return !EvCurrentsFit(fields) || fields[4] < Unknown ? Refusal.OutOfRange : Refusal.None;
        }

        /// <summary>True when the currents of a mains feed are within +-199.9 A; if the message is out of range all the same, its Wh are.</summary>
        public static bool MainsCurrentsFit(int[] fields)
        {
            return Fit(fields, -MaxMainsDa, MaxMainsDa);
        }

        /// <summary>True when the currents of an EV feed are 0..99.9 A or not known; if the message is out of range all the same, its Wh are.</summary>
        public static bool EvCurrentsFit(int[] fields)
        {
            return !HasEvCurrents(fields) || Fit(fields, 0, MaxEvDa);
        }

        /// <summary>Checks a circuit feed: exactly 3 fields, currents within +-199.9 A.</summary>
        public static Refusal CheckCircuit(int[] fields, int count)
        {
            return count == 3 ? CheckMains(fields, count) : Refusal.WrongFieldCount;
        }

        /// <summary>Checks the current of a home battery: one field, within <see cref="HomeBattery.MostDa"/> either way.</summary>
        public static Refusal CheckBattery(int[] fields, int count)
        {
            if (count != 1) return Refusal.WrongFieldCount;
            return fields[0] < -HomeBattery.MostDa || fields[0] > HomeBattery.MostDa ? Refusal.OutOfRange : Refusal.None;
        }

        /// <summary>False when an EV feed says, with -1 in all three, that its currents are not known. In a mains feed -1 is a current.</summary>
        public static bool HasEvCurrents(int[] fields)
        {
            return fields[0] != Unknown || fields[1] != Unknown || fields[2] != Unknown;
        }

        private static bool Fit(int[] fields, int min, int max)
        {
            for (int i = 0; i < 3; i++)
            {
                if (fields[i] < min || fields[i] > max) return false;
            }

            return true;
        }
    }
}
