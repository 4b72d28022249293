using System;
using System.Collections.Generic;
using System.Linq;
using SmartEvse.TestSupport;

namespace SmartEvse.MqttLinks.Tests;

/// <summary>Keeps what a link's handler is given.</summary>
public sealed class Inbox
{
    private readonly List<ReceivedMessage> _messages = [];

    public IReadOnlyList<ReceivedMessage> Messages
    {
        get
        {
            lock (_messages) return [.. _messages];
        }
    }

    public IReadOnlyList<ReceivedMessage> On(string topic) => [.. Messages.Where(message => message.Topic == topic)];

    public void Take(string topic, byte[] payload, int length, bool retained)
    {
        lock (_messages) _messages.Add(new ReceivedMessage(topic, payload[..length], retained));
    }

    public ReceivedMessage WaitFor(string topic) => WaitFor(topic, 1)[0];

    public IReadOnlyList<ReceivedMessage> WaitFor(string topic, int count)
    {
        bool came = Eventually.Holds(() => On(topic).Count >= count, TimeSpan.FromSeconds(10));
        return came ? On(topic) : throw new TimeoutException($"{On(topic).Count} of {count} messages came on {topic}");
    }
}
