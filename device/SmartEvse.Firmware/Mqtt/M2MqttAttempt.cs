using System;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Messages;
using SmartEvse.Core.Mqtt;

namespace SmartEvse.Firmware.Mqtt
{
    /// <summary>
    /// One attempt to connect, on a thread of its own: the library's constructor asks DNS, and its Connect waits 30 s for an answer and longer for TCP.
    /// </summary>
    internal sealed class M2MqttAttempt
    {
        private const int PatienceMs = 10000;
        private const int LongestTlsEndMs = 30000;
        private const int LookMs = 1000;

        private readonly object _gate = new object();
        private readonly MqttConnectOptions _options;
        private readonly X509Certificate? _ca;
        private readonly M2MqttConnection _connection;
        private readonly ManualResetEvent _ended = new ManualResetEvent(false);
        private MqttClient? _client;
        private string? _reason;
        private MqttReasonCode _answer = MqttReasonCode.Success;
        private bool _isAbandoned;

        internal M2MqttAttempt(MqttConnectOptions options, X509Certificate? ca, M2MqttConnection connection)
        {
            _options = options;
            _ca = ca;
            _connection = connection;
        }

        /// <summary>Null when connected; then <see cref="M2MqttConnection.Begin"/> was called. Else the reason in words.</summary>
        internal string? Make()
        {
            new Thread(Run).Start();
            if (_ended.WaitOne(PatienceMs, false)) return _reason;
            lock (_gate)
            {
                _isAbandoned = true;
            }

            // After this the contactors may close again: with TLS, no handshake may begin later.
            int leftMs = _options.Tls ? LongestTlsEndMs : 0;
            do
            {
                if (_client != null) _client.Close();
                leftMs -= LookMs;
            }
            while (leftMs > 0 && !_ended.WaitOne(LookMs, false));

            return M2MqttReason.NoAnswer;
        }

        private void Run()
        {
            string? reason;
            try
            {
                reason = TryConnect();
            }
            catch (Exception e)
            {
                // A broker that refuses closes at once, and the library then often reports the end instead of the answer before it.
                reason = M2MqttReason.OfAnswer(_answer) ?? M2MqttReason.OfConnect(e, _options.Tls);
            }

            bool isWanted;
            lock (_gate)
            {
                isWanted = !_isAbandoned;
                _reason = reason;
                if (reason == null && isWanted) _connection.Begin(_client!);
            }

            try
            {
                // The library leaves its receiving thread and the socket open after a refusal.
                if (reason != null && _client != null) _client.Close();
                // Too late, but connected: with a goodbye, or the broker would send the will.
                else if (!isWanted) _client!.Disconnect();
            }
            catch (Exception)
            {
                // It has ended by itself.
            }

            _ended.Set();
        }

        private string? TryConnect()
        {
            MqttClient client;
            try
            {
                client = new MqttClient(_options.Host, _options.Port, _options.Tls, _ca, null, _options.Tls ? MqttSslProtocols.TLSv1_2 : MqttSslProtocols.None);
            }
            catch (Exception)
            {
                return "host " + _options.Host + " not found";
            }

            lock (_gate)
            {
                if (_isAbandoned) return M2MqttReason.NoAnswer;
                _client = client;
            }

            client.ConnectionOpened += OnAnswer;
            _connection.Listen(client);
            bool user = _options.User.Length > 0;
            bool will = _options.WillTopic.Length > 0;
            return M2MqttReason.OfAnswer(client.Connect(
                _options.ClientId,
                user ? _options.User : null,
                user ? _options.Password : null,
                will,
                MqttQoSLevel.AtMostOnce,
                will,
                will ? _options.WillTopic : null,
                will ? _options.WillPayload : null,
                true,
                (ushort)_options.KeepAliveSeconds));
        }

        // On the library's receiving thread.
        private void OnAnswer(object sender, ConnectionOpenedEventArgs e)
        {
            _answer = e.Message.ReturnCode;
        }
    }
}
