using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using SmartEvse.Simulation.Scenarios;

namespace SmartEvse.Simulation.Tests.Support;

/// <summary>Runs scenarios that are written as people write them, and looks at their rows.</summary>
internal sealed class Play
{
    private Play(byte[] bytes)
    {
        Bytes = bytes;
        var lines = Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Rows = [.. lines.Where(l => l.TryGetProperty("t", out _))];
        Summary = lines[^1];
    }

    /// <summary>Everything that was printed.</summary>
    public byte[] Bytes { get; }

    /// <summary>The rows.</summary>
    public IReadOnlyList<JsonElement> Rows { get; }

    /// <summary>The summary.</summary>
    public JsonElement Summary { get; }

    /// <summary>The answers, in order.</summary>
    public IEnumerable<string> Answers =>
        from row in Rows
        where row.TryGetProperty("result", out _)
        let result = row.GetProperty("result")
        select $"{Time(row)} {result.GetProperty("topic").GetString()} {(result.GetProperty("accepted").GetBoolean() ? "accepted" : result.GetProperty("reason").GetString())}";

    /// <summary>Reads a scenario.</summary>
    public static Scenario Read(string json) => ScenarioReader.Read(Encoding.UTF8.GetBytes(json), "test.json");

    /// <summary>Runs a scenario.</summary>
    public static Play Of(Scenario scenario, long everyMs = 1000)
    {
        using var output = new MemoryStream();
        using var rows = new RowWriter(output);
        rows.Write(new ScenarioRunner(scenario).Run(rows, everyMs));
        return new Play(output.ToArray());
    }

    /// <summary>Reads and runs a scenario.</summary>
    public static Play Of(string json, long everyMs = 1000) => Of(Read(json), everyMs);

    /// <summary>A Smart scenario with these events, plugged in at 1 s.</summary>
    public static Play Smart(double durationS, string events, string settings = "") => Of($$"""
        { "durationS": {{durationS}}, "feed": {}, "settings": { "Mode": "Smart", "MainsMeter": "API", "Config": "Fixed", "MaxCurrent": 16 {{settings}} },
          "events": [ { "atS": 1, "plug": true }, {{events}} ] }
        """);

    /// <summary>The first row at or after a moment.</summary>
    public JsonElement At(double second) => Rows.First(r => Time(r) >= second);

    /// <summary>The state at a moment.</summary>
    public string State(double second) => At(second).GetProperty("state").GetString()!;

    /// <summary>The errors at a moment.</summary>
    public string Errors(double second) => string.Join(", ", At(second).GetProperty("errors").EnumerateArray().Select(e => e.GetString()));

    /// <summary>When the state changed, and to what.</summary>
    public IEnumerable<string> Changes()
    {
        var state = "A";
        foreach (var row in Rows)
        {
            var now = row.GetProperty("state").GetString()!;
            if (now != state) yield return $"{Time(row)} {now}";
            state = now;
        }
    }

    /// <summary>The moment of a row, in s.</summary>
    public static double Time(JsonElement row) => row.GetProperty("t").GetDouble();

    /// <summary>A current of a row on L1, in dA.</summary>
    public static int Da(JsonElement row, string name, int phase = 0) => row.GetProperty(name)[phase].GetInt32();
}
