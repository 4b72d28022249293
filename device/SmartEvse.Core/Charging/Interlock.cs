using SmartEvse.Core.Limits;
using SmartEvse.Core.Pilot;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tracing;

namespace SmartEvse.Core.Charging
{
    /// <summary>
    /// The last word. Looks at raw inputs and at the outputs as commanded, trusts nothing that the rest of the charger has concluded, and can only
    /// open. When it had to, the charger's own logic was wrong: that is a latched fault and a counted violation.
    /// </summary>
    public sealed class Interlock
    {
        /// <summary>K2, K5: contactor 1 closed without the right to be, at the most, in ms.</summary>
        public const int LetGoMs = 7000;

        /// <summary>K3: contactor 1 closed without a legal pilot, at the most, in ms.</summary>
        public const int PilotMs = 500;

        /// <summary>K3: charging without the diode, at the most, in ms.</summary>
        public const int DiodeMs = 1500;

        /// <summary>K6: contactor 2 may change when contactor 1 has been open for this long, in ms.</summary>
        public const int Contactor2Ms = 1000;

        private long _c1SinceMs = -1;
        private long _noAccessSinceMs = -1;
        private long _legalPilotMs;
        private long _diodeMs;
        private long _contactor1OpenSinceMs;
        private bool _wasClosed;
        private bool _contactor2;

        /// <summary>How many steps broke a rule, since the start.</summary>
        public int Violations { get; private set; }

        /// <summary>The rules that the last step broke: bit n = rule K(n).</summary>
        public int Broken { get; private set; }

        /// <summary>Checks one step and opens what may not be closed.</summary>
        /// <param name="raw">The board's readings, as they came.</param>
        /// <param name="o">The outputs as commanded; contactors are opened and the offer withdrawn here.</param>
        /// <param name="pwmWasOn">True when the pilot output was switching while the readings were taken.</param>
        /// <param name="state">The state the charger believes in.</param>
        /// <param name="faults">All faults.</param>
        /// <param name="access">The access status.</param>
        /// <param name="limits">The named limits.</param>
        /// <param name="minDa">MIN in dA.</param>
        /// <param name="mainsStale">True when the mains data are older than their time-out or have never come.</param>
        /// <param name="nowMs">Monotonic time.</param>
        /// <returns>True when every rule holds.</returns>
        public bool Check(Inputs raw, Outputs o, bool pwmWasOn, ChargerState state, int faults, int access, LimitTable limits, int minDa, bool mainsStale, long nowMs)
        {
            Observe(raw, pwmWasOn, state, access, o.Contactor1, nowMs);
            int broken = 0;

            if (o.Contactor1)
            {
                bool charging = state == ChargerState.C;
                bool stopping = state == ChargerState.C1;
                if (!charging && !stopping) broken |= 1 << 1;
                if (stopping && nowMs - _c1SinceMs > LetGoMs) broken |= 1 << 2;
                if (nowMs - _legalPilotMs > PilotMs) broken |= 1 << 3;
                if (charging && nowMs - _diodeMs > DiodeMs) broken |= 1 << 3;
                if ((faults & Faults.OpenAtOnce) != 0) broken |= 1 << 4;
                if (charging && (faults & ~Faults.Harmless) != 0) broken |= 1 << 4;
                if (_noAccessSinceMs >= 0 && nowMs - _noAccessSinceMs > LetGoMs) broken |= 1 << 5;
            }

            if (o.Contactor2 != _contactor2 && !MayContactor2Change(o, nowMs)) broken |= 1 << 6;
            if (o.Contactor2 && !o.Contactor1) broken |= 1 << 6;

            if (o.OfferedDa != 0 && (o.OfferedDa < minDa || o.OfferedDa > limits.SmallestDa(nowMs, out _))) broken |= 1 << 7;
            if (PilotDuty.ToCurrent(o.DutyPermille) > o.OfferedDa) broken |= 1 << 7;
            if (mainsStale && limits.IsAnyAboveSample(nowMs)) broken |= 1 << 8;

            Broken = broken;
            if (broken != 0) Open(o);
            if (broken != 0) Violations++;
            Remember(o, nowMs);
            return broken == 0;
        }

        internal void Visit(StateStream s)
        {
            _c1SinceMs = s.Time(_c1SinceMs);
            _noAccessSinceMs = s.Time(_noAccessSinceMs);
            _legalPilotMs = s.Time(_legalPilotMs);
            _diodeMs = s.Time(_diodeMs);
            _contactor1OpenSinceMs = s.Time(_contactor1OpenSinceMs);
            _wasClosed = s.Bool(_wasClosed);
            _contactor2 = s.Bool(_contactor2);
            Violations = s.Int(Violations);
            Broken = s.Int(Broken);
        }

        private static void Open(Outputs o)
        {
            o.Contactor1 = false;
            o.Contactor2 = false;
            o.OfferedDa = 0;
            o.DutyPermille = PilotDuty.Steady;
        }

        private void Observe(Inputs raw, bool pwmWasOn, ChargerState state, int access, bool closed, long nowMs)
        {
            PilotLevel level = PilotClassifier.Level(raw.PilotHighMv);
            bool legal = level == PilotLevel.V6 || (state != ChargerState.C && level == PilotLevel.V9);
            if (legal || !closed) _legalPilotMs = nowMs;
            if ((pwmWasOn && PilotClassifier.IsMinus12(raw.PilotLowMv)) || !closed) _diodeMs = nowMs;

            if (state != ChargerState.C1) _c1SinceMs = -1;
            else if (_c1SinceMs < 0) _c1SinceMs = nowMs;

            if (access == AccessStatus.Allow) _noAccessSinceMs = -1;
            else if (_noAccessSinceMs < 0) _noAccessSinceMs = nowMs;
        }

        // Closing waits for contactor 1 to have been open; opening together with contactor 1 is what a stop in emergency does.
        private bool MayContactor2Change(Outputs o, long nowMs)
        {
            if (!o.Contactor2 && !o.Contactor1) return true;
            return !_wasClosed && nowMs - _contactor1OpenSinceMs >= Contactor2Ms;
        }

        private void Remember(Outputs o, long nowMs)
        {
            if (o.Contactor1) _wasClosed = true;
            else if (_wasClosed)
            {
                _wasClosed = false;
                _contactor1OpenSinceMs = nowMs;
            }

            _contactor2 = o.Contactor2;
        }
    }
}
