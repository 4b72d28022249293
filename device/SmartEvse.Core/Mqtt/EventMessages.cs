using SmartEvse.Core.Sessions;

namespace SmartEvse.Core.Mqtt
{
    /// <summary>The event log as messages on <c>Events</c>.</summary>
    internal sealed class EventMessages : ILogMessages
    {
        private readonly EventLog _log;
        private readonly EventWriter _writer = new EventWriter();
        private readonly EventEntry _entry = new EventEntry();

        internal EventMessages(EventLog log)
        {
            _log = log;
        }

        /// <inheritdoc/>
        public string Topic
        {
            get { return "Events"; }
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
            return _log.Read(number, _entry) ? _writer.Write(_entry, last) : null;
        }
    }
}
