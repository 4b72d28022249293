using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Xunit;

namespace SmartEvse.Simulation.Tests;

/// <summary>The verbs as a script meets them: exit codes, one line of complaint, and nothing on standard output but what was asked for.</summary>
public sealed class VerbTests
{
    private static readonly string Example = Path.Combine(AppContext.BaseDirectory, "Scenarios", "kettle.json");
    private static readonly string Plain = "{\"durationS\":3,\"events\":[{\"atS\":1,\"plug\":true}]}";

    public static TheoryData<string, string, string> WrongCalls => new()
    {
        { "replay", "", "FILE" },
        { "replay {file} extra", Plain, "extra" },
        { "replay /no/such.json", "", "/no/such.json" },
        { "replay {file} --every 0.009", Plain, "--every 0.009: expected 0.01 or more" },
        { "replay {file} --every -1", Plain, "--every" },
        { "replay {file} --every soon", Plain, "--every" },
        { "replay {file}", "{\n\"durationS\": }", "{file}: line 2: expected JSON" },
        { "replay {file}", "{\"durationS\":3,\"settings\":{\"MaxMains\":9}}", "{file}: settings.MaxMains: out of range 10..200" },
        { "replay {file}", "{\"durationS\":3,\"events\":[{\"atS\":1,\"warp\":true}]}", "{file}: events[0]: unknown event warp" },
        { "replay {file}", "{\"durationS\":3,\"events\":[{\"atS\":1,\"button\":\"left\",\"holdMs\":100}]}", "{file}: events[0].button: not in this build" },
        { "bench --traces /no/such", "", "--traces /no/such: expected a folder" },
        { "bench --traces {folder}", "x", "--traces {folder}: expected traces, *.csv" },
        { "bench --fast", "", "--fast" },
        { "fuzz --target p2", "", "--target p2: expected command, settings, scenario, timezone, p1" },
        { "fuzz --inputs 0", "", "--inputs 0: expected 1 or more" },
        { "worlds", "", "--seeds" },
        { "worlds --seeds 0", "", "--seeds 0: expected 1 or more" },
        { "worlds --seeds 1 --from -1", "", "--from -1: expected 0 or more" },
        { "pilot --windows -1", "", "--windows -1: expected 0 or more" },
        { "pilot --from -1", "", "--from -1: expected 0 or more" },
        { "pilot --trials -1", "", "--trials -1: expected 0..10000" },
        { "pilot --spacing 10", "", "--spacing 10: expected 20..110" },
        { "worlds --seeds 1 --hours 0", "", "--hours 0: expected 1..720" },
    };

    [Theory]
    [MemberData(nameof(WrongCalls))]
    public void Given_a_wrong_call_or_file_When_made_Then_exit_code_2_and_one_line_that_names_the_place(string arguments, string json, string named)
    {
        using var folder = new Folder(json);
        var (code, output, error) = Run([.. arguments.Split(' ').Select(folder.Fill)]);
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(folder.Fill(named), Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public void Given_the_example_When_replayed_Then_every_line_is_an_object_and_only_the_last_one_has_no_t()
    {
        var (code, output, error) = Run(["replay", Example, "--every", "0.5"]);
        Assert.Equal((0, ""), (code, error));
        var lines = output.TrimEnd('\n').Split('\n').Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.InRange(lines.Count, 2402, 2420);
        Assert.All(lines[..^1], l => Assert.True(l.TryGetProperty("t", out _)));
        Assert.Equal(["evWh", "solarWh", "gridWh", "surplusWh", "overAs", "overS", "overPeakDa", "contactorCycles", "phaseSwitches", "invariantViolations"], lines[^1].EnumerateObject().Select(m => m.Name));
    }

    [Fact]
    public void Given_the_example_When_only_the_summary_is_wanted_Then_there_is_one_line_and_it_is_the_last_of_a_whole_run()
    {
        var whole = Run(["replay", Example]).Output;
        var (code, output, _) = Run(["replay", Example, "--summary"]);
        Assert.Equal((0, whole.TrimEnd('\n').Split('\n')[^1] + "\n"), (code, output));
    }

    [Fact]
    public void Given_a_folder_of_traces_When_benchmarked_as_JSON_Then_there_is_an_object_for_each_row_and_nothing_else()
    {
        using var folder = new Folder("");
        File.WriteAllText(Path.Combine(folder.Name, "smart-mine.csv"), TraceFile.Header + "\n" + string.Concat(Enumerable.Repeat("3,3,3,0\n", 60)));
        var (code, output, error) = Run(["bench", "--json", "--traces", folder.Name]);
        Assert.Equal((0, ""), (code, error));
        var rows = output.TrimEnd('\n').Split('\n').Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal([1, 2, 5, 10], rows.Select(r => r.GetProperty("feedS").GetInt32()));
        Assert.All(rows, r => Assert.Equal(
            ["trace", "phases", "c2", "feedS", "evKwh", "solarKwh", "surplusKwh", "gridKwh", "overAs", "overS", "overPeakA", "cycles"], r.EnumerateObject().Select(m => m.Name)));
        // 53 to 56 of the 60 s at 16 A on three phases.
        Assert.All(rows, r => Assert.InRange(r.GetProperty("evKwh").GetDouble(), 0.140, 0.175));
    }

    private static (int Code, string Output, string Error) Run(IEnumerable<string> arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "smartevse.dll");
        var start = new ProcessStartInfo("dotnet", new[] { program }.Concat(arguments)) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    /// <summary>A folder of its own with one file in it.</summary>
    private sealed class Folder : IDisposable
    {
        internal Folder(string json) => File.WriteAllText(Scenario, json);

        internal string Name { get; } = Directory.CreateTempSubdirectory("smartevse-").FullName;

        private string Scenario => Path.Combine(Name, "scenario.json");

        internal string Fill(string text) => text.Replace("{file}", Scenario, StringComparison.Ordinal).Replace("{folder}", Name, StringComparison.Ordinal);

        public void Dispose() => Directory.Delete(Name, recursive: true);
    }
}
