namespace SmartEvse.Discovery
{
    /// <summary>
    /// The one table of exceptions, by suffix: the name for people, icon, category, and what is switched off at first. Everything else follows from
    /// unit and form.
    /// </summary>
    internal static class Looks
    {
        internal static void Apply(Entity e)
        {
            switch (e.Suffix)
            {
                case "MainsCurrentL1": Hidden(e, "Mains current L1"); break;
                case "MainsCurrentL2": Hidden(e, "Mains current L2"); break;
                case "MainsCurrentL3": Hidden(e, "Mains current L3"); break;
                case "MainsImportActiveEnergy": e.Name = "Mains energy imported"; break;
                case "EVCurrentL1": Hidden(e, "EV current L1"); break;
                case "EVCurrentL2": Hidden(e, "EV current L2"); break;
                case "EVCurrentL3": Hidden(e, "EV current L3"); break;
                case "EVImportActiveEnergy": Diagnostic(e, "EV energy imported", false); break;
                case "EVChargePower": e.Name = "Charge power"; break;
                case "EVEnergyCharged": e.Name = "Session energy"; break;
                case "EVTotalEnergyCharged": e.Name = "Total energy"; break;
                case "ESPTemp": Diagnostic(e, "Temperature", true); break;
                case "Mode": Primary(e, "Mode", "mdi:ev-station"); break;
                case "CustomButton": Diagnostic(e, "Custom button", false); break;
                case "CustomButtonPressTime": Diagnostic(e, "Button press time", false); break;
                case "ChargeCurrent": e.Name = "Offered current"; break;
                case "ChargeCurrentOverride": Primary(e, "Charge current override", "mdi:hand-back-right"); break;
                case "NrOfPhases":
                    Hidden(e, "Phases");
                    e.Icon = "mdi:sine-wave";
                    break;
                case "Access": Diagnostic(e, "Access state", false); break;
                case "Status": Primary(e, "Status", "mdi:ev-plug-type2"); break;
                case "State": Diagnostic(e, "State", false); break;
                case "StateID": Diagnostic(e, "State code", false); break;
                case "Error": Diagnostic(e, "Error", true); break;
                case "EVPlugState": Diagnostic(e, "Plug state", false); break;
                case "LEDColorOff": Config(e, "LED colour off", false); break;
                case "LEDColorNormal": Config(e, "LED colour Normal", false); break;
                case "LEDColorSmart": Config(e, "LED colour Smart", false); break;
                case "LEDColorSolar": Config(e, "LED colour Solar", false); break;
                case "LEDColorCustom": Config(e, "LED colour custom", false); break;
                case "ESPUptime":
                    Diagnostic(e, "Uptime", false);
                    e.StateClass = "measurement";
                    break;
                case "EVCCID": Diagnostic(e, "EVCCID", false); break;
                case "CPPWM": Diagnostic(e, "Pilot duty", false); break;
                case "CPPWMOverride": Diagnostic(e, "Pilot duty override", false); break;
                case "Errors": Diagnostic(e, "All errors", false); break;
                case "Reason": Diagnostic(e, "Reason code", false); break;
                case "ReasonText": Primary(e, "Reason", "mdi:comment-text-outline"); break;
                case "ReasonSeconds": Diagnostic(e, "Time until change", false); break;
                case "MainsMeterAge": Diagnostic(e, "Mains meter data age", false); break;
                case "EVMeterAge": Diagnostic(e, "EV meter data age", false); break;
                case "MainsPower": e.Name = "Mains power"; break;
                case "MainsMeterOnline": Connectivity(e, "Mains meter"); break;
                case "EVMeterOnline": Connectivity(e, "EV meter"); break;
                case "Contactor1": Diagnostic(e, "Contactor 1", false); break;
                case "DelayedStart": Config(e, "Delayed start", true); break;
                case "DelayedStop": Config(e, "Delayed stop", false); break;
                case "DelayedRepeat": Config(e, "Delayed charging every day", false); break;
                case "DelayedCharging": Config(e, "Delayed charging", true); break;
                case "Contactor2": Diagnostic(e, "Contactor 2", false); break;
                case "CircuitCurrentL1": Hidden(e, "Circuit current L1"); break;
                case "CircuitCurrentL2": Hidden(e, "Circuit current L2"); break;
                case "CircuitCurrentL3": Hidden(e, "Circuit current L3"); break;
                case "CircuitMeterAge": Diagnostic(e, "Circuit meter data age", false); break;
                case "CircuitMeterOnline": Connectivity(e, "Circuit meter"); break;
                case "HomeBatteryCurrent": Hidden(e, "Home battery current"); break;
                case "SolarStopTimer": Diagnostic(e, "Solar stop timer", true); break;
                case "OnePhaseTimer": Diagnostic(e, "Time until one phase", false); break;
                case "ThreePhasesTimer": Diagnostic(e, "Time until three phases", false); break;
                case "GridRelayLimit": Diagnostic(e, "Grid relay limit", true); break;
                case "ChargeDelay": Diagnostic(e, "Charge delay", false); break;
                case "MaxSumMainsTimer": Diagnostic(e, "Capacity stop timer", false); break;
                case "Version": Diagnostic(e, "Version", false); break;
                case "Warning": Diagnostic(e, "Warning", true); break;
                case "LateSteps": Diagnostic(e, "Late steps", false); break;
                case "SafetyTrips": Diagnostic(e, "Safety trips", false); break;
                case "VehicleConnected": e.Name = "Vehicle connected"; break;
                case "ChargingNow": e.Name = "Charging"; break;
                case "Problem": Diagnostic(e, "Problem", true); break;
                case "AccessControl":
                    Hidden(e, "Access");
                    e.Icon = "mdi:lock-check";
                    break;
                case "CustomFlag": Config(e, "Custom flag", false); break;
                case "ClearError": Config(e, "Clear error", true); break;
                case "ClearOverride": Config(e, "Clear override", false); break;
                case "Restart": Config(e, "Restart", true); break;
                case "Update": Diagnostic(e, "Firmware", true); break;
                case "LastSessionEnergy": Hidden(e, "Last session energy"); break;
                case "LastSessionPeakPower": Hidden(e, "Last session peak power"); break;
                case "LastSessionSolarShare":
                    Hidden(e, "Last session solar share");
                    e.Icon = "mdi:solar-power";
                    break;
                case "LastSessionDuration": Hidden(e, "Last session duration"); break;
                case "LastSessionChargingTime": Hidden(e, "Last session charging time"); break;
                case "LastSessionStart": Hidden(e, "Last session start"); break;
                case "LastSessionEnd": Hidden(e, "Last session end"); break;
                case "LastSessionEndedBy": Hidden(e, "Last session ended by"); break;
                case "LastSessionReason": Hidden(e, "Last session reason"); break;
                case "SessionEvent": Event(e, "Session", "mdi:ev-station"); break;
                case "VehicleEvent":
                    Event(e, "Vehicle", "mdi:car-electric");
                    e.Enabled = false;
                    break;
                case "FaultEvent": Event(e, "Fault", "mdi:alert"); break;
                case "MaxSumMains": Capacity(e, "Capacity limit"); break;
                case "MaxSumMainsTime": Capacity(e, "Capacity stop time"); break;
                default: Row(e); break;
            }
        }

