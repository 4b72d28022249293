namespace SmartEvse.Firmware.Mqtt
{
    /// <summary>
    /// Counts the messages that M2Mqtt may still hold, so that its queue costs a known part of the heap. A message with an answer (QoS 1, or a
    /// question sent behind it) leaves with the answer. The library says nothing about a small QoS 0 message: it leaves after a short time.
    /// Not synchronised: the caller holds its lock.
    /// </summary>
    internal sealed class InFlight
    {
        /// <summary>Messages at once (design, ESP32 budget).</summary>
        internal const int Most = 2;

        /// <summary>How long a QoS 0 message without a question counts, in ms: the library's sending thread runs as soon as ours waits.</summary>
        internal const int SettleMs = 2;

        /// <summary>
        /// After this an answer is not waited for any more, in ms: the library sends a message at most three times, 1 s apart, and can lose sight of
        /// the answer itself (it drops the answer to one message that comes while it looks at another).
        /// </summary>
        internal const int PatienceMs = 5000;

        private readonly int[] _answerIds = new int[Most];
        private readonly long[] _untilMs = new long[Most];

        /// <summary>True when nothing counts any more.</summary>
        internal bool IsEmpty(long nowMs)
        {
            for (int i = 0; i < Most; i++)
            {
                if (nowMs < _untilMs[i]) return false;
            }

            return true;
        }

        /// <summary>A place for one more message, or -1.</summary>
        internal int Free(long nowMs)
        {
            for (int i = 0; i < Most; i++)
            {
                if (nowMs >= _untilMs[i]) return i;
            }

            return -1;
        }

        /// <summary>A message took the place; it leaves with the answer of this id.</summary>
        internal void TakeUntilAnswer(int place, int answerId, long nowMs)
        {
            _answerIds[place] = answerId;
            _untilMs[place] = nowMs + PatienceMs;
        }

        /// <summary>A message took the place; nothing will tell when it has left.</summary>
        internal void TakeForAWhile(int place, long nowMs)
        {
            _answerIds[place] = 0;
            _untilMs[place] = nowMs + SettleMs;
        }

        /// <summary>The answer of this id came, or the library gave the message up.</summary>
        internal void Answered(int answerId)
        {
            for (int i = 0; i < Most; i++)
            {
                if (_answerIds[i] != answerId) continue;
                _answerIds[i] = 0;
                _untilMs[i] = 0;
            }
        }
    }
}
