using SmartEvse.Core.Pilot;
using SmartEvse.Core.Tracing;

namespace SmartEvse.Core.Charging
{
    /// <summary>
    /// CPPWMOverride: a duty for tests on the bench. It can lower or disconnect, never offer more than is granted; ends at unplug, at a restart and
    /// after ten minutes.
    /// </summary>
    public sealed class BenchOverride
    {
        /// <summary>The value that means no override.</summary>
        public const int Off = -1;

        /// <summary>The largest value: steady +12 V.</summary>
        public const int Largest = 1024;

        /// <summary>How long an override holds, in ms.</summary>
        public const int HoldMs = 600000;

        private long _untilMs;

        /// <summary>-1 = off, 0 = pilot disconnected, 1..1024 = duty in 1/1024.</summary>
        public int Value { get; private set; } = Off;

        /// <summary>What the duty offers at the most, in dA.</summary>
        public int LimitDa
        {
            get { return PilotDuty.ToCurrent(DutyPermille); }
        }

        // Rounded up: the inverse of what CPPWM publishes, so that 102 (10 %, 6 A) is an offer and not just below one.
        private int DutyPermille
        {
            get { return ((Value * 1000) + Largest - 1) / Largest; }
        }

        /// <summary>Starts or ends an override.</summary>
        public void Start(int value, long nowMs)
        {
            Value = value;
            _untilMs = nowMs + HoldMs;
        }

        /// <summary>Ends it.</summary>
        public void End()
        {
            Value = Off;
        }

        /// <summary>True while it holds; ends it when its time is over.</summary>
        public bool IsOn(long nowMs)
        {
            if (Value != Off && nowMs >= _untilMs) Value = Off;
            return Value != Off;
        }

        /// <summary>Puts the duty on the line while the contactor is open, as far as it offers no more than the outputs already do.</summary>
        public void Apply(Outputs o, ChargerState state, long nowMs)
        {
            if (!IsOn(nowMs) || o.Contactor1 || state == ChargerState.Activate) return;
            if (Value == 0)
            {
                o.PilotConnected = false;
                o.OfferedDa = 0;
                o.DutyPermille = PilotDuty.Low;
            }
            else if (LimitDa <= o.OfferedDa)
            {
                o.OfferedDa = LimitDa;
                o.DutyPermille = DutyPermille;
            }
        }

        internal void Visit(StateStream s)
        {
            Value = s.Int(Value);
            _untilMs = s.Time(_untilMs);
        }
    }
}
