using SmartEvse.Core.Charging;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Metering;

namespace SmartEvse.Core
{
    /// <summary>
    /// Says whether a step may have changed what the charger tells: reason, view, events and the rule of the LED are found anew only then. Everything that
    /// these are made of has to be in here; what the plan looks at is in it by <see cref="Regulation.CurrentPlan.HasLooked"/>.
    /// </summary>
    internal sealed class StepNews
    {
        private const int PluggedBit = 1;
        private const int StoppedBit = 2;
        private const int HeldBackBit = 4;
        private const int UnreadableBit = 8;

        private int _outputs;
        private int _dutyPermille;
        private int _offeredDa;
        private int _grantDa;
        private int _faults;
        private int _temperatureC;
        private int _session;
        private int _delayS;
        private int _troubles;
        private long _dueMs = long.MinValue;

        /// <summary>Looks at a step.</summary>
        /// <param name="packed">State, contactors and pilot, see <see cref="TraceTap.Pack"/>.</param>
        /// <param name="o">The outputs.</param>
        /// <param name="grantDa">What may be offered.</param>
        /// <param name="faults">The faults.</param>
        /// <param name="session">The vehicle.</param>
        /// <param name="delayed">Delayed start and stop.</param>
        /// <param name="troubles">Counts violations of the interlock and late steps.</param>
        /// <param name="nowMs">Monotonic time.</param>
        internal bool Has(int packed, Outputs o, int grantDa, FaultWatch faults, SessionState session, DelayedCharging delayed, int troubles, long nowMs)
        {
            int bits = session.IsPlugged ? PluggedBit : 0;
            if (session.StoppedByButton) bits |= StoppedBit;
            if (delayed.HoldsBack) bits |= HeldBackBit;
            if (session.Cable.IsUnreadable) bits |= UnreadableBit;
            int active = faults.Active;
            int temperatureC = faults.TemperatureC;
            int delayS = delayed.SecondsUntilChange;
            if (packed == _outputs && o.DutyPermille == _dutyPermille && o.OfferedDa == _offeredDa && grantDa == _grantDa && active == _faults
                && temperatureC == _temperatureC && bits == _session && delayS == _delayS && troubles == _troubles) return nowMs >= _dueMs;
            _outputs = packed;
            _dutyPermille = o.DutyPermille;
            _offeredDa = o.OfferedDa;
            _grantDa = grantDa;
            _faults = active;
            _temperatureC = temperatureC;
            _session = bits;
            _delayS = delayS;
            _troubles = troubles;
            return true;
        }

        /// <summary>Reason and view have been found: says until when they hold if nothing else happens.</summary>
        /// <param name="v">The view.</param>
        /// <param name="meters">The meters, whose ages are shown.</param>
        /// <param name="nowMs">Monotonic time.</param>
        internal void Told(ChargerView v, Meters meters, long nowMs)
        {
            // Something counts down, or a vehicle has so long to say who it is.
            bool waits = v[ViewField.ReasonSeconds] != 0 || v[ViewField.ChargeDelayS] != 0 || v[ViewField.Reason] == (int)ReasonId.NeedsAuthorisation;
            _dueMs = waits ? nowMs : (v[ViewField.UptimeS] + 1) * 1000L;
            Age(meters.Mains, v[ViewField.MainsAgeS]);
            Age(meters.Circuit, v[ViewField.CircuitAgeS]);
            Age(meters.Ev, v[ViewField.EvAgeS]);
        }

        private void Age(MeterReading meter, int ageS)
        {
            if (!meter.HasSample) return;
            long nextMs = meter.SampleMs + ((ageS + 1) * 1000L);
            if (nextMs < _dueMs) _dueMs = nextMs;
        }
    }
}
