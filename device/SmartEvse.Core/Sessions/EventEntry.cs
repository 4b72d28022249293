using SmartEvse.Core.Limits;

namespace SmartEvse.Core.Sessions
{
    /// <summary>One entry of the <see cref="EventLog"/>, as a cursor that its reader fills again and again.</summary>
    public sealed class EventEntry
    {
        /// <summary>Its number, counted from 1 since the start of the device.</summary>
        public int Sequence;

        /// <summary>What happened.</summary>
        public EventKind Kind;

        /// <summary>What exactly, see <see cref="EventKind"/>.</summary>
        public int Code;

        /// <summary>What a refused write was meant for: a row of the settings, or a topic, see <see cref="EventLog.FirstTopic"/>.</summary>
        public int Target;

        /// <summary>Why the charger did what it did at that moment (in C1: why charging was stopped); of a refusal, just before it.</summary>
        public ReasonId Reason;

        /// <summary>How often it happened.</summary>
        public int Count;

        /// <summary>When it happened first, in s since the start of the device.</summary>
        public int UptimeS;

        /// <summary>When it happened last, in s since the start of the device.</summary>
        public int LastUptimeS;

        /// <summary>When it happened first, in s since 1970 (UTC); <see cref="Inputs.UnknownTime"/> = the clock has not been set yet.</summary>
        public long UtcS;
    }
}
