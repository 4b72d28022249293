using System;
using FsCheck.Fluent;
using SmartEvse.Core.Regulation;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Regulation;

/// <summary>What the vehicle takes, between two bounds.</summary>
public sealed class VehicleEstimateTests
{
    private const int NoMeter = -1;

    private readonly VehicleEstimate _vehicle = new();

    [Theory]
    [InlineData(0, 100, 160)]
    [InlineData(4990, 100, 160)]
    [InlineData(5010, 100, 100)]
    public void Given_an_offer_that_was_lowered_When_the_dead_time_goes_by_Then_the_upper_bound_comes_down(long afterMs, int low, int high)
    {
        Offer(160, 0, 20_000);
        Offer(100, 20_010, 20_010 + afterMs);

        Assert.Equal((low, high), (_vehicle.LowDa, _vehicle.HighDa));
    }

    [Theory]
    [InlineData(0, 60, 160)]
    [InlineData(9980, 60, 160)]
    [InlineData(10_010, 160, 160)]
    public void Given_an_offer_that_was_raised_When_dead_time_and_ramp_go_by_Then_the_lower_bound_comes_up(long afterMs, int low, int high)
    {
        Offer(60, 0, 20_000);
        Offer(160, 20_010, 20_010 + afterMs);

        Assert.Equal((low, high), (_vehicle.LowDa, _vehicle.HighDa));
    }

    [Theory]
    [InlineData("the meter sees less", 80, 80, 80)]
    [InlineData("the meter stands at the sub-panel and sees more", 250, 160, 160)]
    [InlineData("no meter", NoMeter, 160, 160)]
    [InlineData("the vehicle takes nothing", 0, 0, 0)]
    public void Given_an_EV_meter_When_it_speaks_Then_it_can_only_lower_the_bounds(string id, int meterDa, int low, int high)
    {
        Offer(160, 0, 20_000);
        _vehicle.Update(160, meterDa, 20_010, 20_010);

        Assert.True((low, high) == (_vehicle.LowDa, _vehicle.HighDa), id);
    }

    [Theory]
    [InlineData("read before the offer rose", 20_000, 60, 100)]
    [InlineData("read while the vehicle may still be rising", 26_900, 60, 100)]
    [InlineData("read when dead time and ramp were over", 27_020, 60, 60)]
    [InlineData("read before, and the vehicle took less than the old offer", 20_000, 30, 70)]
    public void Given_an_offer_that_rose_When_the_EV_meter_was_read_before_that_shows_Then_the_rise_counts_on_top_of_it(string id, long readMs, int meterDa, int high)
    {
        Offer(60, 0, 20_000);
        Offer(100, 20_010, 30_000);
        _vehicle.Update(100, meterDa, readMs, 30_010);

        Assert.True(high == _vehicle.HighDa, $"{id}: {_vehicle.HighDa}");
    }

    [Theory]
    [InlineData(2000, 4250)]
    [InlineData(7000, 7000)]
    [InlineData(500, 4000)]
    public void Given_a_lowered_offer_When_the_mains_answer_Then_the_dead_time_is_learned_slower_at_once_and_quicker_bit_by_bit(int answerMs, int expectedMs)
    {
        Offer(160, 0, 20_000);
        _vehicle.Learn(250, 20_000);
        Offer(100, 20_010, 20_010);
        _vehicle.Learn(250, 20_010 + System.Math.Max(0, answerMs - 1000));
        _vehicle.Learn(190, 20_010 + answerMs);

        Assert.Equal(expectedMs, _vehicle.DeadMs);
    }

    [Fact]
    public void Given_an_unplug_When_the_next_vehicle_comes_Then_nothing_is_known_of_it()
    {
        Offer(160, 0, 20_000);
        _vehicle.Forget();

        Assert.Equal((0, 0, VehicleEstimate.DefaultDeadMs), (_vehicle.LowDa, _vehicle.HighDa, _vehicle.DeadMs));
    }

    [Fact]
    public void Given_any_offers_When_a_vehicle_with_no_more_than_the_assumed_dead_time_follows_them_Then_it_is_never_outside_the_bounds()
        => Law.Holds(Gen.Choose(0, 1000).ArrayOf(30), 100, numbers =>
        {
            var estimate = new VehicleEstimate();
            var vehicle = new Vehicle(new VehicleOptions { DeadTimeMs = numbers[0] * 5, RampDaPerS = 30, MaxDa = 800 });
            var offer = 100;
            for (var ms = 0L; ms < 60_000; ms += 10)
            {
                var n = numbers[ms / 2000];
                if (ms % 2000 == 0 && n % 3 != 0) offer = 60 + (n % 100);
                vehicle.Step(Core.Pilot.PilotDuty.FromCurrent(offer), live: true, ms);
                estimate.Update(offer, NoMeter, -1, ms);
                if (ms < 15_000) continue;
                // The duty is coarser than the offer by up to one tenth of an ampere and a half.
                if (vehicle.CurrentDa < estimate.LowDa - 2 || vehicle.CurrentDa > estimate.HighDa + 2) return false;
            }

            return true;
        });

    [Fact]
    public void Given_an_EV_meter_of_any_cadence_When_a_vehicle_follows_any_offers_Then_it_is_never_outside_the_bounds()
        => Law.Holds(Gen.Choose(0, 1000).ArrayOf(30), 100, numbers =>
        {
            var estimate = new VehicleEstimate();
            var vehicle = new Vehicle(new VehicleOptions { DeadTimeMs = numbers[0] * 5, RampDaPerS = 30, MaxDa = 60 + numbers[1] });
            var everyMs = 1000 + (numbers[2] * 10);
            var offer = 100;
            var (meterDa, meterMs) = (0, 0L);
            for (var ms = 0L; ms < 60_000; ms += 10)
            {
                var n = numbers[ms / 2000];
                if (ms % 2000 == 0 && n % 3 != 0) offer = 60 + (n % 100);
                vehicle.Step(Core.Pilot.PilotDuty.FromCurrent(offer), live: true, ms);
                if (ms / everyMs != (ms - 10) / everyMs) (meterDa, meterMs) = (vehicle.CurrentDa, ms);
                estimate.Update(offer, meterDa, meterMs, ms);
                if (ms < 15_000) continue;
                if (vehicle.CurrentDa > estimate.HighDa + 2) return false;
            }

            return true;
        });

    private void Offer(int offerDa, long fromMs, long toMs)
    {
        for (var ms = fromMs; ms <= toMs; ms += 10) _vehicle.Update(offerDa, NoMeter, -1, ms);
    }
}
