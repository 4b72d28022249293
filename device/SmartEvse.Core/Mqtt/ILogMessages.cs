namespace SmartEvse.Core.Mqtt
{
    /// <summary>A log as messages, one for each entry.</summary>
    internal interface ILogMessages
    {
        /// <summary>The topic below the prefix.</summary>
        string Topic { get; }

        /// <summary>The number of the oldest entry that is kept; above <see cref="Newest"/> when there is none.</summary>
        int Oldest { get; }

        /// <summary>The number of the newest entry; 0 when there is none.</summary>
        int Newest { get; }

        /// <summary>The message of an entry.</summary>
        /// <param name="number">Its number.</param>
        /// <param name="last">The number of the last entry that will be sent, so that a reader knows when it has all.</param>
        /// <returns>Null when the entry is not kept any more.</returns>
        string? Message(int number, int last);
    }
}
