using System.Text;
using SmartEvse.Core.Mqtt;

namespace SmartEvse.Firmware.Mqtt
{
    /// <summary>Finds what cannot be connected with, or published, before M2Mqtt does: it answers a bad topic by closing the connection.</summary>
    internal static class M2MqttCheck
    {
        private const int LongestText = 65535;

        /// <summary>The reason in words, or null.</summary>
        internal static string? Problem(MqttConnectOptions options)
        {
            if (options.Host.Length == 0) return "no host is set";
            if (options.Port < 1 || options.Port > 65535) return "port " + options.Port.ToString() + " is not within 1..65535";
            if (options.KeepAliveSeconds < 5 || options.KeepAliveSeconds > 65535)
                return "keep-alive " + options.KeepAliveSeconds.ToString() + " s is not within 5..65535 s";
            if (!IsText(options.ClientId)) return "the client id is not a text that MQTT can carry";
            if (!IsText(options.User)) return "the user name is not a text that MQTT can carry";
            if (!IsText(options.Password)) return "the password is not a text that MQTT can carry";
            if (!IsText(options.WillTopic)) return "the topic of the will is not a text that MQTT can carry";
            if (options.WillTopic.Length > 0 && options.WillPayload.Length == 0) return "a will needs a payload";
            return null;
        }

        /// <summary>True when a message can be published under it.</summary>
        internal static bool IsTopic(string topic)
        {
            return topic.Length > 0 && topic.IndexOf('#') < 0 && topic.IndexOf('+') < 0 && IsText(topic);
        }

        /// <summary>MQTT 3.1.1, 1.5.3: no U+0000, at most 65,535 bytes. A character has at most three bytes in UTF-8 (a pair of surrogates four).</summary>
        internal static bool IsText(string text)
        {
            return text.IndexOf('\0') < 0 && (text.Length <= LongestText / 3 || Encoding.UTF8.GetBytes(text).Length <= LongestText);
        }
    }
}
