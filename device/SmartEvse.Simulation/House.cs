namespace SmartEvse.Simulation;

/// <summary>What the house draws beside the vehicle, in mA per phase. Constant until it is told otherwise.</summary>
public sealed class House
{
    /// <summary>Base load of L1..L3 in mA; 1.0, 0.8 and 0.8 A unless set.</summary>
    public int[] LoadMa { get; } = [1000, 800, 800];

    /// <summary>The sum of the base loads in mA.</summary>
    public int SumMa => LoadMa[0] + LoadMa[1] + LoadMa[2];

    /// <summary>Sets the base load in dA.</summary>
    public void Set(int l1Da, int l2Da, int l3Da)
    {
        LoadMa[0] = l1Da * 100;
        LoadMa[1] = l2Da * 100;
        LoadMa[2] = l3Da * 100;
    }
}
