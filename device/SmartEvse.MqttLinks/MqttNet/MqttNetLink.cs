using SmartEvse.Core.Mqtt;
using SmartEvse.MqttLinks.MqttNet;

namespace SmartEvse.MqttLinks;

/// <summary><see cref="IMqttLink"/> on MQTTnet 4.3 and its managed client. Built with <c>-p:MqttClient=MQTTnet</c>.</summary>
public sealed class MqttNetLink : MqttLink
{
    private protected override string? LibraryProblem => null;

    private protected override IMqttLinkSession NewSession(MqttConnectOptions options, MqttMessageHandler handler) =>
        new MqttNetSession(options, handler);
}
