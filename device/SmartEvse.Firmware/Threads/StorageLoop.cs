using System.Threading;
using SmartEvse.Core;
using SmartEvse.Core.Sessions;
using SmartEvse.Firmware.Board;
using SmartEvse.Firmware.Storage;

namespace SmartEvse.Firmware.Threads
{
    /// <summary>The slow thread: everything that writes to flash, and the restart that somebody asked for.</summary>
    public sealed class StorageLoop : Worker
    {
        private const int PeriodMs = 200;
        private const int PauseMs = 1000;

        private readonly SettingsKeeper _keeper;
        private readonly SessionKeeper _sessions;
        private readonly TraceKeeper _traces;
        private readonly ControlLoop _control;
        private readonly IMachine _machine;
        private bool _hasEnded;

        /// <summary>Runs the keepers.</summary>
        public StorageLoop(SettingsKeeper keeper, SessionKeeper sessions, TraceKeeper traces, ControlLoop control, IMachine machine, DeviceStatus status)
            : base("storage", status)
        {
            _keeper = keeper;
            _sessions = sessions;
            _traces = traces;
            _control = control;
            _machine = machine;
        }

        /// <summary>What is due at a moment, without the waiting.</summary>
        public void Tick(long nowMs)
        {
            if (_control.RestartWanted)
            {
                if (!_hasEnded)
                {
                    _keeper.End();
                    _sessions.End();
                }

                _hasEnded = true;
                _machine.Reboot();
                return;
            }

            _keeper.Tick(nowMs);
            _sessions.Tick(nowMs);
            string? trouble = _sessions.TakeTrouble();
            if (trouble != null) Status.Report(Name, trouble);
            _traces.Tick(nowMs);
        }

        /// <inheritdoc/>
        protected override void Round()
        {
            Tick(_machine.NowMs);
            Thread.Sleep(PeriodMs);
        }

        /// <inheritdoc/>
        protected override void Recover()
        {
            Thread.Sleep(PauseMs);
        }
    }
}
