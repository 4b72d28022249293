namespace SmartEvse.Core.Settings
{
    /// <summary>Strict UTF-8: what a lenient decoder would replace is an error here, because a changed text is a wrong text.</summary>
    public static class Utf8
    {
        /// <summary>The length of a text in UTF-8 bytes; -1 when it has half a surrogate pair.</summary>
        public static int Length(string text)
        {
            int bytes = 0;
            for (int i = 0; i < text.Length; i++)
            {
                char c = text[i];
                if (c < 0x80) bytes++;
                else if (c < 0x800) bytes += 2;
                else if (c >= 0xD800 && c <= 0xDBFF && i + 1 < text.Length && text[i + 1] >= 0xDC00 && text[i + 1] <= 0xDFFF)
                {
                    bytes += 4;
                    i++;
                }
                else if (c >= 0xD800 && c <= 0xDFFF) return -1;
                else bytes += 3;
            }

            return bytes;
        }

        /// <summary>True when the bytes are well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF).</summary>
        public static bool IsWellFormed(byte[] bytes, int length)
        {
            int i = 0;
            while (i < length)
            {
                int first = bytes[i++];
                if (first < 0x80) continue;
                int more;
                int low = 0x80;
                int high = 0xBF;
                if (first >= 0xC2 && first <= 0xDF) more = 1;
                else if (first >= 0xE0 && first <= 0xEF)
                {
                    more = 2;
                    if (first == 0xE0) low = 0xA0;
                    if (first == 0xED) high = 0x9F;
                }
                else if (first >= 0xF0 && first <= 0xF4)
                {
                    more = 3;
                    if (first == 0xF0) low = 0x90;
                    if (first == 0xF4) high = 0x8F;
                }
                else return false;

                for (; more > 0; more--)
                {
                    if (i >= length || bytes[i] < low || bytes[i] > high) return false;
                    low = 0x80;
                    high = 0xBF;
                    i++;
                }
            }

            return true;
        }
    }
}
