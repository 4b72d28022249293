using System.Text;

namespace SmartEvse.Core.Mqtt
{
    /// <summary>Writes JSON strings (RFC 8259).</summary>
    public static class JsonText
    {
        /// <summary>Appends a quoted, escaped string.</summary>
        public static void Append(StringBuilder json, string text)
        {
            json.Append('"');
            for (int i = 0; i < text.Length; i++)
            {
                char c = text[i];
                if (c == '"' || c == '\\')
                {
                    json.Append('\\');
                    json.Append(c);
                }
                else if (c < ' ' || c == '\u007f')
                {
                    json.Append("\\u");
                    json.Append(((int)c).ToString("X4"));
                }
                else
                {
                    json.Append(c);
                }
            }

            json.Append('"');
        }

        /// <summary>Appends a key with its string value, after a comma unless it is the first.</summary>
        public static void AppendMember(StringBuilder json, string key, string value)
        {
            AppendKey(json, key);
            Append(json, value);
        }

        /// <summary>Appends a key and the colon, after a comma unless it is the first.</summary>
        public static void AppendKey(StringBuilder json, string key)
        {
            if (json.Length > 0 && json[json.Length - 1] != '{') json.Append(',');
            Append(json, key);
            json.Append(':');
        }
    }
}
