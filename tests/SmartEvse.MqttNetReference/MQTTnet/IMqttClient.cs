using System;
using System.Threading;
using System.Threading.Tasks;

namespace MQTTnet.Client;

public interface IMqttClient : IDisposable
{
    event Func<MqttClientConnectingEventArgs, Task> ConnectingAsync;

    Task<MqttClientSubscribeResult> SubscribeAsync(MqttClientSubscribeOptions options, CancellationToken cancellationToken = default);
}
