using System;
using System.Threading;

namespace SmartEvse.Firmware.Threads
{
    /// <summary>
    /// A thread of ours: one round after the other. Whatever a round throws is caught here and reported, and the next round comes: a thread that ends without
    /// a word is the one thing nanoFramework offers instead.
    /// </summary>
    public abstract class Worker
    {
        private Thread? _thread;
        private bool _ending;

        /// <summary>A thread that does not run yet.</summary>
        protected Worker(string name, DeviceStatus status)
        {
            Name = name;
            Status = status;
        }

        /// <summary>Its name in reports.</summary>
        public string Name { get; }

        /// <summary>Where trouble is reported.</summary>
        protected DeviceStatus Status { get; }

        /// <summary>Starts it.</summary>
        public void Start(ThreadPriority priority)
        {
            _thread = new Thread(Run);
            _thread.Priority = priority;
            _thread.Start();
        }

        /// <summary>Ends it after its present round; waits for that.</summary>
        public void Stop()
        {
            _ending = true;
            if (_thread != null) _thread.Join();
        }

        /// <summary>One round, with everything caught.</summary>
        /// <returns>False when it threw.</returns>
        public bool TryRound()
        {
            try
            {
                Round();
                return true;
            }
            catch (Exception e)
            {
                Status.Report(Name, e.Message);
            }

            try
            {
                Recover();
            }
            catch (Exception e)
            {
                Status.Report(Name, e.Message);
            }

            return false;
        }

        /// <summary>One round of work; waits for the next one itself.</summary>
        protected abstract void Round();

        /// <summary>Runs after a round that threw: makes safe what was left half done, and waits a little.</summary>
        protected abstract void Recover();

        private void Run()
        {
            while (!_ending) TryRound();
        }
    }
}
