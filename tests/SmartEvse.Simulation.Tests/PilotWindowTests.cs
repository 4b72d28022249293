using System;
using System.IO;
using System.Linq;
using SmartEvse.Core.Pilot;
using SmartEvse.Simulation.Pilots;
using Xunit;

namespace SmartEvse.Simulation.Tests;

/// <summary>Windows by chance, and how soon the charger answers when it sees the line through them only. The long run is <c>./run.sh pilot</c>.</summary>
public sealed class PilotWindowTests
{
    /// <summary>Each thing that happens to a line, at steps of 10 ms, of 30 ms as the firmware takes them, and of 10 ms with up to 40 ms more.</summary>
    public static TheoryData<string, int, int> Times()
    {
        var data = new TheoryData<string, int, int>();
        foreach (var row in PilotTimes.All)
        {
            data.Add(row.Name, 10, 0);
            data.Add(row.Name, 30, 0);
            data.Add(row.Name, 10, 40);
        }

        return data;
    }

    [Fact]
    public void Given_100000_windows_by_chance_When_they_are_judged_Then_none_is_wrong_and_few_are_undecided()
    {
        var run = new PilotWindows();
        run.Run(1, 100_000);
        var sum = run.Sum();
        Assert.Equal(100_000, sum.Windows);
        Assert.Empty(run.Failures);
        Assert.Equal(0, sum.Wrong);
        Assert.InRange(sum.Undecided, 0, 100);
        Assert.InRange(run.Changing.Windows, 9_000, 11_000);
        Assert.All(run.OfCase, c => Assert.True(c.Windows > 5_000));
        Assert.All(run.OfDuty, c => Assert.True(c.Windows > 4_000));
    }

    [Fact]
    public void Given_90_to_96_percent_When_the_low_half_is_narrower_than_the_spacing_Then_the_diode_is_seen_in_nine_windows_of_ten()
    {
        var run = new PilotWindows { SpacingUs = 80 };
        run.Run(1, 100_000);
        Assert.All(run.OfDuty[..8], c => Assert.True(c.DiodeMissed * 1000 <= c.WithDiode));
        Assert.True(run.OfDuty[8].DiodeMissed * 10 <= run.OfDuty[8].WithDiode);
    }

    [Fact]
    public void Given_the_same_seeds_When_windows_run_again_Then_the_counts_are_the_same()
    {
        var (once, twice) = (new PilotWindows(), new PilotWindows());
        once.Run(7, 5_000);
        twice.Run(7, 2_000);
        twice.Run(2_007, 3_000);
        Assert.Equal(once.Sum().DiodeMissed, twice.Sum().DiodeMissed);
        Assert.Equal(once.OfDuty.Select(c => c.Windows), twice.OfDuty.Select(c => c.Windows));
    }

    [Fact]
    public void Given_a_line_with_many_outliers_When_contactor_1_is_closed_Then_the_second_burst_of_a_step_makes_undecided_ones_rare()
    {
        var line = PilotWaveform.Of(100, true, true, PilotFault.None, 13);
        var (open, closed) = (Undecided(line, false), Undecided(line, true));
        Assert.True(open > 100, $"{open}");
        Assert.True(closed * 20 < open, $"{closed} of {open}");
    }

    [Theory]
    [MemberData(nameof(Times))]
    public void Given_a_charging_vehicle_seen_through_bursts_When_its_line_fails_Then_contactor_1_is_open_in_time(string name, int stepMs, int jitterMs)
    {
        var figures = PilotTimes.Measure(PilotTimes.All.Single(r => r.Name == name), 8, jitterMs, stepMs);
        Assert.Equal((8, 0), (figures.Trials, figures.Missed));
        Assert.InRange(figures.WorstMs, 1, figures.BoundMs);
    }

    [Fact]
    public void Given_the_docs_picture_When_drawn_again_Then_it_is_the_same()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Pilot", "pilot-burst.svg");
        Assert.Equal(File.ReadAllText(file), PilotPicture.Example());
    }

    private static int Undecided(PilotWaveform line, bool isClosed)
    {
        var sampler = new PilotSampler { Options = new PilotSamplerOptions { OutlierOneIn = 100 } };
        sampler.Seed(1);
        return Enumerable.Range(0, 100_000).Count(_ => sampler.Step(line, isClosed).HighMv == PilotBurst.NoPlateauMv);
    }
}
