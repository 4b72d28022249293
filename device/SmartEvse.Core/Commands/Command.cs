using SmartEvse.Core.Sessions;
using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Commands
{
    /// <summary>One write on its way to the charger, and its answer on the way back. Lives in <see cref="CommandQueue"/> until it is answered.</summary>
    public sealed class Command
    {
        /// <summary>What is asked for.</summary>
        public CommandKind Kind;

        /// <summary>The settings row, for <see cref="CommandKind.SetNumber"/> and <see cref="CommandKind.SetText"/>.</summary>
        public SettingId Row;

        /// <summary>The number, in the unit of the command.</summary>
        public int Number;

        /// <summary>The text of a text command.</summary>
        public string Text = "";

        /// <summary>Where it came in, without prefix (<c>Set/Mode</c>); what the answer names.</summary>
        public string Topic = "";

        /// <summary>The same as a number, for the event log; see <see cref="EventLog.FirstTopic"/>.</summary>
        public int Target = EventLog.NoTarget;

        /// <summary>The payload as it came, for the answer; <c>***</c> for a secret.</summary>
        public string Payload = "";

        /// <summary>Who waits for the answer; null = it goes out on MQTT.</summary>
        public CommandTicket? Ticket;

        /// <summary>Why it was refused; <see cref="Refusal.None"/> = accepted.</summary>
        public Refusal Refusal;

        /// <summary>Smallest value of the range that was missed.</summary>
        public int RangeMin;

        /// <summary>Largest value of the range that was missed.</summary>
        public int RangeMax;

        // What it means depends on the decision: a field less in each place of the ring.
        private bool _remark;

        /// <summary>An accepted IMPORT that is too small beside START and MIN (the manual's note).</summary>
        public bool ImportIsSmall
        {
            get { return _remark && Refusal == Refusal.None; }
            internal set { _remark = value; }
        }

        /// <summary>True when 0 would have been allowed beside the range.</summary>
        public bool RangeHasZero
        {
            get { return _remark && Refusal == Refusal.OutOfRange; }
        }

        /// <summary>Refuses with a range.</summary>
        public void RefuseRange(int min, int max, bool hasZero)
        {
            Refusal = Refusal.OutOfRange;
            RangeMin = min;
            RangeMax = max;
            _remark = hasZero;
        }

        /// <summary>Becomes the same as another.</summary>
        internal void TakeOver(Command other)
        {
            Kind = other.Kind;
            Row = other.Row;
            Number = other.Number;
            Text = other.Text;
            Topic = other.Topic;
            Target = other.Target;
            Payload = other.Payload;
            Refusal = other.Refusal;
            RangeMin = other.RangeMin;
            RangeMax = other.RangeMax;
            _remark = other._remark;
        }
    }
}
