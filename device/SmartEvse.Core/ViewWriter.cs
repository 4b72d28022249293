using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Metering;
using SmartEvse.Core.Regulation;
using SmartEvse.Core.Settings;

namespace SmartEvse.Core
{
    /// <summary>Writes the view at the end of a step.</summary>
    internal sealed class ViewWriter
    {
        private readonly SettingsValues _settings;
        private string _evccId = "";
        private int _evccIdRevision;

        internal ViewWriter(SettingsValues settings)
        {
            _settings = settings;
        }

        internal void Write(ChargerView v, StateMachine machine, SessionState session, Meters meters, FaultWatch faults, CurrentPlan plan, PhaseSwitch phases, CommandDesk desk, Outputs o, ReasonId reason, int reasonSeconds, long nowMs)
        {
            int[] n = v.Numbers;
            n[(int)ViewField.State] = (int)machine.State;
            n[(int)ViewField.Access] = _settings.State(StoredState.Access);
            n[(int)ViewField.Mode] = _settings.Mode;
            n[(int)ViewField.Faults] = faults.Active;
            n[(int)ViewField.Reason] = (int)reason;
            n[(int)ViewField.ReasonSeconds] = reasonSeconds;
            n[(int)ViewField.Plugged] = session.IsPlugged ? 1 : 0;
            n[(int)ViewField.OfferedDa] = o.OfferedDa;
            n[(int)ViewField.DutyPermille] = o.DutyPermille;
            n[(int)ViewField.Contactor1] = o.Contactor1 ? 1 : 0;
            n[(int)ViewField.Contactor2] = o.Contactor2 ? 1 : 0;
            n[(int)ViewField.PilotConnected] = o.PilotConnected ? 1 : 0;
            n[(int)ViewField.Phases] = phases.InUse;
            n[(int)ViewField.CableLimitA] = session.Cable.LimitA;
            n[(int)ViewField.HasCharged] = meters.Session.IsCounting ? 1 : 0;
            WriteMains(n, meters, nowMs);
            WriteEv(n, meters, nowMs);
            WriteCircuit(n, meters, nowMs);
            n[(int)ViewField.BatteryDa] = meters.Battery.IsFresh(nowMs) ? meters.Battery.CurrentDa(nowMs) : ChargerView.Unknown;
            n[(int)ViewField.OverrideDa] = plan.OverrideDa;
            n[(int)ViewField.PilotOverride] = session.Bench.Value;
            n[(int)ViewField.ChargeDelayS] = machine.ChargeDelayS(nowMs);
            n[(int)ViewField.CapacityStopS] = plan.Regulator.CapacityStopS(_settings, nowMs);
            n[(int)ViewField.SolarStopS] = plan.Solar.StopS(nowMs);
            n[(int)ViewField.PhasesDownS] = plan.Phases.DownS;
            n[(int)ViewField.PhasesUpS] = plan.Phases.UpS;
            n[(int)ViewField.GridRelayLimits] = plan.Limits.IsInForce(LimitId.GridRelay) ? 1 : 0;
            n[(int)ViewField.TemperatureC] = faults.TemperatureC == Inputs.NoTemperature ? ChargerView.Unknown : faults.TemperatureC;
            n[(int)ViewField.UptimeS] = (int)(nowMs / 1000);
            n[(int)ViewField.CustomFlag] = session.CustomFlag ? 1 : 0;
            n[(int)ViewField.LastPressMs] = desk.LastPressMs;
            for (int i = 0; i < 4; i++) n[(int)ViewField.DelayedStartMin + i] = _settings.State((StoredState)((int)StoredState.DelayedStart + i));
            for (int i = 0; i < Led.ColourCount; i++) n[(int)ViewField.ColourOff + i] = desk.Led.Colour(i);
            WriteEvccId(v, session);
            v.Revision++;
        }

        private void WriteMains(int[] n, Meters meters, long nowMs)
        {
            bool known = meters.Mains.HasSample;
            n[(int)ViewField.MainsL1Da] = known ? meters.MainsDa(0, nowMs) : ChargerView.Unknown;
            n[(int)ViewField.MainsL2Da] = known ? meters.MainsDa(1, nowMs) : ChargerView.Unknown;
            n[(int)ViewField.MainsL3Da] = known ? meters.MainsDa(2, nowMs) : ChargerView.Unknown;
            n[(int)ViewField.MainsPowerW] = KnownOrNot(meters.Mains.PowerW);
            n[(int)ViewField.MainsEnergyWh] = KnownOrNot(meters.Mains.EnergyWh);
            n[(int)ViewField.MainsAgeS] = known ? meters.Mains.AgeS(nowMs) : ChargerView.Unknown;
            n[(int)ViewField.MainsFresh] = meters.MainsFresh ? 1 : 0;
        }

        private void WriteEv(int[] n, Meters meters, long nowMs)
        {
            bool known = meters.Ev.HasSample;
            n[(int)ViewField.EvL1Da] = known ? meters.Ev.L1Da : ChargerView.Unknown;
            n[(int)ViewField.EvL2Da] = known ? meters.Ev.L2Da : ChargerView.Unknown;
            n[(int)ViewField.EvL3Da] = known ? meters.Ev.L3Da : ChargerView.Unknown;
            n[(int)ViewField.EvPowerW] = KnownOrNot(meters.Ev.PowerW);
            n[(int)ViewField.EvEnergyWh] = KnownOrNot(meters.Ev.EnergyWh);
            n[(int)ViewField.EvSessionWh] = KnownOrNot(meters.Session.EnergyWh);
            n[(int)ViewField.EvAgeS] = known ? meters.Ev.AgeS(nowMs) : ChargerView.Unknown;
            n[(int)ViewField.EvFresh] = meters.EvFresh ? 1 : 0;
        }

        private static void WriteCircuit(int[] n, Meters meters, long nowMs)
        {
            bool known = meters.Circuit.HasSample;
            n[(int)ViewField.CircuitL1Da] = known ? meters.Circuit.L1Da : ChargerView.Unknown;
            n[(int)ViewField.CircuitL2Da] = known ? meters.Circuit.L2Da : ChargerView.Unknown;
            n[(int)ViewField.CircuitL3Da] = known ? meters.Circuit.L3Da : ChargerView.Unknown;
            n[(int)ViewField.CircuitAgeS] = known ? meters.Circuit.AgeS(nowMs) : ChargerView.Unknown;
            n[(int)ViewField.CircuitFresh] = meters.CircuitFresh ? 1 : 0;
        }

        private void WriteEvccId(ChargerView v, SessionState session)
        {
            if (_evccId != session.EvccId)
            {
                _evccId = session.EvccId;
                _evccIdRevision++;
            }

            v.EvccId = _evccId;
            v.Numbers[(int)ViewField.EvccIdRevision] = _evccIdRevision;
        }

        private static int KnownOrNot(int value)
        {
            return value == FeedForm.Unknown ? ChargerView.Unknown : value;
        }
    }
}
