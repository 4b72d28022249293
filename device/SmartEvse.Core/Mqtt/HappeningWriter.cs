using System.Text;

namespace SmartEvse.Core.Mqtt
{
    /// <summary>Makes the messages on the topics of <see cref="Happening"/>: <c>event_type</c>, and what a reader would want to know with it.</summary>
    internal sealed class HappeningWriter
    {
        private readonly StringBuilder _json = new StringBuilder();

        /// <summary>A message. Keys beside <c>event_type</c> are attributes in Home Assistant: what is known of a session when it ends belongs here.</summary>
        /// <param name="happening">The topic.</param>
        /// <param name="type">The event type.</param>
        /// <param name="key">The first attribute; empty = none.</param>
        /// <param name="value">Its value.</param>
        internal string Write(int happening, int type, string key, string value)
        {
            _json.Clear();
            _json.Append('{');
            JsonText.AppendMember(_json, "event_type", Happening.Type(happening, type));
            if (key.Length > 0) JsonText.AppendMember(_json, key, value);
            _json.Append('}');
            return _json.ToString();
        }
    }
}
