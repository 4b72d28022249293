namespace SmartEvse.Core.Commands
{
    /// <summary>
    /// What a writer holds that waits for its own answer, beside the answers on MQTT: it goes with a command and is filled when the step that decided is over.
    /// Made for one request and used for one command at a time.
    /// </summary>
    public sealed class CommandTicket
    {
        /// <summary>True for a writer that has shown no token: install rows stay locked for it even while the charger is unlocked.</summary>
        public bool IsWithoutToken;

        /// <summary>The rows of a command of kind <see cref="CommandKind.SetMany"/>.</summary>
        public SettingsBatch? Batch;

        /// <summary>True once <see cref="Answer"/> holds the decision. From other threads: <see cref="CommandQueue.HasAnswered"/>.</summary>
        public bool IsAnswered;

        /// <summary>The command with its decision.</summary>
        public readonly Command Answer = new Command();

        internal void Take(Command decided)
        {
            Answer.TakeOver(decided);
            IsAnswered = true;
        }
    }
}
