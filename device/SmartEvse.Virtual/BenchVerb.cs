using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using SmartEvse.Core.Settings;
using SmartEvse.Simulation;
using SmartEvse.Simulation.Bench;

namespace SmartEvse.Virtual;

/// <summary><c>bench</c>: the closed-loop table beside the figures of the C++ firmware, then speed.</summary>
internal static class BenchVerb
{
    private static readonly string[] Heads = ["trace", "phases", "C2", "feed s", "ev kWh", "solar kWh (share)", "grid kWh", "over As", "over s", "peak A", "cycles"];
    private static readonly int[] Widths = [-20, 6, -10, 6, 15, 31, 14, 15, 9, 11, 7];

    internal static Command Create()
    {
        var traces = new Option<string>("--traces") { Description = "Folder of the traces (*.csv).", DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "Traces") };
        var json = new Option<bool>("--json") { Description = "One JSON object a row, nothing else." };
        var command = new Command("bench", "Runs the closed-loop benchmark and measures speed.") { traces, json };
        command.SetAction(call => Run(call.GetRequiredValue(traces), call.GetValue(json)));
        return command;
    }

    private static int Run(string folder, bool json)
    {
        var traces = ReadAll(folder);
        if (!json)
        {
            Console.WriteLine("ours / the C++ firmware (dingo35/SmartEVSE-3.5, 2d95cf08)");
            Print(Heads);
        }

        foreach (var trace in traces)
        {
            foreach (var row in ReferenceTable.CasesOf(trace))
            {
                var figures = ClosedLoopBench.Run(row, trace);
                if (json) PrintJson(row, figures);
                else Print(Cells(row, figures));
            }
        }

        if (!json) PrintSpeed(StepSpeed.Measure(traces[0]));
        return Exit.Ok;
    }

    private static List<TraceFile> ReadAll(string folder)
    {
        if (!Directory.Exists(folder)) throw new WrongCallException($"--traces {folder}: expected a folder");
        var traces = Directory.EnumerateFiles(folder, "*.csv").Order(StringComparer.Ordinal).Select(TraceFile.Read).ToList();
        if (traces.Count == 0) throw new WrongCallException($"--traces {folder}: expected traces, *.csv");
        return [.. traces.OrderBy(t => ReferenceTable.Rank(t.Name))];
    }

    private static string NotInThisBuild => RefusalTexts.Text(Refusal.NotInThisBuild, 0, 0, false);

    private static string[] Cells(BenchCase row, BenchFigures? ours)
    {
        string[] head = [row.Trace, Text(row.Phases), row.Contactor2, Text(row.FeedS)];
        if (ours == null) return [.. head, NotInThisBuild];
        var theirs = ReferenceTable.Find(row);
        string Pair(Func<BenchFigures, string> cell) => theirs == null ? $"{cell(ours)} / -" : $"{cell(ours)} / {cell(theirs)}";
        return
        [
            .. head, Pair(f => Text(f.EvKwh, "0.000")), row.IsSolar ? Pair(f => $"{Text(f.SolarKwh, "0.000")} ({Text(f.Share, "0.000")})") : "-", Pair(f => Text(f.GridKwh, "0.000")),
            Pair(f => Text(f.OverAs, "0.#")), Pair(f => Text(f.OverS)), Pair(f => Text(f.OverPeakA, "0.0")), Pair(f => Text(f.Cycles)),
        ];
    }

    private static void Print(string[] cells)
    {
        var padded = cells.Select((cell, i) => Widths[i] < 0 ? cell.PadRight(-Widths[i]) : cell.PadLeft(Widths[i]));
        Console.WriteLine(string.Join("  ", padded).TrimEnd());
    }

    private static void PrintJson(BenchCase row, BenchFigures? ours)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("trace", row.Trace);
            writer.WriteNumber("phases", row.Phases);
            writer.WriteString("c2", row.Contactor2);
            writer.WriteNumber("feedS", row.FeedS);
            if (ours == null) writer.WriteString("missing", NotInThisBuild);
            else WriteFigures(writer, ours);
            writer.WriteEndObject();
        }

        Console.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.ToArray()));
    }

    private static void WriteFigures(Utf8JsonWriter writer, BenchFigures ours)
    {
        writer.WriteNumber("evKwh", Math.Round(ours.EvKwh, 3));
        writer.WriteNumber("solarKwh", Math.Round(ours.SolarKwh, 3));
        writer.WriteNumber("surplusKwh", Math.Round(ours.SurplusKwh, 3));
        writer.WriteNumber("gridKwh", Math.Round(ours.GridKwh, 3));
        writer.WriteNumber("overAs", Math.Round(ours.OverAs, 1));
        writer.WriteNumber("overS", ours.OverS);
        writer.WriteNumber("overPeakA", Math.Round(ours.OverPeakA, 1));
        writer.WriteNumber("cycles", ours.Cycles);
    }

    private static void PrintSpeed(StepSpeed speed)
    {
        Console.WriteLine();
        Console.WriteLine($"simulated days per minute, one core  {Text(speed.DaysPerMinute, "0.0")}");
        Console.WriteLine($"Step, median                         {Text(speed.MedianNs, "0")} ns");
        Console.WriteLine($"Step, 99th percentile                {Text(speed.NinetyNinthNs, "0")} ns");
        Console.WriteLine($"allocated per Step                   {Text(speed.BytesPerStep, "0.##")} bytes");
    }

    private static string Text(double value, string form = "0") => value.ToString(form, CultureInfo.InvariantCulture);
}
