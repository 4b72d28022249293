using System.Text;
using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Rest
{
    /// <summary>The parameters of a query, decoded strictly: what does not decode, or stands there twice, makes the whole request wrong.</summary>
    public sealed class RestQuery
    {
        /// <summary>The most parameters a request may have.</summary>
        public const int MostParameters = 32;

        private readonly string[] _names = new string[MostParameters];
        private readonly string[] _values = new string[MostParameters];

        /// <summary>How many there are.</summary>
        public int Count { get; private set; }

        /// <summary>Reads a query.</summary>
        /// <param name="query">Percent-encoded, without the question mark; <c>+</c> is a space.</param>
        /// <returns>What is wrong with it; empty = nothing.</returns>
        public string Read(string query)
        {
            Count = 0;
            int start = 0;
            for (int i = 0; i <= query.Length; i++)
            {
                if (i < query.Length && query[i] != '&') continue;
                if (i > start)
                {
                    if (Count == MostParameters) return "too many parameters";
                    int equals = query.IndexOf('=', start, i - start);
                    string? name = Decode(query, start, equals < 0 ? i : equals);
                    string? value = equals < 0 ? "" : Decode(query, equals + 1, i);
                    if (name == null || value == null) return "not percent-encoded UTF-8";
                    if (IndexOf(name) >= 0) return "duplicate parameter";
                    _names[Count] = name;
                    _values[Count] = value;
                    Count++;
                }

                start = i + 1;
            }

            return "";
        }

        /// <summary>The name of a parameter.</summary>
        public string Name(int index)
        {
            return _names[index];
        }

        /// <summary>The value of a parameter; null when it is not there.</summary>
        public string? Value(string name)
        {
            int index = IndexOf(name);
            return index < 0 ? null : _values[index];
        }

        private int IndexOf(string name)
        {
            for (int i = 0; i < Count; i++)
            {
                if (_names[i] == name) return i;
            }

            return -1;
        }

        private static string? Decode(string text, int start, int end)
        {
            byte[] bytes = new byte[end - start];
            int count = 0;
            for (int i = start; i < end; i++)
            {
                char c = text[i];
                if (c == '%')
                {
                    int high = i + 2 < end ? Hex(text[i + 1]) : -1;
                    int low = high < 0 ? -1 : Hex(text[i + 2]);
                    if (low < 0) return null;
                    bytes[count++] = (byte)((high << 4) | low);
                    i += 2;
                    continue;
                }

                if (c <= ' ' || c > '~') return null;
                bytes[count++] = (byte)(c == '+' ? ' ' : c);
            }

            return Utf8.IsWellFormed(bytes, count) ? Encoding.UTF8.GetString(bytes, 0, count) : null;
        }

        internal static int Hex(char c)
        {
            if (c >= '0' && c <= '9') return c - '0';
            c = (char)(c | 0x20);
            return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
        }
    }
}
