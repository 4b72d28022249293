using System.Text;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Mqtt
{
    /// <summary>
    /// The charger on MQTT: connects with will and birth, backs off, announces everything again after every connection, publishes state, takes
    /// commands and answers them. <see cref="Tick"/> runs on the network thread; messages come in on the link's.
    /// </summary>
    public sealed class MqttSession
    {
        /// <summary>The longest pause between two attempts to connect, in ms.</summary>
        public const int LongestPauseMs = 15000;

        private const string ConnectedTopic = "/connected";
        private const string SetTopic = "/Set/";
        private const string StatusTopic = "/status";
        private const int RebirthMs = 10000;
        private const int LongestFarewellMs = 5000;

        private readonly IMqttLink _link;
        private readonly Charger _charger;
        private readonly IAnnouncer? _announcer;
        private readonly string _serial;
        private readonly CommandRouter _router;
        private readonly StatePublisher _publisher;
        private readonly AnswerDesk _answers;
        private readonly HappeningPublisher _happenings;
        private readonly ChargerView _view = new ChargerView();
        private readonly MqttConnectOptions _options = new MqttConnectOptions();
        private readonly BirthInbox _inbox = new BirthInbox();
        private readonly RetryPause _pause = new RetryPause(LongestPauseMs);
        private string _discoveryPrefix = "";
        private int _comparedRevision;
        private bool _wasConnected;
        private long _connectedMs;
        private long _leaveByMs;
        private bool _birthDue;
        private int _birthsSent;
        private long _lastBirthMs;
        private long _announceAtMs = long.MaxValue;
        private uint _random;

        /// <summary>A session for a charger.</summary>
        /// <param name="link">The MQTT library.</param>
        /// <param name="charger">The charger.</param>
        /// <param name="announcer">Discovery; null = none.</param>
        /// <param name="serial">The serial number: client id and default prefix.</param>
        /// <param name="status">What the session itself has to say.</param>
        public MqttSession(IMqttLink link, Charger charger, IAnnouncer? announcer, string serial, LinkStatus status)
        {
            _link = link;
            _charger = charger;
            _announcer = announcer;
            _serial = serial;
            Status = status;
            status.Sessions = charger.Sessions;
            _router = new CommandRouter(charger);
            _publisher = new StatePublisher(link, charger.Settings, status);
            _answers = new AnswerDesk(link, charger, _publisher);
            _happenings = new HappeningPublisher(link, charger.Sessions);
            for (int i = 0; i < serial.Length; i++) _random = (_random * 31) + serial[i];
            link.SetHandler(OnMessage);
        }

        /// <summary>File with the CA certificate for TLS; empty = the system's own.</summary>
        public string CaFile { get; set; } = "";

        /// <summary>What the session itself has to say.</summary>
        public LinkStatus Status { get; }

        /// <summary>The topic prefix in use.</summary>
        public string Prefix { get; private set; } = "";

        /// <summary>Why the last attempt to connect failed; empty = it did not.</summary>
        public string LastError { get; private set; } = "";

        /// <summary>How many messages may be sent in one tick.</summary>
        public int MessagesPerTick { get; set; } = 25;

        /// <summary>The prefix that settings and serial number give.</summary>
        public static string PrefixOf(SettingsValues settings, string serial)
        {
            string prefix = settings.Text(SettingId.MQTTPrefix);
            return prefix.Length == 0 ? "SmartEVSE-" + serial : prefix;
        }

        /// <summary>Does what is due. To be called often: at every change and at least every 100 ms.</summary>
        public void Tick(long nowMs)
        {
            SettingsValues settings = _charger.Settings;
            bool wanted = settings.WifiEnabled && settings.Text(SettingId.MQTTHost).Length > 0;
            if (_wasConnected && (_leaveByMs != 0 || !wanted || IsOutdated()) && !Leave(nowMs)) return;
            if (!wanted || (!_link.IsConnected && !TryConnect(nowMs)))
            {
                _answers.DropAll();
                return;
            }

            HandleInbox(nowMs);
            if (_birthDue && !Birth(nowMs)) return;
            SendAnswers(nowMs);
            int room = MessagesPerTick - Announce(settings, nowMs);
            if (room > 0) room -= _happenings.Publish(_view, Prefix);
            if (room > 0) room -= _publisher.Publish(_view, Prefix, nowMs, room);
            if (room > 0) _answers.SendLogs(Prefix, room);
            if (room > 0) _answers.SendTrace(Prefix, Status.Version, 1);
        }

        /// <summary>Says goodbye and disconnects.</summary>
        public void Stop()
        {
            if (_link.IsConnected) Say(BirthInbox.Offline);
            _link.Disconnect();
            _wasConnected = false;
        }

        private bool TryConnect(long nowMs)
        {
            if (_wasConnected)
            {
                _wasConnected = false;
                // A connection that did not hold counts as an attempt that failed: else two chargers with one serial number would throw each other
                // out of the broker without end.
                if (nowMs - _connectedMs < LongestPauseMs) _pause.Failed(nowMs);
                else _pause.StartOver(nowMs);
            }

            if (!_pause.IsOver(nowMs)) return false;
            SettingsValues s = _charger.Settings;
            _comparedRevision = s.Revision;
            string prefix = PrefixOf(s, _serial);
            if (prefix != Prefix) Status.ForeignBirth = false;
            Prefix = prefix;
            _discoveryPrefix = s.Text(SettingId.DiscoveryPrefix);
            _options.Host = s.Text(SettingId.MQTTHost);
            _options.Port = s.Number(SettingId.MQTTPort);
            _options.User = s.Text(SettingId.MQTTUser);
            _options.Password = s.Text(SettingId.MQTTPassword);
            _options.Tls = s.Number(SettingId.MQTTTls) == 1;
            _options.CaFile = CaFile;
            _options.ClientId = "SmartEVSE-" + _serial;
            _options.WillTopic = Prefix + ConnectedTopic;
            _options.WillPayload = BirthInbox.Offline;

            string? error = _link.Connect(_options);
            if (error == null && !Subscribe())
            {
                _link.Disconnect();
                error = "the subscription was not taken";
            }

            LastError = error ?? "";
            if (error == null) Welcome(nowMs);
            else _pause.Failed(nowMs);
            return error == null;
        }

        private bool Subscribe()
        {
            _inbox.Clear();
            return _link.Subscribe(Prefix + SetTopic + "#", 1)
                && _link.Subscribe(Prefix + ConnectedTopic, 0)
                && (_discoveryPrefix.Length == 0 || _link.Subscribe(_discoveryPrefix + StatusTopic, 0));
        }

        private void Welcome(long nowMs)
        {
            _wasConnected = true;
            _connectedMs = nowMs;
            Status.Connections++;
            _birthsSent = 0;
            _birthDue = true;
            _announceAtMs = long.MaxValue;
            _publisher.ForgetAll();
            _announcer?.Restart();
        }

        // Answers first, the writer waits for them here. That takes as many ticks as the link needs to have room, but not for ever.
        private bool Leave(long nowMs)
        {
            if (_leaveByMs == 0) _leaveByMs = nowMs + LongestFarewellMs;
            if (_link.IsConnected)
            {
                bool patient = nowMs < _leaveByMs;
                SendAnswers(nowMs);
                if (!_charger.Commands.IsEmpty && patient) return false;
                if (!Say(BirthInbox.Offline) && patient) return false;
            }

            _link.Disconnect();
            _wasConnected = false;
            _leaveByMs = 0;
            _pause.StartOver(nowMs);
            return true;
        }

        // True when the settings of the connection are no longer those it was made with.
        private bool IsOutdated()
        {
            SettingsValues s = _charger.Settings;
            int revision = s.Revision;
            if (revision == _comparedRevision) return false;
            bool same = _options.Host == s.Text(SettingId.MQTTHost)
                && _options.Port == s.Number(SettingId.MQTTPort)
                && _options.User == s.Text(SettingId.MQTTUser)
                && _options.Password == s.Text(SettingId.MQTTPassword)
                && _options.Tls == (s.Number(SettingId.MQTTTls) == 1)
                && Prefix == PrefixOf(s, _serial)
                && _discoveryPrefix == s.Text(SettingId.DiscoveryPrefix);
            if (same) _comparedRevision = revision;
            return !same;
        }

        private bool Birth(long nowMs)
        {
            if (!Say(BirthInbox.Online)) return false;
            _birthDue = false;
            _birthsSent++;
            _lastBirthMs = nowMs;
            return true;
        }

        private bool Say(string state)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(state);
            return _link.Publish(Prefix + ConnectedTopic, bytes, bytes.Length, 0, true);
        }

        private void SendAnswers(long nowMs)
        {
            int answers = _charger.Commands.WaitingAnswers;
            _charger.CopyView(_view);
            _answers.Send(answers, _view, Prefix, nowMs);
        }

        private int Announce(SettingsValues settings, long nowMs)
        {
            if (_announcer == null) return 0;
            if (nowMs >= _announceAtMs)
            {
                _announceAtMs = long.MaxValue;
                _announcer.Restart();
                _publisher.ForgetAll();
            }

            _announcer.Follow(settings);
            int sent = 0;
            while (sent < MessagesPerTick && _announcer.SendNext(_link)) sent++;
            return sent;
        }

        private void HandleInbox(long nowMs)
        {
            if (_inbox.Births > _birthsSent) Status.ForeignBirth = true;
            // Somebody's will, or our own from a session the broker has just found dead: we are here. Not at once, or two would go on for ever.
            if (_inbox.IsOffline && nowMs - _lastBirthMs >= RebirthMs)
            {
                _inbox.ForgetOffline();
                _birthDue = true;
            }

            if (_inbox.TakeHomeAssistant()) _announceAtMs = nowMs + 500 + NextRandom(2500);
        }

        // Spreads the chargers of a house, nothing more; not used for anything that must not be guessed.
        private int NextRandom(int below)
        {
            _random = (_random * 1664525) + 1013904223;
            return (int)((_random >> 8) % (uint)below);
        }

        private void OnMessage(string topic, byte[] payload, int length, bool retained)
        {
            string set = Prefix + SetTopic;
            if (topic.Length >= set.Length && topic.Substring(0, set.Length) == set)
            {
                string name = topic.Substring(set.Length);
                if (!_router.Take(name, payload, length, retained)) _answers.Busy(name);
                return;
            }

            if (retained || !Utf8.IsWellFormed(payload, length)) return;
            string text = Encoding.UTF8.GetString(payload, 0, length);
            if (topic == Prefix + ConnectedTopic) _inbox.HearOwn(text);
            else if (topic == _discoveryPrefix + StatusTopic) _inbox.HearHomeAssistant(text);
        }
    }
}
