using System.Text;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Sessions;
using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Mqtt
{
    /// <summary>Makes the messages on <c>Events</c>: one entry of the event log each, under 300 bytes.</summary>
    public static class EventWriter
    {
        /// <summary>The message of an entry.</summary>
        /// <param name="e">The entry.</param>
        /// <param name="last">The number of the last entry that will be sent, so that a reader knows when it has all.</param>
        public static string Write(EventEntry e, int last)
        {
            StringBuilder json = new StringBuilder();
            SettingRow row = new SettingRow();
            json.Append('{');
            Number(json, "n", e.Sequence);
            Number(json, "uptimeS", e.UptimeS);
            Number(json, "utc", e.UtcS);
            JsonText.AppendMember(json, "event", EventTexts.Token(e.Kind));
            string name = CommandTopics.NameOfTarget(e.Target, row);
            if (name.Length > 0) JsonText.AppendMember(json, "topic", "Set/" + name);
            JsonText.AppendMember(json, "text", EventTexts.Text(e, row));
            JsonText.AppendMember(json, "reason", ReasonTexts.Token(e.Reason));
            Number(json, "count", e.Count);
            Number(json, "lastUptimeS", e.LastUptimeS);
            Number(json, "last", last);
            json.Append('}');
            return json.ToString();
        }

        private static void Number(StringBuilder json, string key, long value)
        {
            JsonText.AppendKey(json, key);
            json.Append(value);
        }
    }
}
