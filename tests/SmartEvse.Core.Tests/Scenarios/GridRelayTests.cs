using SmartEvse.Core.Charging;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Scenarios;

/// <summary>SWITCH Grid Relay (par. 14a): while the contact is open, 18 A over all phases and no more, in every mode.</summary>
public sealed class GridRelayTests
{
    [Theory]
    [InlineData("N7, three phases", "Mode=Normal, EnableC2=Not present", 60, "limit_grid_relay")]
    [InlineData("N8, one phase: 18 A are more than MAX", "Mode=Normal, EnableC2=Always Off", 160, "charging")]
    [InlineData("one phase, MAX 32", "Mode=Normal, EnableC2=Always Off, MaxCurrent=32", 180, "limit_grid_relay")]
    [InlineData("S21, Smart", "Mode=Smart, EnableC2=Always On", 60, "limit_grid_relay")]
    public void Given_the_relay_open_When_a_vehicle_charges_Then_4_2_kW_are_shared_by_the_phases_in_use(string id, string settings, int offeredDa, string reason)
    {
        var sim = Rig.Normal("MainsMeter=API, Switch=Grid Relay, " + settings);
        sim.FeedMs = 2000;
        sim.Plant.UseVehicle(new Simulation.VehicleOptions { MaxDa = 320 });
        sim.Plant.SwitchClosed = false;
        sim.Settled();

        Assert.True(offeredDa == sim.Outputs.OfferedDa, id + ": " + sim.Outputs.OfferedDa);
        Assert.Equal(reason, sim.Reason());
        Assert.InRange(sim.Plant.EvDa[0] + sim.Plant.EvDa[1] + sim.Plant.EvDa[2], 0, 180);
    }

    [Fact]
    public void Given_charging_at_16_A_When_the_relay_opens_Then_the_offer_falls_at_once_and_rises_again_when_it_closes()
    {
        var sim = Rig.Normal("Switch=Grid Relay");
        sim.Plant.SwitchClosed = true;
        sim.Settled();
        Assert.Equal(160, sim.Outputs.OfferedDa);
        sim.Plant.SwitchClosed = false;
        Assert.InRange(sim.RunUntil(s => s.Outputs.OfferedDa == 60, System.TimeSpan.FromSeconds(1)), 100, 140);
        Assert.Equal(1, sim.View[ViewField.GridRelayLimits]);
        sim.Plant.SwitchClosed = true;
        sim.RunSeconds(10);

        Assert.Equal((160, 0), (sim.Outputs.OfferedDa, sim.View[ViewField.GridRelayLimits]));
    }

    [Fact]
    public void Given_MIN_above_what_the_relay_leaves_When_it_opens_Then_charging_stops_and_the_reason_says_why()
    {
        var sim = Rig.Normal("Switch=Grid Relay, MinCurrent=10");
        sim.Plant.SwitchClosed = true;
        sim.Settled();
        sim.Plant.SwitchClosed = false;

        Assert.InRange(sim.MsUntil(ChargerState.C1, 1), 0, 200);
        sim.RunSeconds(30);
        Assert.Equal(("limit_grid_relay", false), (sim.Reason(), sim.Outputs.Contactor1));
        sim.Plant.SwitchClosed = true;
        Assert.InRange(sim.MsUntil(ChargerState.C, 90), 0, 90_000);
    }

    [Fact]
    public void Given_J07_Solar_with_sun_for_more_When_the_relay_opens_Then_it_rules_there_too()
    {
        var sim = Rig.Normal("MainsMeter=API, Switch=Grid Relay, Mode=Solar, EnableC2=Always On");
        sim.FeedMs = 2000;
        sim.Plant.Sun.SumMa = 60_000;
        sim.Plant.SwitchClosed = true;
        sim.Charging().RunSeconds(60);
        Assert.Equal(160, sim.Outputs.OfferedDa);
        sim.Plant.SwitchClosed = false;
        sim.RunSeconds(5);

        Assert.Equal((ChargerState.C, 60, "limit_grid_relay"), (sim.Charger.State, sim.Outputs.OfferedDa, sim.Reason()));
    }

    [Fact]
    public void Given_another_function_of_SWITCH_When_the_contact_is_open_Then_nothing_is_limited()
    {
        var sim = Rig.Normal("Switch=Access B").Settled();

        Assert.Equal((160, 0), (sim.Outputs.OfferedDa, sim.View[ViewField.GridRelayLimits]));
    }

    // Found by seed 52576 of the worlds: the relay opens and a vehicle is plugged in while the control loop hangs.
    [Fact]
    public void Given_a_control_loop_that_hangs_When_the_relay_opens_meanwhile_Then_the_first_step_after_it_obeys_the_relay()
    {
        var charger = new Charger(Values.Of("Switch=Grid Relay, MinCurrent=15, MaxCurrent=29, Config=Fixed"));
        var inputs = new Inputs { PilotHighMv = 3200, PilotLowMv = 3200, SwitchClosed = true };
        var nowMs = 0L;
        for (; nowMs < 10_000; nowMs += 10) charger.Step(inputs, nowMs);
        Assert.Equal(ChargerState.A, charger.State);

        nowMs += 8000;
        inputs.SwitchClosed = false;
        inputs.PilotHighMv = 2880;
        for (var end = nowMs + 1000; nowMs < end; nowMs += 10) Assert.Equal(0, charger.Step(inputs, nowMs).OfferedDa);
    }
}
