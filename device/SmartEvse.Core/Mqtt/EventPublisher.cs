using SmartEvse.Core.Sessions;

namespace SmartEvse.Core.Mqtt
{
    /// <summary>Sends the event log on <c>Events</c>.</summary>
    internal sealed class EventPublisher : LogPublisher
    {
        private readonly EventLog _log;

        internal EventPublisher(IMqttLink link, EventLog log)
            : base(link, "/Events")
        {
            _log = log;
        }

        /// <inheritdoc/>
        protected override string? Message(int number, int last)
        {
            EventEntry entry = new EventEntry();
            return _log.Read(number, entry) ? EventWriter.Write(entry, last) : null;
        }
    }
}
