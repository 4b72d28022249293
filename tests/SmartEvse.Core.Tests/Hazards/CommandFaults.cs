using System;
using System.Linq;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Pilot;
using SmartEvse.Core.Tests.Mqtt;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;

namespace SmartEvse.Core.Tests.Hazards;

/// <summary>Commands that nobody should send: H18.</summary>
internal static class CommandFaults
{
    private const string Charger = "Config=Fixed, MaxCurrent=16, Mode=Smart, MainsMeter=API, RemoteLevel=Operate";

    // No topic takes one of these, save texts. Those are locked here, but for EVCCID: that is a vehicle's name, whatever it says.
    private static readonly string[] Junk =
    [
        " ", "-", "--1", "1e3", "0x10", "999999999999", "-2147483649", "1.5", "1,5", "null", "{}", "On ", "smart", "NORMAL", "yes", "1:2", "a:b:c", "1:2:3:4", "5000:0:0", "1:2:3:4:5:6", "-99999", "55:", "801 ",
        "\u0001", "1\0", "2026-13-40T99:99", "press", "ALLOW", new string('9', 200),
    ];

    // Twenty seconds of junk on every topic, ten a second: how long anything differs from a twin that is left alone.
    internal static Outcome Stream(Onset onset, string says)
    {
        var (bench, twin) = (Charging(onset), Charging(onset));
        var names = CommandNames.All.Where(n => n != "EVCCID").ToArray();
        var (wrongMs, sent, before) = (0L, 0, bench.Answers.Count);
        for (var ms = 0; ms < 20_000; ms += onset.StepMs)
        {
            if (ms / 100 > sent)
            {
                var number = (onset.Number * 211) + sent++;
                bench.Write(names[number % names.Length], Junk[number / names.Length % Junk.Length], retained: number % 5 == 0);
            }

            bench.Step();
            twin.Step();
            if (!AreEqual(bench.Sim, twin.Sim)) wrongMs += onset.StepMs;
        }

        bench.Run(2);
        var answers = bench.Answers.Skip(before).ToList();
        // Of feeds one refusal a second is answered.
        var refused = answers.Count > 100 && answers.All(a => !a.GetProperty("accepted").GetBoolean() && a.GetProperty("reason").GetString()!.Length > 0);
        return Scene.Judge(bench.Sim, bench.Sim.Outputs.Contactor1, wrongMs, refused);
    }

    // Duties for the bench, all of them allowed, on a vehicle that charges at an override of 10 A: how long more than that is offered, or the duty says so.
    internal static Outcome BenchDuty(Onset onset, string says)
    {
        var scene = new Scene(onset, "").Settled();
        scene.Sim.Send(CommandKind.SetOverride, 100);
        scene.Sim.Charger.IsUnlocked = true;
        var (aboveMs, asked, said) = (0L, false, true);
        scene.Watch = () =>
        {
            var o = scene.Sim.Outputs;
            if (o.OfferedDa > 100 || PilotDuty.ToCurrent(o.DutyPermille) > 100 || (o.Contactor1 && scene.Sim.Charger.State is not (ChargerState.C or ChargerState.C1))) aboveMs += onset.StepMs;
        };
        for (var i = 0; i < 20; i++)
        {
            var value = ((onset.Number * 7919) + (i * 257)) % (BenchOverride.Largest + 1);
            scene.Sim.Send(CommandKind.SetPilotOverride, value);
            asked |= scene.Flows && PilotDuty.ToCurrent(value * 1000 / BenchOverride.Largest) > 100;
            said &= scene.Sim.View[ViewField.PilotOverride] == value;
            scene.Run(1000 + (i * 430));
        }

        return Scene.Judge(scene.Sim, asked, aboveMs, said);
    }

    // Set and forgotten: until it is gone.
    internal static Outcome ForgottenBenchDuty(Onset onset, string says)
    {
        var scene = new Scene(onset).Settled();
        scene.Sim.Charger.IsUnlocked = true;
        scene.Sim.Send(CommandKind.SetPilotOverride, 200);
        scene.Run(8000);
        var held = scene.Flows && scene.Sim.Outputs.OfferedDa < 160 && scene.Sim.View[ViewField.PilotOverride] == 200;
        var tookMs = scene.MsUntil(() => scene.Sim.View[ViewField.PilotOverride] == BenchOverride.Off, 700_000);
        var gone = scene.Sim.View[ViewField.PilotOverride] == BenchOverride.Off;
        return Scene.Judge(scene.Sim, held, tookMs < 0 ? -1 : tookMs + 8000, gone);
    }

    private static MqttBench Charging(Onset onset)
    {
        var bench = new MqttBench(Charger);
        var sim = bench.Sim;
        sim.StepMs = onset.StepMs;
        // A feed beside the stream that nobody has to share the parser with.
        sim.FeedMs = 2000;
        sim.Plant.House.Set(100, 50, 50);
        bench.Run(3);
        sim.Plant.Plug();
        bench.Run(30 + (onset.LaterMs / 1000.0));
        return bench;
    }

    private static bool AreEqual(SimulatedCharger a, SimulatedCharger b)
    {
        for (var field = (ViewField)0; field < ViewField.Count; field++)
        {
            if (a.View[field] != b.View[field]) return false;
        }

        return a.Outputs.Contactor1 == b.Outputs.Contactor1 && a.Outputs.DutyPermille == b.Outputs.DutyPermille && a.Outputs.OfferedDa == b.Outputs.OfferedDa && a.Charger.State == b.Charger.State;
    }
}
