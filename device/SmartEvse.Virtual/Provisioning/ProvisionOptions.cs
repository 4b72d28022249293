using System;
using System.Collections.Generic;

namespace SmartEvse.Virtual.Provisioning;

/// <summary>What a board is to be prepared with. What is null or empty is left as the board has it, or factory-new.</summary>
internal sealed record ProvisionOptions
{
    /// <summary>Folder to make.</summary>
    internal string Out { get; init; } = "";

    /// <summary>Network to join; null = Wi-Fi is not touched.</summary>
    internal string? Ssid { get; init; }

    /// <summary>Its password; empty = an open network.</summary>
    internal string WifiPassword { get; init; } = "";

    /// <summary>Broker, HOST[:PORT].</summary>
    internal string? Broker { get; init; }

    /// <summary>User name at the broker.</summary>
    internal string? User { get; init; }

    /// <summary>Password at the broker.</summary>
    internal string? Password { get; init; }

    /// <summary>First part of every topic.</summary>
    internal string? Prefix { get; init; }

    /// <summary>The number of the sticker.</summary>
    internal string? Serial { get; init; }

    /// <summary>v3.0 or v3.1; null = as the board has it stored.</summary>
    internal string? Board { get; init; }

    /// <summary>ADC reference of the chip in mV; null = a typical one.</summary>
    internal int? AdcReferenceMv { get; init; }

    /// <summary>CA certificate file; switches TLS on.</summary>
    internal string? CaFile { get; init; }

    /// <summary>Further settings, KEY=VALUE.</summary>
    internal IReadOnlyList<string> Set { get; init; } = [];

    /// <summary>Wall time, UTC: certificates have a last day.</summary>
    internal DateTime Now { get; init; }
}
