using System;
using System.Threading;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Messages;
using SmartEvse.Core.Mqtt;

namespace SmartEvse.Firmware.Mqtt
{
    /// <summary>One connection of M2Mqtt from its opening to its end; never opened again.</summary>
    /// <remarks>
    /// It sends questions of its own: an UNSUBSCRIBE of a topic nobody subscribed to, which every broker answers. The library sends in order, so the
    /// answer shows that all before it has left; and that the broker lives, which the library itself finds out only when it has nothing to send.
    /// </remarks>
    internal sealed class M2MqttConnection
    {
        /// <summary>A QoS 0 message longer than this, in bytes, has a question sent behind it, so that it counts until it has left.</summary>
        internal const int LargeBytes = 256;

        private const int GoodbyePatienceMs = 2000;
        private const int RoomPatienceMs = 250;
        private const int HandlerPatienceMs = 10;

        private readonly object _gate = new object();
        private readonly MqttMessageHandler _handler;
        private readonly string[] _question;
        private readonly AnswerClock _clock;
        private readonly InFlight _inFlight = new InFlight();
        private readonly ManualResetEvent _ended = new ManualResetEvent(false);
        private MqttClient? _client;
        private bool _isOpen;
        private bool _isClosed;
        private int _handlerThread;
        private int _lastAnswer;

        /// <summary>A connection that is not yet open.</summary>
        /// <param name="options">What it will be opened with.</param>
        /// <param name="handler">Who gets the messages; does not throw.</param>
        internal M2MqttConnection(MqttConnectOptions options, MqttMessageHandler handler)
        {
            _handler = handler;
            _question = new[] { options.ClientId + "/question" };
            _clock = new AnswerClock(options.KeepAliveSeconds * 1000);
        }

        /// <summary>Takes the events of a client that is about to connect.</summary>
        internal void Listen(MqttClient client)
        {
            client.MqttMsgPublishReceived += OnReceived;
            client.MqttMsgPublished += OnPublished;
            client.MqttMsgSubscribed += OnSubscribed;
            client.MqttMsgUnsubscribed += OnUnsubscribed;
            client.ConnectionClosed += OnClosed;
        }

        /// <summary>The client is connected.</summary>
        internal void Begin(MqttClient client)
        {
            lock (_gate)
            {
                _client = client;
                _isOpen = true;
                _clock.Answered(Environment.TickCount64);
            }
        }

        /// <summary>False when the connection has ended, or the broker has not answered for a whole keep-alive period.</summary>
        internal bool IsAlive()
        {
            MqttClient client;
            lock (_gate)
            {
                if (!_isOpen || _client == null) return false;
                client = _client;
                if (!client.IsConnected)
                {
                    _isOpen = false;
                    return false;
                }

                long nowMs = Environment.TickCount64;
                if (!_clock.IsOverdue(nowMs))
                {
                    if (_clock.IsQuestionDue(nowMs)) Ask(client, nowMs);
                    return true;
                }

                _isOpen = false;
            }

            // Takes up to 2 s. The broker is not told, so that it sends the will.
            new Thread(Abort).Start();
            return false;
        }

        internal bool Subscribe(string filter, int qos)
        {
            if (filter.Length == 0 || !M2MqttCheck.IsText(filter) || !IsAlive()) return false;
            lock (_gate)
            {
                if (!_isOpen || _client == null) return false;
                _client.Subscribe(new[] { filter }, new[] { (MqttQoSLevel)qos });
                return true;
            }
        }

        internal bool Publish(string topic, byte[] payload, int length, int qos, bool retain)
        {
            if (length < 0 || length > payload.Length) throw new ArgumentOutOfRangeException(nameof(length));
            if (!M2MqttCheck.IsTopic(topic)) return false;
            // The handler runs on the thread that would bring the answers.
            int patienceMs = IsHandler() ? HandlerPatienceMs : RoomPatienceMs;
            long startMs = Environment.TickCount64;
            while (IsAlive())
            {
                lock (_gate)
                {
                    long nowMs = Environment.TickCount64;
                    int place = _inFlight.Free(nowMs);
                    if (place >= 0) return _isOpen && _client != null && Hand(_client, place, topic, payload, length, qos, retain, nowMs);
                    if (nowMs - startMs >= patienceMs) return false;
                }

                Thread.Sleep(1);
            }

            return false;
        }

