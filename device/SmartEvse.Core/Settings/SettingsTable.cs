using SmartEvse.Core.Time;

namespace SmartEvse.Core.Settings
{
    /// <summary>
    /// THE table of settings. One row: key, LCD label, form, unit, range, default, level, visibility, help. LCD menu, <c>Set/&lt;Key&gt;</c>,
    /// answers, Home Assistant entities, REST, storage and the docs are made from it; no range, default or option is written anywhere else.
    /// A row (or option) that this build does not have yet says so here, and every surface hides or refuses it.
    /// </summary>
    public static class SettingsTable
    {
        /// <summary>The number of rows.</summary>
        public const int Count = (int)SettingId.Count;

        /// <summary>The number of rows that hold a text.</summary>
        public const int TextCount = 7;

        private const SettingLevel O = SettingLevel.Operate;
        private const SettingLevel C = SettingLevel.Configure;
        private const SettingLevel I = SettingLevel.Install;

        private const int MetersBuilt = (1 << MeterType.Disabled) | (1 << MeterType.Api);
        private const int WifiDisabledAndEnabled = (1 << 0) | (1 << 2);

        /// <summary>Fills the cursor with a row.</summary>
        public static void Read(SettingId id, SettingRow row)
        {
            row.Id = id;
            Fill(id, row);
        }

        /// <summary>Looks a row up by key and leaves the cursor on it.</summary>
        /// <returns>False when no row has the key.</returns>
        public static bool Find(string key, SettingRow row)
        {
            for (int i = 0; i < Count; i++)
            {
                Read((SettingId)i, row);
                if (row.Key == key) return true;
            }

            return false;
        }

