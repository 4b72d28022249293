using System.Collections.Generic;
using System.Linq;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Tests.Exploration;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Scenarios;

/// <summary>
/// H22: the control loop misses its time, in every state and with every level on the line. The board lives on the grants of the last step meanwhile, as
/// every shell's does.
/// </summary>
public sealed class LateStepTests
{
    private static readonly Line[] Lines = [Line.V12, Line.V9, Line.V6, Line.V6NoDiode, Line.V3, Line.V0, Line.Between];

    /// <summary>Every gap with every state.</summary>
    public static IEnumerable<TheoryDataRow<int, string>> Gaps
        => from gapMs in new[] { 51, 499, 501, 5000 } from start in Starts.All select new TheoryDataRow<int, string>(gapMs, start.Name);

    [Theory]
    [MemberData(nameof(Gaps))]
    public void Given_a_state_When_a_step_comes_late_Then_it_is_counted_and_beyond_500_ms_the_contactor_is_open_and_it_starts_over(int gapMs, string start)
    {
        foreach (var line in Lines)
        {
            var c = Starts.Build(Starts.All.First(s => s.Name == start).Drive, Trouble.None, long.MaxValue / 2);
            var (granted, wasClosed, lateBefore, state) = (new GrantedOutputs(), c.Outputs.Contactor1, c.View[ViewField.LateSteps], c.Charger.State);
            granted.Grant(c.Outputs, c.NowMs);
            Assert.Equal(0, lateBefore);
            // The board opens by itself, the charger's clock standing still.
            for (var ms = 0; ms < gapMs; ms++) Assert.Equal(wasClosed && ms <= Outputs.ValidForMs, granted.At(c.NowMs + ms).Contactor1);

            c.Line = line;
            c.Step(gapMs);

            var isLong = gapMs > Outputs.ValidForMs;
            Assert.Equal(1, c.View[ViewField.LateSteps]);
            if (isLong) Assert.False(c.Outputs.Contactor1);
            if (isLong && state is not (ChargerState.A or ChargerState.B1)) Assert.Equal((0, ChargerState.B1), (c.Outputs.OfferedDa, c.Charger.State));
            // What may stay closed through a short gap opens within its bounds, as without one.
            c.AfterStep = x => Assert.Equal(0, x.Charger.Violations);
            c.Run(10_000, 10);
            if (line != Line.V6) Assert.False(c.Outputs.Contactor1, $"{start}, {line}");
            Assert.Equal(1, c.View[ViewField.LateSteps]);
        }
    }

    [Theory]
    [InlineData(10, 0)]
    [InlineData(50, 0)]
    [InlineData(51, 1)]
    [InlineData(500, 1)]
    public void Given_a_charging_vehicle_When_a_step_is_late_by_no_more_than_500_ms_Then_charging_goes_on_undisturbed(int gapMs, int counted)
    {
        var sim = Rig.Normal().Settled();
        var transitions = sim.View[ViewField.State];
        Gap(sim, gapMs);
        sim.AfterStep = s => Assert.True(s.Outputs.Contactor1);
        sim.RunSeconds(5);

        Assert.Equal((counted, transitions), (sim.View[ViewField.LateSteps], sim.View[ViewField.State]));
        Assert.Equal(1, sim.Plant.ContactorCycles);
    }

    [Theory]
    [InlineData("", 501)]
    [InlineData("", 5000)]
    [InlineData("", 60_000)]
    [InlineData("EnableC2=Always On", 501)]
    [InlineData("MainsMeter=API, Mode=Smart, MaxSumMains=40, MaxSumMainsTime=1", 5000)]
    [InlineData("MainsMeter=API, Mode=Smart, MaxSumMains=40, MaxSumMainsTime=1", 120_000)]
    [InlineData("MainsMeter=API, Mode=Solar", 5000)]
    [InlineData("MainsMeter=API, Mode=Solar, StopTime=1", 120_000)]
    public void Given_a_charging_vehicle_When_the_loop_hangs_Then_it_starts_over_by_itself_as_after_a_pause(string settings, int gapMs)
    {
        var sim = new SimulatedCharger(Values.Of("Config=Fixed, MaxCurrent=16, " + settings)) { FeedMs = 2000 };
        sim.Plant.Sun.SumMa = 60_000;
        sim.Settled();
        Gap(sim, gapMs);
        Assert.Equal((ChargerState.B1, false), (sim.Charger.State, sim.Outputs.Contactor1));

        // Line disconnected, charge delay or the vehicle's own time; a fresh sample where one is needed.
        Assert.InRange(sim.MsUntil(ChargerState.C, 120), StateMachine.PilotDisconnectMs, 90_000);
        sim.RunSeconds(30);
        Assert.Equal((ChargerState.C, 0, 1), (sim.Charger.State, sim.Charger.Violations, sim.View[ViewField.LateSteps]));
    }

    [Fact]
    public void Given_a_cloud_that_is_being_waited_out_When_the_loop_hangs_Then_what_was_counted_for_the_session_counts_no_longer()
    {
        var sim = new SimulatedCharger(Values.Of("Config=Fixed, MaxCurrent=16, MainsMeter=API, Mode=Solar, StopTime=10")) { FeedMs = 2000 };
        sim.Plant.Sun.SumMa = 30_000;
        sim.Settled().RunSeconds(60);
        sim.Plant.Sun.SumMa = 0;
        sim.RunSeconds(30);
        Assert.InRange(sim.View[ViewField.SolarStopS], 1, 600);
        sim.FeedMs = 0;

        Gap(sim, 501);

        Assert.Equal((ChargerState.B1, 0), (sim.Charger.State, sim.View[ViewField.SolarStopS]));
    }

    [Fact]
    public void Given_many_late_steps_When_they_are_published_Then_the_topic_counts_them()
    {
        var bench = new MqttBench("MQTTHeartbeat=0");
        Assert.Equal("0", bench.Last("LateSteps"));
        for (var i = 0; i < 5; i++)
        {
            Gap(bench.Sim, 80);
            bench.Run(3);
        }

        bench.Run(10);
        Assert.Equal("5", bench.Last("LateSteps"));
        Assert.InRange(bench.Times("LateSteps").Length, 2, 4);
    }

    // The plant goes on with what the board has on its pins.
    private static void Gap(SimulatedCharger sim, int gapMs)
    {
        var granted = new GrantedOutputs();
        granted.Grant(sim.Outputs, sim.NowMs);
        for (var ms = 10; ms < gapMs; ms += 10) sim.Plant.Step(granted.At(sim.NowMs + ms), sim.NowMs + ms);
        var usualMs = sim.StepMs;
        sim.StepMs = gapMs;
        sim.Step();
        sim.StepMs = usualMs;
    }
}
