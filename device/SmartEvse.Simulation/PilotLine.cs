namespace SmartEvse.Simulation;

/// <summary>The pilot line in mV at the ADC pin of the SmartEVSE v3 board: output, load, diode and faults to the two plateaus of a burst.</summary>
public static class PilotLine
{
    // Centres of the bands that the classifier uses.
    private const int V12Mv = 3150;
    private const int V9Mv = 2880;
    private const int V6Mv = 2560;
    private const int V3Mv = 2200;
    private const int V0Mv = 1800;
    private const int Minus12Mv = 200;
    private const int BetweenMv = 1000;

    /// <summary>What a burst longer than one PWM period finds.</summary>
    /// <param name="dutyPermille">The output: 1000 = steady +12 V, 0 = steady -12 V.</param>
    /// <param name="connected">False = the output is disconnected from the line.</param>
    /// <param name="plugged">A vehicle hangs on the line.</param>
    /// <param name="s2Closed">The vehicle asks for energy.</param>
    /// <param name="fault">What is wrong with the line.</param>
    /// <returns>Highest and lowest plateau in mV.</returns>
    public static (int HighMv, int LowMv) Read(int dutyPermille, bool connected, bool plugged, bool s2Closed, PilotFault fault)
    {
        if (!connected || fault == PilotFault.Short) return (V0Mv, V0Mv);
        if (fault == PilotFault.BetweenBands) return (BetweenMv, BetweenMv);

        var loaded = plugged && fault != PilotFault.Open;
        var high = !loaded ? V12Mv : fault switch
        {
            PilotFault.Ventilation => V3Mv,
            PilotFault.StuckC => V6Mv,
            _ => s2Closed ? V6Mv : V9Mv,
        };

        if (dutyPermille >= 1000) return (high, high);
        var low = loaded && fault == PilotFault.NoDiode ? V0Mv : Minus12Mv;
        return dutyPermille <= 0 ? (low, low) : (high, low);
    }
}
