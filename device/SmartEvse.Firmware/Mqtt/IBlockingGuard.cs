namespace SmartEvse.Firmware.Mqtt
{
    /// <summary>
    /// Asked before something that stops every managed thread, for seconds: a TLS handshake runs in native code of the one CLR task.
    /// The control thread does not step then, so nothing would open a contactor (hazard H13).
    /// </summary>
    public interface IBlockingGuard
    {
        /// <summary>
        /// Opens the contactors and returns when they are open, keeps them open until <see cref="Leave"/>, and tells the supervisor to expect a pause.
        /// Runs on the network thread and may wait for the control thread.
        /// </summary>
        /// <returns>False when it cannot be now; the attempt to connect is refused then, and <see cref="Leave"/> is not called.</returns>
        bool Enter();

        /// <summary>The threads run again: the charger may close contactors when its state machine says so.</summary>
        void Leave();
    }
}
