using System.Text;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Sessions;

namespace SmartEvse.Core.Mqtt
{
    /// <summary>Sends the session log on <c>Sessions</c>, and makes its messages: one entry each, under 250 bytes; what is not known is <c>null</c>.</summary>
    internal sealed class SessionPublisher : LogPublisher
    {
        private readonly SessionLog _log;

        internal SessionPublisher(IMqttLink link, SessionLog log)
            : base(link, "/Sessions")
        {
            _log = log;
        }

        /// <summary>The message of an entry.</summary>
        /// <param name="log">The log.</param>
        /// <param name="number">The number of the entry.</param>
        /// <param name="last">The number of the last entry that will be sent; 0 = the message stands alone.</param>
        /// <returns>Null when the entry is not kept any more.</returns>
        internal static string? Write(SessionLog log, int number, int last)
        {
            SessionEntry e = new SessionEntry();
            if (!log.Read(number, e)) return null;
            StringBuilder json = new StringBuilder("{");
            Number(json, "n", e.Number);
            Number(json, "start", e.StartUtcS);
            Number(json, "end", e.EndUtcS);
            Append(json, e);
            if (last != 0) Number(json, "last", last);
            json.Append('}');
            return json.ToString();
        }

        /// <summary>Appends what is known of a session beside its number and its times of day.</summary>
        internal static void Append(StringBuilder json, SessionEntry e)
        {
            Number(json, "durationS", e.DurationS);
            Number(json, "chargingS", e.ChargingS);
            Number(json, "energyWh", e.EnergyWh);
            Number(json, "peakW", e.PeakW);
            Number(json, "solarPercent", e.SolarPercent);
            if (e.Reason == ReasonId.Count) Number(json, "reason", SessionEntry.Unknown);
            else JsonText.AppendMember(json, "reason", ReasonTexts.Token(e.Reason));
            JsonText.AppendMember(json, "end_by", SessionTexts.Token(e.End));
        }

        /// <inheritdoc/>
        protected override string? Message(int number, int last)
        {
            return Write(_log, number, last);
        }

        private static void Number(StringBuilder json, string key, long value)
        {
            JsonText.AppendKey(json, key);
            if (value == SessionEntry.Unknown) json.Append("null");
            else json.Append(value);
        }
    }
}
