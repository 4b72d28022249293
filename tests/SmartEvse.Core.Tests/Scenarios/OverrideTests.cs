using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Pilot;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Scenarios;

/// <summary>Overrides from a distance: of the current, and on the bench of the pilot duty.</summary>
public sealed class OverrideTests
{
    [Theory]
    [InlineData(150, 150)]
    [InlineData(60, 60)]
    [InlineData(160, 160)]
    [InlineData(0, 160)]
    public void Given_U09_an_override_in_deci_amperes_When_a_vehicle_charges_Then_it_is_the_offer(int overrideDa, int offeredDa)
    {
        var sim = Rig.Normal().Settled();

        Assert.Equal(Refusal.None, sim.Send(CommandKind.SetOverride, overrideDa));
        sim.RunSeconds(10);

        Assert.Equal((ChargerState.C, offeredDa), (sim.Charger.State, sim.Outputs.OfferedDa));
        Assert.Equal(overrideDa, sim.View[ViewField.OverrideDa]);
        Assert.InRange(sim.Plant.EvDa[0], offeredDa - 5, offeredDa);
    }

    [Theory]
    [InlineData(161)]
    [InlineData(59)]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void Given_U09_an_override_outside_MIN_and_MAX_When_it_is_sent_Then_it_is_refused_and_the_last_one_stays(int overrideDa)
    {
        var sim = Rig.Normal().Settled();
        sim.Send(CommandKind.SetOverride, 100);

        Assert.Equal(Refusal.OutOfRange, sim.Send(CommandKind.SetOverride, overrideDa));
        Assert.Equal((100, 100), (sim.View[ViewField.OverrideDa], sim.Outputs.OfferedDa));
    }

    [Fact]
    public void Given_an_override_in_Smart_When_the_mains_have_less_Then_the_smaller_holds()
    {
        var sim = Rig.Smart().Settled();
        sim.Send(CommandKind.SetOverride, 120);
        sim.RunSeconds(30);
        Assert.Equal((120, "limit_override"), (sim.Outputs.OfferedDa, sim.Reason()));

        sim.Plant.House.Set(160, 50, 50);
        sim.RunSeconds(30);
        Assert.InRange(sim.Outputs.OfferedDa, 80, 90);
        Assert.Equal("limit_mains", sim.Reason());
    }

    [Fact]
    public void Given_an_override_with_a_time_out_When_its_sender_is_silent_Then_it_ends()
    {
        var sim = Rig.Normal("OverrideTimeout=2").Settled();
        sim.Send(CommandKind.SetOverride, 100);
        sim.RunSeconds(119);
        Assert.Equal(100, sim.Outputs.OfferedDa);

        sim.RunSeconds(2);

        Assert.Equal((160, 0), (sim.Outputs.OfferedDa, sim.View[ViewField.OverrideDa]));
    }

    [Theory]
    [InlineData(1, 1, true, 0)]
    [InlineData(101, 99, true, 0)]
    [InlineData(102, 100, true, 60)]
    [InlineData(200, 196, true, 117)]
    [InlineData(272, 266, true, 159)]
    [InlineData(600, 266, true, 160)]
    [InlineData(1024, PilotDuty.Steady, true, 0)]
    [InlineData(0, PilotDuty.Low, false, 0)]
    [InlineData(BenchOverride.Off, 266, true, 160)]
    public void Given_U12_a_duty_from_the_bench_When_it_is_set_on_a_waiting_vehicle_Then_it_stands_on_the_pilot_but_never_offers_more(int value, int dutyPermille, bool connected, int offeredDa)
    {
        var sim = Rig.Normal();
        sim.Plant.Vehicle.WantsEnergy = false;
        sim.Plant.Plug();
        Assert.True(sim.MsUntil(ChargerState.B, 6) > 0);
        sim.Charger.IsUnlocked = true;

        Assert.Equal(Refusal.None, sim.Send(CommandKind.SetPilotOverride, value));
        sim.RunSeconds(6);

        Assert.Equal(value, sim.View[ViewField.PilotOverride]);
        Assert.Equal((dutyPermille, connected, offeredDa), (sim.Outputs.DutyPermille, sim.Outputs.PilotConnected, sim.Outputs.OfferedDa));
    }

    [Fact]
    public void Given_U12_a_duty_from_the_bench_When_a_vehicle_charges_Then_the_offer_falls_to_it_and_returns_after_10_minutes()
    {
        var sim = Rig.Normal().Settled();
        sim.Charger.IsUnlocked = true;
        sim.Send(CommandKind.SetPilotOverride, 200);
        sim.RunSeconds(10);
        Assert.Equal((ChargerState.C, 117), (sim.Charger.State, sim.Outputs.OfferedDa));

        sim.RunSeconds(600);

        Assert.Equal((160, BenchOverride.Off), (sim.Outputs.OfferedDa, sim.View[ViewField.PilotOverride]));
        Assert.Equal(0, sim.Charger.Violations);
    }

    [Theory]
    [InlineData(100, 600, 100)]
    [InlineData(160, 200, 117)]
    public void Given_an_override_and_a_duty_from_the_bench_When_a_vehicle_charges_Then_the_smaller_of_the_two_holds(int overrideDa, int bench, int offeredDa)
    {
        var sim = Rig.Normal().Settled();
        sim.Charger.IsUnlocked = true;
        sim.Send(CommandKind.SetOverride, overrideDa);
        sim.Send(CommandKind.SetPilotOverride, bench);

        sim.RunSeconds(10);

        Assert.Equal((ChargerState.C, offeredDa), (sim.Charger.State, sim.Outputs.OfferedDa));
    }

    [Theory]
    [InlineData(-2, true, Refusal.OutOfRange)]
    [InlineData(1025, true, Refusal.OutOfRange)]
    [InlineData(200, false, Refusal.Locked)]
    public void Given_U12_a_duty_that_is_none_or_a_charger_that_is_locked_When_it_is_sent_Then_it_is_refused(int value, bool unlocked, Refusal expected)
    {
        var sim = Rig.Normal().RunSeconds(1);
        sim.Charger.IsUnlocked = unlocked;

        Assert.Equal(expected, sim.Send(CommandKind.SetPilotOverride, value));
        Assert.Equal(BenchOverride.Off, sim.View[ViewField.PilotOverride]);
    }
}
