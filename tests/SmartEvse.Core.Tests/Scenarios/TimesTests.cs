using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Scenarios;

/// <summary>How long each state lasts, to the step. The steps are 10 ms apart, and no time is longer than it says.</summary>
public sealed class TimesTests
{
    [Fact]
    public void Given_a_vehicle_that_does_not_let_go_When_charging_is_ended_Then_the_contactor_opens_after_6_s_and_a_start_waits_15_s_from_the_end()
    {
        var sim = Rig.Normal().Settled();
        sim.Plant.PilotFault = PilotFault.StuckC;
        sim.Send(CommandKind.SetAccess, AccessStatus.Pause);
        Assert.Equal(ChargerState.C1, sim.Charger.State);
        Assert.Equal(15, sim.View[ViewField.ChargeDelayS]);
        Assert.Equal(6000, sim.MsUntil(ChargerState.B1, 10));
        sim.Send(CommandKind.SetAccess, AccessStatus.Allow);

        Assert.Equal(15_000 - 6000 - 10, sim.MsUntil(ChargerState.B, 20));
        Assert.Equal(0, sim.View[ViewField.ChargeDelayS]);
    }

    [Fact]
    public void Given_a_stop_When_it_goes_on_Then_the_reason_counts_the_seconds_until_the_contactor_opens()
    {
        var sim = Rig.Normal().Settled();
        sim.Plant.PilotFault = PilotFault.StuckC;
        sim.Send(CommandKind.SetAccess, AccessStatus.Pause);
        Assert.Equal(("stopping", 6), (sim.Reason(), sim.View[ViewField.ReasonSeconds]));
        sim.RunSeconds(1);
        Assert.Equal(("stopping", 5), (sim.Reason(), sim.View[ViewField.ReasonSeconds]));
        sim.RunSeconds(4.99);
        Assert.Equal(("stopping", 1), (sim.Reason(), sim.View[ViewField.ReasonSeconds]));
        sim.Step();
        Assert.Equal(("paused", 0), (sim.Reason(), sim.View[ViewField.ReasonSeconds]));
    }

    [Fact]
    public void Given_charging_When_the_residual_current_monitor_opens_at_once_Then_a_start_waits_15_s_as_well()
    {
        var sim = Rig.Normal("RCmon=Enabled").Settled();
        sim.Plant.RcmFault = true;
        sim.Step();
        Assert.Equal((ChargerState.B1, 15, false), (sim.Charger.State, sim.View[ViewField.ChargeDelayS], sim.Outputs.Contactor1));
    }

    [Fact]
    public void Given_an_offer_that_is_withdrawn_When_it_may_be_made_again_at_once_Then_that_takes_3_s()
    {
        var sim = Rig.Normal();
        sim.Plant.Vehicle.WantsEnergy = false;
        sim.Plant.Plug();
        sim.MsUntil(ChargerState.B, 10);
        sim.Send(CommandKind.SetAccess, AccessStatus.Deny);
        Assert.Equal((ChargerState.B1, 3, true), (sim.Charger.State, sim.View[ViewField.ChargeDelayS], sim.Outputs.PilotConnected));
        sim.RunSeconds(1);
        sim.Send(CommandKind.SetAccess, AccessStatus.Allow);

        Assert.Equal(3000 - 1000 - 10, sim.MsUntil(ChargerState.B, 5));
    }

    [Fact]
    public void Given_a_stop_of_a_vehicle_with_access_When_the_offer_is_gone_Then_the_pilot_is_disconnected_for_5_s()
    {
        var sim = Rig.Normal().Settled();
        sim.Plant.TemperatureC = 90;
        sim.MsUntil(ChargerState.B1, 10);
        Assert.False(sim.Outputs.PilotConnected);

        Assert.Equal(5000, sim.RunUntil(s => s.Outputs.PilotConnected, System.TimeSpan.FromSeconds(10)));
        Assert.Equal(ChargerState.B1, sim.Charger.State);
    }

    [Fact]
    public void Given_a_vehicle_that_sleeps_When_it_has_been_offered_current_for_30_s_Then_the_pulse_comes_and_lasts_3_s()
    {
        var sim = Rig.Normal();
        sim.Plant.Vehicle.WantsEnergy = false;
        sim.Plant.Plug();
        sim.MsUntil(ChargerState.B, 20);

        Assert.Equal(30_000, sim.MsUntil(ChargerState.Activate, 60));
        Assert.Equal(3000, sim.MsUntil(ChargerState.B, 10));
    }

