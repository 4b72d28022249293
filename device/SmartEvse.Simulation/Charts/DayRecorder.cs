using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text.Json;
using SmartEvse.Simulation.Scenarios;

namespace SmartEvse.Simulation.Charts;

/// <summary>Runs a scenario and keeps what a chart shows of it: the rows of <c>replay</c>, averaged over equal intervals.</summary>
public static class DayRecorder
{
    private const int RowS = 10;

    /// <summary>Runs to the end.</summary>
    /// <param name="scenario">What to run.</param>
    /// <param name="intervalS">Seconds a point stands for, a multiple of 10.</param>
    public static IReadOnlyList<DayPoint> Run(Scenario scenario, int intervalS)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        using var stream = new MemoryStream();
        using (var rows = new RowWriter(stream)) new ScenarioRunner(scenario).Run(rows, RowS * 1000);
        stream.Position = 0;

        var points = new List<DayPoint>();
        using var reader = new StreamReader(stream);
        double surplus = 0, vehicle = 0;
        var count = 0;
        while (reader.ReadLine() is { } line)
        {
            using var row = JsonDocument.Parse(line);
            var atMs = (long)Math.Round(row.RootElement.GetProperty("t").GetDouble() * 1000);
            if (atMs % (RowS * 1000) != 0) continue;
            var ev = Sum(row.RootElement.GetProperty("evDa"));
            surplus += ev - Sum(row.RootElement.GetProperty("mainsDa"));
            vehicle += ev;
            count++;
            if (atMs % (intervalS * 1000) != 0) continue;
            points.Add(new DayPoint(atMs / 1000, surplus / count / 10, vehicle / count / 10, Phases(row.RootElement)));
            (surplus, vehicle, count) = (0, 0, 0);
        }

        return points;
    }

    private static int Phases(JsonElement row)
    {
        if (!row.GetProperty("contactor1").GetBoolean()) return 0;
        var ev = row.GetProperty("evDa");
        return ev[1].GetInt32() > 0 || row.GetProperty("contactor2").GetBoolean() ? 3 : 1;
    }

    private static double Sum(JsonElement currentsDa) => currentsDa[0].GetInt32() + currentsDa[1].GetInt32() + currentsDa[2].GetInt32();
}
