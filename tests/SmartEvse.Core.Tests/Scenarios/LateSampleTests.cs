using System.Linq;
using FsCheck.Fluent;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Scenarios;

/// <summary>Once a meter is late with its sample, the offer may only fall; what an EV meter said before the offer rose is no overload.</summary>
public sealed class LateSampleTests
{
    [Theory]
    [InlineData(1000, 1610)]
    [InlineData(2000, 3110)]
    [InlineData(5000, 7610)]
    public void Given_a_meter_with_a_cadence_When_its_sample_does_not_come_Then_an_override_that_ends_raises_nothing_until_it_speaks(int feedMs, int lateMs)
    {
        var sim = Rig.Smart("FeedTimeout=60");
        sim.FeedMs = feedMs;
        sim.Settled();
        sim.Send(CommandKind.SetOverride, 80);
        sim.RunSeconds(20);
        Assert.Equal(80, sim.Outputs.OfferedDa);

        sim.RunUntil(s => s.View[ViewField.MainsAgeS] == 0, System.TimeSpan.FromSeconds(20));
        sim.FeedMs = 0;
        sim.Run(System.TimeSpan.FromMilliseconds(lateMs));
        sim.Send(CommandKind.SetOverride, 0);
        sim.RunSeconds(15);
        Assert.Equal((ChargerState.C, 80), (sim.Charger.State, sim.Outputs.OfferedDa));

        sim.FeedMs = feedMs;
        sim.RunSeconds(20);
        Assert.Equal(160, sim.Outputs.OfferedDa);
    }

    [Fact]
    public void Given_a_meter_that_is_late_When_a_vehicle_is_plugged_in_Then_it_waits_for_the_next_sample_and_the_reason_says_so()
    {
        var sim = Rig.Smart().RunSeconds(20);
        sim.FeedMs = 0;
        sim.RunSeconds(4);
        sim.Plant.Plug();
        sim.RunSeconds(3);
        Assert.Equal((0, "no_feed"), (sim.Outputs.OfferedDa, sim.Reason()));
        Assert.Equal(0, sim.Faults());

        sim.FeedMs = 2000;
        Assert.InRange(sim.MsUntil(ChargerState.C, 20), 0, 10_000);
    }

    [Fact]
    public void Given_a_feed_that_stutters_and_a_house_that_is_restless_When_writers_raise_what_they_can_Then_the_offer_never_rises_on_a_late_sample()
        => Law.Holds(Gen.Choose(0, 999).ArrayOf(60), 40, numbers =>
        {
            var sim = Rig.Smart("FeedTimeout=60, MaxCurrent=32, MaxMains=40").Settled();
            var (lastMs, beforeDa, sound) = (sim.NowMs, sim.Outputs.OfferedDa, true);
            var samples = 0;
            sim.AfterStep = s =>
            {
                if (s.View[ViewField.MainsAgeS] == 0 && s.FeedMs != 0) lastMs = s.NowMs;
                // The cadence is 2 s: half as much again, and a tenth of a second.
                if (s.Outputs.OfferedDa > beforeDa && s.NowMs - lastMs > 4200) sound = false;
                beforeDa = s.Outputs.OfferedDa;
            };
            foreach (var n in numbers)
            {
                sim.Plant.House.Set(n % 7 * 40, n % 5 * 50, n % 3 * 60);
                sim.FeedMs = n % 4 == 0 ? 0 : 2000;
                if (n % 6 == 1) sim.Send(CommandKind.SetOverride, n % 12 == 1 ? 0 : 60 + (n % 200));
                sim.RunSeconds(1 + (n % 9));
                samples++;
            }

            return sound && samples == numbers.Length && sim.Charger.Violations == 0;
        });

    [Theory]
    [InlineData(60)]
    [InlineData(120)]
    public void Given_a_meter_that_is_late_When_an_override_ends_that_came_after_the_last_sample_Then_the_offer_stays_until_the_meter_speaks(int overrideDa)
    {
        var sim = HeldAt(overrideDa);
        Assert.Equal((ChargerState.C, overrideDa), (sim.Charger.State, sim.Outputs.OfferedDa));

        sim.FeedMs = 2000;
        sim.RunSeconds(10);
        Assert.Equal(160, sim.Outputs.OfferedDa);
    }

    [Theory]
    [InlineData(60, 90)]
    [InlineData(100, 160)]
    public void Given_an_offer_that_a_late_meter_holds_When_MIN_is_raised_above_it_Then_nothing_is_offered_and_the_interlock_has_no_work(int overrideDa, int minDa)
    {
        var sim = HeldAt(overrideDa);
        sim.Charger.IsUnlocked = true;
        Assert.Equal(Refusal.None, sim.Send(CommandKind.SetNumber, minDa / 10, row: SettingId.MinCurrent));
        sim.RunSeconds(20);

        Assert.Equal((0, 0), (sim.Outputs.OfferedDa, sim.Charger.Violations));
    }

    [Theory]
    [InlineData(1, 1000)]
    [InlineData(5, 1000)]
    [InlineData(10, 1000)]
    [InlineData(10, 2000)]
    [InlineData(10, 5000)]
    public void Given_an_EV_meter_that_is_slower_than_the_mains_When_a_vehicle_starts_in_Smart_Then_its_old_zero_ends_nothing(int evS, int mainsMs)
    {
        var sim = Rig.Smart("EVMeter=API, EVMeterTimeout=30");
        sim.Plant.House.Set(100, 100, 100);
        sim.FeedMs = mainsMs;
        sim.AfterStep = s =>
        {
            if (s.NowMs % (evS * 1000) == 0) s.FeedEvMeter();
        };
        sim.RunSeconds(35).Charging();
        var stopped = sim.MsUntil(ChargerState.C1, 120);

        Assert.Equal(-1, stopped);
        Assert.InRange(sim.Plant.MainsDa.Max(), 235, 250);
    }

    // An override that a sample has seen is part of what that sample allows. This one came after the last sample, which allowed 16 A.
    private static SimulatedCharger HeldAt(int overrideDa)
    {
        var sim = Rig.Smart("FeedTimeout=60").Settled();
        Assert.Equal(160, sim.Outputs.OfferedDa);
        sim.RunUntil(s => s.View[ViewField.MainsAgeS] == 0, System.TimeSpan.FromSeconds(20));
        sim.FeedMs = 0;
        sim.Send(CommandKind.SetOverride, overrideDa);
        sim.RunSeconds(8);
        sim.Send(CommandKind.SetOverride, 0);
        sim.RunSeconds(8);
        return sim;
    }
}
