using System;
using System.Collections;
using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;

namespace nanoFramework.M2Mqtt;

/// <summary>
/// The members that are used. What callers run into: the constructor resolves the name; nothing but CONNECT and DISCONNECT is sent on the caller's thread;
/// a message is queued with the caller's own array; DISCONNECT overtakes the queue; what the queue has no room for is dropped, and only Publish says so;
/// nothing connects again by itself.
/// </summary>
public partial class MqttClient : IMqttClient
{
    private static readonly ConcurrentDictionary<string, MqttClient> Clients = new();

    private readonly Channel _channel;
    private readonly AutoResetEvent _answered = new(false);
    private Exception _receiveError;
    private int _connectCode;
    private ushort _lastId;
    private volatile bool _connected;

    public MqttClient(string brokerHostName, int brokerPort, bool secure, X509Certificate caCert, X509Certificate clientCert, MqttSslProtocols sslProtocol)
    {
        if (secure && (sslProtocol != MqttSslProtocols.TLSv1_2 || clientCert != null)) throw new NotSupportedException("the double knows TLS 1.2 without a client certificate");
        _channel = new Channel(brokerHostName, brokerPort, secure, caCert);
    }

    public delegate void ConnectionOpenedEventHandler(object sender, ConnectionOpenedEventArgs e);

    public event IMqttClient.MqttMsgPublishEventHandler MqttMsgPublishReceived;

    public event IMqttClient.MqttMsgPublishedEventHandler MqttMsgPublished;

    public event IMqttClient.MqttMsgSubscribedEventHandler MqttMsgSubscribed;

    public event IMqttClient.MqttMsgUnsubscribedEventHandler MqttMsgUnsubscribed;

    public event ConnectionOpenedEventHandler ConnectionOpened;

    public event IMqttClient.ConnectionClosedEventHandler ConnectionClosed;

    public bool IsConnected => _connected;

    public MqttReasonCode Connect(
        string clientId,
        string username,
        string password,
        bool willRetain,
        MqttQoSLevel willQosLevel,
        bool willFlag,
        string willTopic,
        string willMessage,
        bool cleanSession,
        ushort keepAlivePeriod)
    {
        Clients[clientId] = this;
        try
        {
            _channel.Connect();
        }
        catch (NanoSocketException e)
        {
            throw new MqttConnectionException($"Socket exception connecting to the broker: {e.ErrorCode}", e);
        }
        catch (Exception e)
        {
            throw new MqttConnectionException("Exception connecting to the broker", e);
        }

        _running = true;
        _closing = false;
        Start(Receive);
        SendNow(Packets.OfConnect(clientId, username, password, willRetain, (int)willQosLevel, willFlag, willTopic, willMessage, cleanSession, keepAlivePeriod));
        WaitForAnswer(MqttSettings.AnswerTimeoutMs);
        if (_connectCode != 0) return (MqttReasonCode)_connectCode;
        if (keepAlivePeriod != 0) Start(() => KeepAlive(keepAlivePeriod * 1000));
        Start(Dispatch);
        _sender = Start(Drain);
        _connected = true;
        return MqttReasonCode.Success;
    }

    public void Disconnect()
    {
        SendNow(Packets.Goodbye);
        BeginClosing();
    }

    public ushort Subscribe(string[] topics, MqttQoSLevel[] qosLevels)
    {
        ushort id = NextId();
        int[] qos = Array.ConvertAll(qosLevels, level => (int)level);
        Enqueue(new InflightItem { Id = id, AnswerType = Packets.SubAck, Packet = _ => Packets.OfSubscribe(topics, qos, id) });
        return id;
    }

    public ushort Unsubscribe(string[] topics)
    {
        ushort id = NextId();
        Enqueue(new InflightItem { Id = id, AnswerType = Packets.UnsubAck, Packet = _ => Packets.OfUnsubscribe(topics, id) });
        return id;
    }

    public ushort Publish(string topic, byte[] message, string contentType, ArrayList userProperties, MqttQoSLevel qosLevel, bool retain)
    {
        if (contentType != null || userProperties != null) throw new NotSupportedException();
        ushort id = NextId();
        var item = new InflightItem
        {
            Id = id,
            Message = message,
            AnswerType = qosLevel == MqttQoSLevel.AtMostOnce ? 0 : Packets.PubAck,
            Packet = again => Packets.OfPublish(topic, message, (int)qosLevel, retain, id, again),
        };
        return Enqueue(item) ? id : throw new MqttClientException(MqttClientErrorCode.InflightQueueFull);
    }

    /// <summary>The client that connected last with this id: how a test finds the one an adapter made.</summary>
    internal static MqttClient Of(string clientId) => Clients[clientId];

    private static Thread Start(ThreadStart work)
    {
        var thread = new Thread(work) { IsBackground = true, Name = "m2mqtt" };
        thread.Start();
        return thread;
    }

    private ushort NextId() => _lastId = _lastId == ushort.MaxValue ? (ushort)1 : (ushort)(_lastId + 1);

    private void SendNow(byte[] packet)
    {
        try
        {
            _channel.Send(packet);
            _lastSentMs = Environment.TickCount64;
        }
        catch (Exception e)
        {
            throw new MqttCommunicationException(e);
        }
    }

    private void WaitForAnswer(int timeoutMs)
    {
        if (!_answered.WaitOne(timeoutMs)) throw new MqttCommunicationException();
        if (_receiveError != null) throw _receiveError;
    }
}
