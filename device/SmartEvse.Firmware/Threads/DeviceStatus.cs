namespace SmartEvse.Firmware.Threads
{
    /// <summary>What went wrong in the shell itself, since the start: how often, and the last of it in words. From any thread.</summary>
    public sealed class DeviceStatus
    {
        private readonly object _gate = new object();
        private int _count;
        private string _text = "";

        /// <summary>How often a thread has thrown.</summary>
        public int Count
        {
            get { return _count; }
        }

        /// <summary>The last of it: thread and message; empty = nothing.</summary>
        public string Text
        {
            get
            {
                lock (_gate)
                {
                    return _text;
                }
            }
        }

        /// <summary>Notes that a thread has thrown, or found something wrong.</summary>
        /// <param name="where">The thread.</param>
        /// <param name="what">What it was, in words.</param>
        public void Report(string where, string what)
        {
            lock (_gate)
            {
                _count++;
                _text = where + ": " + what;
            }

            Log.Write(where, what);
        }
    }
}
