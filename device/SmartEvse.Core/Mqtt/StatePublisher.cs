using System.Text;
using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Mqtt
{
    /// <summary>
    /// Publishes what has changed, and with the heartbeat what the broker does not keep. Strings are made here, on the network thread, only for what is sent.
    /// </summary>
    public sealed class StatePublisher
    {
        private const int SlowS = 10;
        private const int RegisterS = 30;
        private const int StepDa = 10;
        private const int StepW = 230;
        private const int StepWh = 100;
        private const int NeverSent = int.MinValue;
        private const int RowCount = StateTopics.Count + SettingsTable.Count;

        private readonly IMqttLink _link;
        private readonly SettingsValues _settings;
        private readonly LinkStatus _status;
        private readonly StateTopic _topic = new StateTopic();
        private readonly SettingRow _row = new SettingRow();
        private readonly int[] _sentValue = new int[RowCount];
        private readonly int[] _sentAtS = new int[RowCount];
        private readonly string[] _sentText = new string[SettingsTable.TextCount];
        private int _sentReason = NeverSent;

        /// <summary>Publishes over a link; nothing has been sent yet.</summary>
        public StatePublisher(IMqttLink link, SettingsValues settings, LinkStatus status)
        {
            _link = link;
            _settings = settings;
            _status = status;
            ForgetAll();
        }

        /// <summary>The cursor, for whoever answers on the same thread: a second one would only take heap.</summary>
        internal SettingRow Row
        {
            get { return _row; }
        }

        /// <summary>What is in force now, for the answer to a write; the row is the one in <see cref="Row"/>.</summary>
        internal string AnswerTo(CommandTopic topic, ChargerView view)
        {
            return AnswerValue.Of(topic, _row, _topic, _settings, view, _status);
        }

        /// <summary>Publishes everything again, at the next calls.</summary>
        public void ForgetAll()
        {
            for (int i = 0; i < RowCount; i++) Forget(i);
        }

        /// <summary>Publishes one state topic again, because somebody wrote to it and waits for the echo.</summary>
        public void Echo(int stateTopic)
        {
            Forget(stateTopic);
        }

        /// <summary>Publishes one settings row again, because somebody wrote to it and waits for the echo.</summary>
        public void Echo(SettingId row)
        {
            Forget(StateTopics.Count + (int)row);
        }

        /// <summary>Sends what is due.</summary>
        /// <param name="view">The snapshot.</param>
        /// <param name="prefix">The topic prefix.</param>
        /// <param name="nowMs">Monotonic time.</param>
        /// <param name="most">How many messages at the most.</param>
        /// <returns>How many were sent.</returns>
        public int Publish(ChargerView view, string prefix, long nowMs, int most)
        {
            int nowS = (int)(nowMs / 1000);
            int sent = 0;
            for (int i = 0; i < StateTopics.Count && sent < most; i++)
            {
                StateTopics.Read(i, _topic);
                if (!StateTopics.Applies(_topic.Condition, _settings)) Remember(i, 0, NeverSent);
                else if (PublishTopic(view, prefix, nowS)) sent++;
            }

            for (int i = 0; i < SettingsTable.Count && sent < most; i++)
            {
                SettingsTable.Read((SettingId)i, _row);
                if (SettingTopics.IsPublished(_row) && PublishRow(prefix, nowS)) sent++;
            }

            return sent;
        }

        private bool PublishTopic(ChargerView view, string prefix, int nowS)
        {
            int i = _topic.Index;
            int value = StateTopics.Value(_topic, view, _status);
            if (value == ChargerView.Unknown || !IsDue(i, value, view, nowS)) return false;
            if (!Send(prefix, _topic.Name, StateTopics.Payload(_topic, value, view, _status), _topic.Retained)) return false;
            Remember(i, value, nowS);
            // Only now: while there was no room, the seconds still belong to the reason before.
            if (_topic.Cadence == TopicCadence.WithReason) _sentReason = view[ViewField.Reason];
            return true;
        }

        private bool PublishRow(string prefix, int nowS)
        {
            int i = StateTopics.Count + (int)_row.Id;
            bool isText = _row.TextSlot >= 0;
            int value = isText ? 0 : _settings.Number(_row.Id);
            string text = _settings.Text(_row.Id);
            bool changed = _sentAtS[i] == NeverSent || value != _sentValue[i] || (isText && _sentText[_row.TextSlot] != text);
            if (!changed) return false;
            if (!Send(prefix, SettingTopics.Name(_row), SettingTopics.Payload(_row, _settings), true)) return false;
            Remember(i, value, nowS);
            if (isText) _sentText[_row.TextSlot] = text;
            return true;
        }

        private bool IsDue(int i, int value, ChargerView view, int nowS)
        {
            // What counts energy would take a register that falls for a new one, and the way back for energy. It is a glitch, or a new meter after a restart.
            if (_topic.Cadence == TopicCadence.Register && _topic.Field != ViewField.EvSessionWh && value < _sentValue[i]) return false;
            if (_sentAtS[i] == NeverSent || (!_topic.Retained && IsHeartbeat(i, nowS))) return true;
            int passedS = nowS - _sentAtS[i];
            bool slow = passedS >= SlowS;
            switch (_topic.Cadence)
            {
                case TopicCadence.Change: return value != _sentValue[i];
                case TopicCadence.SlowChange: return value != _sentValue[i] && (slow || value == 0 || _sentValue[i] == 0);
                case TopicCadence.Measured: return value != _sentValue[i] && (slow || (passedS > 0 && IsStep(value - _sentValue[i])));
                case TopicCadence.Register: return value != _sentValue[i] && (passedS >= RegisterS || value < _sentValue[i] || value - _sentValue[i] >= StepWh);
                case TopicCadence.WhileStale: return slow && StateTopics.IsStale(_topic.Condition, view);
                case TopicCadence.WithReason: return value != _sentValue[i] && (slow || view[ViewField.Reason] != _sentReason);
                default: return false;
            }
        }

        private bool IsStep(int change)
        {
            int step = _topic.Format == TopicFormat.PowerW ? StepW : StepDa;
            return change >= step || change <= -step;
        }

        private bool IsHeartbeat(int i, int nowS)
        {
            int heartbeatS = _settings.Number(SettingId.MQTTHeartbeat);
            return heartbeatS != 0 && nowS - _sentAtS[i] >= heartbeatS;
        }

        private bool Send(string prefix, string name, string payload, bool retained)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(payload);
            return _link.Publish(prefix + "/" + name, bytes, bytes.Length, 0, retained);
        }

        private void Remember(int i, int value, int nowS)
        {
            _sentValue[i] = value;
            _sentAtS[i] = nowS;
        }

        private void Forget(int i)
        {
            _sentAtS[i] = NeverSent;
        }
    }
}
