using SmartEvse.Core.Limits;

namespace SmartEvse.Core.Sessions
{
    /// <summary>One entry of the <see cref="SessionLog"/>, as a cursor that its reader fills again and again. -1 = not known.</summary>
    public sealed class SessionEntry
    {
        /// <summary>A number that is not known.</summary>
        public const int Unknown = -1;

        /// <summary>Its number, counted from 1 over all restarts.</summary>
        public int Number;

        /// <summary>When the contactor closed for the first time after the vehicle was plugged in, in s since 1970 (UTC); -1 while the clock has not been set.</summary>
        public long StartUtcS;

        /// <summary>From then until the vehicle was unplugged, in s; -1 when the power failed in between.</summary>
        public int DurationS;

        /// <summary>How long the contactor was closed meanwhile, in s.</summary>
        public int ChargingS;

        /// <summary>Energy by the register of the EV meter, in Wh; -1 without a meter, and when it said nothing during the session.</summary>
        public int EnergyWh;

        /// <summary>The largest power of the EV meter, looked at once a second while the contactor was closed, in W.</summary>
        public int PeakW;

        /// <summary>The share of the energy that did not come from the grid, 0..100 %, see <see cref="SessionLog"/>.</summary>
        public int SolarPercent;

        /// <summary>Why charging ended the last time; <see cref="ReasonId.Count"/> = not known, or it had not ended when the charger was interrupted.</summary>
        public ReasonId Reason;

        /// <summary>How it ended.</summary>
        public SessionEnd End;

        /// <summary>The number of the card that began it, 1..127; 0 = none. There is no card reader in this build yet: always 0.</summary>
        public int Card;

        /// <summary>When the vehicle was unplugged, in s since 1970 (UTC); -1 = not known.</summary>
        public long EndUtcS
        {
            get { return StartUtcS < 0 || DurationS < 0 ? Unknown : StartUtcS + DurationS; }
        }
    }
}
