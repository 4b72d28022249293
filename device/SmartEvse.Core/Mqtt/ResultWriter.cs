using System.Text;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Mqtt
{
    /// <summary>Makes the answers on <c>Result</c>.</summary>
    public static class ResultWriter
    {
        /// <summary>The longest payload or topic that is repeated in an answer, in UTF-8 bytes.</summary>
        public const int EchoBytes = 64;

        /// <summary>The answer to a command.</summary>
        /// <param name="c">The command with its decision.</param>
        /// <param name="value">What is in force now.</param>
        public static string Write(Command c, string value)
        {
            string reason = c.ImportIsSmall ? RefusalTexts.ImportIsSmall : RefusalTexts.Text(c.Refusal, c.RangeMin, c.RangeMax, c.RangeHasZero);
            return Write(c.Topic, c.Payload, c.Refusal == Refusal.None, reason, value);
        }

        /// <summary>An answer.</summary>
        public static string Write(string topic, string payload, bool accepted, string reason, string value)
        {
            StringBuilder json = new StringBuilder();
            json.Append('{');
            JsonText.AppendMember(json, "topic", Cut(topic));
            JsonText.AppendMember(json, "payload", Cut(payload));
            JsonText.AppendKey(json, "accepted");
            json.Append(accepted ? "true" : "false");
            JsonText.AppendMember(json, "reason", reason);
            JsonText.AppendMember(json, "value", value);
            json.Append('}');
            return json.ToString();
        }

        /// <summary>Cuts a text at 64 bytes without splitting a character.</summary>
        public static string Cut(string text)
        {
            int bytes = 0;
            for (int i = 0; i < text.Length; i++)
            {
                char c = text[i];
                bool pair = c >= 0xD800 && c <= 0xDBFF;
                bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : pair ? 4 : 3;
                if (bytes > EchoBytes) return text.Substring(0, i);
                if (pair) i++;
            }

            return text;
        }
    }
}
