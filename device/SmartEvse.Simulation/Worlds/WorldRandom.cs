namespace SmartEvse.Simulation.Worlds;

/// <summary>
/// The chance of a world: SplitMix64 (Steele, Lea, Flood 2014). Its own, so that a seed means the same on every machine and with every version of the runtime.
/// </summary>
/// <param name="seed">Any number; each gives its own sequence.</param>
public sealed class WorldRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A number from low to high, both included. The bias of the remainder does not matter here.</summary>
    public int Between(int low, int high) => low + (int)(Next() % (ulong)(high - low + 1));

    /// <summary>True in so many of a hundred cases.</summary>
    public bool Percent(int percent) => Between(0, 99) < percent;

    /// <summary>One of these.</summary>
    public T Of<T>(params T[] choices)
    {
        System.ArgumentNullException.ThrowIfNull(choices);
        return choices[Between(0, choices.Length - 1)];
    }

    /// <summary>A chance of its own for a part of the world: what one part draws does not move the others.</summary>
    public WorldRandom Part() => new(Next());
}
