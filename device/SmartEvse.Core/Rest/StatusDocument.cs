using SmartEvse.Core.Charging;
using SmartEvse.Core.Display;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Metering;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Time;

namespace SmartEvse.Core.Rest
{
    /// <summary>
    /// <c>GET /settings</c> in the shape of the C++ firmware, for the clients that read it. They divide what they find, so a number that is not known is 0 there as
    /// it is there, save energies: a counter that jumps to 0 spoils statistics. Secrets are not in it.
    /// </summary>
    internal sealed class StatusDocument
    {
        private readonly JsonStream _json;
        private readonly ChargerView _view;
        private readonly SettingsValues _settings;
        private readonly SettingRow _row = new SettingRow();
        private readonly TimeZoneRule _zone = new TimeZoneRule();

        internal StatusDocument(JsonStream json, ChargerView view, SettingsValues settings)
        {
            _json = json;
            _view = view;
            _settings = settings;
            _zone.Set(settings.Text(SettingId.TimeZone));
        }

        internal void Write(string serial, string version, bool mqttConnected, Panel? panel, long nowMs, long utcS)
        {
            int access = _view[ViewField.Access];
            _json.Open('{');
            _json.Text("version", version);
            _json.Key("serialnr");
            if (NumberForm.TryRead(serial, out int _)) _json.Raw(serial);
            else _json.Text(serial);
            _json.Text("mode", StateTopics.ModeText(access, _view[ViewField.Mode]).ToUpper());
            _json.Number("mode_id", ModeId(access, _view[ViewField.Mode]));
            Flag("car_connected", ViewField.Plugged);
            _json.Object("eth");
            _json.Bool("present", false);
            _json.Bool("connected", false);
            _json.Bool("has_ip", false);
            _json.Close('}');
            Evse(access);
            Settings();
            Mqtt(serial, mqttConnected);
            _json.Object("ocpp");
            Choice("mode", SettingId.OcppMode);
            _json.Text("status", StateTexts.Plug(false));
            _json.Close('}');
            int battery = Known(ViewField.BatteryDa);
            _json.Object("home_battery");
            _json.Number("current", battery);
            // A value is forgotten after 11 s: what is there is of now.
            _json.Number("last_update", _view[ViewField.BatteryDa] == ChargerView.Unknown || utcS < 0 ? 0 : utcS);
            _json.Close('}');
            Meters(battery, utcS);
            if (panel != null) Backlight(panel, nowMs);
            _json.Object("color");
            Colour("off", ViewField.ColourOff);
            Colour("normal", ViewField.ColourNormal);
            Colour("smart", ViewField.ColourSmart);
            Colour("solar", ViewField.ColourSolar);
            Colour("custom", ViewField.ColourCustom);
            _json.Close('}');
            _json.Close('}');
        }

        // Another order than MODE has.
        private static int ModeId(int access, int mode)
        {
            if (access == AccessStatus.Deny) return 0;
            if (access == AccessStatus.Pause) return 4;
            return mode == ChargeMode.Smart ? 3 : mode == ChargeMode.Solar ? 2 : 1;
        }

        private void Evse(int access)
        {
            int faults = _view[ViewField.Faults];
            bool noPower = (faults & Faults.NoPower) != 0;
            int fault = Faults.MostSerious(faults & ~Faults.NoPower);
            int id = 0;
            for (int bits = fault; bits != 0; bits >>= 1) id++;
            string state = StateTexts.Text((ChargerState)_view[ViewField.State]);
            _json.Object("evse");
            Maybe("temp", ViewField.TemperatureC);
            Row("temp_max", SettingId.MaxTemp);
            Flag("connected", ViewField.Plugged);
            _json.Number("access", access);
            _json.Number("mode", _view[ViewField.Mode]);
            Row("loadbl", SettingId.LoadBl);
            _json.Number("pwm", _view[ViewField.DutyPermille] * 1024 / 1000);
            Flag("custombutton", ViewField.CustomFlag);
            Field("solar_stop_timer", ViewField.SolarStopS);
            _json.Text("state", noPower ? state + " - " + Faults.Text(Faults.NoPower) : state);
            Field("state_id", ViewField.State);
            _json.Text("error", Faults.Text(fault));
            _json.Number("error_id", id);
            Choice("rfidreader", SettingId.RFIDReader);
            Field("nrofphases", ViewField.Phases);
            _json.Text("rfid", "Not Installed");
            _json.Close('}');
        }

        private void Settings()
        {
            bool delayed = _view[ViewField.DelayedCharging] == 1;
            _json.Object("settings");
            Field("charge_current", ViewField.OfferedDa);
            Field("override_current", ViewField.OverrideDa);
            Row("current_min", SettingId.MinCurrent);
            Row("current_max", SettingId.MaxCurrent);
            Row("current_main", SettingId.MaxMains);
            Row("current_max_circuit", SettingId.MaxCircuit);
            Row("current_max_sum_mains", SettingId.MaxSumMains);
            Row("max_sum_mains_time", SettingId.MaxSumMainsTime);
            Row("solar_max_import", SettingId.ImportCurrent);
            Row("solar_start_current", SettingId.StartCurrent);
            Row("solar_stop_time", SettingId.StopTime);
            Choice("enable_C2", SettingId.EnableC2);
            Choice("mains_meter", SettingId.MainsMeter);
            _json.Number("starttime", delayed ? Utc(ViewField.DelayedStartMin) : 0);
            _json.Number("stoptime", delayed ? Utc(ViewField.DelayedStopMin) : 0);
            Field("repeat", ViewField.DelayedRepeat);
            _json.Number("lcdlock", _settings.State(StoredState.PanelLock));
            Row("lock", SettingId.Lock);
            Row("cablelock", SettingId.CableLock);
            Row("ledmode", SettingId.LedMode);
            _json.Text("required_evccid", _settings.Text(SettingId.RequiredEVCCID));
            _json.Close('}');
        }

