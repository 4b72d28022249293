namespace SmartEvse.Core.Tests.Hazards;

/// <summary>When a fault comes, and how the charger steps: one trial of an injection.</summary>
/// <param name="Number">Counts the trials from 0.</param>
/// <param name="StepMs">Spacing of the steps in ms.</param>
internal sealed record Onset(int Number, int StepMs)
{
    /// <summary>How much later than in the first trial the fault comes, in ms: past every phase of the meters and of what the regulator waits for.</summary>
    public int LaterMs => Number * 370;

    /// <summary>When a meter of that interval speaks first, in ms.</summary>
    public int PhaseMs(int intervalMs) => Number * 130 % intervalMs;
}
