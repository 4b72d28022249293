using System.Text;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Time;

namespace SmartEvse.Core.Mqtt
{
    /// <summary>
    /// THE table of state topics: name, source, form, retained, condition, cadence. Names, payloads and units are those of the C++ firmware where it
    /// has them; what comes after <c>CPPWMOverride</c> is ours. Settings rows publish themselves (<see cref="SettingTopics"/>).
    /// </summary>
    public static class StateTopics
    {
        /// <summary>The number of rows.</summary>
        public const int Count = 66;

        private const bool Kept = true;
        private const bool Live = false;

        /// <summary>Fills the cursor with a row.</summary>
        public static void Read(int index, StateTopic t)
        {
            t.Index = index;
            switch (index)
            {
                case 0: t.Set("MainsCurrentL1", ViewField.MainsL1Da, TopicFormat.CurrentDa, Live, TopicCondition.MainsMeter, TopicCadence.Measured); break;
                case 1: t.Set("MainsCurrentL2", ViewField.MainsL2Da, TopicFormat.CurrentDa, Live, TopicCondition.MainsMeter, TopicCadence.Measured); break;
                case 2: t.Set("MainsCurrentL3", ViewField.MainsL3Da, TopicFormat.CurrentDa, Live, TopicCondition.MainsMeter, TopicCadence.Measured); break;
                case 3: t.Set("MainsImportActiveEnergy", ViewField.MainsEnergyWh, TopicFormat.EnergyWh, Live, TopicCondition.MainsMeter, TopicCadence.Register); break;
                case 4: t.Set("EVCurrentL1", ViewField.EvL1Da, TopicFormat.CurrentDa, Live, TopicCondition.EvMeter, TopicCadence.Measured); break;
                case 5: t.Set("EVCurrentL2", ViewField.EvL2Da, TopicFormat.CurrentDa, Live, TopicCondition.EvMeter, TopicCadence.Measured); break;
                case 6: t.Set("EVCurrentL3", ViewField.EvL3Da, TopicFormat.CurrentDa, Live, TopicCondition.EvMeter, TopicCadence.Measured); break;
                case 7: t.Set("EVImportActiveEnergy", ViewField.EvEnergyWh, TopicFormat.EnergyWh, Live, TopicCondition.EvMeter, TopicCadence.Register); break;
                case 8: t.Set("EVChargePower", ViewField.EvPowerW, TopicFormat.PowerW, Live, TopicCondition.EvMeter, TopicCadence.Measured); break;
                case 9: t.Set("EVEnergyCharged", ViewField.EvSessionWh, TopicFormat.EnergyWh, Kept, TopicCondition.EvMeter, TopicCadence.Register); break;
                case 10: t.Set("EVTotalEnergyCharged", ViewField.EvEnergyWh, TopicFormat.EnergyWh, Live, TopicCondition.EvMeter, TopicCadence.Register); break;
                case 11: t.Set("ESPTemp", ViewField.TemperatureC, TopicFormat.TemperatureC, Live, TopicCondition.Always, TopicCadence.SlowChange); break;
                case 12: t.Set("Mode", ViewField.Mode, TopicFormat.Mode, Kept, TopicCondition.Always, TopicCadence.Change); break;
                case 13: t.Set("CustomButton", ViewField.CustomFlag, TopicFormat.OnOff, Live, TopicCondition.Always, TopicCadence.Change); break;
                case 14: t.Set("CustomButtonPressTime", ViewField.LastPressMs, TopicFormat.Milliseconds, Live, TopicCondition.Always, TopicCadence.Change); break;
                case 15: t.Set("ChargeCurrent", ViewField.OfferedDa, TopicFormat.CurrentDa, Kept, TopicCondition.Always, TopicCadence.Change); break;
                case 16: t.Set("ChargeCurrentOverride", ViewField.OverrideDa, TopicFormat.CurrentDa, Kept, TopicCondition.Always, TopicCadence.Change); break;
                case 17: t.Set("NrOfPhases", ViewField.Phases, TopicFormat.Phases, Kept, TopicCondition.Always, TopicCadence.Change); break;
                case 18: t.Set("Access", ViewField.Access, TopicFormat.Access, Kept, TopicCondition.Always, TopicCadence.Change); break;
                case 19: t.Set("State", ViewField.State, TopicFormat.State, Kept, TopicCondition.Always, TopicCadence.Change); break;
                case 20: t.Set("StateID", ViewField.State, TopicFormat.StateId, Kept, TopicCondition.Always, TopicCadence.Change); break;
                case 21: t.Set("Error", ViewField.Faults, TopicFormat.Error, Kept, TopicCondition.Always, TopicCadence.Change); break;
                case 22: t.Set("EVPlugState", ViewField.Plugged, TopicFormat.Plug, Kept, TopicCondition.Always, TopicCadence.Change); break;
                case 23: t.Set("LEDColorOff", ViewField.ColourOff, TopicFormat.Colour, Kept, TopicCondition.Always, TopicCadence.Change); break;
                case 24: t.Set("LEDColorNormal", ViewField.ColourNormal, TopicFormat.Colour, Kept, TopicCondition.Always, TopicCadence.Change); break;
                case 25: t.Set("LEDColorSmart", ViewField.ColourSmart, TopicFormat.Colour, Kept, TopicCondition.Always, TopicCadence.Change); break;
                case 26: t.Set("LEDColorSolar", ViewField.ColourSolar, TopicFormat.Colour, Kept, TopicCondition.Always, TopicCadence.Change); break;
                case 27: t.Set("LEDColorCustom", ViewField.ColourCustom, TopicFormat.Colour, Kept, TopicCondition.Always, TopicCadence.Change); break;
                case 28: t.Set("ESPUptime", ViewField.UptimeS, TopicFormat.Seconds, Live, TopicCondition.Always, TopicCadence.Heartbeat); break;
                case 29: t.Set("EVCCID", ViewField.EvccIdRevision, TopicFormat.EvccId, Kept, TopicCondition.Always, TopicCadence.Change); break;
                case 30: t.Set("CPPWM", ViewField.DutyPermille, TopicFormat.Duty1024, Live, TopicCondition.Always, TopicCadence.SlowChange); break;
                case 31: t.Set("CPPWMOverride", ViewField.PilotOverride, TopicFormat.PilotOverride, Kept, TopicCondition.Always, TopicCadence.Change); break;
                case 32: t.Set("Errors", ViewField.Faults, TopicFormat.Errors, Kept, TopicCondition.Always, TopicCadence.Change); break;
                case 33: t.Set("Reason", ViewField.Reason, TopicFormat.Reason, Kept, TopicCondition.Always, TopicCadence.Change); break;
                case 34: t.Set("ReasonText", ViewField.Reason, TopicFormat.ReasonText, Kept, TopicCondition.Always, TopicCadence.Change); break;
                case 35: t.Set("ReasonSeconds", ViewField.ReasonSeconds, TopicFormat.Seconds, Kept, TopicCondition.Always, TopicCadence.WithReason); break;
                case 36: t.Set("MainsMeterAge", ViewField.MainsAgeS, TopicFormat.Seconds, Live, TopicCondition.MainsMeter, TopicCadence.WhileStale); break;
                case 37: t.Set("EVMeterAge", ViewField.EvAgeS, TopicFormat.Seconds, Live, TopicCondition.EvMeter, TopicCadence.WhileStale); break;
                case 38: t.Set("MainsPower", ViewField.MainsPowerW, TopicFormat.PowerW, Live, TopicCondition.MainsMeter, TopicCadence.Measured); break;
                case 39: t.Set("MainsMeterOnline", ViewField.MainsFresh, TopicFormat.YesNo, Kept, TopicCondition.MainsMeter, TopicCadence.Change); break;
                case 40: t.Set("EVMeterOnline", ViewField.EvFresh, TopicFormat.YesNo, Kept, TopicCondition.EvMeter, TopicCadence.Change); break;
                case 41: t.Set("Contactor1", ViewField.Contactor1, TopicFormat.YesNo, Kept, TopicCondition.Always, TopicCadence.Change); break;
                case 42: t.Set("ChargeDelay", ViewField.ChargeDelayS, TopicFormat.Seconds, Live, TopicCondition.Always, TopicCadence.SlowChange); break;
                case 43: t.Set("MaxSumMainsTimer", ViewField.CapacityStopS, TopicFormat.Seconds, Live, TopicCondition.CapacityStop, TopicCadence.SlowChange); break;
                case 44: t.Set("Version", ViewField.Count, TopicFormat.Version, Kept, TopicCondition.Always, TopicCadence.Change); break;
                case 45: t.Set("Warning", ViewField.Count, TopicFormat.Warning, Kept, TopicCondition.Always, TopicCadence.Change); break;
                case 46: t.Set("CircuitCurrentL1", ViewField.CircuitL1Da, TopicFormat.CurrentDa, Live, TopicCondition.CircuitMeter, TopicCadence.Measured); break;
                case 47: t.Set("CircuitCurrentL2", ViewField.CircuitL2Da, TopicFormat.CurrentDa, Live, TopicCondition.CircuitMeter, TopicCadence.Measured); break;
                case 48: t.Set("CircuitCurrentL3", ViewField.CircuitL3Da, TopicFormat.CurrentDa, Live, TopicCondition.CircuitMeter, TopicCadence.Measured); break;
                case 49: t.Set("HomeBatteryCurrent", ViewField.BatteryDa, TopicFormat.CurrentDa, Live, TopicCondition.MainsMeter, TopicCadence.Measured); break;
                case 50: t.Set("SolarStopTimer", ViewField.SolarStopS, TopicFormat.Seconds, Live, TopicCondition.MainsMeter, TopicCadence.SlowChange); break;
                case 51: t.Set("CircuitMeterAge", ViewField.CircuitAgeS, TopicFormat.Seconds, Live, TopicCondition.CircuitMeter, TopicCadence.WhileStale); break;
                case 52: t.Set("CircuitMeterOnline", ViewField.CircuitFresh, TopicFormat.YesNo, Kept, TopicCondition.CircuitMeter, TopicCadence.Change); break;
                case 53: t.Set("Contactor2", ViewField.Contactor2, TopicFormat.YesNo, Kept, TopicCondition.SecondContactor, TopicCadence.Change); break;
                case 54: t.Set("OnePhaseTimer", ViewField.PhasesDownS, TopicFormat.Seconds, Live, TopicCondition.AutoPhases, TopicCadence.SlowChange); break;
                case 55: t.Set("ThreePhasesTimer", ViewField.PhasesUpS, TopicFormat.Seconds, Live, TopicCondition.AutoPhases, TopicCadence.SlowChange); break;
                case 56: t.Set("GridRelayLimit", ViewField.GridRelayLimits, TopicFormat.YesNo, Kept, TopicCondition.GridRelay, TopicCadence.Change); break;
                case 57: t.Set("DelayedStart", ViewField.DelayedStartMin, TopicFormat.LocalTime, Kept, TopicCondition.Always, TopicCadence.Change); break;
                case 58: t.Set("DelayedStop", ViewField.DelayedStopMin, TopicFormat.LocalTime, Kept, TopicCondition.Always, TopicCadence.Change); break;
                case 59: t.Set("DelayedRepeat", ViewField.DelayedRepeat, TopicFormat.OnOff, Kept, TopicCondition.Always, TopicCadence.Change); break;
                case 60: t.Set("DelayedCharging", ViewField.DelayedCharging, TopicFormat.OnOff, Kept, TopicCondition.Always, TopicCadence.Change); break;
                case 61: t.Set("LateSteps", ViewField.LateSteps, TopicFormat.Count, Live, TopicCondition.Always, TopicCadence.SlowChange); break;
                case 62: t.Set("LastSession", ViewField.Count, TopicFormat.Session, Kept, TopicCondition.Always, TopicCadence.Change); break;
                case 63: t.Set("SafetyTrips", ViewField.Violations, TopicFormat.Count, Live, TopicCondition.Always, TopicCadence.Change); break;
                case 64: t.Set("Status", ViewField.Reason, TopicFormat.Status, Kept, TopicCondition.Always, TopicCadence.Change); break;
                default: t.Set("Update", ViewField.Count, TopicFormat.Update, Kept, TopicCondition.Always, TopicCadence.Change); break;
            }
        }

