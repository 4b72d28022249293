using SmartEvse.Core.Commands;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Time;

namespace SmartEvse.Core.Rest
{
    /// <summary>Turns the requests of the C++ firmware's interface into writes as MQTT has them. Nothing is written as long as a part of the request is not understood.</summary>
    internal sealed class LegacyReader
    {
        /// <summary>The enable of delayed charging: no parameter names it, so no answer does.</summary>
        internal const string Schedule = "schedule";

        private const string On = "On";
        private const string Off = "Off";

        private readonly RestQuery _query;
        private readonly RestWrites _writes;
        private readonly LegacyParameter _parameter = new LegacyParameter();

        internal LegacyReader(RestQuery query, RestWrites writes)
        {
            _query = query;
            _writes = writes;
        }

        /// <summary>The status when the request is wrong; 0 = it is not.</summary>
        internal int Status { get; private set; }

        /// <summary>What is wrong.</summary>
        internal string Error { get; private set; } = "";

        /// <summary>The parameter that is wrong; empty = none in particular.</summary>
        internal string Parameter { get; private set; } = "";

        /// <summary>The rows of the MQTT connection, to be written as one; null = none.</summary>
        internal SettingsBatch? Batch { get; private set; }

        /// <summary><c>POST /settings</c>.</summary>
        internal void Settings(SettingsValues settings, long utcS)
        {
            bool mqtt = _query.Value("mqtt_update") != null;
            for (int i = 0; i < _query.Count && Status == 0; i++)
            {
                if (!LegacyParameters.Find(_query.Name(i), _parameter)) Wrong(400, "unknown parameter", _query.Name(i));
                else if (_parameter.Form == LegacyForm.NotBuilt) Wrong(501, RefusalTexts.Text(Refusal.NotInThisBuild, 0, 0, false), _parameter.Name);
                else if (_parameter.Form != LegacyForm.Marker && (_parameter.Form == LegacyForm.Mqtt) != mqtt) Wrong(400, "mqtt_ parameters go with mqtt_update and with nothing else", _parameter.Name);
            }

            for (int i = 0; i < LegacyParameters.Count && Status == 0; i++)
            {
                LegacyParameters.Read(i, _parameter);
                string? value = _query.Value(_parameter.Name);
                if (value != null) Take(value, settings, utcS);
            }

            if (Status == 0 && _writes.Count == 0 && Batch == null) Wrong(400, "no parameters", "");
        }

        /// <summary><c>POST /currents</c>.</summary>
        internal void Currents()
        {
            string? battery = _query.Value("battery_current");
            if (battery != null) _writes.Add("battery_current", "HomeBatteryCurrent", battery);
            string currents = Three("L1", "L2", "L3");
            if (currents.Length > 0) _writes.Add("currents", "MainsMeter", currents);
            Only(battery == null ? 0 : 1, currents, "");
        }

        /// <summary><c>POST /ev_meter</c>.</summary>
        internal void EvMeter()
        {
            string currents = Three("L1", "L2", "L3");
            string energy = Three("import_active_power", "import_active_energy", "export_active_energy");
            Only(0, currents, energy);
            if (Status != 0) return;
            string rest = "-1:-1";
            if (energy.Length > 0)
            {
                // What was charged is what went in less what came back.
                bool isEnergy = NumberForm.TryRead(_query.Value("import_active_energy") ?? "", out int import) & NumberForm.TryRead(_query.Value("export_active_energy") ?? "", out int export);
                if (!isEnergy) Wrong(422, RefusalTexts.Text(Refusal.NotANumber, 0, 0, false), "import_active_energy");
                rest = _query.Value("import_active_power") + ":" + ((long)import - export).ToString();
            }

            _writes.Add("ev_meter", "EVMeter", (currents.Length > 0 ? currents : "-1:-1:-1") + ":" + rest);
        }

        /// <summary><c>POST /color_x</c>.</summary>
        internal void Colour(string path)
        {
            string rgb = Three("R", "G", "B");
            Only(0, rgb, "");
            string name = path.Substring(1);
            string which = name.Substring(6);
            string topic = "Color" + which.Substring(0, 1).ToUpper() + which.Substring(1);
            if (Status == 0) _writes.Add(name, topic, _query.Value("R") + "," + _query.Value("G") + "," + _query.Value("B"));
        }

        /// <summary><c>POST /rfid</c>.</summary>
        internal void Rfid()
        {
            string? card = _query.Value("rfid");
            if (card == null || _query.Count != 1) Wrong(400, "expected rfid", "");
            else _writes.Add("rfid", "RFID", card);
        }

        /// <summary><c>POST /cablelock</c>: the parameter <c>1</c> locks, none releases.</summary>
        internal void CableLock()
        {
            bool locks = _query.Value("1") != null;
            if (_query.Count > 1 || (_query.Count == 1 && !locks && _query.Value("0") == null)) Wrong(400, "unknown parameter", _query.Name(0));
            else _writes.Add("cablelock", "CableLock", locks ? "1" : "0");
        }

