using System;
using System.Threading;
using SmartEvse.Core;
using SmartEvse.Firmware.Board;

namespace SmartEvse.Firmware.Threads
{
    /// <summary>
    /// Watches the control thread from a timer (hazard H13, rule K9): without a whole step for 500 ms it opens the contactors and restarts the chip. While the
    /// contactors are kept open for something that blocks, it waits. It cannot help when the whole CLR stands still; docs/firmware.md says what is left then.
    /// </summary>
    public sealed class Supervisor
    {
        /// <summary>How often it looks, in ms. What a step misses is acted upon this much later at the most.</summary>
        public const int PeriodMs = 50;

        private readonly ControlLoop _control;
        private readonly IBoard _board;
        private readonly IMachine _machine;
        private readonly DeviceStatus _status;
        private Timer? _timer;
        private bool _hasActed;

        /// <summary>Watches a control loop.</summary>
        public Supervisor(ControlLoop control, IBoard board, IMachine machine, DeviceStatus status)
        {
            _control = control;
            _board = board;
            _machine = machine;
            _status = status;
        }

        /// <summary>Begins to look.</summary>
        public void Start()
        {
            _timer = new Timer(OnTimer, null, PeriodMs, PeriodMs);
        }

        /// <summary>Stops looking.</summary>
        public void Stop()
        {
            if (_timer != null) _timer.Dispose();
        }

        /// <summary>Looks once.</summary>
        /// <returns>False when it had to act.</returns>
        public bool Check(long nowMs)
        {
            if (_control.Hold == HoldState.Granted || _control.AgeMs(nowMs) < Outputs.ValidForMs) return true;
            // Contactors first, words later: reporting takes a lock.
            _board.ShutDown();
            if (_hasActed) return false;
            _hasActed = true;
            _status.Report("supervisor", "no step for 500 ms");
            _machine.Reboot();
            return false;
        }

        private void OnTimer(object? state)
        {
            try
            {
                Check(_machine.NowMs);
            }
            catch (Exception e)
            {
                _status.Report("supervisor", e.Message);
            }
        }
    }
}
