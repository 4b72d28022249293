using System;

namespace SmartEvse.Simulation.Fuzzing;

/// <summary>SplitMix64 (Steele, Lea, Flood 2014): the same numbers for the same seed on every machine and runtime, which <see cref="Random"/> does not promise.</summary>
public sealed class FuzzRandom
{
    private ulong _state;

    /// <summary>Starts anew. Neighbouring seeds give unrelated numbers.</summary>
    public void Seed(long seed) => _state = Mix((ulong)seed);

    /// <summary>A number from 0 to less than the bound.</summary>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        _state += 0x9E3779B97F4A7C15;
        return (int)((Mix(_state) >> 33) % (ulong)bound);
    }

    /// <summary>True once in that many times.</summary>
    public bool OneIn(int times) => Below(times) == 0;

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
