using System;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Scenarios;

/// <summary>STOP and CONTACT2 Auto: as long as one phase can still be tried, the lack of sun does not end the session; on one phase it does.</summary>
public sealed class StopAndPhasesTests
{
    [Fact]
    public void Given_Auto_on_three_phases_When_the_sun_is_gone_Then_one_phase_is_tried_first_and_STOP_counts_from_there()
    {
        var sim = Solar("EnableC2=Auto, StopTime=1");
        Assert.Equal(3, sim.View[ViewField.Phases]);
        sim.Plant.Sun.SumMa = 0;
        sim.AfterStep = s => Assert.Equal(0, s.View[ViewField.SolarStopS]);
        Assert.InRange(sim.MsUntil(ChargerState.C1, 600), 0, 600_000);
        Assert.Equal("switching_phases", sim.Reason());
        sim.AfterStep = null;
        Assert.InRange(sim.MsUntil(ChargerState.C, 60), 0, 60_000);
        Assert.Equal(1, sim.View[ViewField.Phases]);

        Assert.InRange(sim.RunUntil(s => s.View[ViewField.SolarStopS] > 0, TimeSpan.FromSeconds(30)), 0, 30_000);
        Assert.InRange(sim.MsUntil(ChargerState.C1, 90), 55_000, 61_000);
        Assert.Equal(Core.Limits.Faults.NoPower, sim.Faults());
    }

    [Fact]
    public void Given_three_phases_without_a_choice_When_the_sun_is_gone_Then_STOP_counts_at_once()
    {
        var sim = Solar("EnableC2=Always On, StopTime=1");
        sim.Plant.Sun.SumMa = 0;

        Assert.InRange(sim.RunUntil(s => s.View[ViewField.SolarStopS] > 0, TimeSpan.FromSeconds(20)), 0, 20_000);
        Assert.InRange(sim.MsUntil(ChargerState.C1, 90), 55_000, 61_000);
    }

    private static SimulatedCharger Solar(string more)
    {
        var sim = Rig.Smart("Mode=Solar, " + more);
        sim.Plant.House.Set(0, 0, 0);
        sim.Plant.Sun.SumMa = 30_000;
        return sim.RunSeconds(6).Charging().RunSeconds(60);
    }
}
