using System;
using System.Threading;
using System.Threading.Tasks;
using MQTTnet.Client;

namespace MQTTnet.Extensions.ManagedClient;

public interface IManagedMqttClient : IDisposable
{
    event Func<MqttApplicationMessageReceivedEventArgs, Task> ApplicationMessageReceivedAsync;

    event Func<MqttClientConnectedEventArgs, Task> ConnectedAsync;

    event Func<ConnectingFailedEventArgs, Task> ConnectingFailedAsync;

    event Func<MqttClientDisconnectedEventArgs, Task> DisconnectedAsync;

    IMqttClient InternalClient { get; }

    bool IsConnected { get; }

    int PendingApplicationMessagesCount { get; }

    Task EnqueueAsync(MqttApplicationMessage applicationMessage);

    Task PingAsync(CancellationToken cancellationToken = default);

    Task StartAsync(ManagedMqttClientOptions options);

    Task StopAsync(bool cleanDisconnect = true);
}
