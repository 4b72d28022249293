using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Scenarios;

/// <summary>Meters that fall silent: in Smart charging stops after 11 s, in Normal nothing happens.</summary>
public sealed class FeedTimeoutTests
{
    [Fact]
    public void Given_F1_a_feed_every_5_s_When_a_vehicle_charges_for_minutes_Then_there_is_never_a_communication_error()
    {
        var sim = Rig.Smart();
        sim.FeedMs = 5000;
        sim.Settled();
        sim.AfterStep = s => Assert.Equal(0, s.Faults());

        sim.RunSeconds(300);

        Assert.Equal(sim.Plant.MainsDa[0], sim.View[ViewField.MainsL1Da]);
        Assert.InRange(sim.View[ViewField.MainsAgeS], 0, 5);
    }

    [Fact]
    public void Given_F2_and_T3_charging_in_Smart_When_the_feed_stops_Then_it_stops_between_11_and_12_s_after_the_last_value()
    {
        var sim = LastFeedNow(Rig.Smart().Settled());

        Assert.InRange(sim.RunUntil(s => s.Faults() != 0, System.TimeSpan.FromSeconds(20)), 10_900, 12_000);
        Assert.Equal(Faults.MainsComm, sim.Faults());
        Assert.Equal(ChargerState.C1, sim.Charger.State);
        Assert.Equal(0, sim.Outputs.OfferedDa);
        Assert.InRange(sim.MsUntilOpen(10), 0, 7000);
        sim.RunSeconds(10);
        Assert.Equal("no_feed", sim.Reason());
        Assert.Equal(0, sim.View[ViewField.MainsFresh]);
    }

    [Fact]
    public void Given_F3_a_communication_error_When_the_feed_resumes_Then_the_error_ends_with_the_first_value_and_charging_restarts()
    {
        var sim = LastFeedNow(Rig.Smart().Settled()).RunSeconds(40);
        Assert.Equal(Faults.MainsComm, sim.Faults());
        sim.FeedMains(50, 50, 50);
        sim.Step();
        Assert.Equal(0, sim.Faults());
        sim.FeedMs = 2000;

        Assert.InRange(sim.MsUntil(ChargerState.C, 30), 0, 20_000);
    }

    [Fact]
    public void Given_charging_in_Normal_When_the_mains_feed_stops_Then_nothing_happens()
    {
        var sim = Rig.Normal("MainsMeter=API, EVMeter=API");
        sim.FeedMs = 2000;
        sim.FeedEv = true;
        sim.Settled();
        sim.FeedMs = 0;
        sim.AfterStep = s => Assert.Equal((0, true), (s.Faults(), s.Outputs.Contactor1));

        sim.RunSeconds(120);
    }

    [Theory]
    [InlineData("Smart")]
    [InlineData("Solar")]
    public void Given_A05_a_mode_that_regulates_When_the_mains_meter_is_switched_to_API_Then_the_first_value_is_due_within_11_s(string mode)
    {
        var sim = new SimulatedCharger(Values.Of("Config=Fixed, Mode=" + mode));
        sim.RunSeconds(60);
        sim.Charger.IsUnlocked = true;
        Assert.Equal(Refusal.None, sim.Send(CommandKind.SetNumber, 9, row: SettingId.MainsMeter));

        Assert.InRange(sim.RunUntil(s => s.Faults() == Faults.MainsComm, System.TimeSpan.FromSeconds(20)), 10_900, 12_000);
        sim.FeedMains(10, 10, 10);
        sim.Step();
        Assert.Equal(0, sim.Faults());
    }

    [Fact]
    public void Given_A05_a_meter_on_API_When_MODE_becomes_Smart_Then_the_11_s_start_there()
    {
        var sim = Rig.Normal("MainsMeter=API").RunSeconds(100);
        Assert.Equal(0, sim.Faults());
        sim.Send(CommandKind.SetMode, ChargeMode.Smart);

        Assert.InRange(sim.RunUntil(s => s.Faults() == Faults.MainsComm, System.TimeSpan.FromSeconds(20)), 10_900, 12_000);
    }

