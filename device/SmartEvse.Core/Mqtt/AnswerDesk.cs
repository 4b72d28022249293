using System.Text;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Mqtt
{
    /// <summary>Sends the answers on <c>Result</c>, and the logs to those who ask, and has the written state echoed.</summary>
    internal sealed class AnswerDesk
    {
        private const int FeedPauseMs = 1000;

        private readonly IMqttLink _link;
        private readonly Charger _charger;
        private readonly StatePublisher _publisher;
        private readonly TracePublisher _trace;
        private readonly EventPublisher _events;
        private readonly SessionPublisher _sessions;
        private readonly long[] _feedAnsweredMs = new long[CommandTopics.FeedCount];
        private readonly object _busyGate = new object();
        private readonly string[] _busyTopics = new string[CommandQueue.Capacity];
        private int _busyCount;

        internal AnswerDesk(IMqttLink link, Charger charger, StatePublisher publisher)
        {
            _link = link;
            _charger = charger;
            _publisher = publisher;
            _events = new EventPublisher(link, charger.Events);
            _sessions = new SessionPublisher(link, charger.Sessions);
            _trace = new TracePublisher(link, charger.Trace);
            for (int i = 0; i < _feedAnsweredMs.Length; i++) _feedAnsweredMs[i] = -FeedPauseMs;
        }

        /// <summary>A command found no room. Remembered for the next tick; of more than can be remembered, the last is named.</summary>
        internal void Busy(string name)
        {
            lock (_busyGate)
            {
                if (_busyCount < _busyTopics.Length) _busyCount++;
                _busyTopics[_busyCount - 1] = "Set/" + name;
            }
        }

        /// <summary>Nobody listens: decided commands make room for new ones.</summary>
        internal void DropAll()
        {
            for (Command? c = _charger.Commands.NextToAnswer(); c != null; c = _charger.Commands.NextToAnswer())
            {
                if (c.Kind == CommandKind.Trace && c.Number == 1 && c.Refusal == Refusal.None) _trace.Cancel();
                _charger.Commands.Answered();
            }

            lock (_busyGate)
            {
                _busyCount = 0;
            }
        }

        /// <summary>Sends what waits, as far as the link has room; the rest waits on.</summary>
        internal void Send(int answers, ChargerView view, string prefix, long nowMs)
        {
            for (int i = 0; i < answers; i++)
            {
                Command? c = _charger.Commands.NextToAnswer();
                if (c == null) break;
                if (!Answer(c, view, prefix, nowMs)) return;
                _charger.Commands.Answered();
            }

            while (NextBusy() is string topic)
            {
                int feed = CommandTopics.FeedOf(TopicOf(topic));
                if (!IsTooSoon(feed, nowMs) && !Publish(prefix, ResultWriter.Write(topic, "", false, RefusalTexts.Text(Refusal.Busy, 0, 0, false), ""), feed, nowMs)) return;
                BusyAnswered();
            }
        }

        /// <summary>Sends the next entries of the logs that somebody has asked for.</summary>
        internal void SendLogs(string prefix, int most)
        {
            _sessions.Send(prefix, _events.Send(prefix, most));
        }

        /// <summary>Sends the next parts of the trace, if somebody has asked for it.</summary>
        internal void SendTrace(string prefix, string version, int most)
        {
            _trace.Send(prefix, version, most);
        }

        private bool Answer(Command c, ChargerView view, string prefix, long nowMs)
        {
            CommandTopic topic = TopicOf(c.Topic);
            int feed = CommandTopics.FeedOf(topic);
            if (IsTooSoon(feed, nowMs)) return true;

            string value = _publisher.AnswerTo(topic, view);
            int echo = CommandTopics.EchoOf(topic);
            if (!Publish(prefix, ResultWriter.Write(c, value), feed, nowMs)) return false;
            if (topic == CommandTopic.Row) _publisher.Echo(_publisher.Row.Id);
            else if (echo >= 0) _publisher.Echo(echo);
            if (c.Kind == CommandKind.SendLog)
            {
                if (topic == CommandTopic.Sessions) _sessions.Start(_charger.Sessions.Oldest, _charger.Sessions.Newest);
                else _events.Start(_charger.Events.Oldest, _charger.Events.Newest);
            }

            if (c.Kind == CommandKind.Trace && c.Number == 1 && c.Refusal == Refusal.None) _trace.Start();
            return true;
        }

        private CommandTopic TopicOf(string topic)
        {
            return CommandTopics.Find(topic.Substring(4), _publisher.Row);
        }

        private bool IsTooSoon(int feed, long nowMs)
        {
            return feed >= 0 && nowMs - _feedAnsweredMs[feed] < FeedPauseMs;
        }

        private string? NextBusy()
        {
            lock (_busyGate)
            {
                return _busyCount == 0 ? null : _busyTopics[0];
            }
        }

        private void BusyAnswered()
        {
            lock (_busyGate)
            {
                _busyCount--;
                for (int i = 0; i < _busyCount; i++) _busyTopics[i] = _busyTopics[i + 1];
            }
        }

        private bool Publish(string prefix, string json, int feed, long nowMs)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(json);
            if (!_link.Publish(prefix + "/Result", bytes, bytes.Length, 0, false)) return false;
            if (feed >= 0) _feedAnsweredMs[feed] = nowMs;
            return true;
        }
    }
}
