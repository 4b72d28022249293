using System;
using System.IO;
using System.Linq;
using SmartEvse.Core.Settings;
using SmartEvse.Simulation.Bench;
using Xunit;

namespace SmartEvse.Simulation.Tests;

/// <summary>The closed-loop table: its rows, and the plant against the figures of the C++ firmware.</summary>
public sealed class BenchTests
{
    [Fact]
    public void Given_our_traces_When_their_cases_are_listed_Then_they_are_the_20_rows_of_the_reference()
    {
        var cases = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Traces"), "*.csv").Select(TraceFile.Read).SelectMany(ReferenceTable.CasesOf).ToList();
        Assert.Equal(20, cases.Distinct().Count());
        Assert.All(cases, c => Assert.NotNull(ReferenceTable.Find(c)));
        // ev = solar + grid, to the last digit that was printed.
        Assert.All(cases, c => Assert.Equal(ReferenceTable.Find(c)!.EvKwh, ReferenceTable.Find(c)!.SolarKwh + ReferenceTable.Find(c)!.GridKwh, 0.0015));
        Assert.Equal(0.976, Math.Round(ReferenceTable.Find(cases.First(c => c.Trace == "solar-clear"))!.Share, 3));
    }

    [Theory]
    [InlineData("smart-mine", "1,1,1,5", "3 Always On 1 Smart, 3 Always On 2 Smart, 3 Always On 5 Smart, 3 Always On 10 Smart")]
    [InlineData("solar-mine", "1,1,1,0", "3 Always On 2 Solar, 3 Auto 2 Solar, 1 Always Off 2 Solar")]
    [InlineData("monday", "1,1,1,5", "3 Always On 2 Solar, 3 Auto 2 Solar, 1 Always Off 2 Solar")]
    [InlineData("tuesday", "1,1,1,0", "3 Always On 1 Smart, 3 Always On 2 Smart, 3 Always On 5 Smart, 3 Always On 10 Smart")]
    public void Given_another_trace_When_its_cases_are_listed_Then_name_or_sun_says_what_is_run(string name, string row, string cases)
    {
        var trace = TraceFile.Read(new StringReader($"{TraceFile.Header}\n{row}\n"), name + ".csv");
        Assert.Equal(cases, string.Join(", ", ReferenceTable.CasesOf(trace).Select(c => $"{c.Phases} {c.Contactor2} {c.FeedS} {(c.IsSolar ? "Solar" : "Smart")}")));
        Assert.All(ReferenceTable.CasesOf(trace), c => Assert.Null(ReferenceTable.Find(c)));
    }

    [Theory]
    [InlineData("smart-steps", 1, 14.0)]
    [InlineData("smart-steps", 10, 14.0)]
    [InlineData("smart-household", 2, 17.6)]
    public void Given_the_reference_plant_When_a_Smart_row_is_run_Then_peak_and_energy_are_those_of_the_reference(string name, int feedS, double peakA)
    {
        // A step of the load meets a vehicle at 16 A whatever the regulator does afterwards: the peak is the plant's alone.
        var trace = Trace(name);
        var row = ReferenceTable.CasesOf(trace).Single(c => c.FeedS == feedS);
        var ours = ClosedLoopBench.Run(row, trace)!;
        Assert.Equal(peakA, Math.Round(ours.OverPeakA, 1));
        Assert.InRange(ours.EvKwh, ReferenceTable.Find(row)!.EvKwh * 0.97, ReferenceTable.Find(row)!.EvKwh * 1.03);
        Assert.Equal((ours.EvKwh, 0.0, 0.0), (ours.GridKwh, ours.SolarKwh, ours.SurplusKwh));
    }

    [Fact]
    public void Given_a_Solar_row_When_it_is_run_Then_it_has_figures_as_soon_as_the_build_has_Solar()
    {
        var row = new SettingRow();
        SettingsTable.Read(SettingId.Mode, row);
        var hasSolar = SettingsRules.CheckNumber(row, ChargeMode.Solar) == Refusal.None;
        var trace = TraceFile.Read(new StringReader($"{TraceFile.Header}\n1,1,1,30\n"), "solar-x.csv");
        Assert.Equal(hasSolar, ClosedLoopBench.Run(ReferenceTable.CasesOf(trace)[0], trace) != null);
    }

    [Fact]
    public void Given_a_charger_that_charges_When_its_steps_are_measured_Then_they_allocate_nothing()
    {
        var speed = StepSpeed.Measure(Trace("smart-steps"), steps: 5000, simulatedS: 60);
        Assert.Equal(0, speed.BytesPerStep);
        Assert.True(speed.MedianNs > 0 && speed.NinetyNinthNs >= speed.MedianNs && speed.DaysPerMinute > 0);
    }

    private static TraceFile Trace(string name) => TraceFile.Read(Path.Combine(AppContext.BaseDirectory, "Traces", name + ".csv"));
}
