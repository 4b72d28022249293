namespace SmartEvse.Simulation;

/// <summary>The photovoltaic installation: a third of its current flows into each phase.</summary>
public sealed class Sun
{
    /// <summary>What it gives, summed over the three phases, in mA.</summary>
    public int SumMa { get; set; }
}