    [Fact]
    public void Given_A06_Smart_When_the_EV_meter_is_switched_to_API_Then_its_first_value_is_due_within_11_s()
    {
        var sim = Rig.Smart().RunSeconds(60);
        sim.Charger.IsUnlocked = true;
        Assert.Equal(Refusal.None, sim.Send(CommandKind.SetNumber, 9, row: SettingId.EVMeter));

        Assert.InRange(sim.RunUntil(s => s.Faults() == Faults.EvComm, System.TimeSpan.FromSeconds(20)), 10_900, 12_000);
        sim.FeedEvMeter();
        sim.Step();
        Assert.Equal(0, sim.Faults());
    }

    [Theory]
    [InlineData(11)]
    [InlineData(64)]
    public void Given_F5_charging_in_Smart_When_the_EV_feed_stops_Then_it_stops_after_EV_TMO(int timeoutS)
    {
        var sim = Rig.Smart("EVMeter=API, EVMeterTimeout=" + timeoutS);
        sim.FeedEv = true;
        sim.Settled();
        sim.FeedEvMeter();
        sim.FeedEv = false;
        sim.Step();

        Assert.InRange(sim.RunUntil(s => s.Faults() != 0, System.TimeSpan.FromSeconds(70)), (timeoutS * 1000) - 100, (timeoutS + 1) * 1000);
        Assert.Equal(Faults.EvComm, sim.Faults());
        Assert.InRange(sim.MsUntilOpen(10), 0, 7000);
    }

    [Fact]
    public void Given_FEED_TMO_of_60_s_When_the_feed_stops_Then_that_is_the_time_out()
    {
        var sim = LastFeedNow(Rig.Smart("FeedTimeout=60").Settled());

        Assert.InRange(sim.RunUntil(s => s.Faults() != 0, System.TimeSpan.FromSeconds(70)), 59_900, 61_000);
    }

    [Fact]
    public void Given_a_silent_feed_When_the_time_out_has_not_come_Then_the_offer_never_rises()
    {
        var sim = Rig.Smart();
        sim.Plant.House.Set(150, 50, 50);
        LastFeedNow(sim.Settled());
        var offered = sim.Outputs.OfferedDa;
        sim.Plant.House.Set(0, 0, 0);
        sim.AfterStep = s => Assert.InRange(s.Outputs.OfferedDa, 0, offered);

        sim.RunSeconds(30);

        Assert.Equal(0, sim.Charger.Violations);
    }

    [Fact]
    public void Given_a_mains_meter_that_is_not_fed_here_When_a_feed_comes_all_the_same_Then_it_is_not_used()
    {
        var sim = new SimulatedCharger(Values.Of("MainsMeter=ABB, EVMeter=ABB")) { FeedMs = 1000, FeedEv = true };

        sim.RunSeconds(5);

        Assert.Equal(ChargerView.Unknown, sim.View[ViewField.MainsL1Da]);
        Assert.Equal(ChargerView.Unknown, sim.View[ViewField.EvL1Da]);
    }

    [Fact]
    public void Given_a_small_export_on_every_phase_When_it_comes_with_power_and_energy_Then_minus_1_is_a_current_and_keeps_the_feed_fresh()
    {
        var sim = Rig.Smart().RunSeconds(3);
        sim.FeedMs = 0;
        for (var i = 0; i < 30; i++)
        {
            sim.Charger.MainsFeed.Put([-1, -1, -1, -69, 1234], 5);
            sim.RunSeconds(1);
        }

        Assert.Equal(0, sim.Faults());
        Assert.Equal(-1, sim.View[ViewField.MainsL1Da]);
        Assert.Equal(-69, sim.View[ViewField.MainsPowerW]);
    }

    [Fact]
    public void Given_an_EV_meter_that_knows_only_power_and_energy_When_it_is_fed_Then_the_currents_stay_unknown()
    {
        var sim = Rig.Normal("EVMeter=API");
        sim.Charger.EvFeed.Put([-1, -1, -1, 6900, 5000], 5);
        sim.Step();

        Assert.Equal(ChargerView.Unknown, sim.View[ViewField.EvL1Da]);
        Assert.Equal(6900, sim.View[ViewField.EvPowerW]);
        Assert.Equal(5000, sim.View[ViewField.EvEnergyWh]);
    }

    private static SimulatedCharger LastFeedNow(SimulatedCharger sim)
    {
        sim.FeedMains(sim.Plant.MainsDa[0], sim.Plant.MainsDa[1], sim.Plant.MainsDa[2]);
        sim.FeedMs = 0;
        sim.Step();
        return sim;
    }
}
