using SmartEvse.Core.Limits;
using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Sessions
{
    /// <summary>The session that goes on: what is counted until it becomes an entry of the <see cref="SessionLog"/>. For the charger's thread.</summary>
    internal sealed class RunningSession
    {
        /// <summary>The largest power that is believed, in W; it bounds the sums as well.</summary>
        internal const int MostW = 131000;

        /// <summary>The longest time of charging that is counted, in s: 194 days.</summary>
        internal const int LongestS = 0xFFFFFF;

        private const int Unknown = SessionEntry.Unknown;

        private long _chargingMs;
        private long _knownMs;
        private long _allWms;
        private long _sunWms;

        /// <summary>True from the first closing of the contactor until the vehicle is unplugged.</summary>
        internal bool Runs;

        /// <summary>When it began, in s since the start of the device.</summary>
        internal int StartS;

        /// <summary>The register of the EV meter at the beginning, in Wh; -1 = not known.</summary>
        internal int StartWh;

        /// <summary>Energy so far, in Wh; -1 = not known.</summary>
        internal int EnergyWh;

        /// <summary>The largest power so far, in W; -1 = not known.</summary>
        internal int PeakW;

        /// <summary>Why charging ended the last time; <see cref="ReasonId.Count"/> = it has not.</summary>
        internal ReasonId Reason;

        /// <summary>When it did.</summary>
        internal long StoppedMs;

        /// <summary>The share of the sun in %; -1 = not known.</summary>
        internal int SolarPercent
        {
            get
            {
                bool known = _allWms > 0 && _knownMs * 10 >= _chargingMs * 9;
                return known ? (int)(((_sunWms * 100) + (_allWms / 2)) / _allWms) : Unknown;
            }
        }

        /// <summary>The contactor closed.</summary>
        internal void Begin(int nowS, int registerWh)
        {
            StartS = nowS;
            StartWh = registerWh == ChargerView.Unknown ? Unknown : registerWh;
            EnergyWh = Unknown;
            PeakW = Unknown;
            Reason = ReasonId.Count;
            _chargingMs = 0;
            _knownMs = 0;
            _allWms = 0;
            _sunWms = 0;
            Runs = true;
        }

        /// <summary>How long the contactor was closed, in whole s.</summary>
        /// <param name="durationS">How long the session goes on: its seconds begin at other moments.</param>
        internal int ChargingS(int durationS)
        {
            if (durationS > LongestS) durationS = LongestS;
            return _chargingMs / 1000 > durationS ? durationS : (int)(_chargingMs / 1000);
        }

        /// <summary>Fills a cursor with what is known so far.</summary>
        internal void Fill(int nowS, SessionEntry entry)
        {
            entry.DurationS = nowS - StartS;
            entry.ChargingS = ChargingS(entry.DurationS);
            entry.SolarPercent = SolarPercent;
            entry.EnergyWh = EnergyWh;
            entry.PeakW = PeakW;
            entry.Reason = Reason;
            entry.End = SessionTexts.EndOf(Reason);
        }

        /// <summary>Takes the energy so far; a register that has fallen has measured nothing.</summary>
        internal void Measure(int energyWh)
        {
            EnergyWh = energyWh < 0 ? Unknown : energyWh;
        }

        /// <summary>The contactor was closed for a while.</summary>
        /// <param name="n">The figures of now.</param>
        /// <param name="passedMs">For how long.</param>
        /// <param name="isHeard">True when the power of the EV meter is one of now.</param>
        internal void Charge(int[] n, long passedMs, bool isHeard)
        {
            _chargingMs += passedMs;
            int powerW = n[(int)ViewField.EvPowerW];
            if (!isHeard || powerW == ChargerView.Unknown) return;
            if (powerW < 0) powerW = 0;
            if (powerW > MostW) powerW = MostW;
            if (powerW > PeakW) PeakW = powerW;
            int gridW = n[(int)ViewField.MainsPowerW];
            if (gridW == ChargerView.Unknown || n[(int)ViewField.MainsFresh] == 0) return;
            int sunW = gridW > 0 ? powerW - gridW : powerW;
            _knownMs += passedMs;
            _allWms += powerW * passedMs;
            if (sunW > 0) _sunWms += sunW * passedMs;
        }
    }
}
