using System;
using System.Net.Sockets;
using System.Security.Authentication;
using MQTTnet.Client;

namespace SmartEvse.MqttLinks.MqttNet;

/// <summary>Says in words why MQTTnet did not connect.</summary>
internal static class MqttNetReason
{
    public static string Of(MqttClientConnectResult? answer, Exception? failure, string host, TimeSpan patience)
    {
        if (answer is not null) return MqttConnAck.Reason(Code(answer.ResultCode)) ?? "refused";
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    return $"host {host} not found";
                case SocketException { SocketErrorCode: SocketError.ConnectionRefused }:
                    return "connection refused";
                case SocketException socket:
                    return socket.Message;
                case AuthenticationException tls:
                    return "TLS failed: " + tls.Message;
                case OperationCanceledException:
                    return MqttConnAck.NoAnswer(patience);
            }
        }
        return failure?.GetBaseException().Message ?? "not connected";
    }

    /// <summary>MQTTnet speaks of MQTT 5's codes with every version; these are the five of MQTT 3.1.1.</summary>
    private static int Code(MqttClientConnectResultCode code) => code switch
    {
        MqttClientConnectResultCode.UnsupportedProtocolVersion => 1,
        MqttClientConnectResultCode.ClientIdentifierNotValid => 2,
        MqttClientConnectResultCode.ServerUnavailable => 3,
        MqttClientConnectResultCode.BadUserNameOrPassword => 4,
        MqttClientConnectResultCode.NotAuthorized => 5,
        _ => (int)code,
    };
}
