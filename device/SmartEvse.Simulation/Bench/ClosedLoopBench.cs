using System;
using System.Collections.Generic;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Settings;
using SmartEvse.Simulation.Scenarios;

namespace SmartEvse.Simulation.Bench;

/// <summary>Runs the rows of the closed-loop table: the product's own charger in the plant of the reference.</summary>
public static class ClosedLoopBench
{
    /// <summary>Runs one row: the whole trace, with a vehicle that is plugged in from the start and always wants energy.</summary>
    /// <returns>The figures; null when this build does not have what the row asks for.</returns>
    public static BenchFigures? Run(BenchCase row, TraceFile trace)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(trace);
        if (Settings(row) is not { } settings) return null;
        var runner = new ScenarioRunner(new Scenario
        {
            DurationMs = trace.Seconds * 1000L,
            Settings = settings,
            Vehicle = new VehicleOptions { Phases = row.Phases },
            Feed = new FeedOptions { IntervalMs = row.FeedS * 1000 },
            Trace = trace,
            Events = [new ScenarioEvent(0, ScenarioEventKind.Plug, 1)],
        });
        var summary = runner.Run();
        var account = runner.Account;
        return new BenchFigures(account.EvWh / 1000, account.SolarWh / 1000, account.SurplusWh / 1000, account.GridWh / 1000, account.OverAs, account.OverS, account.OverPeakA, summary.ContactorCycles);
    }

    private static SettingsValues? Settings(BenchCase row)
    {
        var values = Scenario.StartSettings();
        var wanted = new List<(string Key, string Text)>
        {
            ("MainsMeter", "API"), ("Mode", row.IsSolar ? "Solar" : "Smart"), ("Config", "Fixed"), ("MaxMains", "25"), ("MaxCurrent", "16"),
            ("MinCurrent", "6"), ("StartCurrent", "4"), ("StopTime", "10"), ("ImportCurrent", "0"),
        };
        // Outside Solar, a second contactor that is always on does what an installation without one does.
        if (row.IsSolar) wanted.Add(("EnableC2", row.Contactor2));

        var setting = new SettingRow();
        foreach (var (key, text) in wanted)
        {
            SettingsTable.Find(key, setting);
            if (SettingTopics.Value(setting, values) == text) continue;
            var wrong = SettingText.Put(values, key, text);
            if (wrong == RefusalTexts.Text(Refusal.NotInThisBuild, 0, 0, false)) return null;
            if (wrong != null) throw new InvalidOperationException($"{key}={text}: {wrong}");
        }

        return values;
    }
}
