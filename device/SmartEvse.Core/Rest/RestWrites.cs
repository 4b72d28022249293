namespace SmartEvse.Core.Rest
{
    /// <summary>The writes that one request asks for, in order: topic and payload as on MQTT, and what the answer calls each.</summary>
    internal sealed class RestWrites
    {
        /// <summary>All parameters of the largest request.</summary>
        internal const int Most = 24;

        private readonly string[] _names = new string[Most];
        private readonly string[] _topics = new string[Most];
        private readonly string[] _payloads = new string[Most];

        internal int Count { get; private set; }

        internal void Add(string name, string topic, string payload)
        {
            _names[Count] = name;
            _topics[Count] = topic;
            _payloads[Count] = payload;
            Count++;
        }

        internal string Name(int index)
        {
            return _names[index];
        }

        internal string Topic(int index)
        {
            return _topics[index];
        }

        internal string Payload(int index)
        {
            return _payloads[index];
        }
    }
}
