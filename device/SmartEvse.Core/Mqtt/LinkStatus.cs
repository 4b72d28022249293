using SmartEvse.Core.Sessions;

namespace SmartEvse.Core.Mqtt
{
    /// <summary>What the MQTT session has to say beside the charger's view.</summary>
    public sealed class LinkStatus
    {
        /// <summary>Longest text of a trouble: with the other warning beside it Home Assistant takes it as a state (255 characters).</summary>
        public const int LongestTrouble = 160;

        /// <summary>Another device sent a birth message under our prefix.</summary>
        public bool ForeignBirth { get; internal set; }

        /// <summary>How often the connection was made, since the start.</summary>
        public int Connections { get; internal set; }

        /// <summary>How often the shell has reported trouble of its own, since the start: a thread that threw, a board file that says nothing.</summary>
        public int Troubles { get; private set; }

        /// <summary>The last of it, in words; empty = none. What <c>Warning</c> shows.</summary>
        public string Trouble { get; private set; } = "";

        /// <summary>The version of this build.</summary>
        public string Version { get; set; } = "";

        /// <summary>The session log, whose last entry is published; null = none.</summary>
        public SessionLog? Sessions { get; internal set; }

        /// <summary>Takes over what the shell has to report. From the thread of the session.</summary>
        /// <param name="count">How often, since the start.</param>
        /// <param name="text">The last of it.</param>
        public void Report(int count, string text)
        {
            Troubles = count;
            Trouble = text.Length > LongestTrouble ? text.Substring(0, LongestTrouble) : text;
        }
    }
}
