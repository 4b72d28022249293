using SmartEvse.Core.Pilot;

namespace SmartEvse.Simulation.Pilots;

/// <summary>A line to look at, and what is true of it.</summary>
/// <param name="Name">For the table.</param>
/// <param name="HighMv">The pin's voltage while the output is at +12 V.</param>
/// <param name="LowMv">The same while it is at -12 V.</param>
/// <param name="Level">The level that is there; <see cref="PilotLevel.Undefined"/> for none.</param>
public sealed record PilotLineCase(string Name, int HighMv, int LowMv, PilotLevel Level)
{
    // -12 V behind a bridged diode is divided like +12 V is: -9 V and -6 V on the line, at about 133 mV a volt from the 1800 mV of 0 V.
    private const int Minus9Mv = 600;
    private const int Minus6Mv = 1000;

    /// <summary>Every line that a vehicle, no vehicle or a <see cref="PilotFault"/> makes.</summary>
    public static PilotLineCase[] All { get; } =
    [
        Of("12 V, no vehicle", false, false, PilotFault.None, PilotLevel.V12),
        Of("9 V, connected", true, false, PilotFault.None, PilotLevel.V9),
        Of("6 V, asks", true, true, PilotFault.None, PilotLevel.V6),
        Of("9 V, diode gone, low half at 0 V", true, false, PilotFault.NoDiode, PilotLevel.V9),
        Of("6 V, diode gone, low half at 0 V", true, true, PilotFault.NoDiode, PilotLevel.V6),
        new("9 V, diode bridged", Of("", true, false, PilotFault.None, PilotLevel.V9).HighMv, Minus9Mv, PilotLevel.V9),
        new("6 V, diode bridged", Of("", true, true, PilotFault.None, PilotLevel.V6).HighMv, Minus6Mv, PilotLevel.V6),
        Of("shorted", true, true, PilotFault.Short, PilotLevel.V0),
        Of("wire broken", true, true, PilotFault.Open, PilotLevel.V12),
        Of("3 V, ventilation", true, true, PilotFault.Ventilation, PilotLevel.V3),
        Of("6 V held", true, false, PilotFault.StuckC, PilotLevel.V6),
        Of("between the bands", true, true, PilotFault.BetweenBands, PilotLevel.Undefined),
    ];

    /// <summary>True when the low half reaches -12 V.</summary>
    public bool HasDiode => PilotClassifier.IsMinus12(LowMv);

    private static PilotLineCase Of(string name, bool plugged, bool s2Closed, PilotFault fault, PilotLevel level)
    {
        var line = PilotWaveform.Of(500, plugged, s2Closed, fault, 0);
        return new PilotLineCase(name, line.HighMv, line.LowMv, level);
    }
}
