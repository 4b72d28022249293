using System.Text;
using SmartEvse.Core.Sessions;

namespace SmartEvse.Core.Mqtt
{
    /// <summary>Makes the messages on the topics of <see cref="Happening"/>: <c>event_type</c>, and what a reader would want to know with it.</summary>
    internal sealed class HappeningWriter
    {
        private readonly StringBuilder _json = new StringBuilder();

        /// <summary>A message. Keys beside <c>event_type</c> are attributes in Home Assistant.</summary>
        /// <param name="happening">The topic.</param>
        /// <param name="type">The event type.</param>
        /// <param name="key">The first attribute; empty = none.</param>
        /// <param name="value">Its value.</param>
        /// <param name="session">What is known of the session; null = it does not belong here.</param>
        internal string Write(int happening, int type, string key, string value, SessionEntry? session)
        {
            _json.Clear();
            _json.Append('{');
            JsonText.AppendMember(_json, "event_type", Happening.Type(happening, type));
            if (key.Length > 0) JsonText.AppendMember(_json, key, value);
            if (session != null) SessionPublisher.Append(_json, session);
            _json.Append('}');
            return _json.ToString();
        }
    }
}
