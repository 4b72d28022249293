namespace SmartEvse.Simulation;

/// <summary>What the house draws beside the vehicle, in dA per phase. Constant until it is told otherwise.</summary>
public sealed class House
{
    /// <summary>Base load of L1..L3 in dA; 1.0, 0.8 and 0.8 A unless set.</summary>
    public int[] LoadDa { get; } = [10, 8, 8];

    /// <summary>Sets the base load.</summary>
    public void Set(int l1Da, int l2Da, int l3Da)
    {
        LoadDa[0] = l1Da;
        LoadDa[1] = l2Da;
        LoadDa[2] = l3Da;
    }
}
