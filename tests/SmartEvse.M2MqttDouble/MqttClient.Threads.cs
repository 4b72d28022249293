using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;

namespace nanoFramework.M2Mqtt;

/// <summary>The four threads of a connected client: one receives, one sends from the queue, one raises events, one keeps alive.</summary>
public partial class MqttClient
{
    private readonly Queue<InflightItem> _queue = new();
    private readonly Queue<Action> _events = new();
    private readonly HashSet<(int Type, ushort Id)> _answers = [];
    private readonly AutoResetEvent _queueSignal = new(false);
    private readonly AutoResetEvent _eventSignal = new(false);
    private readonly AutoResetEvent _keepAliveSignal = new(false);
    private readonly ManualResetEventSlim _mayDrain = new(true);
    private Thread _sender;
    private long _lastSentMs;
    private int _mostMessages;
    private volatile bool _running;
    private volatile bool _closing;
    private int _closeCalls;

    /// <summary>The most messages of the caller that the queue ever held at once.</summary>
    internal int MostMessages => Volatile.Read(ref _mostMessages);

    /// <summary>The arrays of the caller that the queue holds now.</summary>
    internal IReadOnlyList<byte[]> HeldMessages
    {
        get
        {
            lock (_queue) return [.. _queue.Where(item => item.Message != null).Select(item => item.Message)];
        }
    }

    public void Close()
    {
        if (Interlocked.Exchange(ref _closeCalls, 1) != 0) return;
        _running = false;
        _eventSignal.Set();
        Thread.Sleep(200);
        _queueSignal.Set();
        _sender?.Join(1000);
        _keepAliveSignal.Set();
        lock (_queue) _queue.Clear();
        lock (_events) _events.Clear();
        _channel.Close();
        _connected = false;
        Volatile.Write(ref _closeCalls, 0);
    }

    /// <summary>Stops the sending thread, as a socket without room does; what is queued stays queued.</summary>
    internal void HoldQueue() => _mayDrain.Reset();

    /// <summary>Lets the sending thread go on.</summary>
    internal void ReleaseQueue() => _mayDrain.Set();

    private bool Enqueue(InflightItem item)
    {
        lock (_queue)
        {
            if (_queue.Count >= MqttSettings.Instance.InflightQueueSize) return false;
            _queue.Enqueue(item);
            _mostMessages = Math.Max(_mostMessages, _queue.Count(queued => queued.Message != null));
        }

        _queueSignal.Set();
        return true;
    }

    private void BeginClosing()
    {
        if (_closing) return;
        _closing = true;
        _connected = false;
        _eventSignal.Set();
    }

    private void Raise(Action action)
    {
        lock (_events) _events.Enqueue(action);
        _eventSignal.Set();
    }

    private void Receive()
    {
        while (_running)
        {
            try
            {
                byte[] body = _channel.Receive(out byte first);
                if (body == null) throw new MqttCommunicationException();
                Take(first, body);
            }
            catch (Exception e)
            {
                _receiveError = new MqttCommunicationException(e);
                BeginClosing();
                _answered.Set();
                return;
            }
        }
    }

    private void Take(byte first, byte[] body)
    {
        switch (first >> 4)
        {
            case Packets.ConnAck:
                _connectCode = body[1];
                ConnectionOpened?.Invoke(this, new ConnectionOpenedEventArgs(new MqttMsgConnack { ReturnCode = (MqttReasonCode)body[1] }));
                _answered.Set();
                break;
            case Packets.PingResp:
                _answered.Set();
                break;
            case Packets.Publish:
                TakeMessage(first, body);
                break;
            case var type and (Packets.PubAck or Packets.SubAck or Packets.UnsubAck):
                lock (_answers) _answers.Add((type, Packets.NumberAt(body, 0)));
                _queueSignal.Set();
                break;
        }
    }