        /// <summary>True when the topic exists with these settings.</summary>
        public static bool Applies(TopicCondition condition, SettingsValues s)
        {
            switch (condition)
            {
                case TopicCondition.MainsMeter: return s.HasMainsMeter;
                case TopicCondition.EvMeter: return s.HasEvMeter;
                case TopicCondition.CircuitMeter: return s.HasCircuitMeter;
                case TopicCondition.SecondContactor: return s.Number(SettingId.EnableC2) != Contactor2Use.NotPresent;
                case TopicCondition.AutoPhases: return s.Number(SettingId.EnableC2) == Contactor2Use.Auto;
                case TopicCondition.GridRelay: return s.Number(SettingId.Switch) == SwitchFunction.GridRelay;
                case TopicCondition.CapacityStop: return s.HasMainsMeter && s.CapacityLimits && s.Number(SettingId.MaxSumMainsTime) != 0;
                default: return true;
            }
        }

        /// <summary>The number that decides whether a topic has changed; <see cref="ChargerView.Unknown"/> = nothing to publish.</summary>
        public static int Value(StateTopic t, ChargerView view, LinkStatus link)
        {
            switch (t.Format)
            {
                case TopicFormat.Mode: return (view[ViewField.Access] * 16) + view[ViewField.Mode];
                case TopicFormat.ReasonText: return view[ViewField.Reason] + (Faults.MostSerious(view[ViewField.Faults]) << 8);
                // A zero would be a reset to Home Assistant's statistics; before a register was read there is nothing to say.
                case TopicFormat.EnergyWh: return view[t.Field] == 0 && t.Field != ViewField.EvSessionWh ? ChargerView.Unknown : view[t.Field];
                case TopicFormat.Version:
                case TopicFormat.Update: return 0;
                case TopicFormat.Status: return StatusTexts.Find((ReasonId)view[ViewField.Reason], view[ViewField.Contactor1] != 0, view[ViewField.HasCharged] != 0);
                case TopicFormat.Warning: return (link.Troubles * 2) + (link.ForeignBirth ? 1 : 0);
                case TopicFormat.Session: return link.Sessions == null || link.Sessions.Newest == 0 ? ChargerView.Unknown : link.Sessions.Revision;
                // A stale reading is not repeated as if it were one of now.
                case TopicFormat.CurrentDa:
                case TopicFormat.PowerW: return IsStale(t.Condition, view) ? ChargerView.Unknown : view[t.Field];
                default: return view[t.Field];
            }
        }

