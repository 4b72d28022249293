namespace SmartEvse.Firmware.Mqtt
{
    /// <summary>When the broker last answered, when to ask it again, and when to give it up. Not synchronised: the caller holds its lock.</summary>
    internal sealed class AnswerClock
    {
        private readonly int _periodMs;
        private bool _isAsking;
        private long _askedMs;
        private long _askAgainMs;
        private long _answeredMs;

        /// <summary>A clock for a connection.</summary>
        /// <param name="periodMs">The keep-alive period in ms.</param>
        internal AnswerClock(int periodMs)
        {
            _periodMs = periodMs;
        }

        /// <summary>True after half a period without an answer; again after half a period, since the library drops what its queue has no room for.</summary>
        internal bool IsQuestionDue(long nowMs)
        {
            return _isAsking ? nowMs >= _askAgainMs : nowMs - _answeredMs >= _periodMs / 2;
        }

        /// <summary>True when a question has waited for a whole period.</summary>
        internal bool IsOverdue(long nowMs)
        {
            return _isAsking && nowMs - _askedMs >= _periodMs;
        }

        /// <summary>A question was handed over.</summary>
        internal void Asked(long nowMs)
        {
            if (!_isAsking)
            {
                _isAsking = true;
                _askedMs = nowMs;
            }

            _askAgainMs = nowMs + (_periodMs / 2);
        }

        /// <summary>The broker answered, whatever was asked.</summary>
        internal void Answered(long nowMs)
        {
            _isAsking = false;
            _answeredMs = nowMs;
        }
    }
}
