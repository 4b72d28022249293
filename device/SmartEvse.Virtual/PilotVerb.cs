using System;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using SmartEvse.Simulation.Pilots;

namespace SmartEvse.Virtual;

/// <summary><c>pilot</c>: judges pilot bursts by chance, and measures how soon the charger answers when it sees the line only through them.</summary>
internal static class PilotVerb
{
    internal static Command Create()
    {
        var windows = new Option<long>("--windows") { Description = "How many.", DefaultValueFactory = _ => 1_000_000 };
        var from = new Option<long>("--from") { Description = "The seed of the first window; with --windows 1 one window again.", DefaultValueFactory = _ => 1 };
        var trials = new Option<int>("--trials") { Description = "Detection times: how often each fault comes; 0 = not at all.", DefaultValueFactory = _ => 20 };
        var spacing = new Option<double?>("--spacing") { Description = "What one reading takes on the board, 20..110 us; without it, any of them by chance." };
        var picture = new Option<string?>("--picture") { Description = "Draws one burst and its distribution into this SVG file." };
        var command = new Command("pilot", "Judges bursts of the pilot line by chance: wrong and undecided ones, and detection times.") { windows, from, trials, spacing, picture };
        command.SetAction(call =>
        {
            var (count, first, times) = (call.GetValue(windows), call.GetValue(from), call.GetValue(trials));
            if (count < 0) throw new WrongCallException($"--windows {count}: expected 0 or more");
            if (first < 0 || first > long.MaxValue - count) throw new WrongCallException($"--from {first}: expected 0 or more, with room for --windows");
            if (times is < 0 or > 10_000) throw new WrongCallException($"--trials {times}: expected 0..10000");
            var us = call.GetValue(spacing);
            if (us is < 20 or > 110) throw new WrongCallException(string.Create(CultureInfo.InvariantCulture, $"--spacing {us}: expected 20..110"));
            var code = Windows(first, count, us);
            if (times > 0 && !Times(times)) code = Exit.Failed;
            if (call.GetValue(picture) is { } file) File.WriteAllText(file, PilotPicture.Example());
            return code;
        });
        return command;
    }

    private static int Windows(long from, long count, double? spacingUs)
    {
        if (count == 0) return Exit.Ok;
        var start = Stopwatch.GetTimestamp();
        var run = new PilotWindows { SpacingUs = spacingUs };
        run.Run(from, count);
        for (var i = 0; i < run.OfCase.Length; i++) Row(PilotLineCase.All[i].Name, run.OfCase[i]);
        for (var i = 0; i < run.OfDuty.Length; i++) Row(i == 9 ? "steady" : $"duty {(i + 1) * 10} %", run.OfDuty[i]);
        Row("line changes meanwhile", run.Changing);
        var sum = run.Sum();
        Row("all", sum);
        foreach (var failure in run.Failures) Console.WriteLine(failure);
        // How fast it went is not part of the result: the same seeds print the same bytes.
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s"));
        return sum.Wrong == 0 ? Exit.Ok : Exit.Failed;
    }

    private static void Row(string name, PilotCount c) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name}: {c.Windows} windows, {c.Wrong} wrong, {c.Undecided} undecided, diode not seen in {c.DiodeMissed} of {c.WithDiode}"));

    private static bool Times(int trials)
    {
        var good = true;
        // As the bounds are stated, as the firmware steps, and with a loop that is late all the time.
        foreach (var (stepMs, jitterMs) in new[] { (10, 0), (30, 0), (10, 40) })
        {
            foreach (var row in PilotTimes.All)
            {
                var t = PilotTimes.Measure(row, trials, jitterMs, stepMs);
                good &= t.WorstMs <= t.BoundMs && t.Missed == 0;
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{row.Name}, steps of {stepMs}{(jitterMs > 0 ? $"..{stepMs + jitterMs}" : "")} ms: worst {t.WorstMs} ms, mean {t.MeanMs:0} ms, bound {t.BoundMs} ms, {t.Trials} trials{(t.Missed > 0 ? $", {t.Missed} missed" : "")}"));
            }
        }

        return good;
    }
}
