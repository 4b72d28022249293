using System.Text;
using SmartEvse.Core.Mqtt;

namespace SmartEvse.Core.Rest
{
    /// <summary>Writes JSON into a sink in pieces, so that no text is ever whole in memory.</summary>
    internal sealed class JsonStream
    {
        private const int PieceChars = 400;

        private readonly StringBuilder _text = new StringBuilder();
        private readonly IRestSink _sink;
        private bool _comma;

        internal JsonStream(IRestSink sink)
        {
            _sink = sink;
        }

        internal void Open(char bracket)
        {
            Separate();
            _text.Append(bracket);
            _comma = false;
        }

        internal void Close(char bracket)
        {
            _text.Append(bracket);
            _comma = true;
            if (_text.Length >= PieceChars) Flush();
        }

        /// <summary>Begins an object that is a member.</summary>
        internal void Object(string key)
        {
            Key(key);
            Open('{');
        }

        internal void Key(string key)
        {
            Separate();
            JsonText.Append(_text, key);
            _text.Append(':');
            _comma = false;
        }

        internal void Text(string key, string value)
        {
            Key(key);
            Text(value);
        }

        internal void Text(string value)
        {
            Separate();
            JsonText.Append(_text, value);
            End();
        }

        internal void Number(string key, long value)
        {
            Key(key);
            Raw(value.ToString());
        }

        internal void Bool(string key, bool value)
        {
            Key(key);
            Raw(value ? "true" : "false");
        }

        /// <summary>A value that is JSON already.</summary>
        internal void Raw(string json)
        {
            Separate();
            _text.Append(json);
            End();
        }

        internal void Flush()
        {
            if (_text.Length == 0) return;
            byte[] bytes = Encoding.UTF8.GetBytes(_text.ToString());
            _sink.Write(bytes, bytes.Length);
            _text.Clear();
        }

        private void End()
        {
            _comma = true;
            if (_text.Length >= PieceChars) Flush();
        }

        private void Separate()
        {
            if (_comma) _text.Append(',');
            _comma = false;
        }
    }
}
