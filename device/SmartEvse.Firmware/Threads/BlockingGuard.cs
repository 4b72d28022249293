using System.Threading;
using SmartEvse.Firmware.Mqtt;

namespace SmartEvse.Firmware.Threads
{
    /// <summary>
    /// Lets something block every thread only while no vehicle charges, and keeps the contactors open meanwhile. Opening them for a handshake that may be tried
    /// every 15 s would wear them out and keep the vehicle from charging for as long as the broker is away.
    /// </summary>
    public sealed class BlockingGuard : IBlockingGuard
    {
        /// <summary>How long the control thread may take to answer, in ms.</summary>
        public const int LongestMs = 200;

        private const int LookMs = 5;

        private readonly ControlLoop _control;

        /// <summary>Asks a control loop.</summary>
        public BlockingGuard(ControlLoop control)
        {
            _control = control;
        }

        /// <inheritdoc/>
        public bool Enter()
        {
            _control.AskHold();
            for (int ms = 0; ms < LongestMs && _control.Hold == HoldState.Asked; ms += LookMs) Thread.Sleep(LookMs);
            if (_control.Hold == HoldState.Granted) return true;
            _control.EndHold();
            return false;
        }

        /// <inheritdoc/>
        public void Leave()
        {
            _control.EndHold();
        }
    }
}
