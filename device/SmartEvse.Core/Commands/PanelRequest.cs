using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Commands
{
    /// <summary>
    /// What the person at the device asks for: one request at a time, decided by the next step. It waits for nobody else: a network that hangs, with its
    /// answers not sent, cannot keep a person from stopping.
    /// </summary>
    public sealed class PanelRequest
    {
        private readonly object _gate = new object();
        private readonly Command _command = new Command();
        private SettingsDraft? _draft;
        private bool _isWaiting;
        private bool _isDecided;

        /// <summary>Asks for something. From any thread.</summary>
        /// <param name="kind">What.</param>
        /// <param name="number">Its number.</param>
        /// <param name="draft">The draft, for <see cref="CommandKind.SaveDraft"/>: to be left alone until the answer is there.</param>
        /// <returns>False while another request waits.</returns>
        public bool Post(CommandKind kind, int number, SettingsDraft? draft)
        {
            lock (_gate)
            {
                if (_isWaiting) return false;
                _command.Kind = kind;
                _command.Number = number;
                _command.Refusal = Refusal.None;
                _draft = draft;
                _isWaiting = true;
                _isDecided = false;
                return true;
            }
        }

        /// <summary>Takes the answer to the last request, once.</summary>
        /// <param name="refusal">Why it was refused, or <see cref="Refusal.None"/>.</param>
        /// <returns>False when there is none.</returns>
        public bool TakeAnswer(out Refusal refusal)
        {
            lock (_gate)
            {
                refusal = _command.Refusal;
                bool taken = _isDecided;
                _isDecided = false;
                return taken;
            }
        }

        /// <summary>The request that waits, or null. Only from the charger's thread.</summary>
        internal Command? Next(out SettingsDraft? draft)
        {
            lock (_gate)
            {
                draft = _draft;
                return _isWaiting ? _command : null;
            }
        }

        /// <summary>The request carries its answer now.</summary>
        internal void Decided()
        {
            lock (_gate)
            {
                _draft = null;
                _isWaiting = false;
                _isDecided = true;
            }
        }
    }
}
