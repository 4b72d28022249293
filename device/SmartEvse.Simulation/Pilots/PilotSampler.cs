using System;
using SmartEvse.Core.Pilot;
using SmartEvse.Simulation.Fuzzing;

namespace SmartEvse.Simulation.Pilots;

/// <summary>
/// Reads a waveform as the board does: a burst at a random phase of the PWM, noise, outliers, a gap now and then, and the counts of the ESP32's
/// bent 12 dB curve. What the firmware does with <see cref="PilotBurst"/>, this does.
/// </summary>
public sealed class PilotSampler
{
    /// <summary>The converter of a chip with the usual reference.</summary>
    public static AdcScale Scale { get; } = new(AdcScale.TypicalReferenceMv);

    private static readonly int[] CountOfMv = MakeCounts();

    private readonly FuzzRandom _random = new();
    private double _spare = double.NaN;

    /// <summary>The readings of the last burst, in counts.</summary>
    public int[] Buffer { get; } = new int[PilotBurst.MaxSamples];

    /// <summary>When each was taken, in us since the output rose before the burst.</summary>
    public double[] TimesUs { get; } = new double[PilotBurst.MaxSamples];

    /// <summary>How many readings the last burst had.</summary>
    public int Count { get; private set; }

    /// <summary>How the board reads.</summary>
    public PilotSamplerOptions Options { get; set; } = new();

    /// <summary>Starts anew: the same seed gives the same bursts.</summary>
    public void Seed(long seed)
    {
        _random.Seed(seed);
        _spare = double.NaN;
    }

    /// <summary>A number from 0 to less than the bound, from the same source.</summary>
    public int Below(int bound) => _random.Below(bound);

    /// <summary>Takes a burst of a line that does not change.</summary>
    public (int HighMv, int LowMv) Read(in PilotWaveform line) => Read(line, line, double.MaxValue);

    /// <summary>What the board does in a step: a burst, and a second one when <see cref="PilotBurst.WantsAnother"/> says so.</summary>
    /// <param name="line">The line.</param>
    /// <param name="isClosed">True while contactor 1 is closed.</param>
    public (int HighMv, int LowMv) Step(in PilotWaveform line, bool isClosed)
    {
        var read = Read(line);
        return PilotBurst.WantsAnother(read.HighMv, isClosed) ? Read(line) : read;
    }

    /// <summary>Takes a burst, and judges it.</summary>
    /// <param name="before">The line at first.</param>
    /// <param name="after">The line later.</param>
    /// <param name="changeUs">When it changes, in us since the first reading.</param>
    public (int HighMv, int LowMv) Read(in PilotWaveform before, in PilotWaveform after, double changeUs)
    {
        Count = PilotBurst.Samples(before.DutyPermille, (int)Options.SpacingUs);
        var start = Below(1_000_000) / 1000.0;
        var now = start;
        var gapAfter = Options.GapOneIn > 0 && _random.OneIn(Options.GapOneIn) ? Below(Count) : -1;
        for (var i = 0; i < Count; i++)
        {
            var mv = now - start < changeUs ? before.At(now) : after.At(now);
            mv += Normal() * Options.NoiseMv;
            if (Options.OutlierOneIn > 0 && _random.OneIn(Options.OutlierOneIn)) mv = Below(3300);
            Buffer[i] = CountAt((int)Math.Round(mv));
            TimesUs[i] = now;

            now += Options.SpacingUs;
            if (Options.JitterUs > 0) now += Below(1000) * Options.JitterUs / 1000;
            if (i == gapAfter) now += 100 + Below(19_900);
            if (i % PilotBurst.GroupSamples == PilotBurst.GroupSamples - 1) now += PilotBurst.PauseQuarters(i / PilotBurst.GroupSamples) * Options.SpacingUs / 4;
        }

        PilotBurst.Take(Buffer, Count, before.DutyPermille, Scale, out var high, out var low);
        return (high, low);
    }

    /// <summary>The smallest count of a voltage: the inverse of <see cref="AdcScale"/>, cut off at both ends as the converter does.</summary>
    /// <param name="mv">mV at the pin.</param>
    public static int CountAt(int mv) => CountOfMv[Math.Clamp(mv, 0, CountOfMv.Length - 1)];

    private static int[] MakeCounts()
    {
        var counts = new int[3400];
        for (var (mv, count) = (0, 0); mv < counts.Length; mv++)
        {
            while (count < AdcScale.LargestRaw && Scale.ToMv(count + 1) <= mv) count++;
            counts[mv] = count;
        }

        return counts;
    }

    // Box and Muller: two of them from two equally distributed numbers.
    private double Normal()
    {
        if (!double.IsNaN(_spare))
        {
            var kept = _spare;
            _spare = double.NaN;
            return kept;
        }

        var radius = Math.Sqrt(-2 * Math.Log((Below(int.MaxValue) + 1.0) / int.MaxValue));
        var (sin, cos) = Math.SinCos(2 * Math.PI * Below(int.MaxValue) / int.MaxValue);
        _spare = radius * sin;
        return radius * cos;
    }
}
