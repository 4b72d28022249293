namespace SmartEvse.Core.Mqtt
{
    /// <summary>When the next attempt to connect is due: the pause doubles with every attempt that fails, up to a longest one.</summary>
    internal sealed class RetryPause
    {
        private const int FirstMs = 1000;

        private readonly int _longestMs;
        private int _pauseMs = FirstMs;
        private long _nextMs;

        /// <summary>Starts with a short pause.</summary>
        /// <param name="longestMs">The longest pause in ms.</param>
        internal RetryPause(int longestMs)
        {
            _longestMs = longestMs;
        }

        internal bool IsOver(long nowMs)
        {
            return nowMs >= _nextMs;
        }

        internal void Failed(long nowMs)
        {
            _nextMs = nowMs + _pauseMs;
            _pauseMs = _pauseMs * 2 > _longestMs ? _longestMs : _pauseMs * 2;
        }

        /// <summary>The next attempt is due now, and the pauses begin small again.</summary>
        internal void StartOver(long nowMs)
        {
            _nextMs = nowMs;
            _pauseMs = FirstMs;
        }
    }
}
