using SmartEvse.Core.Metering;
using Xunit;

namespace SmartEvse.Core.Tests.Metering;

/// <summary>What one meter said last, and how old it is.</summary>
public sealed class MeterReadingTests
{
    private readonly MeterReading _meter = new();

    [Theory]
    [InlineData(10_999, false)]
    [InlineData(11_000, true)]
    public void Given_a_meter_that_was_switched_on_When_no_sample_comes_in_11_s_Then_it_is_overdue(long nowMs, bool overdue)
    {
        _meter.Expect(0);

        Assert.Equal(overdue, _meter.IsOverdue(nowMs, 11));
        Assert.False(_meter.IsFresh(nowMs, 11));
    }

    [Theory]
    [InlineData(15_999, true)]
    [InlineData(16_000, false)]
    public void Given_a_sample_When_it_is_11_s_old_Then_it_is_stale_and_overdue_in_the_same_moment(long nowMs, bool fresh)
    {
        _meter.Expect(0);
        _meter.Take([100, 50, -30], 3, 5000);

        Assert.Equal(fresh, _meter.IsFresh(nowMs, 11));
        Assert.Equal(!fresh, _meter.IsOverdue(nowMs, 11));
    }

    [Theory]
    [InlineData(5000, 0)]
    [InlineData(5999, 0)]
    [InlineData(6000, 1)]
    [InlineData(65_000, 60)]
    public void Given_a_sample_When_its_age_is_asked_Then_it_is_in_whole_seconds(long nowMs, int ageS)
    {
        Assert.Equal(-1, _meter.AgeS(nowMs));
        _meter.Take([1, 2, 3], 3, 5000);

        Assert.Equal(ageS, _meter.AgeS(nowMs));
    }

    [Fact]
    public void Given_a_meter_that_nobody_waits_for_When_time_goes_by_Then_it_is_never_overdue()
    {
        Assert.False(_meter.IsOverdue(1_000_000, 11));
    }

    [Fact]
    public void Given_five_fields_When_they_are_taken_Then_power_and_energy_are_kept_and_minus_1_means_unknown()
    {
        _meter.Take([100, 50, -30, 2500, 123456], 5, 0);
        Assert.Equal(2500, _meter.PowerW);
        Assert.Equal(123456, _meter.EnergyWh);

        _meter.Take([100, 50, -30, -1, -1], 5, 0);

        Assert.Equal(FeedForm.Unknown, _meter.PowerW);
        Assert.Equal(123456, _meter.EnergyWh);
    }

    [Fact]
    public void Given_currents_of_both_signs_When_largest_and_sum_are_asked_Then_they_are_signed()
    {
        _meter.Take([-100, -50, -30], 3, 0);
        Assert.Equal(-30, _meter.LargestDa);
        Assert.Equal(-180, _meter.SumDa);

        _meter.Take([-100, 50, 30], 3, 0);
        Assert.Equal(50, _meter.LargestDa);
        Assert.Equal(-20, _meter.SumDa);
        Assert.Equal(2, _meter.Samples);
    }
}