    private void TakeMessage(byte first, byte[] body)
    {
        int length = Packets.NumberAt(body, 0);
        string topic = System.Text.Encoding.UTF8.GetString(body, 2, length);
        int qos = (first >> 1) & 3;
        ushort id = qos > 0 ? Packets.NumberAt(body, 2 + length) : (ushort)0;
        var e = new MqttMsgPublishEventArgs(topic, body[(2 + length + (qos > 0 ? 2 : 0))..], (first & 8) != 0, (MqttQoSLevel)qos, (first & 1) != 0);
        // It goes through the same queue, which acknowledges it; when that is full, it is lost.
        Enqueue(new InflightItem { Id = id, Packet = _ => qos > 0 ? Packets.OfPubAck(id) : null, Received = () => MqttMsgPublishReceived?.Invoke(this, e) });
    }

    private void Drain()
    {
        long waitMs = Timeout.Infinite;
        while (_running)
        {
            _queueSignal.WaitOne((int)waitMs);
            waitMs = Timeout.Infinite;
            int count;
            lock (_queue) count = _queue.Count;
            for (; count > 0 && _running; count--)
            {
                while (_running && !_mayDrain.Wait(10))
                {
                }

                InflightItem item;
                lock (_queue)
                {
                    if (!_queue.TryPeek(out item)) break;
                }

                try
                {
                    Process(item);
                }
                catch (Exception)
                {
                    // Also for a topic that cannot be sent: it stays, and the connection is closed.
                    BeginClosing();
                    break;
                }

                if (item.IsSent) waitMs = 50;
            }
        }
    }

    private void Process(InflightItem item)
    {
        bool keep = false;
        if (item.Received != null)
        {
            if (item.Packet(false) is { } acknowledgement) SendNow(acknowledgement);
            Raise(item.Received);
        }
        else if (!item.IsSent)
        {
            SendNow(item.Packet(item.Attempts > 0));
            item.Attempts++;
            item.SentMs = Environment.TickCount64;
            item.IsSent = keep = item.AnswerType != 0;
        }
        else if (TakeAnswer(item))
        {
            Raise(() => RaiseAnswer(item, true));
        }
        else if (Environment.TickCount64 - item.SentMs < MqttSettings.RetryMs)
        {
            keep = true;
        }
        else if (item.Attempts < MqttSettings.Attempts)
        {
            item.IsSent = false;
            keep = true;
            _queueSignal.Set();
        }
        else if (item.AnswerType == Packets.PubAck)
        {
            Raise(() => RaiseAnswer(item, false));
        }

        lock (_queue)
        {
            if (_queue.TryDequeue(out _) && keep) _queue.Enqueue(item);
        }
    }

    private bool TakeAnswer(InflightItem item)
    {
        lock (_answers) return _answers.Remove((item.AnswerType, item.Id));
    }

    private void RaiseAnswer(InflightItem item, bool isFromBroker)
    {
        if (item.AnswerType == Packets.PubAck) MqttMsgPublished?.Invoke(this, new MqttMsgPublishedEventArgs(item.Id, isFromBroker));
        else if (item.AnswerType == Packets.SubAck) MqttMsgSubscribed?.Invoke(this, new MqttMsgSubscribedEventArgs(item.Id, []));
        else MqttMsgUnsubscribed?.Invoke(this, new MqttMsgUnsubscribedEventArgs(item.Id));
    }

    private void Dispatch()
    {
        while (_running)
        {
            Action next;
            lock (_events) _events.TryDequeue(out next);
            if (next != null)
            {
                try
                {
                    next();
                }
                catch (Exception)
                {
                    // The library takes a handler's exception for a reason to close.
                    BeginClosing();
                }
            }
            else if (_closing)
            {
                Close();
                ConnectionClosed?.Invoke(this, EventArgs.Empty);
                return;
            }
            else
            {
                _eventSignal.WaitOne();
            }
        }
    }

    private void KeepAlive(int periodMs)
    {
        while (_running)
        {
            long waitMs = periodMs - (Environment.TickCount64 - _lastSentMs);
            if (waitMs > 0)
            {
                _keepAliveSignal.WaitOne((int)waitMs);
                continue;
            }

            try
            {
                SendNow(Packets.PingRequest);
                WaitForAnswer(periodMs);
            }
            catch (MqttCommunicationException)
            {
                BeginClosing();
                return;
            }
        }
    }
}
