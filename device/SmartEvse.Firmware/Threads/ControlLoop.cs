using System.Threading;
using SmartEvse.Core;
using SmartEvse.Core.Settings;
using SmartEvse.Firmware.Board;

namespace SmartEvse.Firmware.Threads
{
    /// <summary>The control thread: measure, step, put on the pins, every 30 ms by deadline. Nothing in here waits for anything but the clock.</summary>
    public sealed class ControlLoop : Worker
    {
        /// <summary>Spacing of the steps in ms: what a step and its burst are estimated to take leaves the other threads about half (docs/decisions/0011).</summary>
        public const int StepMs = 30;

        /// <summary>How long the slow thread has to store and restart, in ms; then it is done from here.</summary>
        public const int LongestStoringMs = 10000;

        private readonly Charger _charger;
        private readonly IBoard _board;
        private readonly IMachine _machine;
        private readonly AutoResetEvent _news;
        private readonly Inputs _inputs = new Inputs();
        private readonly long _startMs;
        private long _nextMs;
        private int _lastStep;
        private long _restartMs;
        private HoldState _hold;

        /// <summary>Steps a charger on a board.</summary>
        /// <param name="charger">The charger.</param>
        /// <param name="board">Its pins.</param>
        /// <param name="machine">Clock.</param>
        /// <param name="news">Set when an answer waits for the network thread.</param>
        /// <param name="status">Where trouble is reported.</param>
        public ControlLoop(Charger charger, IBoard board, IMachine machine, AutoResetEvent news, DeviceStatus status)
            : base("control", status)
        {
            _charger = charger;
            _board = board;
            _machine = machine;
            _news = news;
            _startMs = machine.NowMs;
            _nextMs = _startMs;
        }

        /// <summary>Time of the last whole step, in ms since this loop was made. An int is read whole by any thread; it wraps after 24 days.</summary>
        public int LastStepMs
        {
            get { return _lastStep; }
        }

        /// <summary>How long ago the last whole step was, in ms.</summary>
        public int AgeMs(long nowMs)
        {
            return (int)(nowMs - _startMs) - _lastStep;
        }

        /// <summary>True once a restart was asked for: the contactors are open for good, and the charger takes no more steps.</summary>
        public bool RestartWanted { get; private set; }

        /// <summary>Whether the contactors are kept open for something that blocks.</summary>
        public HoldState Hold
        {
            get { return _hold; }
        }

        /// <summary>Asks to keep the contactors open; the next step answers in <see cref="Hold"/>. From any thread.</summary>
        public void AskHold()
        {
            _hold = HoldState.Asked;
        }

        /// <summary>Ends that. The time that nobody could step counts from now. From any thread.</summary>
        public void EndHold()
        {
            _lastStep = (int)(_machine.NowMs - _startMs);
            _hold = HoldState.None;
        }

        /// <summary>One step at a moment, without the waiting.</summary>
        public void Step(long nowMs)
        {
            if (RestartWanted)
            {
                WaitForRestart(nowMs);
                return;
            }

            _board.Read(_inputs, _charger.Settings.Number(SettingId.RCmon) == 1, nowMs);
            _inputs.UtcS = _machine.UtcS;
            Outputs outputs = _charger.Step(_inputs, nowMs);
            if (_hold == HoldState.Asked) _hold = outputs.Contactor1 ? HoldState.Refused : HoldState.Granted;
            _board.Apply(outputs, _hold != HoldState.Granted);
            if (outputs.Restart)
            {
                _board.ShutDown();
                _restartMs = nowMs;
                RestartWanted = true;
            }

            if (_charger.Commands.WaitingAnswers > 0) _news.Set();
            _lastStep = (int)(nowMs - _startMs);
        }

        private void WaitForRestart(long nowMs)
        {
            // Nothing to supervise meanwhile.
            _lastStep = (int)(nowMs - _startMs);
            if (nowMs - _restartMs >= LongestStoringMs) _machine.Reboot();
        }

        /// <inheritdoc/>
        protected override void Round()
        {
            Step(_machine.NowMs);
            _nextMs += StepMs;
            long waitMs = _nextMs - _machine.NowMs;
            if (waitMs > 0) Thread.Sleep((int)waitMs);
            else _nextMs = _machine.NowMs;
        }

        /// <inheritdoc/>
        protected override void Recover()
        {
            _board.Open();
            Thread.Sleep(StepMs);
        }
    }
}
