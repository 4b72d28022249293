using System.Text;

namespace SmartEvse.Core.Mqtt
{
    /// <summary>
    /// Sends a log on its topic, the oldest entry first, as many messages at a time as there is room for. After a lost connection it goes on where it was.
    /// </summary>
    internal sealed class LogPublisher
    {
        private readonly IMqttLink _link;
        private readonly ILogMessages _log;
        private int _next = 1;
        private int _last;

        internal LogPublisher(IMqttLink link, ILogMessages log)
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
        /// <returns>How many more there may be.</returns>
        internal int Send(string prefix, int most)
        {
            while (_next <= _last && most > 0)
            {
                // An entry that newer ones have pushed out in the meantime is passed over.
                string? message = _log.Message(_next, _last);
                if (message != null)
                {
                    byte[] bytes = Encoding.UTF8.GetBytes(message);
                    if (!_link.Publish(prefix + "/" + _log.Topic, bytes, bytes.Length, 0, false)) return 0;
                    most--;
                }

                _next++;
            }

            return most;
        }
    }
}
