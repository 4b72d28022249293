using System;
using System.Net.Sockets;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;

namespace SmartEvse.Firmware.Mqtt
{
    /// <summary>Why an attempt to connect failed, in the same words as on a PC.</summary>
    internal static class M2MqttReason
    {
        internal const string NoAnswer = "no answer in 10 s";
        internal const string ClosedByBroker = "the broker closed the connection without an answer";
        internal const string NotNow = "not now: the contactors have to be open before a TLS connect";

        // The values of SocketError in nanoFramework; an exception carries the number only.
        private const int NetworkUnreachable = 10051;
        private const int TimedOut = 10060;
        private const int ConnectionRefused = 10061;
        private const int HostUnreachable = 10065;

        /// <summary>The return codes of CONNACK (MQTT 3.1.1, 3.2.2.3); null for accepted.</summary>
        internal static string? OfAnswer(MqttReasonCode code)
        {
            switch (code)
            {
                case MqttReasonCode.Success: return null;
                case MqttReasonCode.ConnectionRefusedUnacceptableProtocolVersion: return "refused: the broker does not speak MQTT 3.1.1";
                case MqttReasonCode.ConnectionRefusedIdentifierRejected: return "refused: client id not allowed";
                case MqttReasonCode.ConnectionRefusedServerUnavailable: return "refused: the broker is not available";
                case MqttReasonCode.ConnectionRefusedBadUserNameOrPassword: return "refused: bad user name or password";
                // Mosquitto answers this for a wrong password too.
                case MqttReasonCode.ConnectionRefusedNotAuthorized: return "refused: bad user name or password, or not authorized";
                default: return "refused: code " + ((int)code).ToString();
            }
        }

        /// <summary>What an exception of the library's Connect says.</summary>
        internal static string OfConnect(Exception e, bool tls)
        {
            if (e is MqttCommunicationException) return ClosedByBroker;
            MqttConnectionException? connecting = e as MqttConnectionException;
            if (connecting == null) return e.Message;
            SocketException? socket = connecting.InnerException as SocketException;
            int code = socket == null ? 0 : socket.ErrorCode;
            switch (code)
            {
                case ConnectionRefused: return "connection refused";
                case TimedOut: return "the host does not answer";
                case NetworkUnreachable:
                case HostUnreachable: return "the host cannot be reached";
                default:
                    // mbedTLS has one answer for all of these; a wrong clock is the usual cause after a power cut.
                    if (tls) return "TLS failed: the broker's certificate is not from this CA, not for this host or not valid now, or the broker does not speak TLS 1.2";
                    return socket == null ? e.Message : "socket error " + code.ToString();
            }
        }
    }
}
