using SmartEvse.Core.Charging;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Scenarios;

/// <summary>What can go wrong on the pilot line while the contactor is closed (defect 1 of the C++ firmware: it kept charging).</summary>
public sealed class PilotFaultTests
{
    [Theory]
    [InlineData(PilotFault.Short, 500)]
    [InlineData(PilotFault.Ventilation, 500)]
    [InlineData(PilotFault.BetweenBands, 500)]
    [InlineData(PilotFault.Open, 60)]
    [InlineData(PilotFault.NoDiode, 1500)]
    public void Given_charging_When_the_pilot_line_fails_Then_the_contactor_opens_in_time_without_the_interlock(PilotFault fault, int withinMs)
    {
        var sim = Rig.Normal().Settled();
        sim.Plant.PilotFault = fault;

        Assert.InRange(sim.MsUntilOpen(5), 0, withinMs);
        Assert.Equal(0, sim.Charger.Violations);
        Assert.NotEqual(ChargerState.C, sim.Charger.State);
        Assert.Equal(0, sim.Plant.EvDa[0] * (sim.Outputs.Contactor1 ? 1 : 0));
    }

    [Theory]
    [InlineData(PilotFault.Short)]
    [InlineData(PilotFault.Ventilation)]
    [InlineData(PilotFault.BetweenBands)]
    public void Given_a_pilot_fault_When_it_lasts_Then_it_stays_published_and_nothing_closes(PilotFault fault)
    {
        var sim = Rig.Normal().Settled();
        sim.Plant.PilotFault = fault;
        sim.MsUntilOpen(5);
        sim.AfterStep = s => Assert.False(s.Outputs.Contactor1);

        sim.RunSeconds(60);

        Assert.Equal(Faults.Pilot, sim.Faults());
        Assert.Equal("fault", sim.Reason());
    }

    [Theory]
    [InlineData(PilotFault.Short, 3000)]
    [InlineData(PilotFault.Ventilation, 3000)]
    [InlineData(PilotFault.BetweenBands, 3000)]
    [InlineData(PilotFault.Open, 500)]
    public void Given_a_pilot_fault_that_has_passed_When_the_line_is_sound_again_Then_charging_resumes_by_itself(PilotFault fault, int notBeforeMs)
    {
        var sim = Rig.Normal().Settled();
        sim.Plant.PilotFault = fault;
        sim.RunSeconds(10);
        sim.Plant.PilotFault = PilotFault.None;

        Assert.InRange(sim.MsUntil(ChargerState.C, 40), notBeforeMs, 30_000);
        Assert.Equal(0, sim.Faults());
    }

    [Fact]
    public void Given_a_short_dropout_When_the_level_returns_within_300_ms_Then_charging_goes_on()
    {
        var sim = Rig.Normal().Settled();
        sim.AfterStep = s => Assert.True(s.Outputs.Contactor1);
        sim.Plant.PilotFault = PilotFault.BetweenBands;
        sim.RunSeconds(0.3);
        sim.Plant.PilotFault = PilotFault.None;
        sim.RunSeconds(5);

        Assert.Equal(0, sim.Faults());
    }

    [Fact]
    public void Given_a_contact_that_fails_again_and_again_When_it_is_sound_for_less_than_3_s_Then_the_fault_stays()
    {
        var sim = Rig.Normal().Settled();
        sim.Plant.PilotFault = PilotFault.BetweenBands;
        sim.MsUntilOpen(5);
        sim.AfterStep = s => Assert.False(s.Outputs.Contactor1);
        for (var i = 0; i < 10; i++)
        {
            sim.Plant.PilotFault = PilotFault.BetweenBands;
            sim.RunUntil(s => s.Outputs.PilotConnected, System.TimeSpan.FromSeconds(10));
            sim.RunSeconds(0.1);
            sim.Plant.PilotFault = PilotFault.None;
            sim.RunSeconds(2.8);
            Assert.Equal(Faults.Pilot, sim.Faults() & Faults.Pilot);
        }
    }

    [Fact]
    public void Given_a_pilot_fault_When_the_line_was_disconnected_for_5_s_Then_that_time_does_not_count_as_sound()
    {
        var sim = Rig.Normal().Settled();
        sim.Plant.PilotFault = PilotFault.BetweenBands;
        sim.MsUntilOpen(5);
        Assert.False(sim.Outputs.PilotConnected);
        sim.Plant.PilotFault = PilotFault.None;
        sim.RunUntil(s => s.Outputs.PilotConnected, System.TimeSpan.FromSeconds(10));

        Assert.InRange(sim.RunUntil(s => s.Faults() == 0, System.TimeSpan.FromSeconds(10)), 2900, 3200);
    }

    [Fact]
    public void Given_a_vehicle_without_a_diode_When_it_asks_Then_the_contactor_never_closes_and_the_fault_stays_until_it_is_unplugged()
    {
        var sim = Rig.Normal();
        sim.Plant.PilotFault = PilotFault.NoDiode;
        sim.Plant.Plug();
        sim.AfterStep = s => Assert.False(s.Outputs.Contactor1);
        sim.RunSeconds(30);
        Assert.Equal(Faults.Diode, sim.Faults());

        sim.Plant.PilotFault = PilotFault.None;
        sim.RunSeconds(60);
        Assert.Equal(Faults.Diode, sim.Faults());

        sim.Plant.Unplug();
        sim.RunSeconds(1);
        Assert.Equal(0, sim.Faults());
        sim.AfterStep = null;
        sim.Charging();
    }

    [Fact]
    public void Given_a_diode_that_was_seen_at_9_V_When_it_is_gone_as_the_vehicle_asks_Then_the_contactor_never_closes()
    {
        var sim = Rig.Normal();
        sim.Plant.Vehicle.WantsEnergy = false;
        sim.Plant.Plug();
        sim.RunSeconds(10);
        Assert.Equal(ChargerState.B, sim.Charger.State);
        sim.Plant.PilotFault = PilotFault.NoDiode;
        sim.Plant.Vehicle.WantsEnergy = true;
        sim.AfterStep = s => Assert.False(s.Outputs.Contactor1);
        sim.RunSeconds(20);

        Assert.Equal(Faults.Diode, sim.Faults());
    }

    [Fact]
    public void Given_the_diode_lost_while_charging_When_the_error_is_cleared_by_hand_Then_it_starts_only_with_a_diode_seen()
    {
        var sim = Rig.Normal().Settled();
        sim.Plant.PilotFault = PilotFault.NoDiode;
        sim.MsUntilOpen(2);
        sim.RunSeconds(20);
        Assert.Equal(Faults.Diode, sim.Faults());
        sim.Send(Core.Commands.CommandKind.ClearError);
        sim.AfterStep = s => Assert.False(s.Outputs.Contactor1);
        sim.RunSeconds(20);

        Assert.Equal(Faults.Diode, sim.Faults());
    }

    [Theory]
    [InlineData(PilotFault.Short)]
    [InlineData(PilotFault.BetweenBands)]
    public void Given_a_pilot_fault_without_a_vehicle_When_it_appears_Then_it_is_published(PilotFault fault)
    {
        var sim = Rig.Normal().RunSeconds(2);
        sim.Plant.PilotFault = fault;
        sim.RunSeconds(1);

        Assert.Equal(Faults.Pilot, sim.Faults());
        Assert.Equal(ChargerState.A, sim.Charger.State);
    }
}
