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
        private bool _isWaiting;
        private bool _isDecided;

        /// <summary>The request and its answer: the charger's while it waits, else the panel's.</summary>
        internal readonly Command Command = new Command();

        /// <summary>The draft of <see cref="CommandKind.SaveDraft"/>.</summary>
        internal SettingsBatch? Draft;

        /// <summary>True while a request waits for the charger.</summary>
        internal bool IsWaiting
        {
            get
            {
                lock (_gate)
                {
                    return _isWaiting;
                }
            }
        }

        /// <summary>Asks for something. From the panel's thread.</summary>
        /// <param name="kind">What.</param>
        /// <param name="number">Its number.</param>
        /// <param name="draft">The draft, for <see cref="CommandKind.SaveDraft"/>: to be left alone until the answer is there.</param>
        /// <returns>False while another request waits.</returns>
        public bool Post(CommandKind kind, int number, SettingsBatch? draft)
        {
            if (IsWaiting) return false;
            Command.Kind = kind;
            Command.Number = number;
            Command.Refusal = Refusal.None;
            Draft = draft;
            Hand(true);
            return true;
        }

        /// <summary>Takes the answer to the last request, once.</summary>
        /// <param name="refusal">Why it was refused, or <see cref="Refusal.None"/>.</param>
        /// <returns>False when there is none.</returns>
        public bool TakeAnswer(out Refusal refusal)
        {
            bool taken = !IsWaiting && _isDecided;
            if (taken) _isDecided = false;
            refusal = Command.Refusal;
            return taken;
        }

        /// <summary>Hands the request over, or back with its answer.</summary>
        internal void Hand(bool toCharger)
        {
            lock (_gate)
            {
                _isWaiting = toCharger;
                _isDecided = !toCharger;
            }
        }
    }
}