        private void Mqtt(string serial, bool connected)
        {
            _json.Object("mqtt");
            _json.Text("host", _settings.Text(SettingId.MQTTHost));
            Row("port", SettingId.MQTTPort);
            _json.Text("topic_prefix", MqttSession.PrefixOf(_settings, serial));
            _json.Text("username", _settings.Text(SettingId.MQTTUser));
            _json.Bool("password_set", _settings.Text(SettingId.MQTTPassword).Length > 0);
            _json.Bool("tls", _settings.Number(SettingId.MQTTTls) == 1);
            _json.Text("status", StateTexts.Plug(connected));
            _json.Bool("smartevse_server", false);
            _json.Close('}');
        }

        private void Meters(int battery, long utcS)
        {
            bool evIsStale = _view[ViewField.EvFresh] == 0;
            _json.Object("ev_meter");
            Choice("description", SettingId.EVMeter);
            Row("address", SettingId.EVMeterAddress);
            _json.Number("import_active_power", evIsStale ? 0 : Known(ViewField.EvPowerW));
            Field("total_wh", ViewField.EvEnergyWh);
            Field("charged_wh", ViewField.EvSessionWh);
            _json.Object("currents");
            Currents(evIsStale ? 0 : Known(ViewField.EvL1Da), evIsStale ? 0 : Known(ViewField.EvL2Da), evIsStale ? 0 : Known(ViewField.EvL3Da));
            _json.Close('}');
            Energy(ViewField.EvEnergyWh);
            _json.Close('}');

            _json.Object("mains_meter");
            Energy(ViewField.MainsEnergyWh);
            _json.Close('}');

            int age = _view[ViewField.MainsAgeS];
            bool onePhase = _settings.Number(SettingId.EnableC2) == Contactor2Use.AlwaysOff;
            int taken = _view[ViewField.Mode] == ChargeMode.Solar && age != ChargerView.Unknown ? battery : 0;
            int l1 = Known(ViewField.MainsL1Da);
            int l2 = Known(ViewField.MainsL2Da);
            int l3 = Known(ViewField.MainsL3Da);
            _json.Object("phase_currents");
            Currents(l1, l2, l3);
            _json.Number("last_data_update", age == ChargerView.Unknown || utcS < 0 ? 0 : utcS - age);
            _json.Object("original_data");
            Currents(l1 + HomeBattery.PartOf(taken, 0, onePhase), l2 + HomeBattery.PartOf(taken, 1, onePhase), l3 + HomeBattery.PartOf(taken, 2, onePhase));
            _json.Close('}');
            _json.Close('}');
        }

        private void Backlight(Panel panel, long nowMs)
        {
            int light = panel.Backlight;
            _json.Object("backlight");
            _json.Number("timer", panel.LitS(nowMs));
            _json.Text("status", light == Panel.FullLight ? "ON" : light == 0 ? "OFF" : "DIMMED");
            _json.Close('}');
        }

        private void Currents(int l1, int l2, int l3)
        {
            _json.Number("TOTAL", l1 + l2 + l3);
            _json.Number("L1", l1);
            _json.Number("L2", l2);
            _json.Number("L3", l3);
        }

        private void Energy(ViewField field)
        {
            Maybe("import_active_energy", field);
            _json.Key("export_active_energy");
            _json.Raw("null");
        }

        private void Colour(string key, ViewField field)
        {
            int rgb = _view[field];
            _json.Object(key);
            _json.Number("R", (rgb >> 16) & 0xFF);
            _json.Number("G", (rgb >> 8) & 0xFF);
            _json.Number("B", rgb & 0xFF);
            _json.Close('}');
        }

        private int Known(ViewField field)
        {
            return _view[field] == ChargerView.Unknown ? 0 : _view[field];
        }

        private void Field(string key, ViewField field)
        {
            _json.Number(key, Known(field));
        }

        private void Flag(string key, ViewField field)
        {
            _json.Bool(key, _view[field] == 1);
        }

        private void Maybe(string key, ViewField field)
        {
            _json.Key(key);
            _json.Raw(_view[field] == ChargerView.Unknown ? "null" : _view[field].ToString());
        }

        private void Row(string key, SettingId id)
        {
            _json.Number(key, _settings.Number(id));
        }

        private void Choice(string key, SettingId id)
        {
            SettingsTable.Read(id, _row);
            _json.Text(key, OptionTexts.Text(_row.Options, _settings.Number(id)) ?? "");
        }

        private long Utc(ViewField minutes)
        {
            return _view[minutes] == SettingsValues.NoTime ? 0 : _zone.ToUtc(_view[minutes] * 60L);
        }
    }
}
