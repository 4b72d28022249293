using SmartEvse.Core.Charging;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Scenarios;

/// <summary>The EV meter: power, register, and the energy of a session.</summary>
public sealed class EnergyTests
{
    [Fact]
    public void Given_F4_an_EV_meter_When_a_vehicle_charges_Then_currents_power_and_register_are_those_fed()
    {
        var sim = Fed().Settled();

        Assert.InRange(sim.View[ViewField.EvL1Da], 155, 160);
        Assert.InRange(sim.View[ViewField.EvPowerW], 10_500, 11_040);
        Assert.InRange(sim.View[ViewField.EvEnergyWh], 1_000_000, 1_000_000 + sim.Plant.EvWh);
        Assert.Equal(1, sim.View[ViewField.EvFresh]);
    }

    [Fact]
    public void Given_a_session_When_it_charges_for_half_an_hour_Then_its_energy_is_that_of_the_register_since_its_start()
    {
        var sim = Fed().Settled().RunSeconds(1800);

        Assert.InRange(sim.View[ViewField.EvSessionWh], sim.Plant.EvWh - 5, sim.Plant.EvWh);
        Assert.InRange(sim.View[ViewField.EvSessionWh], 5000, 5700);
    }

    [Fact]
    public void Given_a_session_that_pauses_When_it_goes_on_Then_its_energy_goes_on_and_a_new_vehicle_starts_at_0()
    {
        var sim = Fed().Settled().RunSeconds(300);
        sim.Plant.Vehicle.WantsEnergy = false;
        sim.RunSeconds(10);
        var first = sim.View[ViewField.EvSessionWh];
        sim.Plant.Vehicle.WantsEnergy = true;
        sim.RunSeconds(300);
        Assert.True(sim.View[ViewField.EvSessionWh] > first + 500);

        sim.Plant.Unplug();
        sim.RunSeconds(5);
        var ended = sim.View[ViewField.EvSessionWh];
        Assert.True(ended > first + 500, "the energy of the last session stays until the next one");
        sim.Charging().RunSeconds(60);
        Assert.InRange(sim.View[ViewField.EvSessionWh], 50, 300);
    }

    [Fact]
    public void Given_no_EV_meter_When_a_vehicle_charges_Then_nothing_is_known_about_its_energy()
    {
        var sim = Rig.Normal().Settled();

        Assert.Equal(ChargerView.Unknown, sim.View[ViewField.EvSessionWh]);
        Assert.Equal(ChargerView.Unknown, sim.View[ViewField.EvPowerW]);
        Assert.Equal(0, sim.Faults());
    }

    [Fact]
    public void Given_a_register_that_is_known_only_after_the_start_When_it_comes_Then_the_session_counts_from_there()
    {
        var sim = Rig.Normal("EVMeter=API").Settled();
        sim.Charger.EvFeed.Put([160, 160, 160, 11_040, 5000], 5);
        sim.Step();
        sim.Charger.EvFeed.Put([160, 160, 160, 11_040, 5200], 5);
        sim.Step();

        Assert.Equal(200, sim.View[ViewField.EvSessionWh]);
        Assert.Equal(ChargerState.C, sim.Charger.State);
    }

    private static SimulatedCharger Fed()
    {
        var sim = Rig.Normal("EVMeter=API, MainsMeter=API");
        sim.FeedMs = 1000;
        sim.FeedEv = true;
        return sim;
    }
}
