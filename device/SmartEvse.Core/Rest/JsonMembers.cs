using System.Text;
using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Rest
{
    /// <summary>
    /// Reads the members of one flat JSON object (RFC 8259), whose values are texts, numbers or literals: all that a write needs. Works on the bytes, makes one
    /// string for each name and value, and trusts nothing.
    /// </summary>
    public sealed class JsonMembers
    {
        /// <summary>The longest name or value, in characters. What a row takes is less; longer ones make the whole text wrong.</summary>
        public const int LongestText = 160;

        private readonly byte[] _json;
        private readonly int _length;
        private readonly StringBuilder _text = new StringBuilder();
        private int _at;
        private int _read;

        /// <summary>Reads these bytes.</summary>
        public JsonMembers(byte[] json, int length)
        {
            _json = json;
            _length = length;
            IsWrong = !Utf8.IsWellFormed(json, length) || !Take('{');
        }

        /// <summary>True when the bytes are not what this reader takes. Known for certain after the last <see cref="Next"/>.</summary>
        public bool IsWrong { get; private set; }

        /// <summary>The name of the member.</summary>
        public string Name { get; private set; } = "";

        /// <summary>Its value: a text unescaped, a number or literal as it is written.</summary>
        public string Value { get; private set; } = "";

        /// <summary>Goes to the next member.</summary>
        /// <returns>False at the end, and when the text is wrong.</returns>
        public bool Next()
        {
            if (IsWrong) return false;
            if (Take('}'))
            {
                Blank();
                IsWrong = _at != _length;
                return false;
            }

            IsWrong = (_read > 0 && !Take(',')) || !Text() || !Keep(true) || !Take(':') || !(Text() || Bare()) || !Keep(false);
            _read++;
            return !IsWrong;
        }

        private bool Keep(bool isName)
        {
            if (isName) Name = _text.ToString();
            else Value = _text.ToString();
            return true;
        }

        private void Blank()
        {
            while (_at < _length && (_json[_at] == ' ' || _json[_at] == '\t' || _json[_at] == '\r' || _json[_at] == '\n')) _at++;
        }

        private bool Take(char c)
        {
            Blank();
            if (_at >= _length || _json[_at] != c) return false;
            _at++;
            return true;
        }

        // A number or literal, to be judged by whoever takes it as a value.
        private bool Bare()
        {
            _text.Clear();
            while (_at < _length && _text.Length < LongestText)
            {
                char c = (char)_json[_at];
                bool word = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-' || c == '+' || c == '.' || c == 'E';
                if (!word) break;
                _text.Append(c);
                _at++;
            }

            return _text.Length > 0;
        }

        private bool Text()
        {
            _text.Clear();
            if (!Take('"')) return false;
            while (_at < _length && _text.Length < LongestText)
            {
                int first = _json[_at++];
                if (first == '"') return true;
                if (first < ' ') return false;
                if (first != '\\') Append(first);
                else if (!Escape()) return false;
            }

            return false;
        }

        // The bytes are well-formed: what the first one promises is there.
        private void Append(int first)
        {
            int more = first < 0x80 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
            int code = more == 0 ? first : first & (0x3F >> more);
            for (; more > 0; more--) code = (code << 6) | (_json[_at++] & 0x3F);
            if (code < 0x10000)
            {
                _text.Append((char)code);
                return;
            }

            _text.Append((char)(0xD7C0 + (code >> 10)));
            _text.Append((char)(0xDC00 + (code & 0x3FF)));
        }

        private bool Escape()
        {
            if (_at >= _length) return false;
            char c = (char)_json[_at++];
            switch (c)
            {
                case '"': case '\\': case '/': break;
                case 'b': c = '\b'; break;
                case 'f': c = '\f'; break;
                case 'n': c = '\n'; break;
                case 'r': c = '\r'; break;
                case 't': c = '\t'; break;
                case 'u':
                    int code = 0;
                    for (int i = 0; i < 4; i++)
                    {
                        int digit = _at < _length ? RestQuery.Hex((char)_json[_at++]) : -1;
                        if (digit < 0) return false;
                        code = (code << 4) | digit;
                    }

                    c = (char)code;
                    break;
                default: return false;
            }

            _text.Append(c);
            return true;
        }
    }
}
