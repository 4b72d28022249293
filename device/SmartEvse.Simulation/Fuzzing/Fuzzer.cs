using System;
using System.Text;
using System.Threading;

namespace SmartEvse.Simulation.Fuzzing;

/// <summary>Runs a target over seeds: one seed, one input.</summary>
public sealed class Fuzzer
{
    // An input takes a millisecond at most; a busy machine may stand still for some seconds.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private const int ShownBytes = 400;

    private readonly IFuzzTarget _target;
    private readonly long _from;
    private readonly long _inputs;
    private long _seed;
    private volatile byte[] _input = [];
    private FuzzFailure? _failure;

    private Fuzzer(IFuzzTarget target, long from, long inputs) => (_target, _from, _inputs, _seed) = (target, from, inputs, from);

    /// <summary>Runs seeds in order until something does not hold, or an input does not end.</summary>
    /// <param name="target">The target.</param>
    /// <param name="from">The first seed.</param>
    /// <param name="inputs">How many.</param>
    /// <returns>The first failure, or null.</returns>
    public static FuzzFailure? Run(IFuzzTarget target, long from, long inputs) => Run(target, from, inputs, Patience);

    /// <summary>The same with another patience.</summary>
    /// <param name="target">The target.</param>
    /// <param name="from">The first seed.</param>
    /// <param name="inputs">How many.</param>
    /// <param name="patience">An input that takes longer than one to two times this is one that does not end. Its thread is left behind.</param>
    /// <returns>The first failure, or null.</returns>
    public static FuzzFailure? Run(IFuzzTarget target, long from, long inputs, TimeSpan patience)
    {
        ArgumentNullException.ThrowIfNull(target);
        var run = new Fuzzer(target, from, inputs);
        var thread = new Thread(run.TryAll) { IsBackground = true, Name = $"fuzz {target.Name}" };
        thread.Start();
        var seen = from - 1;
        while (!thread.Join(patience))
        {
            var seed = Interlocked.Read(ref run._seed);
            if (seed == seen) return new FuzzFailure(seed, $"no end after {patience.TotalSeconds:0.###} s", Printable(run._input));
            seen = seed;
        }

        return run._failure;
    }

    private void TryAll()
    {
        var random = new FuzzRandom();
        for (var seed = _from; seed < _from + _inputs && _failure == null; seed++)
        {
            Interlocked.Exchange(ref _seed, seed);
            random.Seed(seed);
            _failure = TryOne(seed, random);
        }
    }

    private FuzzFailure? TryOne(long seed, FuzzRandom random)
    {
        try
        {
            _input = [];
            _input = _target.Make(random);
            return _target.Try(_input) is { } what ? new FuzzFailure(seed, what, Printable(_input)) : null;
        }
#pragma warning disable CA1031 // Whatever is thrown is what is being looked for.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return new FuzzFailure(seed, e.ToString(), Printable(_input));
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
