using System.Text;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Sessions;
using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Mqtt
{
    /// <summary>Makes the messages on <c>Events</c>: one entry of the event log each, under 300 bytes.</summary>
    public sealed class EventWriter
    {
        private readonly StringBuilder _json = new StringBuilder();
        private readonly SettingRow _row = new SettingRow();

        /// <summary>The message of an entry.</summary>
        /// <param name="e">The entry.</param>
        /// <param name="last">The number of the last entry that will be sent, so that a reader knows when it has all.</param>
        public string Write(EventEntry e, int last)
        {
            _json.Clear();
            _json.Append('{');
            Number("n", e.Sequence);
            Number("uptimeS", e.UptimeS);
            Number("utc", e.UtcS);
            JsonText.AppendMember(_json, "event", EventTexts.Token(e.Kind));
            string name = CommandTopics.NameOfTarget(e.Target, _row);
            if (name.Length > 0) JsonText.AppendMember(_json, "topic", "Set/" + name);
            JsonText.AppendMember(_json, "text", EventTexts.Text(e, _row));
            JsonText.AppendMember(_json, "reason", ReasonTexts.Token(e.Reason));
            Number("count", e.Count);
            Number("lastUptimeS", e.LastUptimeS);
            Number("last", last);
            _json.Append('}');
            return _json.ToString();
        }

        private void Number(string key, long value)
        {
            JsonText.AppendKey(_json, key);
            _json.Append(value);
        }
    }
}
