using System.Collections.Generic;
using System.Linq;
using SmartEvse.NanoGate.Compile;

namespace SmartEvse.NanoGate.Budget;

/// <summary>All figures of docs/firmware-budget.md and their limits (the ESP32 budget of the design).</summary>
internal sealed class FirmwareBudget
{
    /// <summary>Core, Surfaces, Discovery and Firmware together in the format of the device, bytes (docs/decisions/0013-four-assemblies.md).</summary>
    public const int MaxPeBytes = 220 * 1024;

    /// <summary>Heap at rest of Core, and of MQTT with discovery and the library, bytes each.</summary>
    public const int MaxHeapBytes = 16 * 1024;

    /// <summary>Heap at rest of everything else, bytes.</summary>
    public const int MaxFirmwareHeapBytes = 12 * 1024;

    /// <summary>
    /// M2Mqtt, connected and subscribed: 3.9 + 12 + 3 KB on the 64-bit nanoCLR, about half of it on the 32-bit chip. Bytes.
    /// </summary>
    public const int M2MqttBytes = 9677;

    /// <summary>Longest text, bytes.</summary>
    public const int MaxTextBytes = 1024;

    /// <summary>A step, us.</summary>
    public const int MaxStepUs = 2000;

    private FirmwareBudget(IReadOnlyList<CompiledPart> parts, MeteredSource source)
    {
        Parts = [.. parts.Select(p => (p.Name, IlSize.Of(p, parts), PeSize.Of(p, parts)))];
        Rooms = RoomSize.Of(parts);
        LongestLiteral = RoomSize.LongestLiteral(parts);
        Methods = source.Methods;
        Steps = StepFigures.Measure(source);
        Idle = HourFigures.Measure(source, charging: false);
        Charging = HourFigures.Measure(source, charging: true);
        Heap = HeapFigures.Measure();
    }

    /// <summary>Each assembly and its size, as the compiler makes it and as the device loads it.</summary>
    public IReadOnlyList<(string Name, IlSize Il, PeSize Pe)> Parts { get; }

    /// <summary>All assemblies as the device loads them, bytes.</summary>
    public int PeBytes => Parts.Sum(p => p.Pe.FileBytes);

    /// <summary>The rooms.</summary>
    public IReadOnlyList<RoomSize> Rooms { get; }

    /// <summary>The longest literal.</summary>
    public string LongestLiteral { get; }

    /// <summary>The heap.</summary>
    public HeapFigures Heap { get; }

    /// <summary>Names of the counted methods.</summary>
    public IReadOnlyList<string> Methods { get; }

    /// <summary>The steps by kind.</summary>
    public IReadOnlyList<StepFigures> Steps { get; }

    /// <summary>An hour without a vehicle.</summary>
    public HourFigures Idle { get; }

    /// <summary>An hour of charging.</summary>
    public HourFigures Charging { get; }

    /// <summary>Measures a checkout. Takes some seconds.</summary>
    public static FirmwareBudget Measure(string root) => new(Gate.CompileFirmware(root), new MeteredSource(root));
}