    [Fact]
    public void Given_a_vehicle_that_asks_from_the_first_moment_When_it_is_plugged_in_Then_the_contactor_closes_after_half_a_second_of_it()
    {
        var sim = Rig.Normal().RunSeconds(10);
        sim.Plant.PilotFault = PilotFault.StuckC;
        sim.Plant.Plug();
        sim.MsUntil(ChargerState.B, 5);

        Assert.InRange(sim.MsUntil(ChargerState.C, 5), 500, 520);
    }

    [Fact]
    public void Given_a_vehicle_that_asks_while_nothing_is_offered_When_the_offer_comes_Then_its_half_second_counts_from_there()
    {
        var sim = Rig.Normal().RunSeconds(10);
        sim.Plant.PilotFault = PilotFault.StuckC;
        sim.Send(CommandKind.SetAccess, AccessStatus.Deny);
        sim.Plant.Plug();
        sim.RunSeconds(20);
        Assert.Equal(ChargerState.A, sim.Charger.State);
        sim.Send(CommandKind.SetAccess, AccessStatus.Allow);
        Assert.Equal(ChargerState.B, sim.Charger.State);

        Assert.InRange(sim.MsUntil(ChargerState.C, 5), 500, 520);
    }

    [Fact]
    public void Given_an_unplug_during_the_charge_delay_When_the_next_vehicle_comes_Then_it_need_not_wait()
    {
        var sim = Rig.Normal().Settled();
        sim.Send(CommandKind.SetAccess, AccessStatus.Pause);
        sim.MsUntil(ChargerState.B1, 10);
        sim.Send(CommandKind.SetAccess, AccessStatus.Allow);
        Assert.InRange(sim.View[ViewField.ChargeDelayS], 5, 15);
        sim.Plant.Unplug();
        sim.MsUntil(ChargerState.A, 1);
        Assert.Equal(0, sim.View[ViewField.ChargeDelayS]);
        sim.Plant.Plug();

        Assert.InRange(sim.MsUntil(ChargerState.B, 5), 0, 100);
    }

    [Theory]
    [InlineData(PilotFault.Open)]
    [InlineData(PilotFault.BetweenBands)]
    [InlineData(PilotFault.Ventilation)]
    public void Given_charging_When_a_single_reading_of_the_pilot_is_wrong_Then_it_is_a_glitch(PilotFault glitch)
    {
        var sim = Rig.Normal().Settled();
        sim.AfterStep = s => Assert.Equal((ChargerState.C, true, 160), (s.Charger.State, s.Outputs.Contactor1, s.Outputs.OfferedDa));
        for (var i = 0; i < 50; i++)
        {
            sim.Plant.PilotFault = glitch;
            sim.Step();
            sim.Plant.PilotFault = PilotFault.None;
            sim.Step();
            sim.Step();
        }
    }

    [Theory]
    [InlineData(490, true)]
    [InlineData(500, true)]
    [InlineData(520, false)]
    public void Given_charging_When_no_step_comes_for_more_than_half_a_second_Then_the_offer_is_withdrawn_and_made_anew(int gapMs, bool goesOn)
    {
        var sim = Rig.Normal().Settled();
        sim.StepMs = gapMs;
        sim.Step();
        sim.StepMs = 10;
        Assert.Equal(goesOn, sim.Outputs.Contactor1);
        Assert.Equal(goesOn ? ChargerState.C : ChargerState.B1, sim.Charger.State);
        if (goesOn) return;
        Assert.Equal((0, false), (sim.Outputs.OfferedDa, sim.Outputs.PilotConnected));

        Assert.InRange(sim.MsUntil(ChargerState.C, 60), 5000, 30_000);
    }

    [Fact]
    public void Given_an_offer_to_a_vehicle_that_waits_When_no_step_comes_for_more_than_half_a_second_Then_the_offer_is_made_anew()
    {
        var sim = Rig.Normal();
        sim.Plant.Vehicle.WantsEnergy = false;
        sim.Plant.Plug();
        sim.MsUntil(ChargerState.B, 20);
        sim.StepMs = 600;
        sim.Step();
        sim.StepMs = 10;
        Assert.Equal((ChargerState.B1, 0, false), (sim.Charger.State, sim.Outputs.OfferedDa, sim.Outputs.PilotConnected));

        Assert.InRange(sim.MsUntil(ChargerState.B, 20), 5000, 10_000);
    }
}
