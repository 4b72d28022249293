namespace SmartEvse.Simulation.Worlds;

/// <summary>Sums up a run in 64 bits (FNV-1a over numbers).</summary>
internal sealed class WorldDigest
{
    /// <summary>The sum so far.</summary>
    internal ulong Value { get; private set; } = 0xCBF29CE484222325;

    /// <summary>Adds a number.</summary>
    internal void Add(long number)
    {
        for (var i = 0; i < 8; i++)
        {
            Value = (Value ^ (byte)number) * 0x100000001B3;
            number >>= 8;
        }
    }

    /// <summary>Adds bytes.</summary>
    internal void Add(byte[] bytes)
    {
        foreach (var b in bytes) Value = (Value ^ b) * 0x100000001B3;
    }
}
