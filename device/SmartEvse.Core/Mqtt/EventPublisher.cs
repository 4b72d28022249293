using System.Text;
using SmartEvse.Core.Sessions;

namespace SmartEvse.Core.Mqtt
{
    /// <summary>
    /// Sends the event log on <c>Events</c>, the oldest entry first, as many messages at a time as there is room for. After a lost connection it goes
    /// on where it was.
    /// </summary>
    internal sealed class EventPublisher
    {
        private readonly IMqttLink _link;
        private readonly EventLog _log;
        private int _next = 1;
        private int _last;

        internal EventPublisher(IMqttLink link, EventLog log)
        {
            _link = link;
            _log = log;
        }

        /// <summary>Somebody asks for the log: everything that is in it now will be sent. Under way already, it starts over.</summary>
        internal void Start()
        {
            _last = _log.Newest;
            _next = _log.Oldest;
        }

        /// <summary>Sends what there is room for.</summary>
        /// <param name="prefix">The topic prefix.</param>
        /// <param name="most">How many messages at the most.</param>
        internal void Send(string prefix, int most)
        {
            if (_next > _last) return;
            EventEntry entry = new EventEntry();
            int sent = 0;
            while (_next <= _last && sent < most)
            {
                // An entry that newer ones have pushed out in the meantime is passed over.
                if (_log.Read(_next, entry))
                {
                    byte[] bytes = Encoding.UTF8.GetBytes(EventWriter.Write(entry, _last));
                    if (!_link.Publish(prefix + "/Events", bytes, bytes.Length, 0, false)) return;
                    sent++;
                }

                _next++;
            }
        }
    }
}