        /// <summary>The payload for a number.</summary>
        public static string Payload(StateTopic t, int value, ChargerView view, LinkStatus link)
        {
            switch (t.Format)
            {
                case TopicFormat.Mode: return ModeText(value / 16, value % 16);
                case TopicFormat.Access: return OptionTexts.Text(OptionSet.Access, value) ?? "";
                case TopicFormat.State: return StateTexts.Text((ChargerState)value);
                case TopicFormat.StateId: return StateTexts.Id((ChargerState)value);
                case TopicFormat.Error: return Faults.Text(Faults.MostSerious(value));
                case TopicFormat.Errors: return AllFaults(value);
                case TopicFormat.Plug: return StateTexts.Plug(value != 0);
                case TopicFormat.LocalTime: return value == SettingsValues.NoTime ? "" : CivilTime.Format(value * 60L);
                case TopicFormat.OnOff: return value != 0 ? "On" : "Off";
                case TopicFormat.YesNo: return value != 0 ? "ON" : "OFF";
                case TopicFormat.Colour: return (value >> 16).ToString() + "," + ((value >> 8) & 0xFF).ToString() + "," + (value & 0xFF).ToString();
                case TopicFormat.Duty1024: return (value * 1024 / 1000).ToString();
                case TopicFormat.Reason: return ReasonTexts.Token((ReasonId)value);
                case TopicFormat.ReasonText: return ReasonTexts.Sentence((ReasonId)(value & 0xFF), value >> 8);
                case TopicFormat.EvccId: return view.EvccId;
                case TopicFormat.Version: return link.Version;
                case TopicFormat.Status: return StatusTexts.Token(value);
                case TopicFormat.Update: return Installed(link.Version);
                case TopicFormat.Warning: return Warning(link);
                case TopicFormat.Session: return LastSession(link);
                default: return value.ToString();
            }
        }

