using System;
using System.Text;
using SmartEvse.Core.Tracing;

namespace SmartEvse.Core.Mqtt
{
    /// <summary>Sends a trace on request, in parts small enough for a device, each a JSON object with its bytes in base64.</summary>
    internal sealed class TracePublisher
    {
        /// <summary>Bytes of the trace in one part: with the rest of the object less than 1,000 characters.</summary>
        internal const int PartBytes = 600;

        private readonly IMqttLink _link;
        private readonly TraceReadout _readout;
        private int _next;

        // Room to work in, while somebody wants a trace.
        private byte[]? _part;
        private StringBuilder? _json;

        internal TracePublisher(IMqttLink link, Recorder recorder)
        {
            _link = link;
            _readout = new TraceReadout(recorder);
        }

        /// <summary>The charger has agreed: the trace is held, or will be after its next step.</summary>
        internal void Start()
        {
            _part = new byte[PartBytes];
            _json = new StringBuilder();
            _next = 0;
        }

        /// <summary>Nobody will get it: the charger need not hold it.</summary>
        internal void Cancel()
        {
            End(false);
        }

        /// <summary>Sends the next parts.</summary>
        /// <param name="prefix">The topic prefix.</param>
        /// <param name="version">The version of this build: a trace can only be replayed by the build that made it.</param>
        /// <param name="most">How many at the most.</param>
        internal void Send(string prefix, string version, int most)
        {
            if (_part == null || _json == null || !_readout.IsReady()) return;
            int parts = (_readout.Length + PartBytes - 1) / PartBytes;
            for (int i = 0; i < most && _next < parts; i++)
            {
                int from = _next * PartBytes;
                int count = _readout.Length - from < PartBytes ? _readout.Length - from : PartBytes;
                if (!_readout.Copy(from, _part, count))
                {
                    Cancel();
                    return;
                }

                byte[] bytes = Encoding.UTF8.GetBytes(Write(_json, parts, version, _part, count));
                if (!_link.Publish(prefix + "/Trace", bytes, bytes.Length, 0, false)) return;
                _next++;
            }

            if (_next < parts) return;
            End(true);
        }

        private void End(bool gotAll)
        {
            _part = null;
            _json = null;
            _readout.Close(gotAll);
        }

        private string Write(StringBuilder json, int parts, string version, byte[] part, int count)
        {
            json.Clear();
            json.Append('{');
            JsonText.AppendKey(json, "part");
            json.Append(_next + 1);
            JsonText.AppendKey(json, "of");
            json.Append(parts);
            JsonText.AppendMember(json, "version", version);
            JsonText.AppendMember(json, "data", Convert.ToBase64String(part, 0, count));
            json.Append('}');
            return json.ToString();
        }
    }
}