        /// <summary>Says goodbye after everything handed over before has left, and waits for the end; harmless when it has ended.</summary>
        internal void Close()
        {
            bool isHandler = IsHandler();
            if (!isHandler && IsAlive()) Drain();
            MqttClient? client;
            bool goodbye;
            lock (_gate)
            {
                client = _client;
                goodbye = _isOpen;
                _isOpen = false;
                _isClosed = true;
            }

            if (client == null) return;
            if (goodbye)
            {
                try
                {
                    client.Disconnect();
                }
                catch (Exception)
                {
                    // The connection ended meanwhile: the library closes by itself.
                }
            }

            if (!isHandler) _ended.WaitOne(GoodbyePatienceMs, false);
        }

        // The library's goodbye overtakes its queue: so a question goes first, and its answer is waited for.
        private void Drain()
        {
            int question;
            lock (_gate)
            {
                if (!_isOpen || _client == null) return;
                question = Ask(_client, Environment.TickCount64);
            }

            long startMs = Environment.TickCount64;
            while (Environment.TickCount64 - startMs < GoodbyePatienceMs)
            {
                lock (_gate)
                {
                    if (!_isOpen || _lastAnswer == question || !_client!.IsConnected) return;
                }

                Thread.Sleep(1);
            }
        }

        private bool Hand(MqttClient client, int place, string topic, byte[] payload, int length, int qos, bool retain, long nowMs)
        {
            // The library keeps the array until it is sent, so it must be one that nobody changes.
            byte[] exact = new byte[length];
            Array.Copy(payload, 0, exact, 0, length);
            try
            {
                int id = client.Publish(topic, exact, null, null, (MqttQoSLevel)qos, retain);
                if (qos > 0) _inFlight.TakeUntilAnswer(place, id, nowMs);
                else if (length > LargeBytes) _inFlight.TakeUntilAnswer(place, Ask(client, nowMs), nowMs);
                else _inFlight.TakeForAWhile(place, nowMs);
                if (_inFlight.WantsQuestion) Ask(client, nowMs);
                return true;
            }
            catch (Exception)
            {
                // The library's queue is full.
                return false;
            }
        }

        private int Ask(MqttClient client, long nowMs)
        {
            _clock.Asked(nowMs);
            return client.Unsubscribe(_question);
        }

        private void Abort()
        {
            try
            {
                _client!.Close();
            }
            catch (Exception)
            {
                // Nothing more can be done for it.
            }

            _ended.Set();
        }

        private bool IsHandler()
        {
            return _handlerThread == Thread.CurrentThread.ManagedThreadId;
        }

        private void OnReceived(object sender, MqttMsgPublishEventArgs e)
        {
            lock (_gate)
            {
                if (_isClosed) return;
                _inFlight.Moves();
            }

            _handlerThread = Thread.CurrentThread.ManagedThreadId;
            _handler(e.Topic, e.Message, e.Message.Length, e.Retain);
            _handlerThread = 0;
        }

        private void OnPublished(object sender, MqttMsgPublishedEventArgs e)
        {
            Answer(e.MessageId, e.IsPublished);
        }

        private void OnSubscribed(object sender, MqttMsgSubscribedEventArgs e)
        {
            Answer(e.MessageId, true);
        }

        private void OnUnsubscribed(object sender, MqttMsgUnsubscribedEventArgs e)
        {
            Answer(e.MessageId, true);
        }

        private void Answer(int id, bool isFromBroker)
        {
            lock (_gate)
            {
                _inFlight.Answered(id);
                _inFlight.Moves();
                _lastAnswer = id;
                if (isFromBroker) _clock.Answered(Environment.TickCount64);
            }
        }

        private void OnClosed(object sender, EventArgs e)
        {
            lock (_gate)
            {
                _isOpen = false;
            }

            _ended.Set();
        }
    }
}
