using System.Text;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Sessions;

namespace SmartEvse.Core.Mqtt
{
    /// <summary>The session log as messages: one entry each, under 250 bytes; what is not known is <c>null</c>.</summary>
    public sealed class SessionMessages : ILogMessages
    {
        /// <summary>For <see cref="Message"/>: a message that stands alone, without <c>last</c>.</summary>
        public const int Alone = 0;

        private readonly SessionLog _log;

        /// <summary>Messages of a log.</summary>
        public SessionMessages(SessionLog log)
        {
            _log = log;
        }

        /// <inheritdoc/>
        public string Topic
        {
            get { return "Sessions"; }
        }

        /// <inheritdoc/>
        public int Oldest
        {
            get { return _log.Oldest; }
        }

        /// <inheritdoc/>
        public int Newest
        {
            get { return _log.Newest; }
        }

        /// <inheritdoc/>
        public string? Message(int number, int last)
        {
            SessionEntry e = new SessionEntry();
            if (!_log.Read(number, e)) return null;
            StringBuilder json = new StringBuilder("{");
            Number(json, "n", e.Number);
            Number(json, "start", e.StartUtcS);
            Number(json, "end", e.EndUtcS);
            Number(json, "durationS", e.DurationS);
            Number(json, "chargingS", e.ChargingS);
            Number(json, "energyWh", e.EnergyWh);
            Number(json, "peakW", e.PeakW);
            Number(json, "solarPercent", e.SolarPercent);
            if (e.Reason == ReasonId.Count) Number(json, "reason", SessionEntry.Unknown);
            else JsonText.AppendMember(json, "reason", ReasonTexts.Token(e.Reason));
            JsonText.AppendMember(json, "end_by", SessionTexts.Token(e.End));
            if (last != Alone) Number(json, "last", last);
            json.Append('}');
            return json.ToString();
        }

        private static void Number(StringBuilder json, string key, long value)
        {
            JsonText.AppendKey(json, key);
            if (value == SessionEntry.Unknown) json.Append("null");
            else json.Append(value);
        }
    }
}
