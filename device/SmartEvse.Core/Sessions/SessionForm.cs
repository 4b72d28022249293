using SmartEvse.Core.Limits;

namespace SmartEvse.Core.Sessions
{
    /// <summary>An entry of the <see cref="SessionLog"/> in five ints: start; duration; charging time and solar share; energy; peak power, reason, end and card.</summary>
    internal static class SessionForm
    {
        internal const int EntryInts = 5;
        internal const int SolarShift = 24;

        // A start below is no time of day but the uptime of this run plus one, until the clock is known; 0 = it never was.
        internal const uint FirstUtcS = 1000000000;

        private const int PeakMask = 0x1FFFF;
        private const int ReasonShift = 17;
        private const int ReasonMask = 0x1F;
        private const int EndShift = 22;
        private const int EndMask = 7;
        private const int CardShift = 25;
        private const int CardMask = 0x7F;

        /// <summary>Fills a cursor, but for the number.</summary>
        internal static void Fill(int[] ring, int at, SessionEntry entry)
        {
            int rest = ring[at + 4];
            entry.StartUtcS = (uint)ring[at] < FirstUtcS ? Inputs.UnknownTime : (uint)ring[at];
            entry.DurationS = ring[at + 1];
            entry.ChargingS = entry.DurationS < 0 ? SessionEntry.Unknown : ring[at + 2] & RunningSession.LongestS;
            entry.SolarPercent = (ring[at + 2] >> SolarShift) - 1;
            entry.EnergyWh = ring[at + 3];
            entry.PeakW = (rest & PeakMask) - 1;
            int reason = (rest >> ReasonShift) & ReasonMask;
            entry.Reason = reason == 0 || reason > (int)ReasonId.Count ? ReasonId.Count : (ReasonId)(reason - 1);
            entry.End = (SessionEnd)((rest >> EndShift) & EndMask);
            entry.Card = (rest >> CardShift) & CardMask;
        }

        /// <summary>The last of the five.</summary>
        internal static int Pack(int peakW, ReasonId reason, SessionEnd end)
        {
            return (peakW + 1) | ((reason == ReasonId.Count ? 0 : (int)reason + 1) << ReasonShift) | ((int)end << EndShift);
        }
    }
}
