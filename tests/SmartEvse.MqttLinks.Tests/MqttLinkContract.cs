using System;
using System.Collections.Generic;
using System.Text;
using SmartEvse.Core.Mqtt;
using SmartEvse.TestSupport;
using Xunit;

namespace SmartEvse.MqttLinks.Tests;

/// <summary>
/// What every test of <see cref="IMqttLink"/> needs. The contract itself stands in the abstract classes derived from this one;
/// each adapter runs them by deriving once from each.
/// </summary>
public abstract class MqttLinkContract(Func<IMqttLink> create) : IDisposable
{
    private readonly List<IMqttLink> _links = [];

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>How many calls of a handler of this link ended with an exception.</summary>
    protected virtual long HandlerErrors(IMqttLink link) => Assert.IsAssignableFrom<MqttLink>(link).HandlerErrors;

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;
        foreach (IMqttLink link in _links) link.Disconnect();
    }

    protected static MqttConnectOptions To(int port, string clientId = "charger") =>
        new() { Host = LoopbackPort.Address, Port = port, ClientId = clientId };

    protected static bool Publish(IMqttLink link, string topic, string text, int qos = 0, bool retain = false)
    {
        byte[] payload = Encoding.UTF8.GetBytes(text);
        return link.Publish(topic, payload, payload.Length, qos, retain);
    }

    /// <summary>A link with an inbox, ended with the test.</summary>
    protected (IMqttLink Link, Inbox Inbox) NewLink()
    {
        IMqttLink link = create();
        var inbox = new Inbox();
        link.SetHandler(inbox.Take);
        _links.Add(link);
        return (link, inbox);
    }

    protected (IMqttLink Link, Inbox Inbox) Connected(MqttConnectOptions options, params string[] filters)
    {
        (IMqttLink link, Inbox inbox) = NewLink();
        Assert.Null(link.Connect(options));
        Subscribed(link, inbox, filters);
        return (link, inbox);
    }

    /// <summary>Returns when the broker has taken the subscriptions: it works through one connection's packets in order.</summary>
    protected static void Subscribed(IMqttLink link, Inbox inbox, params string[] filters)
    {
        foreach (string filter in filters) Assert.True(link.Subscribe(filter, 1));
        Assert.True(link.Subscribe("sync/#", 0));
        Synchronised(link, inbox);
    }

    /// <summary>Returns when everything the broker sent to the link until now has been delivered.</summary>
    protected static void Synchronised(IMqttLink link, Inbox inbox)
    {
        string mark = "sync/" + Guid.NewGuid().ToString("N");
        Assert.True(Publish(link, mark, ""));
        inbox.WaitFor(mark);
    }
}
