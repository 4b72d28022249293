namespace SmartEvse.Firmware.Threads
{
    /// <summary>Words for a developer at the debugger; nothing at all unless the build has DEBUG_LOG.</summary>
    public static class Log
    {
        /// <summary>Writes a line.</summary>
        public static void Write(string where, string what)
        {
#if DEBUG_LOG
            System.Diagnostics.Debug.WriteLine(where + ": " + what);
#endif
        }
    }
}
