using System.Text;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Settings;

namespace SmartEvse.Discovery
{
    /// <summary>The form of a state topic to platform, unit, class and template.</summary>
    internal static class TopicForms
    {
        private const string TenthsToWhole = "{{ value | int / 10 }}";

        internal static void Apply(StateTopic t, SettingsValues s, Entity e)
        {
            switch (t.Format)
            {
                case TopicFormat.CurrentDa:
                    e.Measure("A", "current", "measurement");
                    e.ValueTemplate = TenthsToWhole;
                    e.Precision = 1;
                    Expire(t, s, e);
                    break;
                case TopicFormat.PowerW:
                    e.Measure("W", "power", "measurement");
                    e.Precision = 0;
                    Expire(t, s, e);
                    break;
                case TopicFormat.EnergyWh: e.Measure("Wh", "energy", "total_increasing"); break;
                case TopicFormat.TemperatureC: e.Measure("\u00b0C", "temperature", "measurement"); break;
                case TopicFormat.Seconds: e.Measure("s", "duration", ""); break;
                case TopicFormat.Milliseconds: e.Measure("ms", "duration", ""); break;
                case TopicFormat.Duty1024:
                    e.Unit = "%";
                    e.ValueTemplate = "{{ (value | int / 1024 * 100) | round(0) }}";
                    break;
                case TopicFormat.YesNo: e.Platform = Platform.BinarySensor; break;
                case TopicFormat.State: Enum(e, States()); break;
                case TopicFormat.StateId: Enum(e, StateIds()); break;
                case TopicFormat.Error: Enum(e, Errors()); break;
                case TopicFormat.Reason: Enum(e, Reasons()); break;
                case TopicFormat.Status: Enum(e, Statuses()); break;
                case TopicFormat.Update:
                    e.Platform = Platform.Update;
                    e.DeviceClass = "firmware";
                    break;
                case TopicFormat.Mode: Control(e, Platform.Select, "Mode", "\"Off\",\"Normal\",\"Smart\"" + Solar() + ",\"Pause\""); break;
                case TopicFormat.Access: Enum(e, "\"Deny\",\"Allow\",\"Pause\""); break;
                case TopicFormat.Plug: Enum(e, "\"Connected\",\"Disconnected\""); break;
                case TopicFormat.LocalTime:
                    Control(e, Platform.Text, t.Name, "");
                    e.Range(0, 16);
                    break;
                case TopicFormat.OnOff when t.Retained:
                    Control(e, Platform.Switch, t.Name, "");
                    e.PayloadOn = "On";
                    e.PayloadOff = "Off";
                    break;
                case TopicFormat.OnOff: Control(e, Platform.Select, t.Name, "\"On\",\"Off\""); break;
                case TopicFormat.Colour:
                    Control(e, Platform.Text, "Color" + t.Name.Substring("LEDColor".Length), "");
                    e.Range(5, 11);
                    break;
                case TopicFormat.PilotOverride:
                    Control(e, Platform.Number, t.Name, "");
                    e.Range(BenchOverride.Off, BenchOverride.Largest);
                    break;
            }

            if (t.Name == "ChargeCurrentOverride") Override(s, e);
        }

        private static void Override(SettingsValues s, Entity e)
        {
            Control(e, Platform.Number, "CurrentOverride", "");
            e.StateClass = "";
            e.Precision = -1;
            e.ExpireAfterS = 0;
            // Home Assistant makes whole tenths of its amperes, so that no fraction ever comes here; the same template as in ha-blueprints/examples/mqtt.yaml.
            e.CommandTemplate = "{{ (value * 10) | round | int }}";
            e.Range(0, s.Number(SettingId.MaxCurrent));
            e.StepTenths = 1;
        }

        private static void Control(Entity e, Platform platform, string set, string options)
        {
            e.Platform = platform;
            e.CommandTopic = "Set/" + set;
            e.OptionsJson = options;
        }

        private static void Enum(Entity e, string options)
        {
            e.DeviceClass = "enum";
            e.OptionsJson = options;
        }

        // A live value that is repeated with the heartbeat is gone when three heartbeats are, and while its meter is.
        private static void Expire(StateTopic t, SettingsValues s, Entity e)
        {
            if (!t.Retained) e.ExpireAfterS = 3 * s.Number(SettingId.MQTTHeartbeat);
            switch (t.Condition)
            {
                case TopicCondition.MainsMeter: e.MeterTopic = "MainsMeterOnline"; break;
                case TopicCondition.EvMeter: e.MeterTopic = "EVMeterOnline"; break;
                case TopicCondition.CircuitMeter: e.MeterTopic = "CircuitMeterOnline"; break;
            }
        }

        private static string Solar()
        {
            SettingRow row = new SettingRow();
            SettingsTable.Read(SettingId.Mode, row);
            return row.IsOptionBuilt(ChargeMode.Solar) ? ",\"Solar\"" : "";
        }

        private static string States()
        {
            StringBuilder json = new StringBuilder();
            for (int i = 0; i <= (int)ChargerState.C1; i++) Add(json, StateTexts.Text((ChargerState)i));
            return json.ToString();
        }

        private static string StateIds()
        {
            StringBuilder json = new StringBuilder();
            for (int i = 0; i <= (int)ChargerState.C1; i++) Add(json, StateTexts.Id((ChargerState)i));
            return json.ToString();
        }

        private static string Errors()
        {
            StringBuilder json = new StringBuilder();
            Add(json, Faults.Text(0));
            for (int i = 0; i < Faults.RankCount; i++) Add(json, Faults.Text(Faults.AtRank(i)));
            return json.ToString();
        }

        private static string Reasons()
        {
            StringBuilder json = new StringBuilder();
            for (int i = 0; i < (int)ReasonId.Count; i++) Add(json, ReasonTexts.Token((ReasonId)i));
            return json.ToString();
        }

        private static string Statuses()
        {
            StringBuilder json = new StringBuilder();
            for (int i = 0; i < StatusTexts.Count; i++) Add(json, StatusTexts.Token(i));
            return json.ToString();
        }

        internal static void Add(StringBuilder json, string option)
        {
            if (option == StateTexts.Unknown) return;
            if (json.Length > 0) json.Append(',');
            JsonText.Append(json, option);
        }
    }
}
