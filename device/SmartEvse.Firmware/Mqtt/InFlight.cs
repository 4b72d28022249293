namespace SmartEvse.Firmware.Mqtt
{
    /// <summary>
    /// Counts the messages that M2Mqtt may still hold, so that its queue costs a known part of the heap. A message with an answer (QoS 1, or a
    /// question sent behind it) leaves with the answer. The library says nothing about a small QoS 0 message: it leaves after a short time, while there
    /// are signs that the library's sending thread runs. Not synchronised: the caller holds its lock.
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

        /// <summary>Small QoS 0 messages without a sign that the sending thread runs: after this many a question is due.</summary>
        internal const int SmallBeforeQuestion = 8;

        /// <summary>The same: after this many there is no room. So much can pile up behind a connection that takes nothing.</summary>
        internal const int MostSmall = 16;

        private readonly int[] _answerIds = new int[Most];
        private readonly long[] _untilMs = new long[Most];
        private int _small;

        /// <summary>True when the small messages want a question.</summary>
        internal bool WantsQuestion
        {
            get { return _small == SmallBeforeQuestion; }
        }

        /// <summary>A place for one more message, or -1.</summary>
        internal int Free(long nowMs)
        {
            if (_small >= MostSmall) return -1;
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
            _small++;
        }

        /// <summary>
        /// The library delivered something. Answers and messages go through the queue of what is to be sent, so its thread has got past what stood there.
        /// </summary>
        internal void Moves()
        {
            _small = 0;
            for (int i = 0; i < Most; i++)
            {
                if (_answerIds[i] == 0) _untilMs[i] = 0;
            }
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
