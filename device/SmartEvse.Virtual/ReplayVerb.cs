using System;
using System.CommandLine;
using System.IO;
using SmartEvse.Simulation.Scenarios;
using SmartEvse.Simulation.Tracing;

namespace SmartEvse.Virtual;

/// <summary><c>replay</c>: runs a scenario file in virtual time and prints its rows as JSON Lines.</summary>
internal static class ReplayVerb
{
    private const double ShortestS = 0.01;
    private const double LongestS = 366 * 86_400;

    internal static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A scenario (JSON), or a trace of a charger (its trace.bin, or what it sent on Trace)." };
        var every = new Option<double>("--every") { Description = "Seconds between two rows, 0.01 or more.", DefaultValueFactory = _ => 1 };
        var summary = new Option<bool>("--summary") { Description = "Print the summary only." };
        var command = new Command("replay", "Runs a scenario, or the trace of a charger, in virtual time, as fast as it can.") { file, every, summary };
        command.SetAction(call =>
        {
            var seconds = call.GetValue(every);
            if (seconds is not (>= ShortestS and <= LongestS)) throw new WrongCallException($"--every {seconds}: expected {ShortestS} or more, in seconds");
            return Run(call.GetRequiredValue(file), (long)Math.Round(seconds * 1000), call.GetValue(summary));
        });
        return command;
    }

    private static int Run(string file, long everyMs, bool onlySummary)
    {
        if (File.Exists(file) && TraceBytes.IsTrace(file)) return TraceRows.Write(file, Console.Out, onlySummary) ? Exit.Ok : Exit.Failed;
        var scenario = ScenarioReader.Read(file);
        using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
        using var rows = new RowWriter(output);
        var summary = new ScenarioRunner(scenario).Run(onlySummary ? null : rows, everyMs);
        rows.Write(summary);
        return summary.InvariantViolations == 0 ? Exit.Ok : Exit.Failed;
    }
}
