using System;
using System.Collections.Generic;
using System.Linq;

namespace SmartEvse.NanoGate.Compile;

/// <summary>One assembly of the firmware: the source it is made of and what it may use.</summary>
/// <param name="Name">Name of the assembly.</param>
/// <param name="Folder">Folder below the root of the repository.</param>
/// <param name="Assemblies">The nanoFramework assemblies it may use; null = all.</param>
/// <param name="IsPure">True when the design's rules for Core hold: no floating point, no statics that change, no clock, threads or randomness.</param>
internal sealed record PortablePart(string Name, string Folder, IReadOnlyList<string>? Assemblies, bool IsPure)
{
    /// <summary>What a pure part may use: no pins, network, files or native time.</summary>
    public static readonly IReadOnlyList<string> PureAssemblies = ["mscorlib", "nanoFramework.System.Collections", "nanoFramework.System.Text", "System.Math"];

    /// <summary>The charger: all rooms of Core that decide.</summary>
    public static readonly PortablePart Core = new("SmartEvse.Core", "device/SmartEvse.Core", PureAssemblies, IsPure: true) { Holds = f => !IsSurface(f), Extra = "device/nano/SmartEvse.Core/Friends.cs" };

    /// <summary>The rooms of Core that people and programs meet. One assembly of the device holds 64 KB of code, which Core in one would pass (docs/decisions/0013-four-assemblies.md).</summary>
    public static readonly PortablePart Surfaces = new("SmartEvse.Surfaces", "device/SmartEvse.Core", PureAssemblies, IsPure: true) { Holds = IsSurface };

    /// <summary>Discovery.</summary>
    public static readonly PortablePart Discovery = new("SmartEvse.Discovery", "discovery/SmartEvse.Discovery", PureAssemblies, IsPure: true);

    /// <summary>The application.</summary>
    public static readonly PortablePart Firmware = new("SmartEvse.Firmware", "device/SmartEvse.Firmware", null, IsPure: false);

    /// <summary>All parts, each after those it may use.</summary>
    public static readonly IReadOnlyList<PortablePart> All = [Core, Surfaces, Discovery, Firmware];

    /// <summary>The on-device tests: judged like the parts, against them, but no part of the firmware.</summary>
    public static readonly PortablePart DeviceTests = new("NFUnitTest", "tests/SmartEvse.Firmware.NanoTests", [.. PureAssemblies, "nanoFramework.TestFramework"], IsPure: false);

    /// <summary>Which of the folder's files belong to it, by their path below the folder.</summary>
    public Func<string, bool> Holds { get; private init; } = _ => true;

    /// <summary>One more file, from elsewhere; null = none.</summary>
    public string? Extra { get; private init; }

    private static bool IsSurface(string path) => new[] { "Display/", "Mqtt/", "Rest/" }.Any(room => path.StartsWith(room, StringComparison.Ordinal));
}
