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
            v[ViewField.State] = (int)machine.State;
            v[ViewField.Access] = _settings.State(StoredState.Access);
            v[ViewField.Mode] = _settings.Mode;
            v[ViewField.Faults] = faults.Active;
            v[ViewField.Reason] = (int)reason;
            v[ViewField.ReasonSeconds] = reasonSeconds;
            v[ViewField.Plugged] = session.IsPlugged ? 1 : 0;
            v[ViewField.OfferedDa] = o.OfferedDa;
            v[ViewField.DutyPermille] = o.DutyPermille;
            v[ViewField.Contactor1] = o.Contactor1 ? 1 : 0;
            v[ViewField.Contactor2] = o.Contactor2 ? 1 : 0;
            v[ViewField.PilotConnected] = o.PilotConnected ? 1 : 0;
            v[ViewField.Phases] = phases.InUse;
            v[ViewField.CableLimitA] = session.Cable.LimitA;
            WriteMains(v, meters, nowMs);
            WriteEv(v, meters, nowMs);
            WriteCircuit(v, meters, nowMs);
            v[ViewField.BatteryDa] = meters.Battery.IsFresh(nowMs) ? meters.Battery.CurrentDa(nowMs) : ChargerView.Unknown;
            v[ViewField.OverrideDa] = plan.OverrideDa;
            v[ViewField.PilotOverride] = session.Bench.Value;
            v[ViewField.ChargeDelayS] = machine.ChargeDelayS(nowMs);
            v[ViewField.CapacityStopS] = plan.Regulator.CapacityStopS(_settings, nowMs);
            v[ViewField.SolarStopS] = plan.Solar.StopS(nowMs);
            v[ViewField.PhasesDownS] = plan.Phases.DownS;
            v[ViewField.PhasesUpS] = plan.Phases.UpS;
            v[ViewField.GridRelayLimits] = plan.Limits.IsInForce(LimitId.GridRelay) ? 1 : 0;
            v[ViewField.TemperatureC] = faults.TemperatureC == Inputs.NoTemperature ? ChargerView.Unknown : faults.TemperatureC;
            v[ViewField.UptimeS] = (int)(nowMs / 1000);
            v[ViewField.CustomFlag] = session.CustomFlag ? 1 : 0;
            v[ViewField.LastPressMs] = desk.LastPressMs;
            for (int i = 0; i < 4; i++) v[(ViewField)((int)ViewField.DelayedStartMin + i)] = _settings.State((StoredState)((int)StoredState.DelayedStart + i));
            for (int i = 0; i < Led.ColourCount; i++) v[(ViewField)((int)ViewField.ColourOff + i)] = desk.Led.Colour(i);
            WriteEvccId(v, session);
            v.Revision++;
        }

        private void WriteMains(ChargerView v, Meters meters, long nowMs)
        {
            bool known = meters.Mains.HasSample;
            v[ViewField.MainsL1Da] = known ? meters.MainsDa(0, nowMs) : ChargerView.Unknown;
            v[ViewField.MainsL2Da] = known ? meters.MainsDa(1, nowMs) : ChargerView.Unknown;
            v[ViewField.MainsL3Da] = known ? meters.MainsDa(2, nowMs) : ChargerView.Unknown;
            v[ViewField.MainsPowerW] = KnownOrNot(meters.Mains.PowerW);
            v[ViewField.MainsEnergyWh] = KnownOrNot(meters.Mains.EnergyWh);
            v[ViewField.MainsAgeS] = known ? meters.Mains.AgeS(nowMs) : ChargerView.Unknown;
            v[ViewField.MainsFresh] = meters.MainsFresh(nowMs) ? 1 : 0;
        }

        private void WriteEv(ChargerView v, Meters meters, long nowMs)
        {
            bool known = meters.Ev.HasSample;
            v[ViewField.EvL1Da] = known ? meters.Ev.L1Da : ChargerView.Unknown;
            v[ViewField.EvL2Da] = known ? meters.Ev.L2Da : ChargerView.Unknown;
            v[ViewField.EvL3Da] = known ? meters.Ev.L3Da : ChargerView.Unknown;
            v[ViewField.EvPowerW] = KnownOrNot(meters.Ev.PowerW);
            v[ViewField.EvEnergyWh] = KnownOrNot(meters.Ev.EnergyWh);
            v[ViewField.EvSessionWh] = KnownOrNot(meters.Session.EnergyWh);
            v[ViewField.EvAgeS] = known ? meters.Ev.AgeS(nowMs) : ChargerView.Unknown;
            v[ViewField.EvFresh] = meters.EvFresh(nowMs) ? 1 : 0;
        }

        private static void WriteCircuit(ChargerView v, Meters meters, long nowMs)
        {
            bool known = meters.Circuit.HasSample;
            v[ViewField.CircuitL1Da] = known ? meters.Circuit.L1Da : ChargerView.Unknown;
            v[ViewField.CircuitL2Da] = known ? meters.Circuit.L2Da : ChargerView.Unknown;
            v[ViewField.CircuitL3Da] = known ? meters.Circuit.L3Da : ChargerView.Unknown;
            v[ViewField.CircuitAgeS] = known ? meters.Circuit.AgeS(nowMs) : ChargerView.Unknown;
            v[ViewField.CircuitFresh] = meters.CircuitFresh(nowMs) ? 1 : 0;
        }

        private void WriteEvccId(ChargerView v, SessionState session)
        {
            if (_evccId != session.EvccId)
            {
                _evccId = session.EvccId;
                _evccIdRevision++;
            }

            v.EvccId = _evccId;
            v[ViewField.EvccIdRevision] = _evccIdRevision;
        }

        private static int KnownOrNot(int value)
        {
            return value == FeedForm.Unknown ? ChargerView.Unknown : value;
        }
    }
}
