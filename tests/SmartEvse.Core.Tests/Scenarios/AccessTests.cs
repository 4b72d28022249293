using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Pilot;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Scenarios;

/// <summary>Access: off, paused, on; with a vehicle that lets go, and with one that does not.</summary>
public sealed class AccessTests
{
    [Theory]
    [InlineData(AccessStatus.Deny, "access_off")]
    [InlineData(AccessStatus.Pause, "paused")]
    public void Given_T2_charging_When_access_is_withdrawn_and_given_back_Then_the_vehicle_lets_go_first_and_restarts_after_the_delay(int access, string reason)
    {
        var sim = Rig.Smart().Settled();
        Assert.Equal(Refusal.None, sim.Send(CommandKind.SetAccess, access));

        Assert.Equal(ChargerState.C1, sim.Charger.State);
        Assert.True(sim.Outputs.Contactor1);
        Assert.Equal(0, sim.Outputs.OfferedDa);
        Assert.Equal(PilotDuty.Steady, sim.Outputs.DutyPermille);
        Assert.Equal("stopping", sim.Reason());
        Assert.InRange(sim.View[ViewField.ChargeDelayS], 14, 15);

        Assert.InRange(sim.MsUntil(ChargerState.B1, 7), 1500, 3000);
        Assert.False(sim.Outputs.Contactor1);
        Assert.True(sim.Outputs.PilotConnected);
        sim.RunSeconds(30);
        Assert.Equal(ChargerState.B1, sim.Charger.State);
        Assert.Equal(reason, sim.Reason());

        sim.Send(CommandKind.SetAccess, AccessStatus.Allow);
        Assert.InRange(sim.MsUntil(ChargerState.C, 20), 0, 5000);
    }

    [Fact]
    public void Given_a_short_pause_When_access_returns_at_once_Then_the_restart_waits_for_15_s()
    {
        var sim = Rig.Normal().Settled();
        sim.Send(CommandKind.SetAccess, AccessStatus.Pause);
        sim.MsUntil(ChargerState.B1, 7);
        sim.Send(CommandKind.SetAccess, AccessStatus.Allow);
        sim.RunSeconds(1);
        Assert.Equal("charge_delay", sim.Reason());

        Assert.InRange(sim.MsUntil(ChargerState.B, 30), 10_000, 15_000);
    }

    [Fact]
    public void Given_T9_a_vehicle_that_does_not_let_go_When_access_is_withdrawn_Then_the_contactor_opens_after_7_s_at_the_most()
    {
        var sim = Rig.Smart().Settled();
        sim.Plant.PilotFault = PilotFault.StuckC;
        sim.Send(CommandKind.SetAccess, AccessStatus.Deny);

        Assert.InRange(sim.MsUntilOpen(10), 5900, 7000);
        Assert.Equal(ChargerState.B1, sim.Charger.State);
        Assert.Equal(0, sim.Charger.Violations);
    }

    [Theory]
    [InlineData(AccessStatus.Deny)]
    [InlineData(AccessStatus.Pause)]
    public void Given_no_access_When_a_vehicle_is_plugged_in_Then_nothing_is_offered_and_it_is_known_to_be_there(int access)
    {
        var sim = Rig.Normal();
        sim.Send(CommandKind.SetAccess, access);
        sim.Plant.Plug();
        sim.AfterStep = s => Assert.Equal((0, false), (s.Outputs.OfferedDa, s.Outputs.Contactor1));
        sim.RunSeconds(60);

        Assert.Equal(ChargerState.A, sim.Charger.State);
        Assert.Equal(1, sim.View[ViewField.Plugged]);
        sim.AfterStep = null;

        sim.Send(CommandKind.SetAccess, AccessStatus.Allow);
        Assert.InRange(sim.MsUntil(ChargerState.C, 10), 0, 4000);
    }

    [Fact]
    public void Given_A12_When_access_is_withdrawn_in_B_or_in_the_wake_up_Then_the_offer_ends_in_the_same_step()
    {
        var sim = Rig.Normal();
        sim.Plant.Vehicle.WantsEnergy = false;
        sim.Plant.Plug();
        Assert.True(sim.MsUntil(ChargerState.B, 6) > 0);
        sim.Send(CommandKind.SetAccess, AccessStatus.Deny);
        Assert.Equal((ChargerState.B1, PilotDuty.Steady), (sim.Charger.State, sim.Outputs.DutyPermille));

        sim.Send(CommandKind.SetAccess, AccessStatus.Allow);
        Assert.True(sim.MsUntil(ChargerState.Activate, 60) > 0);
        sim.Send(CommandKind.SetAccess, AccessStatus.Deny);
        Assert.Equal((ChargerState.B1, PilotDuty.Steady), (sim.Charger.State, sim.Outputs.DutyPermille));
    }

    [Fact]
    public void Given_a_vehicle_that_asks_When_access_is_withdrawn_just_before_the_contactor_would_close_Then_it_never_closes()
    {
        for (var ms = 0; ms < 3000; ms += 100)
        {
            var sim = Rig.Normal();
            sim.Plant.Plug();
            sim.RunSeconds(ms / 1000.0);
            if (sim.Charger.State == ChargerState.C) break;
            sim.Send(CommandKind.SetAccess, AccessStatus.Deny);
            sim.AfterStep = s => Assert.False(s.Outputs.Contactor1);
            sim.RunSeconds(10);
        }
    }

    [Fact]
    public void Given_a_stop_When_the_vehicle_is_pulled_during_the_grace_Then_the_contactor_opens_at_once()
    {
        var sim = Rig.Normal().Settled();
        sim.Send(CommandKind.SetAccess, AccessStatus.Deny);
        sim.RunSeconds(0.5);
        Assert.True(sim.Outputs.Contactor1);
        sim.Plant.Unplug();

        Assert.InRange(sim.MsUntilOpen(1), 0, 60);
        Assert.Equal(ChargerState.A, sim.Charger.State);
    }

    [Fact]
    public void Given_no_access_When_MODE_is_chosen_Then_access_is_given_with_it()
    {
        var sim = Rig.Normal();
        sim.Send(CommandKind.SetAccess, AccessStatus.Deny);

        Assert.Equal(Refusal.None, sim.Send(CommandKind.SetMode, ChargeMode.Normal));

        Assert.Equal(AccessStatus.Allow, sim.View[ViewField.Access]);
    }
}
