namespace SmartEvse.Simulation.Pilots;

/// <summary>What became of the windows of one kind.</summary>
public sealed class PilotCount
{
    /// <summary>How many.</summary>
    public long Windows { get; internal set; }

    /// <summary>A level that is not there was decided, or a diode that is not there was seen.</summary>
    public long Wrong { get; internal set; }

    /// <summary>No level was decided though one is there, and the line did not change meanwhile.</summary>
    public long Undecided { get; internal set; }

    /// <summary>Windows of a switching output with a diode, without a change.</summary>
    public long WithDiode { get; internal set; }

    /// <summary>Of these, the ones that did not see it.</summary>
    public long DiodeMissed { get; internal set; }

    internal void Add(PilotCount other)
    {
        Windows += other.Windows;
        Wrong += other.Wrong;
        Undecided += other.Undecided;
        WithDiode += other.WithDiode;
        DiodeMissed += other.DiodeMissed;
    }
}
