using System.Text;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Mqtt
{
    /// <summary>Makes the answers on <c>Result</c>.</summary>
    public sealed class ResultWriter
    {
        /// <summary>The longest payload or topic that is repeated in an answer, in UTF-8 bytes.</summary>
        public const int EchoBytes = 64;

        private readonly StringBuilder _json = new StringBuilder();

        /// <summary>The answer to a command.</summary>
        /// <param name="c">The command with its decision.</param>
        /// <param name="value">What is in force now.</param>
        public string Write(Command c, string value)
        {
            string reason = c.ImportIsSmall ? RefusalTexts.ImportIsSmall : RefusalTexts.Text(c.Refusal, c.RangeMin, c.RangeMax, c.RangeHasZero);
            return Write(c.Topic, c.Payload, c.Refusal == Refusal.None, reason, value);
        }

        /// <summary>An answer.</summary>
        public string Write(string topic, string payload, bool accepted, string reason, string value)
        {
            _json.Clear();
            _json.Append('{');
            JsonText.AppendMember(_json, "topic", Cut(topic));
            JsonText.AppendMember(_json, "payload", Cut(payload));
            JsonText.AppendKey(_json, "accepted");
            _json.Append(accepted ? "true" : "false");
            JsonText.AppendMember(_json, "reason", reason);
            JsonText.AppendMember(_json, "value", value);
            _json.Append('}');
            return _json.ToString();
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
