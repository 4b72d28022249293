using System;
using SmartEvse.Core.Pilot;

namespace SmartEvse.Simulation.Pilots;

/// <summary>
/// Upper bounds for a wrong decision per window, calculated from the stated noise (<see cref="PilotSamplerOptions"/>), not simulated.
/// docs/pilot-sampling.md shows the calculation and quotes these figures.
/// </summary>
public static class PilotBound
{
    private const double Outlier = 1e-4;
    private const double Gap = 1e-2;
    private const double SigmaMv = 10;
    private const double OutlierRangeMv = 3300;

    // The tolerance in mV where a count is worth most: below 2.45 V.
    private const double ToleranceMv = 97;

    // -12 V is what lies between 100 and 300 mV.
    private const double Minus12BandMv = 200;

    // A vehicle that asks; the longest edge.
    private static readonly PilotWaveform Line = new(2560, 200, 0, 13);

    /// <summary>The narrowest distance from a level, off by <see cref="PilotWindows.LevelErrorMv"/>, to the edge of a higher band, in mV: 9 V to 3055 and 6 V to 2735.</summary>
    public const int DistanceUpMv = 135;

    /// <summary>The same downwards: 12 V to 3055.</summary>
    public const int DistanceDownMv = 55;

    /// <summary>Noise lifts two readings of one burst over the next edge (the decided value is the second of three).</summary>
    public static double NoiseUp() => Pairs(PilotBurst.MaxSamples) * Square(Tail(DistanceUpMv / SigmaMv));

    /// <summary>Noise presses all readings but one of the 12 V plateau below its edge; the narrowest decided plateau has three.</summary>
    public static double NoiseDown() => 3 * Square(Tail(DistanceDownMv / SigmaMv));

    /// <summary>Three outliers of one burst agree, on top or at the bottom.</summary>
    public static double ThreeOutliers() => Triples(PilotBurst.MaxSamples) * Math.Pow(Outlier, 3) * Square(2 * ToleranceMv / OutlierRangeMv);

    /// <summary>Above 90 % of duty two readings show the diode: two outliers in the band of -12 V do.</summary>
    public static double TwoOutliersAsDiode() => Pairs(PilotBurst.MaxSamples) * Square(Outlier) * Square(Minus12BandMv / OutlierRangeMv);

    /// <summary>
    /// A burst with a gap is outvoted by edges: it has less than two readings on the high plateau and three or more on edges, of which two may meet
    /// one moment of an edge, so that only the third has to agree by chance. Edges from -12 V to 6 V.
    /// </summary>
    /// <param name="dutyPermille">The output.</param>
    /// <param name="spacingUs">The board's spacing, without jitter.</param>
    public static double EdgesAfterGap(int dutyPermille, double spacingUs) => Gap * OutvotedAfterGap(dutyPermille, spacingUs) * (2 * ToleranceMv / (Line.HighMv - Line.LowMv));

    /// <summary>The worst of that over duties from 10 to 53.3 % and spacings from 20 to 100 us.</summary>
    public static double WorstEdgesAfterGap()
    {
        var worst = 0.0;
        foreach (var duty in new[] { 100, 160, 266, 400, 533 })
        {
            for (var spacingUs = 20; spacingUs <= 100; spacingUs += 10) worst = Math.Max(worst, EdgesAfterGap(duty, spacingUs));
        }

        return worst;
    }

    /// <summary>The part of all phases, places and lengths of one gap that leaves less than two readings on the high plateau and three or more on edges.</summary>
    /// <param name="dutyPermille">The output.</param>
    /// <param name="spacingUs">The board's spacing, without jitter.</param>
    public static double OutvotedAfterGap(int dutyPermille, double spacingUs)
    {
        // Beside the moments at which an edge begins.
        const int gridUs = 20;
        const int beginUs = 3;
        var count = PilotBurst.Samples(dutyPermille, (int)spacingUs);
        var (outvoted, all) = (0, 0);
        for (var gapAfter = 0; gapAfter < count; gapAfter++)
        {
            for (var gapUs = 0; gapUs < PilotWaveform.PeriodUs; gapUs += gridUs)
            {
                for (var phase = beginUs; phase < PilotWaveform.PeriodUs; phase += gridUs, all++)
                {
                    var (onPlateau, onEdges) = Readings(dutyPermille, spacingUs, count, phase, gapAfter, gapUs, 2);
                    if (onPlateau < 2 && onEdges >= 3) outvoted++;
                }
            }
        }

        return (double)outvoted / all;
    }

    /// <summary>
    /// The fewest readings that any phase of the PWM puts on the high plateau, without a gap or jitter. With two of them the two highest readings
    /// are the plateau, and edges cannot outvote it.
    /// </summary>
    /// <param name="dutyPermille">The output.</param>
    /// <param name="spacingUs">The board's spacing.</param>
    public static int FewestOnHighPlateau(int dutyPermille, double spacingUs)
    {
        var count = PilotBurst.Samples(dutyPermille, (int)spacingUs);
        var fewest = count;
        for (var phase = 0; phase < PilotWaveform.PeriodUs; phase++) fewest = Math.Min(fewest, Readings(dutyPermille, spacingUs, count, phase, -1, 0, int.MaxValue).OnPlateau);
        return fewest;
    }

    /// <summary>The part of a normal distribution beyond z standard deviations, from above (Mills): density over z.</summary>
    /// <param name="z">More than 0.</param>
    public static double Tail(double z) => Math.Exp(-z * z / 2) / (z * Math.Sqrt(2 * Math.PI));

    private static (int OnPlateau, int OnEdges) Readings(int dutyPermille, double spacingUs, int count, double now, int gapAfter, double gapUs, int enough)
    {
        var line = Line with { DutyPermille = dutyPermille };
        var (plateau, edges) = (0, 0);
        for (var i = 0; i < count && plateau < enough; i++)
        {
            var mv = line.At(now);
            if (mv >= line.HighMv) plateau++;
            else if (mv > line.LowMv) edges++;
            now += spacingUs + (i == gapAfter ? gapUs : 0);
            if (i % PilotBurst.GroupSamples == PilotBurst.GroupSamples - 1) now += PilotBurst.PauseQuarters(i / PilotBurst.GroupSamples) * spacingUs / 4;
        }

        return (plateau, edges);
    }

    private static double Square(double x) => x * x;

    private static double Pairs(double n) => n * (n - 1) / 2;

    private static double Triples(double n) => n * (n - 1) * (n - 2) / 6;
}
