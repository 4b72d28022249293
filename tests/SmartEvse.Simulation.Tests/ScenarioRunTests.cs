using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using SmartEvse.Simulation.Scenarios;
using SmartEvse.Simulation.Tests.Support;
using Xunit;

namespace SmartEvse.Simulation.Tests;

/// <summary>The rows and the summary of a run.</summary>
public sealed class ScenarioRunTests
{
    private static readonly string Example = Path.Combine(AppContext.BaseDirectory, "Scenarios", "kettle.json");

    [Fact]
    public void Given_the_example_When_it_is_run_twice_Then_the_bytes_are_the_same()
    {
        var first = Play.Of(ScenarioReader.Read(Example), 100).Bytes;
        Assert.True(first.Length > 1_000_000, first.Length + " bytes");
        Assert.Equal(first, Play.Of(ScenarioReader.Read(Example), 100).Bytes);
    }

    [Fact]
    public void Given_any_row_When_its_members_are_listed_Then_they_are_those_of_the_contract()
    {
        foreach (var row in Play.Of(ScenarioReader.Read(Example)).Rows)
        {
            string[] names = ["t", "state", "contactor1", "contactor2", "dutyPermille", "offeredDa", "evDa", "mainsDa", "errors", "reason"];
            Assert.Equal(names, row.EnumerateObject().Select(m => m.Name).Where(n => n != "result"));
            Assert.Matches(@"^\d+\.\d{3}$", row.GetProperty("t").GetRawText());
            Assert.Equal((3, 3), (row.GetProperty("evDa").GetArrayLength(), row.GetProperty("mainsDa").GetArrayLength()));
            Assert.Contains(row.GetProperty("state").GetString(), (string[])["A", "B", "C", "Activate", "B1", "C1"]);
            Assert.Equal((JsonValueKind.Array, JsonValueKind.String), (row.GetProperty("errors").ValueKind, row.GetProperty("reason").ValueKind));
            Assert.Equal(row.GetProperty("dutyPermille").GetInt32() == 1000, row.GetProperty("offeredDa").GetInt32() == 0);
            if (!row.GetProperty("contactor1").GetBoolean()) Assert.Equal(0, Play.Da(row, "evDa"));
        }
    }

    [Theory]
    [InlineData(1000, "1 2 3 3.51 4 5 6 6.02 6.51 7 8 9 10")]
    [InlineData(4000, "3.51 4 6.02 6.51 8")]
    [InlineData(60_000, "3.51 6.02 6.51")]
    public void Given_a_row_spacing_When_the_vehicle_is_plugged_in_at_3_5_s_Then_there_is_a_row_at_each_and_at_each_change_of_state(long everyMs, string times)
    {
        // Offered with the second reading, sensed at 3.52 s, asked for 2 s later, closed 0.5 s after that; it wants no more at 6.5 s.
        var run = Play.Of("""{ "durationS": 10, "settings": { "Config": "Fixed" }, "events": [ { "atS": 3.5, "plug": true }, { "atS": 6.5, "vehicleWants": false } ] }""", everyMs);
        Assert.Equal(times, string.Join(' ', run.Rows.Select(Play.Time)));
    }

    [Fact]
    public void Given_the_summary_When_its_sums_are_made_from_the_rows_Then_they_are_the_same()
    {
        var run = Play.Of(ScenarioReader.Read(Example), 1000);
        var seconds = run.Rows.Where(r => Play.Time(r) == Math.Floor(Play.Time(r))).ToList();
        var evWh = seconds.Sum(r => Enumerable.Range(0, 3).Sum(p => Play.Da(r, "evDa", p))) * 23 / 3600.0;
        Assert.Equal(evWh, Number(run, "evWh"), 1.0);
        Assert.Equal(Number(run, "evWh"), Number(run, "solarWh") + Number(run, "gridWh"));
        // 18 A of sun for 1140 s and 6 A for 60 s over 3 A of house, with a kettle that hides the sun for 90 s.
        Assert.Equal(Math.Round(((1050 * 15) + (60 * 3)) * 230 / 3600.0), Number(run, "surplusWh"));
        Assert.InRange(Number(run, "solarWh"), 1, Number(run, "surplusWh"));

        var over = seconds.Where(r => r.GetProperty("contactor1").GetBoolean()).Select(r => Enumerable.Range(0, 3).Max(p => Play.Da(r, "mainsDa", p)) - 250).Where(da => da > 0).ToList();
        Assert.Equal((over.Count, over.Max()), ((int)Number(run, "overS"), (int)Number(run, "overPeakDa")));
        Assert.Equal(over.Sum() / 10.0, Number(run, "overAs"), 0.1);
        Assert.Equal(run.Changes().Count(c => c.EndsWith(" C", StringComparison.Ordinal)), (int)Number(run, "contactorCycles"));
        Assert.Equal((0, 0), ((int)Number(run, "phaseSwitches"), (int)Number(run, "invariantViolations")));
        Assert.False(run.Summary.TryGetProperty("t", out _));
    }

    [Fact]
    public void Given_Smart_without_clouds_When_the_house_is_constant_Then_the_vehicle_gets_all_the_room_and_MAINS_holds()
    {
        var trace = TraceFile.Read(new StringReader(TraceFile.Header + "\n15.0,3.0,3.0,6.0\n"), "flat.csv");
        var scenario = Play.Read("""{ "durationS": 600, "feed": {}, "settings": { "Mode": "Smart", "MainsMeter": "API", "Config": "Fixed", "MaxCurrent": 16 }, "events": [ { "atS": 1, "plug": true } ] }""");
        var run = Play.Of(scenario with { Trace = trace });
        // 25 A - 15 A + 2 A of sun on each phase: 12 A.
        foreach (var row in run.Rows.Where(r => Play.Time(r) > 120))
        {
            Assert.InRange(Play.Da(row, "evDa"), 116, 120);
            Assert.Equal(Play.Da(row, "evDa") + 130, Play.Da(row, "mainsDa"));
            Assert.Equal("limit_mains", row.GetProperty("reason").GetString());
        }

        // An overshoot at the start ends within feed interval, dead time and 1 s.
        Assert.Equal(1.0, Number(run, "contactorCycles"));
        Assert.InRange(Number(run, "overS"), 0, 5);
    }

    private static double Number(Play run, string name) => run.Summary.GetProperty(name).GetDouble();
}
