namespace SmartEvse.NanoGate.Budget;

/// <summary>What one step executes, and an estimate of its time on the ESP32.</summary>
/// <param name="Instructions">IL instructions.</param>
/// <param name="Calls">Calls of a known method, ours or the library's.</param>
/// <param name="Dispatched">Calls through an interface or a virtual method.</param>
/// <remarks>
/// Source of the times: measurements of the public nf-interpreter on a PC (x64, release build): an empty for-iteration, 7 instructions as
/// compiled, takes 22 ns; one with an integer expression 61 ns, so that 61 / 7 is the most an instruction may be taken for; a call costs 50 ns on
/// top, an interface call 135. The ESP32 takes about 100 times as long (public reports: 55 to 170 times).
/// </remarks>
internal readonly record struct StepCost(int Instructions, int Calls, int Dispatched)
{
    /// <summary>How much slower the ESP32 is than the PC of the measurements.</summary>
    public const int DeviceFactor = 100;

    /// <summary>Instructions of an empty for-iteration.</summary>
    public const int IterationInstructions = 7;

    /// <summary>The least time of <see cref="IterationInstructions"/> on a PC, ns.</summary>
    public const int LowNs = 22;

    /// <summary>The most time of <see cref="IterationInstructions"/> on a PC, ns.</summary>
    public const int HighNs = 61;

    /// <summary>A call on a PC, beside its instruction, ns.</summary>
    public const int CallNs = 50;

    /// <summary>A call through an interface on a PC, beside its instruction, ns.</summary>
    public const int DispatchedNs = 135;

    /// <summary>The low estimate on the ESP32, us.</summary>
    public double LowUs => Us(LowNs);

    /// <summary>The high estimate on the ESP32, us.</summary>
    public double HighUs => Us(HighNs);

    private double Us(int iterationNs) =>
        (((double)Instructions * iterationNs / IterationInstructions) + ((double)Calls * CallNs) + ((double)Dispatched * DispatchedNs)) * DeviceFactor / 1000;
}
