using System.Collections.Generic;

namespace SmartEvse.Virtual;

/// <summary>What a virtual charger is started with.</summary>
internal sealed record ChargerOptions
{
    /// <summary>Where the web page listens unless somebody asks for more: nobody else in the network reaches it.</summary>
    internal const string ThisMachine = "127.0.0.1";

    internal string Serial { get; init; } = "1234";

    /// <summary>Folder of the stored settings; null = nothing is stored.</summary>
    internal string? DataFolder { get; init; }

    /// <summary>True: the simulated house feeds the meters that are set to API.</summary>
    internal bool FeedsMeters { get; init; } = true;

    /// <summary>True: a simulated vehicle hangs on the cable.</summary>
    internal bool Plugged { get; init; } = true;

    /// <summary>The cable's coding in A.</summary>
    internal int CableA { get; init; } = 32;

    /// <summary>True: install-level rows may be written from a distance.</summary>
    internal bool Unlocked { get; init; }

    /// <summary>CA certificate file for TLS; empty = the system's own.</summary>
    internal string CaFile { get; init; } = "";

    /// <summary>Port of the web page and the REST interface; 0 = any that is free, null = neither.</summary>
    internal int? WebPort { get; init; }

    /// <summary>The address it listens on.</summary>
    internal string WebBind { get; init; } = ThisMachine;

    /// <summary>True: a port that is taken ends the start; else the charger runs without a web page.</summary>
    internal bool WebMustWork { get; init; }

    /// <summary>Settings for every start, KEY=VALUE; stored.</summary>
    internal IReadOnlyList<string> Set { get; init; } = [];

    /// <summary>Settings for a factory-new device only, KEY=VALUE.</summary>
    internal IReadOnlyList<string> Factory { get; init; } = [];

    /// <summary>True: state changes are printed.</summary>
    internal bool Verbose { get; init; }
}