        /// <summary>The text on <c>Mode</c>: access off and pause are shown in place of the mode.</summary>
        public static string ModeText(int access, int mode)
        {
            if (access == AccessStatus.Deny) return "Off";
            if (access == AccessStatus.Pause) return "Pause";
            return OptionTexts.Text(OptionSet.Mode, mode) ?? "";
        }

        /// <summary>True when the meter that a topic comes from has fallen silent.</summary>
        public static bool IsStale(TopicCondition meter, ChargerView view)
        {
            if (meter == TopicCondition.MainsMeter) return view[ViewField.MainsFresh] == 0;
            if (meter == TopicCondition.CircuitMeter) return view[ViewField.CircuitFresh] == 0;
            return meter == TopicCondition.EvMeter && view[ViewField.EvFresh] == 0;
        }

        private static string AllFaults(int faults)
        {
            string all = "";
            for (int rank = 0; rank < Faults.RankCount; rank++)
            {
                int fault = Faults.AtRank(rank);
                if ((faults & fault) == 0) continue;
                all = all.Length == 0 ? Faults.Text(fault) : all + ", " + Faults.Text(fault);
            }

            return all.Length == 0 ? Faults.Text(0) : all;
        }

        private static string LastSession(LinkStatus link)
        {
            return link.Sessions == null ? "" : SessionPublisher.Write(link.Sessions, link.Sessions.Newest, 0) ?? "";
        }

        // The charger does not look for versions: the latest it knows of is its own.
        private static string Installed(string version)
        {
            StringBuilder json = new StringBuilder("{");
            JsonText.AppendMember(json, "installed_version", version);
            JsonText.AppendMember(json, "latest_version", version);
            json.Append('}');
            return json.ToString();
        }

        private static string Warning(LinkStatus link)
        {
            if (!link.ForeignBirth) return link.Trouble;
            const string Foreign = "Another device uses the same MQTT prefix";
            return link.Trouble.Length == 0 ? Foreign : Foreign + "; " + link.Trouble;
        }
    }
}
