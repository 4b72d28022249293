using System;
using System.Globalization;
using System.IO;
using SmartEvse.Core.Pilot;
using SmartEvse.Simulation.Pilots;
using Xunit;

namespace SmartEvse.Simulation.Tests;

/// <summary>The calculated bound of docs/pilot-sampling.md: each figure is recomputed, and the text has to quote it.</summary>
public sealed class PilotBoundTests
{
    private static readonly string Doc = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Pilot", "pilot-sampling.md"));

    [Fact]
    public void Given_the_stated_noise_When_the_bound_is_calculated_Then_the_doc_quotes_it()
    {
        Quotes("Noise lifts", PilotBound.NoiseUp());
        Quotes("Noise presses", PilotBound.NoiseDown());
        Quotes("Three outliers", PilotBound.ThreeOutliers());
        Quotes("Two outliers", PilotBound.TwoOutliersAsDiode());
        Quotes("Edges after a gap", PilotBound.WorstEdgesAfterGap());
    }

    [Fact]
    public void Given_the_bound_When_ten_million_windows_are_expected_to_be_right_Then_it_is_small_enough()
    {
        Assert.True(PilotBound.NoiseUp() + PilotBound.NoiseDown() + PilotBound.ThreeOutliers() < 1e-9);
        Assert.True(PilotBound.TwoOutliersAsDiode() < 1e-7);
    }

    [Theory]
    [InlineData(5.5, 1.90e-8)]
    [InlineData(6.0, 9.87e-10)]
    public void Given_a_distance_in_standard_deviations_When_the_tail_is_bounded_Then_it_is_just_above_the_tables_value(double z, double table)
        => Assert.InRange(PilotBound.Tail(z), table, table * 1.05);

    [Theory]
    [InlineData(100)]
    [InlineData(120)]
    [InlineData(160)]
    [InlineData(200)]
    [InlineData(266)]
    [InlineData(533)]
    [InlineData(960)]
    public void Given_any_spacing_and_any_phase_When_there_is_no_gap_Then_at_least_two_readings_are_on_the_high_plateau(int dutyPermille)
    {
        for (var spacingUs = 20.0; spacingUs <= PilotBurst.MaxSpacingUs; spacingUs += 0.5)
        {
            var fewest = PilotBound.FewestOnHighPlateau(dutyPermille, spacingUs);
            Assert.True(fewest >= 2, string.Create(CultureInfo.InvariantCulture, $"{fewest} readings at a spacing of {spacingUs} us"));
        }
    }

    [Theory]
    [InlineData(100)]
    [InlineData(160)]
    [InlineData(266)]
    [InlineData(533)]
    public void Given_the_devices_spacing_and_any_gap_When_every_phase_is_tried_Then_edges_never_outvote_the_plateau(int dutyPermille)
        => Assert.Equal(0, PilotBound.OutvotedAfterGap(dutyPermille, 80));

    private static void Quotes(string begin, double figure) =>
        Assert.Contains($"| {begin}", Line(figure.ToString("0.0E+0", CultureInfo.InvariantCulture)), StringComparison.Ordinal);

    private static string Line(string figure)
    {
        foreach (var line in Doc.Split('\n'))
        {
            if (line.Contains($"| {figure} |", StringComparison.Ordinal)) return line;
        }

        return $"no row of the doc has {figure}";
    }
}
