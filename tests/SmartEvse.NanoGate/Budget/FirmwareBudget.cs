using System.Collections.Generic;
using System.Linq;
using SmartEvse.NanoGate.Compile;

namespace SmartEvse.NanoGate.Budget;

/// <summary>All figures of docs/firmware-budget.md and their limits (the ESP32 budget of the design).</summary>
internal sealed class FirmwareBudget
{
    /// <summary>Instructions, metadata and literals of Core, Discovery and Firmware together, bytes.</summary>
    public const int MaxIlBytes = 220 * 1024;

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

    private FirmwareBudget(IReadOnlyList<CompiledPart> parts, IlSize together, MeteredSource source)
    {
        Parts = [.. parts.Select(p => KeyValuePair.Create(p.Name, IlSize.Of(p)))];
        Together = together;
        Rooms = RoomSize.Of(parts);
        LongestLiteral = RoomSize.LongestLiteral(parts);
        Methods = source.Methods;
        Steps = StepFigures.Measure(source);
        Idle = HourFigures.Measure(source, charging: false);
        Charging = HourFigures.Measure(source, charging: true);
        Heap = HeapFigures.Measure();
    }

    /// <summary>Each part and its size.</summary>
    public IReadOnlyList<KeyValuePair<string, IlSize>> Parts { get; }

    /// <summary>All parts in one assembly, as on the device.</summary>
    public IlSize Together { get; }

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
    public static FirmwareBudget Measure(string root)
    {
        var parts = new List<CompiledPart>();
        foreach (var part in PortableSource.PartsIn(root))
            parts.Add(GateCompiler.Compile(part.Name, PortableSource.Read(root, part), part.Assemblies, [.. parts]));
        var refused = parts.SelectMany(p => p.Findings).ToList();
        if (refused.Count > 0) throw new System.InvalidOperationException(string.Join('\n', refused));
        return new FirmwareBudget(parts, IlSize.Of(Gate.CompileTogether(root)), new MeteredSource(root));
    }
}
