using System;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Settings;

namespace SmartEvse.Simulation.Pilots;

/// <summary>
/// Detection times of the whole charger when it sees the pilot line only through bursts: a vehicle charges at one of several currents, and the
/// fault comes at some moment between two steps.
/// </summary>
public static class PilotTimes
{
    /// <summary>The spacing that the bounds are stated for, in ms; a longer one adds itself.</summary>
    public const int StatedMs = 10;

    // 10 % (the narrowest high half), 26.6, 53.3 and 89.2 % of duty.
    private static readonly int[] CurrentsA = [6, 16, 32, 63];

    /// <summary>The rows, with the bounds of the safety case.</summary>
    public static PilotTimeRow[] All { get; } =
    [
        new("unplugged", PilotFault.None, 60),
        new("wire broken", PilotFault.Open, 500),
        new("shorted", PilotFault.Short, 500),
        new("between the bands", PilotFault.BetweenBands, 500),
        new("3 V, ventilation", PilotFault.Ventilation, 3000),
        new("diode lost", PilotFault.NoDiode, 1500),
    ];

    /// <summary>Measures a row.</summary>
    /// <param name="row">What happens.</param>
    /// <param name="trials">How often.</param>
    /// <param name="jitterMs">By how much a step may be late, in ms: equally distributed from 0.</param>
    /// <param name="stepMs">Spacing of the steps, in ms.</param>
    public static PilotTimeFigures Measure(PilotTimeRow row, int trials, int jitterMs, int stepMs = StatedMs)
    {
        ArgumentNullException.ThrowIfNull(row);
        var (missed, worst, sum) = (0, 0L, 0L);
        for (var trial = 0; trial < trials; trial++)
        {
            var took = One(row, trial, jitterMs, stepMs);
            if (took < 0) missed++;
            else (worst, sum) = (Math.Max(worst, took), sum + took);
        }

        var bound = row.BoundMs + (stepMs + jitterMs > StatedMs ? stepMs + jitterMs : 0);
        return new PilotTimeFigures(trials, missed, (int)worst, (double)sum / Math.Max(1, trials - missed), bound);
    }

    private static long One(PilotTimeRow row, int trial, int jitterMs, int stepMs)
    {
        var values = new SettingsValues();
        SettingText.Put(values, "Config", "Fixed");
        SettingText.Put(values, "MaxCurrent", CurrentsA[trial % CurrentsA.Length].ToString(System.Globalization.CultureInfo.InvariantCulture));
        var sampler = new PilotSampler();
        sampler.Seed(trial);
        var sim = new SimulatedCharger(values, stepMs);
        sim.Plant.UseVehicle(new VehicleOptions { MaxDa = 630 });
        sim.Plant.PilotSampler = sampler;
        sim.Plant.Plug();
        var lastsMs = 20_000 + sampler.Below(1000);
        while (sim.NowMs < lastsMs) Step(sim, sampler, jitterMs, stepMs);
        if (sim.Charger.State != ChargerState.C || !sim.Outputs.Contactor1) return -1;

        // The fault comes somewhere before the next step: the time until then counts.
        sim.StepMs = Spacing(sampler, jitterMs, stepMs);
        var faultMs = sim.NowMs + sampler.Below(sim.StepMs);
        if (row.Fault == PilotFault.None) sim.Plant.Unplug();
        else sim.Plant.PilotFault = row.Fault;
        sim.Step();
        while (sim.Outputs.Contactor1)
        {
            if (sim.NowMs - faultMs > 10 * row.BoundMs) return -1;
            Step(sim, sampler, jitterMs, stepMs);
        }

        return sim.Charger.Violations == 0 ? sim.NowMs - faultMs : -1;
    }

    private static void Step(SimulatedCharger sim, PilotSampler sampler, int jitterMs, int stepMs)
    {
        sim.StepMs = Spacing(sampler, jitterMs, stepMs);
        sim.Step();
    }

    private static int Spacing(PilotSampler sampler, int jitterMs, int stepMs) => stepMs + sampler.Below(jitterMs + 1);
}
