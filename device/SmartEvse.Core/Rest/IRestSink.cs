namespace SmartEvse.Core.Rest
{
    /// <summary>Takes a response in pieces and sends it: the shell's part.</summary>
    public interface IRestSink
    {
        /// <summary>Begins the response. Called once, before any piece.</summary>
        /// <param name="status">The HTTP status.</param>
        /// <param name="contentType">The type of the body.</param>
        /// <param name="header">One more header; empty = none.</param>
        /// <param name="value">Its value.</param>
        void Begin(int status, string contentType, string header, string value);

        /// <summary>Sends a piece of the body, less than 1 KB.</summary>
        /// <param name="bytes">The bytes; the array is used again.</param>
        /// <param name="count">How many.</param>
        void Write(byte[] bytes, int count);
    }
}
