using System.Text;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Mqtt
{
    /// <summary>Sends the answers on <c>Result</c>, and the event log to those who ask, and has the written state echoed.</summary>
    internal sealed class AnswerDesk
    {
        private const int FeedPauseMs = 1000;

        private readonly IMqttLink _link;
        private readonly Charger _charger;
        private readonly StatePublisher _publisher;
        private readonly EventPublisher _events;
        private readonly ResultWriter _writer = new ResultWriter();
        private readonly SettingRow _row = new SettingRow();
        private readonly StateTopic _state = new StateTopic();
        private readonly LinkStatus _noStatus = new LinkStatus();
        private readonly object _busyGate = new object();
        private string _busyTopic = "";
        private readonly long[] _feedAnswerableMs = new long[(int)CommandTopic.HomeBatteryCurrent - (int)CommandTopic.MainsMeter + 1];

        internal AnswerDesk(IMqttLink link, Charger charger, StatePublisher publisher)
        {
            _link = link;
            _charger = charger;
            _publisher = publisher;
            _events = new EventPublisher(link, charger.Events);
        }

        /// <summary>A command found no room. Remembered for the next tick; of several, the last is named.</summary>
        internal void Busy(string name)
        {
            lock (_busyGate)
            {
                _busyTopic = "Set/" + name;
            }
        }

        /// <summary>Nobody listens: decided commands make room for new ones.</summary>
        internal void DropAll()
        {
            while (_charger.Commands.NextToAnswer() != null) _charger.Commands.Answered();
        }

        internal void Send(int answers, ChargerView view, string prefix, long nowMs)
        {
            for (int i = 0; i < answers; i++)
            {
                Command? c = _charger.Commands.NextToAnswer();
                if (c == null) break;
                Answer(c, view, prefix, nowMs);
                _charger.Commands.Answered();
            }

            string busy;
            lock (_busyGate)
            {
                busy = _busyTopic;
                _busyTopic = "";
            }

            if (busy.Length > 0) Publish(prefix, _writer.Write(busy, "", false, RefusalTexts.Text(Refusal.Busy, 0, 0, false), ""));
        }

        /// <summary>Sends the next entries of the event log, if somebody has asked for it.</summary>
        internal void SendEvents(string prefix, int most)
        {
            _events.Send(prefix, most);
        }

        private void Answer(Command c, ChargerView view, string prefix, long nowMs)
        {
            CommandTopic topic = CommandTopics.Find(c.Topic.Substring(4), _row);
            if (CommandTopics.IsFeed(topic))
            {
                int feed = (int)topic - (int)CommandTopic.MainsMeter;
                if (nowMs < _feedAnswerableMs[feed]) return;
                _feedAnswerableMs[feed] = nowMs + FeedPauseMs;
            }

            string value = "";
            int echo = CommandTopics.EchoOf(topic);
            if (topic == CommandTopic.Row)
            {
                value = SettingTopics.Value(_row, _charger.Settings);
                _publisher.Echo(_row.Id);
            }
            else if (echo >= 0)
            {
                StateTopics.Read(echo, _state);
                value = StateTopics.Payload(_state, StateTopics.Value(_state, view, _noStatus), view, _noStatus);
                _publisher.Echo(echo);
            }

            Publish(prefix, _writer.Write(c, value));
            if (c.Kind == CommandKind.SendEvents) _events.Start();
        }

        private void Publish(string prefix, string json)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(json);
            _link.Publish(prefix + "/Result", bytes, bytes.Length, 0, false);
        }
    }
}
