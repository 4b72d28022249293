using System.Collections.Generic;

namespace SmartEvse.NanoGate.Compile;

/// <summary>One folder of portable source and what it may use.</summary>
/// <param name="Name">Name of the assembly.</param>
/// <param name="Folder">Folder below the root of the repository.</param>
/// <param name="Assemblies">The nanoFramework assemblies it may use; null = all.</param>
/// <param name="IsPure">True when the design's rules for Core hold: no floating point, no statics that change, no clock, threads or randomness.</param>
internal sealed record PortablePart(string Name, string Folder, IReadOnlyList<string>? Assemblies, bool IsPure)
{
    /// <summary>What a pure part may use: no pins, network, files or native time.</summary>
    public static readonly IReadOnlyList<string> PureAssemblies = ["mscorlib", "nanoFramework.System.Collections", "nanoFramework.System.Text", "System.Math"];

    /// <summary>All parts, each after those it may use.</summary>
    public static readonly IReadOnlyList<PortablePart> All =
    [
        new("SmartEvse.Core", "device/SmartEvse.Core", PureAssemblies, IsPure: true),
        new("SmartEvse.Discovery", "discovery/SmartEvse.Discovery", PureAssemblies, IsPure: true),
        new("SmartEvse.Firmware", "device/SmartEvse.Firmware", null, IsPure: false),
    ];

    /// <summary>The on-device tests: judged like the parts, against them, but no part of the firmware.</summary>
    public static readonly PortablePart DeviceTests = new("NFUnitTest", "tests/SmartEvse.Firmware.NanoTests", [.. PureAssemblies, "nanoFramework.TestFramework"], IsPure: false);
}