        /// <summary><c>POST /reboot</c>.</summary>
        internal void Reboot()
        {
            if (_query.Count > 0) Wrong(400, "unknown parameter", _query.Name(0));
            else _writes.Add("reboot", "Restart", Mqtt.CommandTopics.Press);
        }

        // All three, or none of them: then an empty text.
        private string Three(string a, string b, string c)
        {
            string? first = _query.Value(a);
            string? second = _query.Value(b);
            string? third = _query.Value(c);
            if (first == null && second == null && third == null) return "";
            if (first == null || second == null || third == null) Wrong(400, "expected " + a + ", " + b + " and " + c, "");
            return first + ":" + second + ":" + third;
        }

        // No parameters but those that were taken, and at least one of them.
        private void Only(int others, string three, string threeMore)
        {
            int known = others + (three.Length > 0 ? 3 : 0) + (threeMore.Length > 0 ? 3 : 0);
            if (_query.Count != known) Wrong(400, "unknown parameter", "");
            else if (known == 0) Wrong(400, "no parameters", "");
        }

        private void Take(string value, SettingsValues settings, long utcS)
        {
            switch (_parameter.Form)
            {
                case LegacyForm.Marker: return;
                case LegacyForm.Delay:
                    Delay(settings, utcS);
                    return;
                case LegacyForm.Mqtt:
                    Connection(value);
                    return;
                case LegacyForm.Number:
                    value = Whole(value);
                    break;
                case LegacyForm.Mode:
                    value = Mode(Whole(value));
                    break;
                case LegacyForm.Press:
                    value = Mqtt.CommandTopics.Press;
                    break;
                case LegacyForm.OnOff:
                    // What is no number goes on as it is, and is refused.
                    if (NumberForm.TryRead(Whole(value), out int on)) value = on > 0 ? On : Off;
                    break;
            }

            _writes.Add(_parameter.Name, _parameter.Topic, value);
        }

        // Times are written while the schedule is off, since they have to go together while it is on. As in the C++ firmware a start that has passed clears all.
        private void Delay(SettingsValues settings, long utcS)
        {
            string? start = _query.Value("starttime");
            string stop = _query.Value("stoptime") ?? "";
            string repeat = _query.Value("repeat") ?? "0";
            if (start == null)
            {
                if (repeat != "0" || stop.Length > 0) Wrong(400, "needs starttime", _parameter.Name);
                return;
            }

            if (_parameter.Name != "starttime") return;
            // Old displays clear it with a 0.
            bool clears = start.Length == 0 || start == "0";
            long startS = 0;
            if (!clears && !CivilTime.TryParse(start, out startS))
            {
                Wrong(422, RefusalTexts.Text(Refusal.NotATime, 0, 0, false), "starttime");
                return;
            }

            TimeZoneRule zone = new TimeZoneRule();
            zone.Set(settings.Text(SettingId.TimeZone));
            if (utcS >= 0 && startS <= zone.ToLocal(utcS)) clears = true;
            _writes.Add(Schedule, "DelayedCharging", Off);
            _writes.Add("starttime", "DelayedStart", clears ? "" : start);
            _writes.Add("stoptime", "DelayedStop", clears ? "" : stop);
            _writes.Add("repeat", "DelayedRepeat", clears || repeat == "0" ? Off : repeat == "1" ? On : repeat);
            if (!clears) _writes.Add(Schedule, "DelayedCharging", On);
        }

        private void Connection(string value)
        {
            SettingRow row = new SettingRow();
            SettingsTable.Find(_parameter.Topic, row);
            Refusal refusal = SettingForm.Read(row, value, out int number);
            if (refusal != Refusal.None)
            {
                Wrong(422, RefusalTexts.Text(refusal, 0, 0, false), _parameter.Name);
                return;
            }

            if (Batch == null) Batch = new SettingsBatch();
            Batch.Add(row, number, value);
        }

        // The integration writes every number as a decimal fraction.
        private static string Whole(string value)
        {
            int length = value.Length;
            return length > 2 && value[length - 1] == '0' && value[length - 2] == '.' ? value.Substring(0, length - 2) : value;
        }

        private static string Mode(string number)
        {
            switch (number)
            {
                case "0": return "Off";
                case "1": return "Normal";
                case "2": return "Solar";
                case "3": return "Smart";
                case "4": return "Pause";
                // A mode by its text or by MQTT's number is none here.
                default: return "";
            }
        }

        private void Wrong(int status, string error, string parameter)
        {
            if (Status != 0) return;
            Status = status;
            Error = error;
            Parameter = parameter;
        }
    }
}
