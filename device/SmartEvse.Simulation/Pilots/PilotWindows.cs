using System;
using System.Collections.Generic;
using System.Globalization;
using SmartEvse.Core.Pilot;

namespace SmartEvse.Simulation.Pilots;

/// <summary>
/// Windows by chance: any line, any duty, any phase, any spacing the board may have (also those that divide the PWM's period, without any jitter),
/// levels off by up to 40 mV, edges of 1 to 13 us; in one window in ten the line changes meanwhile. Window n of seed s is that of seed s + n.
/// </summary>
public sealed class PilotWindows
{
    /// <summary>How far a level may be off, in mV at the pin: the charger's resistors, the vehicle's, and what is left of the ADC's error.</summary>
    public const int LevelErrorMv = 40;

    private const int FastestUs = 20;
    private const int SlowestUs = 110;
    private const int KeptFailures = 20;

    private readonly PilotSampler _sampler = new();
    private readonly List<string> _failures = [];

    /// <summary>The spacing of every board in us; null = anything from 20 to 110.</summary>
    public double? SpacingUs { get; init; }

    /// <summary>The counts of each of <see cref="PilotLineCase.All"/>.</summary>
    public PilotCount[] OfCase { get; } = Array.ConvertAll(PilotLineCase.All, _ => new PilotCount());

    /// <summary>The counts of each tenth of duty: 0 = 10 to 19.9 %, 8 = 90 to 96 %, 9 = steady.</summary>
    public PilotCount[] OfDuty { get; } = Array.ConvertAll(new int[10], _ => new PilotCount());

    /// <summary>The counts of the windows in which the line changed.</summary>
    public PilotCount Changing { get; } = new();

    /// <summary>The first failures, each with its seed.</summary>
    public IReadOnlyList<string> Failures => _failures;

    /// <summary>All windows.</summary>
    public PilotCount Sum()
    {
        var sum = new PilotCount();
        foreach (var count in OfCase) sum.Add(count);
        return sum;
    }

    /// <summary>Looks through that many windows.</summary>
    /// <param name="from">The seed of the first.</param>
    /// <param name="windows">How many.</param>
    public void Run(long from, long windows)
    {
        for (var i = 0L; i < windows; i++) One(from + i);
    }

    private static bool IsTrueOf(PilotLineCase line, PilotLevel level) => level == PilotLevel.Undefined || level == line.Level;

    private void One(long seed)
    {
        _sampler.Seed(seed);
        var number = _sampler.Below(PilotLineCase.All.Length);
        var duty = _sampler.Below(8) == 0 ? PilotDuty.Steady : 100 + _sampler.Below(861);
        var changes = _sampler.Below(10) == 0;
        var next = changes ? PilotLineCase.All[_sampler.Below(PilotLineCase.All.Length)] : PilotLineCase.All[number];
        _sampler.Options = Board();

        var line = PilotLineCase.All[number];
        var edgeUs = 1 + (_sampler.Below(1201) / 100.0);
        var before = Wave(line, duty, edgeUs);
        var after = changes ? Wave(next, duty, edgeUs) : before;
        var (high, low) = _sampler.Read(before, after, changes ? _sampler.Below(5000) : double.MaxValue);

        var level = PilotClassifier.Level(high);
        var seen = duty < PilotDuty.Steady && PilotClassifier.IsMinus12(low);
        var wrong = !(IsTrueOf(line, level) || IsTrueOf(next, level)) || (seen && !line.HasDiode && !next.HasDiode);
        var count = new PilotCount { Windows = 1, Wrong = wrong ? 1 : 0 };
        if (!changes)
        {
            count.Undecided = level == PilotLevel.Undefined && line.Level > PilotLevel.Undefined && line.Level != PilotLevel.V0 ? 1 : 0;
            count.WithDiode = duty < PilotDuty.Steady && line.HasDiode ? 1 : 0;
            count.DiodeMissed = count.WithDiode == 1 && !seen ? 1 : 0;
        }

        OfCase[number].Add(count);
        OfDuty[(duty / 100) - 1].Add(count);
        if (changes) Changing.Add(count);
        if (wrong && _failures.Count < KeptFailures) _failures.Add(Words(seed, line, next, duty, high, low));
    }

    // One board in four has the worst spacing: locked to the PWM, and nothing disturbs it.
    private PilotSamplerOptions Board()
    {
        if (SpacingUs is { } known) return new PilotSamplerOptions { SpacingUs = known };
        return _sampler.Below(4) == 0
            ? new PilotSamplerOptions { SpacingUs = 1000.0 / (10 + _sampler.Below(41)), JitterUs = 0 }
            : new PilotSamplerOptions { SpacingUs = FastestUs + (_sampler.Below((SlowestUs - FastestUs) * 100) / 100.0) };
    }

    private PilotWaveform Wave(PilotLineCase line, int duty, double edgeUs) =>
        new(line.HighMv + Error(), line.LowMv + Error(), duty, edgeUs);

    private int Error() => _sampler.Below((2 * LevelErrorMv) + 1) - LevelErrorMv;

    private string Words(long seed, PilotLineCase line, PilotLineCase next, int duty, int high, int low) => string.Create(
        CultureInfo.InvariantCulture,
        $"seed {seed}: {line.Name}{(next == line ? "" : ", then " + next.Name)}; duty {duty}, spacing {_sampler.Options.SpacingUs:0.00} us, {_sampler.Count} readings: high {high}, low {low} mV");
}
