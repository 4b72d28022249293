using System.Threading;
using SmartEvse.Core;
using SmartEvse.Core.Sessions;
using SmartEvse.Firmware.Board;
using SmartEvse.Firmware.Storage;

namespace SmartEvse.Firmware.Threads
{
    /// <summary>
    /// The slow thread: everything that writes to flash, display and buttons, and the restart that somebody asked for. While something is written, some 100 ms
    /// once in a while, the buttons wait.
    /// </summary>
    public sealed class StorageLoop : Worker
    {
        private const int PeriodMs = 40;
        private const int StorageMs = 200;
        private const int PauseMs = 1000;

        private readonly SettingsKeeper _keeper;
        private readonly SessionKeeper _sessions;
        private readonly TraceKeeper _traces;
        private readonly PanelLoop _panel;
        private readonly ControlLoop _control;
        private readonly IMachine _machine;
        private long _storageMs;
        private bool _hasEnded;

        /// <summary>Runs keepers and panel.</summary>
        public StorageLoop(SettingsKeeper keeper, SessionKeeper sessions, TraceKeeper traces, PanelLoop panel, ControlLoop control, IMachine machine, DeviceStatus status)
            : base("storage", status)
        {
            _keeper = keeper;
            _sessions = sessions;
            _traces = traces;
            _panel = panel;
            _control = control;
            _machine = machine;
        }

        /// <summary>What is shown on the display.</summary>
        public PanelLoop Panel
        {
            get { return _panel; }
        }

        /// <summary>What is due at a moment, without the waiting.</summary>
        public void Tick(long nowMs)
        {
            _panel.Tick(nowMs);
            if (nowMs < _storageMs) return;
            _storageMs = nowMs + StorageMs;
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
