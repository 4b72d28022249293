using SmartEvse.Core.Mqtt;
using SmartEvse.MqttLinks.Mosquitto;

namespace SmartEvse.MqttLinks;

/// <summary><see cref="IMqttLink"/> on libmosquitto, the client library of the broker most owners run.</summary>
public sealed class MosquittoLink : MqttLink
{
    private protected override string? LibraryProblem => MosquittoLibrary.Problem;

    private protected override IMqttLinkSession NewSession(MqttConnectOptions options, MqttMessageHandler handler) =>
        new MosquittoSession(options, handler);
}
