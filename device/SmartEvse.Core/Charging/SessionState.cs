using SmartEvse.Core.Pilot;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tracing;

namespace SmartEvse.Core.Charging
{
    /// <summary>What belongs to the vehicle on the cable, and is forgotten when it is unplugged; and the flags of the moment.</summary>
    public sealed class SessionState
    {
        /// <summary>How long a vehicle may take to say who it is, in ms.</summary>
        public const int IdentifyMs = 60000;

        private long _connectedMs;

        /// <summary>True while a vehicle hangs on the line, whatever the state.</summary>
        public bool IsPlugged { get; private set; }

        /// <summary>True after a press on the push button (SWITCH Disabled) ended charging.</summary>
        public bool StoppedByButton { get; set; }

        /// <summary>Who the vehicle says it is; empty = nothing yet.</summary>
        public string EvccId { get; private set; } = "";

        /// <summary>The cable's coding.</summary>
        public readonly CableCoding Cable = new CableCoding();

        /// <summary>The bench override of the pilot duty.</summary>
        public readonly BenchOverride Bench = new BenchOverride();

        /// <summary>The custom flag of button and automation.</summary>
        public bool CustomFlag { get; set; }

        /// <summary>A vehicle is on the line.</summary>
        public void Connected(long nowMs)
        {
            if (IsPlugged) return;
            IsPlugged = true;
            _connectedMs = nowMs;
            EvccId = "";
        }

        /// <summary>The line is at 12 V.</summary>
        public void Unplugged()
        {
            if (!IsPlugged) return;
            IsPlugged = false;
            StoppedByButton = false;
            EvccId = "";
            Cable.Clear();
            Bench.End();
        }

        /// <summary>The vehicle says who it is.</summary>
        public void Identify(string evccId)
        {
            EvccId = evccId;
        }

        /// <summary>True when RequiredEVCCID is empty or matches.</summary>
        public bool IsVehicleAllowed(SettingsValues settings)
        {
            string required = settings.Text(SettingId.RequiredEVCCID);
            return required.Length == 0 || required == EvccId;
        }

        /// <summary>True when a vehicle is refused for good: it named itself wrongly, or not at all in time.</summary>
        public bool IsWrongVehicle(SettingsValues settings, long nowMs)
        {
            return IsPlugged && !IsVehicleAllowed(settings) && (EvccId.Length > 0 || nowMs - _connectedMs >= IdentifyMs);
        }

        internal void Visit(StateStream s)
        {
            _connectedMs = s.Time(_connectedMs);
            IsPlugged = s.Bool(IsPlugged);
            StoppedByButton = s.Bool(StoppedByButton);
            CustomFlag = s.Bool(CustomFlag);
            EvccId = s.Text(EvccId, "");
            Cable.Visit(s);
            Bench.Visit(s);
        }
    }
}
