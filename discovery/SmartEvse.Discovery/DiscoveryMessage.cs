using System.Text;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Settings;

namespace SmartEvse.Discovery
{
    /// <summary>
    /// One entity to its discovery topic and payload: a pure function. Topics and ids are those of the C++ firmware, so that owners keep their history;
    /// keys are abbreviated, because a message has to stay below 1,000 bytes with the longest prefix.
    /// </summary>
    public sealed class DiscoveryMessage
    {
        /// <summary>The largest payload, in UTF-8 bytes.</summary>
        public const int MostBytes = 1000;

        private readonly StringBuilder _json = new StringBuilder();
        private readonly DeviceInfo _device;

        /// <summary>Writes messages of a device.</summary>
        public DiscoveryMessage(DeviceInfo device)
        {
            _device = device;
        }

        /// <summary>The topic of an entity.</summary>
        /// <param name="e">The entity.</param>
        /// <param name="discoveryPrefix">Usually <c>homeassistant</c>.</param>
        /// <param name="prefix">The charger's topic prefix. One <c>/</c> makes its first part the node id, as it always did.</param>
        public static string Topic(Entity e, string discoveryPrefix, string prefix)
        {
            return discoveryPrefix + "/" + HaTexts.Of(e.Platform) + "/" + TopicId(prefix) + "-" + e.Suffix + "/config";
        }

        /// <summary>The payload of an entity.</summary>
        /// <param name="e">The entity.</param>
        /// <param name="prefix">The charger's topic prefix.</param>
        /// <param name="whole">True for the first message: the whole device block.</param>
        public string Payload(Entity e, string prefix, bool whole)
        {
            string json = Write(e, prefix, whole, true, true);
            // A long prefix full of quotes counts double. The entity id is only a proposal; a list of texts is still readable as a text, and a value of a silent meter expires.
            if (Utf8.Length(json) > MostBytes) json = Write(e, prefix, whole, false, true);
            if (Utf8.Length(json) <= MostBytes || e.Platform != Platform.Sensor) return json;
            json = Write(e, prefix, whole, true, false);
            return Utf8.Length(json) > MostBytes ? Write(e, prefix, whole, false, false) : json;
        }

        /// <summary>A prefix as Home Assistant's discovery topics allow it: letters, digits, <c>_</c>, <c>-</c>, and one <c>/</c>.</summary>
        public static string TopicId(string prefix)
        {
            StringBuilder id = new StringBuilder();
            bool slashUsed = false;
            for (int i = 0; i < prefix.Length; i++)
            {
                char c = prefix[i];
                bool slash = c == '/' && !slashUsed;
                slashUsed |= slash;
                id.Append(slash || IsIdCharacter(c) || c == '-' ? c : '_');
            }

            return id.ToString();
        }

        private string Write(Entity e, string prefix, bool whole, bool proposesId, bool rich)
        {
            _json.Clear();
            _json.Append('{');
            Text("~", prefix);
            if (e.Platform == Platform.DeviceAutomation) Trigger(e);
            else Describe(e, prefix, proposesId, rich);
            Device(prefix, whole);
            if (e.Platform != Platform.DeviceAutomation) Origin();
            _json.Append('}');
            return _json.ToString();
        }

        private void Trigger(Entity e)
        {
            Text("atype", "trigger");
            Text("type", e.Name);
            Text("stype", e.Subject);
            Text("t", "~/" + e.StateTopic);
            Text("val_tpl", e.ValueTemplate);
            Text("pl", e.PayloadOn);
        }

        private void Describe(Entity e, string prefix, bool proposesId, bool rich)
        {
            Text("name", e.Name);
            Text("uniq_id", prefix + "-" + e.Suffix);
            if (proposesId) Text("def_ent_id", HaTexts.Of(e.Platform) + "." + EntityId(prefix) + "_" + EntityId(e.Suffix));
            if (e.StateTopic.Length > 0) Text("stat_t", "~/" + e.StateTopic);
            if (e.CommandTopic.Length > 0) Text("cmd_t", "~/" + e.CommandTopic);
            Availability(e, rich);
            Some("unit_of_meas", e.Unit);
            if (rich || e.OptionsJson.Length == 0) Some("dev_cla", e.DeviceClass);
            Some("stat_cla", e.StateClass);
            Some("val_tpl", e.ValueTemplate);
            Some("cmd_tpl", e.CommandTemplate);
            Some("ic", e.Icon);
            if (rich && e.OptionsJson.Length > 0) Raw(e.Platform == Platform.Event ? "evt_typ" : "ops", "[" + e.OptionsJson + "]");
            OnOff(e);
            if (e.HasRange) Range(e);
            if (e.Precision >= 0) Raw("sug_dsp_prc", e.Precision.ToString());
            if (e.ExpireAfterS > 0) Raw("exp_aft", e.ExpireAfterS.ToString());
            if (e.Category != Category.Primary) Text("ent_cat", HaTexts.Of(e.Category));
            if (!e.Enabled) Raw("en", "false");
        }

        // A measured value is only as good as the meter: both have to be there.
        private void Availability(Entity e, bool rich)
        {
            if (e.MeterTopic.Length == 0 || !rich)
            {
                Text("avty_t", "~/connected");
                return;
            }

            Raw("avty", "[{\"t\":\"~/connected\"},{\"t\":\"~/" + e.MeterTopic + "\",\"pl_avail\":\"ON\",\"pl_not_avail\":\"OFF\"}]");
            Text("avty_mode", "all");
        }

        private static string EntityId(string text)
        {
            StringBuilder id = new StringBuilder();
            for (int i = 0; i < text.Length; i++)
            {
                char c = text[i];
                id.Append(IsIdCharacter(c) ? c : '_');
            }

            return id.ToString().ToLower();
        }

        private static bool IsIdCharacter(char c)
        {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
        }

        private void OnOff(Entity e)
        {
            if (e.PayloadOn.Length == 0) return;
            Text("pl_on", e.PayloadOn);
            Text("pl_off", e.PayloadOff);
        }

        private void Range(Entity e)
        {
            Raw("min", e.Min.ToString());
            Raw("max", e.Max.ToString());
            if (e.Platform != Platform.Number) return;
            if (e.StepTenths != 10) Raw("step", "0." + e.StepTenths.ToString());
            Text("mode", e.StepTenths != 10 ? "slider" : "box");
        }

        private void Device(string prefix, bool whole)
        {
            JsonText.AppendKey(_json, "dev");
            _json.Append('{');
            Text("ids", prefix);
            Text("name", prefix);
            if (whole)
            {
                Text("mf", "Stegen");
                Text("mdl", "SmartEVSE v3");
                Text("sw", _device.Version);
                Some("hw", _device.Hardware);
                Text("sn", _device.Serial);
                Some("cu", _device.ConfigurationUrl);
            }

            _json.Append('}');
        }

        private void Origin()
        {
            JsonText.AppendKey(_json, "o");
            _json.Append('{');
            Text("name", "SmartEVSE nanoFramework");
            Text("sw", _device.Version);
            _json.Append('}');
        }

        private void Some(string key, string value)
        {
            if (value.Length > 0) Text(key, value);
        }

        private void Text(string key, string value)
        {
            JsonText.AppendMember(_json, key, value);
        }

        private void Raw(string key, string json)
        {
            JsonText.AppendKey(_json, key);
            _json.Append(json);
        }
    }
}
