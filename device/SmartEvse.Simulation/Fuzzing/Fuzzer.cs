using System;
using System.Text;

namespace SmartEvse.Simulation.Fuzzing;

/// <summary>Runs a target over seeds: one seed, one input.</summary>
public static class Fuzzer
{
    private const int ShownBytes = 400;

    /// <summary>Runs seeds in order until something does not hold.</summary>
    /// <param name="target">The target.</param>
    /// <param name="from">The first seed.</param>
    /// <param name="inputs">How many.</param>
    /// <returns>The first failure, or null.</returns>
    public static FuzzFailure? Run(IFuzzTarget target, long from, long inputs)
    {
        ArgumentNullException.ThrowIfNull(target);
        var random = new FuzzRandom();
        for (var seed = from; seed < from + inputs; seed++)
        {
            random.Seed(seed);
            var input = target.Make(random);
            if (Try(target, input) is { } what) return new FuzzFailure(seed, what, Printable(input));
        }

        return null;
    }

    private static string? Try(IFuzzTarget target, byte[] input)
    {
        try
        {
            return target.Try(input);
        }
#pragma warning disable CA1031 // Whatever is thrown is what is being looked for.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return e.ToString();
        }
    }

    private static string Printable(byte[] input)
    {
        var text = new StringBuilder();
        foreach (var b in input.AsSpan(0, Math.Min(input.Length, ShownBytes)))
        {
            if (b is >= 0x20 and < 0x7F and not (byte)'\\') text.Append((char)b);
            else text.Append($"\\x{b:X2}");
        }

        return input.Length > ShownBytes ? $"{text}... ({input.Length} bytes)" : text.ToString();
    }
}
