namespace SmartEvse.Virtual.Provisioning;

/// <summary>The names of what a board is prepared with: the same in the folder on the PC and on the board's internal file system.</summary>
internal static class DeviceFiles
{
    /// <summary>Where the firmware keeps its files on the board.</summary>
    internal const string Drive = @"I:\";

    /// <summary>The number of the sticker, letters and digits. Without it the board takes a number from its MAC.</summary>
    internal const string Serial = "serial.txt";

    /// <summary>Which board it is. Without it the firmware uses only the pins that both boards share, and never charges.</summary>
    internal const string Board = "board.txt";

    /// <summary>The certificate that signed the broker's, as DER.</summary>
    internal const string BrokerCa = "broker-ca.der";

    /// <summary>What nanoff writes as Wi-Fi settings; holds the password of the network.</summary>
    internal const string Network = "network.json";

    /// <summary>What nanoff copies to the board.</summary>
    internal const string Files = "files.json";

    /// <summary>The commands, in order.</summary>
    internal const string Readme = "README.md";

    /// <summary>The names <see cref="Core.Settings.SettingsStore"/> uses.</summary>
    internal static readonly string[] Stored = ["settings.a", "settings.b", "secrets.a", "secrets.b"];

    /// <summary>All files that the firmware reads.</summary>
    internal static readonly string[] OnDevice = [.. Stored, Board, Serial, BrokerCa];
}
