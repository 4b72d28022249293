using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Pilot;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Scenarios;

/// <summary>
/// H12: the power comes back. The vehicle may still ask, since it has not noticed that the offer was gone, and the contactors have opened only just now.
/// </summary>
public sealed class PowerReturnTests
{
    [Theory]
    [InlineData("EnableC2=Not present", 10)]
    [InlineData("EnableC2=Always On", 1)]
    [InlineData("EnableC2=Always On", 10)]
    [InlineData("EnableC2=Always On", 50)]
    public void Given_a_vehicle_that_asks_all_the_time_When_the_charger_starts_Then_it_stays_in_A_for_5_s_and_no_rule_is_broken(string contactor2, int stepMs)
    {
        var sim = Rig.Normal(contactor2, stepMs);
        sim.Plant.PilotFault = PilotFault.StuckC;
        sim.Plant.Plug();
        sim.AfterStep = AtRest;
        sim.RunUntil(StateMachine.StartRestMs);
        sim.AfterStep = null;

        var closedMs = StateMachine.StartRestMs + sim.MsUntil(ChargerState.C, 20);

        Assert.InRange(closedMs, StateMachine.StartRestMs + PilotWatch.AskingMs, StateMachine.StartRestMs + PilotWatch.AskingMs + (3 * stepMs));
        sim.RunSeconds(5);
        Assert.Equal((ChargerState.C, 0), (sim.Charger.State, sim.Charger.Violations));
    }

    [Theory]
    [InlineData(CommandKind.SetMode, ChargeMode.Normal)]
    [InlineData(CommandKind.SetAccess, AccessStatus.Allow)]
    [InlineData(CommandKind.ClearError, 0)]
    public void Given_a_charger_that_has_just_started_When_a_person_asks_for_a_start_Then_it_rests_all_the_same(CommandKind kind, int number)
    {
        var sim = Rig.Normal();
        sim.Plant.Plug();
        sim.AfterStep = AtRest;
        sim.RunSeconds(2);
        Assert.Equal(Refusal.None, sim.Send(kind, number));
        sim.RunUntil(StateMachine.StartRestMs);
        sim.AfterStep = null;

        Assert.InRange(sim.MsUntil(ChargerState.C, 5), 0, 3000);
    }

    [Fact]
    public void Given_a_charger_that_has_just_started_When_a_vehicle_waits_Then_the_reason_says_for_how_long()
    {
        var sim = Rig.Normal();
        sim.Plant.Plug();
        sim.RunUntil(1500);

        Assert.Equal(("charge_delay", 4, 4), (sim.Reason(), sim.View[ViewField.ReasonSeconds], sim.View[ViewField.ChargeDelayS]));
        sim.RunUntil(StateMachine.StartRestMs + 100);
        Assert.Equal(("vehicle_not_asking", 0), (sim.Reason(), sim.View[ViewField.ChargeDelayS]));
    }

    [Fact]
    public void Given_a_charger_that_was_used_When_the_next_vehicle_comes_Then_it_waits_for_no_start()
    {
        var sim = Rig.Normal().Settled();
        sim.Plant.Unplug();
        sim.RunSeconds(1).Plant.Plug();

        Assert.InRange(sim.MsUntil(ChargerState.B, 1), 0, 100);
    }

    private static void AtRest(SimulatedCharger s)
        => Assert.Equal(
            (ChargerState.A, false, false, true, PilotDuty.Steady, 0),
            (s.Charger.State, s.Outputs.Contactor1, s.Outputs.Contactor2, s.Outputs.PilotConnected, s.Outputs.DutyPermille, s.Outputs.OfferedDa));
}
