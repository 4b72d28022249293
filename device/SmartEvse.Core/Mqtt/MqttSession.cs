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

        private const string Online = "online";
        private const string Offline = "offline";
        private const string ConnectedTopic = "/connected";
        private const string SetTopic = "/Set/";
        private const int FirstPauseMs = 1000;
        private const int RebirthMs = 10000;

        private readonly IMqttLink _link;
        private readonly Charger _charger;
        private readonly IAnnouncer? _announcer;
        private readonly string _serial;
        private readonly CommandRouter _router;
        private readonly StatePublisher _publisher;
        private readonly AnswerDesk _answers;
        private readonly ChargerView _view = new ChargerView();
        private readonly MqttConnectOptions _options = new MqttConnectOptions();
        private readonly object _inboxGate = new object();
        private string _discoveryPrefix = "";
        private long _nextAttemptMs;
        private int _pauseMs = FirstPauseMs;
        private int _connectedRevision;
        private bool _wasConnected;
        private bool _birthHeard;
        private int _birthsSent;
        private int _birthsHeard;
        private bool _offlineHeard;
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
            _router = new CommandRouter(charger);
            _publisher = new StatePublisher(link, charger.Settings, status);
            _answers = new AnswerDesk(link, charger, _publisher);
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
            if (_wasConnected && _link.IsConnected && ConnectionSettings() != _connectedRevision) Leave(nowMs);
            if (!settings.WifiEnabled || settings.Text(SettingId.MQTTHost).Length == 0)
            {
                if (_wasConnected) Leave(nowMs);
                _answers.DropAll();
                return;
            }

            if (!_link.IsConnected && !TryConnect(nowMs))
            {
                _answers.DropAll();
                return;
            }

            HandleInbox(nowMs);
            int answers = _charger.Commands.WaitingAnswers;
            _charger.CopyView(_view);
            _answers.Send(answers, _view, Prefix, nowMs);
            int room = MessagesPerTick - Announce(settings, nowMs);
            if (room > 0) room -= _publisher.Publish(_view, Prefix, nowMs, room);
            if (room > 0) _answers.SendEvents(Prefix, room);
        }

        /// <summary>Says goodbye and disconnects.</summary>
        public void Stop()
        {
            if (_link.IsConnected) Say(Offline);
            _link.Disconnect();
            _wasConnected = false;
        }

        private bool TryConnect(long nowMs)
        {
            if (_wasConnected)
            {
                _wasConnected = false;
                _nextAttemptMs = nowMs;
                _pauseMs = FirstPauseMs;
            }

            if (nowMs < _nextAttemptMs) return false;
            SettingsValues s = _charger.Settings;
            _connectedRevision = ConnectionSettings();
            Prefix = PrefixOf(s, _serial);
            _discoveryPrefix = s.Text(SettingId.DiscoveryPrefix);
            _options.Host = s.Text(SettingId.MQTTHost);
            _options.Port = s.Number(SettingId.MQTTPort);
            _options.User = s.Text(SettingId.MQTTUser);
            _options.Password = s.Text(SettingId.MQTTPassword);
            _options.Tls = s.Number(SettingId.MQTTTls) == 1;
            _options.CaFile = CaFile;
            _options.ClientId = "SmartEVSE-" + _serial;
            _options.WillTopic = Prefix + ConnectedTopic;
            _options.WillPayload = Offline;

            string? error = _link.Connect(_options);
            LastError = error ?? "";
            if (error != null)
            {
                _nextAttemptMs = nowMs + _pauseMs;
                _pauseMs = _pauseMs * 2 > LongestPauseMs ? LongestPauseMs : _pauseMs * 2;
                return false;
            }

            Welcome(nowMs);
            return true;
        }

        private void Welcome(long nowMs)
        {
            _wasConnected = true;
            _pauseMs = FirstPauseMs;
            Status.Connections++;
            lock (_inboxGate)
            {
                _birthsSent = 0;
                _birthsHeard = 0;
                _birthHeard = false;
                _offlineHeard = false;
            }

            _link.Subscribe(Prefix + SetTopic + "#", 1);
            _link.Subscribe(Prefix + ConnectedTopic, 0);
            if (_discoveryPrefix.Length > 0) _link.Subscribe(_discoveryPrefix + "/status", 0);
            Birth(nowMs);
            _publisher.ForgetAll();
            _announcer?.Restart();
        }

        private void Leave(long nowMs)
        {
            if (_link.IsConnected) Say(Offline);
            _link.Disconnect();
            _wasConnected = false;
            _nextAttemptMs = nowMs;
        }

        private int ConnectionSettings()
        {
            SettingsValues s = _charger.Settings;
            int hash = s.Number(SettingId.MQTTPort) + (s.Number(SettingId.MQTTTls) << 20);
            hash = Mix(hash, s.Text(SettingId.MQTTHost));
            hash = Mix(hash, s.Text(SettingId.MQTTUser));
            hash = Mix(hash, s.Text(SettingId.MQTTPassword));
            hash = Mix(hash, s.Text(SettingId.MQTTPrefix));
            return Mix(hash, s.Text(SettingId.DiscoveryPrefix));
        }

        private static int Mix(int hash, string text)
        {
            for (int i = 0; i < text.Length; i++) hash = (hash * 31) + text[i];
            return (hash * 31) + text.Length;
        }

        private void Birth(long nowMs)
        {
            lock (_inboxGate)
            {
                _birthsSent++;
            }

            _lastBirthMs = nowMs;
            Say(Online);
        }

        private void Say(string state)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(state);
            _link.Publish(Prefix + ConnectedTopic, bytes, bytes.Length, 0, true);
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
            bool homeAssistantStarted;
            bool foreign;
            bool offline;
            lock (_inboxGate)
            {
                homeAssistantStarted = _birthHeard;
                foreign = _birthsHeard > _birthsSent;
                offline = _offlineHeard;
                _birthHeard = false;
                _offlineHeard = false;
            }

            if (foreign) Status.ForeignBirth = true;
            // Somebody's will, or our own from a session the broker has just found dead: we are here.
            if (offline && nowMs - _lastBirthMs >= RebirthMs) Birth(nowMs);
            if (homeAssistantStarted) _announceAtMs = nowMs + 500 + NextRandom(2500);
        }

        // Spreads the chargers of a house, nothing more; not used for anything that must not be guessed.
        private int NextRandom(int below)
        {
            _random = (_random * 1664525) + 1013904223;
            return (int)((_random >> 8) % (uint)below);
        }

        private void OnMessage(string topic, byte[] payload, int length, bool retained)
        {
            string own = Prefix;
            if (topic.Length > own.Length + SetTopic.Length && topic.StartsWith(own) && topic.Substring(own.Length).StartsWith(SetTopic))
            {
                string name = topic.Substring(own.Length + SetTopic.Length);
                if (!_router.Take(name, payload, length, retained)) _answers.Busy(name);
                return;
            }

            if (retained || !Utf8.IsWellFormed(payload, length)) return;
            string text = Encoding.UTF8.GetString(payload, 0, length);
            lock (_inboxGate)
            {
                if (topic == own + ConnectedTopic)
                {
                    if (text == Online) _birthsHeard++;
                    if (text == Offline) _offlineHeard = true;
                }
                else if (text == Online)
                {
                    _birthHeard = true;
                }
            }
        }
    }
}