        // A trigger has its name from its table.
        private static void Row(Entity e)
        {
            if (e.Platform == Platform.DeviceAutomation) return;
            if (e.Category == Category.Config) e.Enabled = IsDaily(e.Suffix);
            switch (e.Suffix)
            {
                case "Config": e.Name = "Socket or fixed cable"; break;
                case "MainsMeterType": e.Name = "Mains meter type"; break;
                case "FeedTimeout": e.Name = "Mains feed timeout"; break;
                case "EVMeterType": e.Name = "EV meter type"; break;
                case "EVMeterTimeout": e.Name = "EV meter timeout"; break;
                case "MaxMains": e.Name = "Mains limit"; break;
                case "MinCurrent": e.Name = "Min current"; break;
                case "MaxCurrent": e.Name = "Max current"; break;
                case "MaxCircuit": e.Name = "Circuit limit"; break;
                case "Switch": e.Name = "External switch"; break;
                case "RCmon": e.Name = "Residual current monitor"; break;
                case "LedMode": e.Name = "LED mode"; break;
                case "WIFImode": e.Name = "Wi-Fi"; break;
                case "CircuitMeterType": e.Name = "Circuit meter type"; break;
                case "StartCurrent": e.Name = "Solar start export"; break;
                case "StopTime": e.Name = "Solar stop time"; break;
                case "ImportCurrent": e.Name = "Solar import"; break;
                case "EnableC2": e.Name = "Second contactor"; break;
                case "TimeZone": e.Name = "Time zone"; break;
                case "MaxTemp": e.Name = "Max temperature"; break;
                case "OverrideTimeout": e.Name = "Override timeout"; break;
                case "RequiredEVCCID": e.Name = "Required EVCCID"; break;
                case "RemoteLevel": e.Name = "Remote level"; break;
                case "RestLegacyWrites": e.Name = "REST without token"; break;
                case "MQTTHost": e.Name = "MQTT host"; break;
                case "MQTTUser": e.Name = "MQTT user"; break;
                case "MQTTPassword": e.Name = "MQTT password"; break;
                case "MQTTPrefix": e.Name = "MQTT prefix"; break;
                case "MQTTPort": e.Name = "MQTT port"; break;
                case "MQTTTls": e.Name = "MQTT TLS"; break;
                case "MQTTHeartbeat": e.Name = "MQTT heartbeat"; break;
                case "DiscoveryPrefix": e.Name = "Discovery prefix"; break;
                default: e.Name = e.Suffix; break;
            }
        }

        // Of the settings that can be changed, those an owner looks for.
        private static bool IsDaily(string key)
        {
            switch (key)
            {
                case "MinCurrent":
                case "StartCurrent":
                case "StopTime":
                case "ImportCurrent":
                case "EnableC2": return true;
                default: return false;
            }
        }

        private static void Hidden(Entity e, string name)
        {
            e.Name = name;
            e.Enabled = false;
        }

        private static void Event(Entity e, string name, string icon)
        {
            Diagnostic(e, name, true);
            e.Icon = icon;
        }

        private static void Primary(Entity e, string name, string icon)
        {
            e.Name = name;
            e.Icon = icon;
        }

        private static void Config(Entity e, string name, bool enabled)
        {
            e.Name = name;
            e.Category = Category.Config;
            e.Enabled = enabled;
        }

        private static void Diagnostic(Entity e, string name, bool enabled)
        {
            e.Name = name;
            e.Category = Category.Diagnostic;
            e.Enabled = enabled;
        }

        private static void Connectivity(Entity e, string name)
        {
            Diagnostic(e, name, true);
            e.DeviceClass = "connectivity";
        }

        // The C++ firmware's sensor keeps its id and is hidden; the number that can be set gets an id of its own.
        private static void Capacity(Entity e, string name)
        {
            if (e.Platform == Platform.Number)
            {
                e.Enabled = e.Suffix == "MaxSumMains";
                e.Suffix = e.Suffix + "Setting";
                e.Name = name;
                return;
            }

            Diagnostic(e, name + " state", false);
        }
    }
}
