using System.Text;

namespace SmartEvse.Core.Mqtt
{
    /// <summary>
    /// Sends a log on its topic, the oldest entry first, as many messages at a time as there is room for. After a lost connection it goes on where it was.
    /// </summary>
    internal abstract class LogPublisher
    {
        private readonly IMqttLink _link;
        private readonly string _topic;
        private int _next = 1;
        private int _last;

        /// <summary>Sends on a topic.</summary>
        /// <param name="link">The MQTT library.</param>
        /// <param name="topic">The topic below the prefix, with its slash.</param>
        protected LogPublisher(IMqttLink link, string topic)
        {
            _link = link;
            _topic = topic;
        }

        /// <summary>Somebody asks for the log: everything that is in it now will be sent. Under way already, it starts over.</summary>
        internal void Start(int oldest, int newest)
        {
            _next = oldest;
            _last = newest;
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
                string? message = Message(_next, _last);
                if (message != null)
                {
                    byte[] bytes = Encoding.UTF8.GetBytes(message);
                    if (!_link.Publish(prefix + _topic, bytes, bytes.Length, 0, false)) return 0;
                    most--;
                }

                _next++;
            }

            return most;
        }

        /// <summary>The message of an entry.</summary>
        /// <param name="number">Its number.</param>
        /// <param name="last">The number of the last entry that will be sent, so that a reader knows when it has all.</param>
        /// <returns>Null when the entry is not kept any more.</returns>
        protected abstract string? Message(int number, int last);
    }
}
