using System;
using System.Security.Cryptography.X509Certificates;
using nanoFramework.M2Mqtt;
using SmartEvse.Core.Mqtt;

namespace SmartEvse.Firmware.Mqtt
{
    /// <summary>
    /// <see cref="IMqttLink"/> on nanoFramework.M2Mqtt 5.1.220 or newer. Every <see cref="Connect"/> uses a new client of the library: its constructor
    /// asks DNS again, and nothing that an earlier connection left unsent can be sent by a later one.
    /// </summary>
    /// <remarks>
    /// <see cref="Connect"/> and <see cref="Disconnect"/> from one thread and not from the handler; the rest from any thread.
    /// <see cref="Publish"/> waits up to 250 ms for room; in the handler, which runs on the library's dispatch thread, 10 ms.
    /// </remarks>
    public sealed class M2MqttLink : IMqttLink
    {
        private readonly object _gate = new object();
        private readonly CaFileReader _readCa;
        private readonly IBlockingGuard _guard;
        private MqttMessageHandler? _handler;
        private M2MqttConnection? _connection;
        private int _handlerErrors;

        /// <summary>A link that is not connected.</summary>
        /// <param name="readCa">Reads the CA certificate for TLS.</param>
        /// <param name="guard">Opens the contactors before a TLS connect.</param>
        public M2MqttLink(CaFileReader readCa, IBlockingGuard guard)
        {
            _readCa = readCa;
            _guard = guard;
        }

        /// <summary>
        /// The library's own limit, in messages. Its one queue holds ours (18 at most), subscriptions, and messages that came and are not yet delivered.
        /// It drops what does not fit without a word: so it is a last line against a flood that would take the heap, and no limit to run into.
        /// </summary>
        public int QueueLimit { get; set; } = 50;

        /// <inheritdoc/>
        public bool IsConnected
        {
            get
            {
                M2MqttConnection? connection = Current();
                return connection != null && connection.IsAlive();
            }
        }

        /// <summary>How many calls of the handler ended with an exception; each was dropped and the link went on.</summary>
        public int HandlerErrors
        {
            get
            {
                lock (_gate)
                {
                    return _handlerErrors;
                }
            }
        }

        /// <inheritdoc/>
        public void SetHandler(MqttMessageHandler handler)
        {
            _handler = handler;
        }

        /// <inheritdoc/>
        public string? Connect(MqttConnectOptions options)
        {
            Disconnect();
            string? problem = M2MqttCheck.Problem(options);
            if (problem != null) return problem;
            if (!options.Tls) return Open(options, null);

            X509Certificate? ca = ReadCa(options.CaFile, out problem);
            if (problem != null) return problem;
            if (!_guard.Enter()) return M2MqttReason.NotNow;
            try
            {
                return Open(options, ca);
            }
            finally
            {
                _guard.Leave();
            }
        }

        /// <inheritdoc/>
        public bool Subscribe(string topicFilter, int qos)
        {
            M2MqttConnection? connection = Current();
            return connection != null && connection.Subscribe(topicFilter, qos);
        }

        /// <inheritdoc/>
        public bool Publish(string topic, byte[] payload, int length, int qos, bool retain)
        {
            M2MqttConnection? connection = Current();
            return connection != null && connection.Publish(topic, payload, length, qos, retain);
        }

        /// <inheritdoc/>
        public void Disconnect()
        {
            M2MqttConnection? connection = Swap(null);
            if (connection != null) connection.Close();
        }

        private string? Open(MqttConnectOptions options, X509Certificate? ca)
        {
            // The library's settings are one object for all clients. Its own default is no limit at all.
            MqttSettings.Instance.InflightQueueSize = QueueLimit;
            M2MqttConnection connection = new M2MqttConnection(options, Deliver);
            string? reason = new M2MqttAttempt(options, ca, connection).Make();
            if (reason == null) Swap(connection);
            return reason;
        }

        private X509Certificate? ReadCa(string name, out string? problem)
        {
            problem = null;
            // Without a certificate of our own the library would fall back on what happens to be stored on the device.
            if (name.Length == 0)
            {
                problem = "TLS failed: no file with a CA certificate is given";
                return null;
            }

            try
            {
                byte[]? bytes = _readCa(name);
                if (bytes == null) problem = "the CA file " + name + " does not exist";
                // A certificate in DER form is an ASN.1 sequence; PEM is a text.
                else if (bytes.Length < 2 || bytes[0] != 0x30) problem = "the CA file " + name + " is not a certificate in DER form";
                else return new X509Certificate(bytes);
            }
            catch (Exception e)
            {
                problem = "the CA file " + name + " cannot be used: " + e.Message;
            }

            return null;
        }

        // On the library's dispatch thread. An exception there would make the library close the connection.
        private void Deliver(string topic, byte[] payload, int length, bool retained)
        {
            try
            {
                MqttMessageHandler? handler = _handler;
                if (handler != null) handler(topic, payload, length, retained);
            }
            catch (Exception)
            {
                lock (_gate)
                {
                    _handlerErrors++;
                }
            }
        }

        private M2MqttConnection? Current()
        {
            lock (_gate)
            {
                return _connection;
            }
        }

        private M2MqttConnection? Swap(M2MqttConnection? connection)
        {
            lock (_gate)
            {
                M2MqttConnection? before = _connection;
                _connection = connection;
                return before;
            }
        }
    }
}