        private static SettingRow Fill(SettingId id, SettingRow r)
        {
            switch (id)
            {
                case SettingId.Mode: return r.Choice("Mode", "MODE", OptionSet.Mode, 0, O, Shown.Always, "Normal charges at MAX, Smart with what the mains connection has room for, Solar on solar power");
                case SettingId.Config: return r.Choice("Config", "CONFIG", OptionSet.Config, 0, I, Shown.Always, "Type 2 socket (the cable's coding is read) or fixed cable (MAX is the limit)");
                case SettingId.Lock: return r.Choice("Lock", "LOCK", OptionSet.Lock, 0, I, Shown.ConfigSocket, "Locking actuator: Solenoid (Dostar, DUOSIDA DSIEC-ELB, Ratio) or Motor (DUOSIDA DSIEC-EL, Phoenix Contact)").NotBuilt();
                case SettingId.CableLock: return r.Choice("CableLock", "CABLE LCK", OptionSet.OffOn, 0, O, Shown.LockInUse, "1 keeps the cable locked without a vehicle too").NotBuilt();
                case SettingId.LoadBl: return r.Choice("LoadBl", "PWR SHARE", OptionSet.Role, 0, I, Shown.Always, "Power share (formerly LOADBALANCING) of 2 to 8 chargers. Connect the Sensorbox's +12V to one of them only").NotBuilt();
                case SettingId.Priority: return r.Choice("Priority", "PRIORITY", OptionSet.Priority, 0, C, Shown.Master, "Who charges first when there is not enough for all").NotBuilt();
                case SettingId.RotationInterval: return r.Number("RotationInterval", "ROTATION", SettingUnit.Minute, 30, 1440, 0, C, Shown.Master, "Waiting chargers take turns after this time").OrZero("off").NotBuilt();
                case SettingId.IdleTimeout: return r.Number("IdleTimeout", "IDLE TMO", SettingUnit.Second, 30, 300, 60, C, Shown.Master, "A vehicle that takes nothing for this long gives up its turn").NotBuilt();
                case SettingId.MainsMeter: return r.Choice("MainsMeter", "MAINSMET", OptionSet.MainsMeter, 0, I, Shown.SmartOrSolarNotNode, "Type of mains meter. API: fed over MQTT or REST, data expected within FEED TMO").OnlyBuilt(MetersBuilt);
                case SettingId.MainsMAddress: return r.Number("MainsMAddress", "MAINSADR", SettingUnit.BusAddress, 10, 247, 10, I, Shown.MainsMeterOnBus, "Modbus address of the mains meter").NotBuilt();
                case SettingId.Grid: return r.Choice("Grid", "GRID", OptionSet.Grid, 0, I, Shown.SensorboxWithClamps, "Wires of the grid connection, for a Sensorbox with clamps").NotBuilt();
                case SettingId.Cal: return r.Number("Cal", "CAL", SettingUnit.DeciAmpere, 60, 999, 0, I, Shown.SensorboxWithClamps, "What a clamp meter reads on CT1; CT2 and CT3 use the same factor").NotBuilt();
                case SettingId.FeedTimeout: return r.Number("FeedTimeout", "FEED TMO", SettingUnit.Second, 11, 120, 11, C, Shown.MainsMeterApi, "Mains data older than this stop charging in Smart and Solar");
                case SettingId.CircuitMeter: return r.Choice("CircuitMeter", "CIRCT MET", OptionSet.OtherMeter, 0, I, Shown.SmartOrSolarNotNode, "Type of meter at the sub-panel feeder").OnlyBuilt(MetersBuilt);
                case SettingId.CircuitMAddress: return r.Number("CircuitMAddress", "CIRCT ADR", SettingUnit.BusAddress, 10, 247, 13, I, Shown.CircuitMeterOnBus, "Modbus address of the circuit meter").NotBuilt();
                case SettingId.EVMeter: return r.Choice("EVMeter", "EV METER", OptionSet.OtherMeter, 0, I, Shown.Always, "Type of EV meter: measures power and charged energy").OnlyBuilt(MetersBuilt);
                case SettingId.EVMeterAddress: return r.Number("EVMeterAddress", "EV ADR", SettingUnit.BusAddress, 11, 247, 12, I, Shown.EvMeterOnBus, "Modbus address of the EV meter").NotBuilt();
                case SettingId.EVMeterTimeout: return r.Number("EVMeterTimeout", "EV TMO", SettingUnit.Second, 11, 64, 11, C, Shown.EvMeterApi, "EV meter data older than this stop charging in Smart and Solar");
                case SettingId.EMEndianness: return r.Choice("EMEndianness", "BYTE ORD", OptionSet.ByteOrder, 0, I, Shown.AnyMeterCustom, "Byte and word order of the custom meter").NotBuilt();
                case SettingId.EMDataType: return r.Choice("EMDataType", "DATA TYPE", OptionSet.DataType, 0, I, Shown.AnyMeterCustom, "Data type of the custom meter").NotBuilt();
                case SettingId.EMFunction: return r.Number("EMFunction", "FUNCTION", SettingUnit.None, 3, 4, 4, I, Shown.AnyMeterCustom, "Modbus function: 3 holding, 4 input registers").NotBuilt();
                case SettingId.EMURegister: return r.Number("EMURegister", "VOL REGI", SettingUnit.Register, 0, 65534, 0, I, Shown.AnyMeterCustom, "Register of the voltage").NotBuilt();
                case SettingId.EMUDivisor: return r.Number("EMUDivisor", "VOL DIVI", SettingUnit.PowerOfTen, 0, 7, 0, I, Shown.AnyMeterCustom, "Divisor of the voltage").NotBuilt();
                case SettingId.EMIRegister: return r.Number("EMIRegister", "CUR REGI", SettingUnit.Register, 0, 65534, 0, I, Shown.AnyMeterCustom, "Register of the current").NotBuilt();
                case SettingId.EMIDivisor: return r.Number("EMIDivisor", "CUR DIVI", SettingUnit.PowerOfTen, 0, 7, 0, I, Shown.AnyMeterCustom, "Divisor of the current").NotBuilt();
                case SettingId.EMPRegister: return r.Number("EMPRegister", "POW REGI", SettingUnit.Register, 0, 65534, 0, I, Shown.AnyMeterCustom, "Register of the power").NotBuilt();
                case SettingId.EMPDivisor: return r.Number("EMPDivisor", "POW DIVI", SettingUnit.PowerOfTen, 0, 7, 0, I, Shown.AnyMeterCustom, "Divisor of the power").NotBuilt();
                case SettingId.EMERegister: return r.Number("EMERegister", "ENE REGI", SettingUnit.Register, 0, 65534, 0, I, Shown.AnyMeterCustom, "Register of the energy").NotBuilt();
                case SettingId.EMEDivisor: return r.Number("EMEDivisor", "ENE DIVI", SettingUnit.PowerOfTen, 0, 7, 0, I, Shown.AnyMeterCustom, "Divisor of the energy").NotBuilt();
                case SettingId.MaxMains: return r.Number("MaxMains", "MAINS", SettingUnit.AmperePerPhase, 10, 200, 25, I, Shown.MainsMeter, "Largest current of the mains connection, per phase");
                case SettingId.MinCurrent: return r.Number("MinCurrent", "MIN", SettingUnit.AmperePerPhase, BuildLimits.MinCurrentA, 16, BuildLimits.MinCurrentA, C, Shown.MainsMeter, "Smallest charging current, per phase; when there is not even this much, charging stops");
                case SettingId.MaxCurrent: return r.Number("MaxCurrent", "MAX", SettingUnit.AmperePerPhase, BuildLimits.MinCurrentA, BuildLimits.MaxCurrentA, 13, I, Shown.Always, "Largest charging current, per phase. With a fixed cable: not more than the cable can carry");
                case SettingId.MaxCircuit: return r.Number("MaxCircuit", "CIRCUIT", SettingUnit.AmperePerPhase, 10, 200, 16, I, Shown.Circuit, "Largest current of the sub-panel, per phase. A single charger obeys it in Smart and Solar, with an EV meter at the feeder; not in Normal");
                case SettingId.Switch: return r.Choice("Switch", "SWITCH", OptionSet.Switch, 0, I, Shown.Always, "Function of the external switch");
                case SettingId.RCmon: return r.Choice("RCmon", "RCMON", OptionSet.DisabledEnabled, 0, I, Shown.Always, "Residual current monitor RCM14-03: a fault opens the contactor");
                case SettingId.RFIDReader: return r.Choice("RFIDReader", "RFID", OptionSet.Rfid, 0, C, Shown.Always, "Card reader").NotBuilt();
                case SettingId.LedMode: return r.Choice("LedMode", "LED MODE", OptionSet.LedMode, 0, C, Shown.Always, "Colours by mode (Standard) or by state (Public)");
                case SettingId.WIFImode: return r.Choice("WIFImode", "WIFI", OptionSet.Wifi, 0, I, Shown.Always, "Connection to the network; Disabled ends MQTT too").OnlyBuilt(WifiDisabledAndEnabled);
                case SettingId.OcppMode: return r.Choice("OcppMode", "OCPP", OptionSet.DisabledEnabled, 0, C, Shown.Always, "Connection to an OCPP back office").NotBuilt();
                case SettingId.AutoUpdate: return r.Choice("AutoUpdate", "AUTOUPDAT", OptionSet.DisabledEnabled, 0, C, Shown.WifiEnabled, "Automatic firmware update").NotBuilt();
                case SettingId.MaxTemp: return r.Number("MaxTemp", "MAX TEMP", SettingUnit.Celsius, 40, 75, 65, I, Shown.Always, "Less current from 10 degrees below it on; charging stops above it and resumes 10 degrees below. Raise it if the charger hangs in the sun");
                case SettingId.MaxSumMains: return r.Number("MaxSumMains", "CAPACITY", SettingUnit.AmpereSum, 10, 600, 600, C, Shown.MainsMeter, "Largest mains current summed over the phases (EU capacity tariff); 600 does not limit. Leave it if you do not know what it is").OrZero("off");
                case SettingId.MaxSumMainsTime: return r.Number("MaxSumMainsTime", "CAP STOP", SettingUnit.Minute, 1, 60, 0, C, Shown.CapacityLimits, "How long charging may go on at MIN while CAPACITY is exceeded").OrZero("Disabled");
                case SettingId.StartCurrent: return r.Number("StartCurrent", "START", SettingUnit.AmpereSum, 0, 48, 4, C, Shown.SolarNotNode, "Export, summed over the phases, at which Solar starts");
                case SettingId.StopTime: return r.Number("StopTime", "STOP", SettingUnit.Minute, 1, 60, 10, C, Shown.SolarNotNode, "Solar stops after this time without enough sun").OrZero("Disabled");
                case SettingId.ImportCurrent: return r.Number("ImportCurrent", "IMPORT", SettingUnit.AmpereSum, 0, 48, 0, C, Shown.SolarNotNode, "Grid current, summed over the phases, that Solar may add");
                case SettingId.EnableC2: return r.Choice("EnableC2", "CONTACT2", OptionSet.Contact2, 0, C, Shown.SolarNotNode, "Second contactor on L2 and L3. Wire it as the installer's guide shows, or the installation is unsafe");
                case SettingId.OverrideTimeout: return r.Number("OverrideTimeout", "", SettingUnit.Minute, 1, 1440, 0, C, Shown.Never, "An override ends when its sender has been silent for this long").OrZero("never");
                case SettingId.RequiredEVCCID: return r.Text("RequiredEVCCID", 0, 31, "", C, "Only the vehicle with this EVCCID may charge; empty = any");
                case SettingId.LCDPin: return r.Number("LCDPin", "LCD PIN", SettingUnit.None, 1, 9999, 0, I, Shown.Always, "Code for the buttons on the web page").OrZero("none").NotBuilt();
                case SettingId.RemoteLevel: return r.Choice("RemoteLevel", "REMOTE", OptionSet.RemoteLevel, 1, I, Shown.Always, "What remote writers may change: daily use only, or the configuration too");
                case SettingId.RestLegacyWrites: return r.Choice("RestLegacyWrites", "REST POST", OptionSet.DisabledEnabled, 0, I, Shown.WifiEnabled, "REST writes without a token, as old clients make them: daily use and configuration");
                case SettingId.MQTTHost: return r.Text("MQTTHost", 1, 63, "", I, "Host name or address of the broker; empty = no MQTT");
                case SettingId.MQTTUser: return r.Text("MQTTUser", 2, 63, "", I, "User name at the broker; empty = none");
                case SettingId.MQTTPassword: return r.Text("MQTTPassword", 3, 63, "", I, "Password at the broker; any character").AsSecret();
                case SettingId.MQTTPrefix: return r.Text("MQTTPrefix", 4, 63, "", I, "First part of every topic; empty = SmartEVSE-<serial>");
                case SettingId.MQTTPort: return r.Number("MQTTPort", "", SettingUnit.Port, 1, 65535, 1883, I, Shown.Never, "Port of the broker");
                case SettingId.MQTTTls: return r.Choice("MQTTTls", "", OptionSet.DisabledEnabled, 0, I, Shown.Never, "Encrypt the connection to the broker");
                case SettingId.MQTTHeartbeat: return r.Number("MQTTHeartbeat", "", SettingUnit.Second, 10, 300, 60, C, Shown.Never, "What the broker does not keep is repeated after this time").OrZero("only on change");
                case SettingId.DiscoveryPrefix: return r.Text("DiscoveryPrefix", 5, 63, "homeassistant", I, "Home Assistant's discovery prefix; empty = no discovery");
                case SettingId.TimeZone: return r.Text("TimeZone", 6, TimeZoneRule.MaxChars, "CET-1CEST,M3.5.0,M10.5.0/3", C, "Time-zone rule of the place, POSIX form");
                default: return r.Number("", "", SettingUnit.None, 0, 0, 0, I, Shown.Never, "").NotBuilt();
            }
        }
    }
}
