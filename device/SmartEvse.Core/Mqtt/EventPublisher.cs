using SmartEvse.Core.Sessions;

namespace SmartEvse.Core.Mqtt
{
    /// <summary>Sends the event log on <c>Events</c>.</summary>
    internal sealed class EventPublisher : LogPublisher
    {
        private readonly EventLog _log;
        private readonly EventWriter _writer = new EventWriter();
        private readonly EventEntry _entry = new EventEntry();

        internal EventPublisher(IMqttLink link, EventLog log)
            : base(link, "/Events")
        {
            _log = log;
        }

        /// <inheritdoc/>
        protected override string? Message(int number, int last)
        {
            return _log.Read(number, _entry) ? _writer.Write(_entry, last) : null;
        }
    }
}
