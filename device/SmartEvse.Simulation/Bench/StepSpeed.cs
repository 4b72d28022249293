using System;
using System.Diagnostics;
using SmartEvse.Core.Settings;
using SmartEvse.Simulation.Scenarios;

namespace SmartEvse.Simulation.Bench;

/// <summary>How fast the charger and its simulation are on this machine. The only figures here that are not the same every time.</summary>
/// <param name="DaysPerMinute">Simulated days per minute, whole scenario, on one core.</param>
/// <param name="MedianNs">Median of one step of the charger, in ns.</param>
/// <param name="NinetyNinthNs">99th percentile, in ns.</param>
/// <param name="BytesPerStep">Allocated by one step, in bytes.</param>
public sealed record StepSpeed(double DaysPerMinute, double MedianNs, double NinetyNinthNs, double BytesPerStep)
{
    private const int WarmUpSteps = 200_000;
    private const int FeedSteps = 200;

    /// <summary>Measures.</summary>
    /// <param name="trace">The day to simulate.</param>
    /// <param name="steps">How many steps to time, at least 100.</param>
    /// <param name="simulatedS">How many seconds to simulate.</param>
    public static StepSpeed Measure(TraceFile trace, int steps = 1_000_000, int simulatedS = 21_600)
    {
        var values = Scenario.StartSettings();
        SettingText.Put(values, "MainsMeter", "API");
        SettingText.Put(values, "Mode", "Smart");
        SettingText.Put(values, "Config", "Fixed");
        SettingText.Put(values, "MaxCurrent", "16");
        var (median, ninetyNinth, bytes) = TimeSteps(values, steps);

        var start = Stopwatch.GetTimestamp();
        new ScenarioRunner(new Scenario
        {
            DurationMs = simulatedS * 1000L,
            Settings = values,
            Feed = new FeedOptions(),
            Trace = trace,
            Events = [new ScenarioEvent(0, ScenarioEventKind.Plug, 1)],
        }).Run();
        var daysPerMinute = simulatedS / 86_400.0 / Stopwatch.GetElapsedTime(start).TotalMinutes;
        return new StepSpeed(daysPerMinute, median, ninetyNinth, bytes);
    }

    private static (double MedianNs, double NinetyNinthNs, double Bytes) TimeSteps(SettingsValues settings, int steps)
    {
        var values = new SettingsValues();
        values.CopyFrom(settings);
        var charger = new Core.Charger(values);
        var plant = new Plant { WorldStepMs = 1000 };
        plant.Plug();
        var outputs = new Core.Outputs();
        var fields = new int[3];
        var ticks = new long[steps];
        long bytes = 0;
        for (var i = -WarmUpSteps; i < steps; i++)
        {
            var nowMs = (long)(i + WarmUpSteps) * ScenarioRunner.StepMs;
            plant.Step(outputs, nowMs);
            if (i % FeedSteps == 0)
            {
                for (var phase = 0; phase < fields.Length; phase++) fields[phase] = plant.MainsDa[phase];
                charger.MainsFeed.Put(fields, fields.Length);
            }

            var before = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            outputs = charger.Step(plant.Inputs, nowMs);
            var end = Stopwatch.GetTimestamp();
            if (i < 0) continue;
            bytes += GC.GetAllocatedBytesForCurrentThread() - before;
            ticks[i] = end - start;
        }

        Array.Sort(ticks);
        var nsPerTick = 1e9 / Stopwatch.Frequency;
        return (ticks[steps / 2] * nsPerTick, ticks[steps * 99 / 100] * nsPerTick, (double)bytes / steps);
    }
}
