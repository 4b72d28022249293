using SmartEvse.Core.Metering;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Metering;

/// <summary>The home battery taken out of the mains currents: vectors B1, B2, B3, B5, with the correction exact to the tenth of an ampere.</summary>
public sealed class HomeBatteryTests
{
    [Theory]
    [InlineData("B1, the manual's example: 10 A into the battery, 1 A export, -11.0 A", "Solar", "Not present", 100, -44, -33, -33, -110)]
    [InlineData("B2, one phase", "Solar", "Always Off", 100, -110, 0, 0, -110)]
    [InlineData("B3, not in Smart", "Smart", "Not present", 100, -10, 0, 0, -10)]
    [InlineData("not in Normal", "Normal", "Not present", 100, -10, 0, 0, -10)]
    [InlineData("B5, the battery feeds the house", "Solar", "Not present", -100, 24, 33, 33, 90)]
    [InlineData("a remainder of two", "Solar", "Auto", 101, -45, -33, -33, -111)]
    [InlineData("nothing", "Solar", "Auto", 0, -10, 0, 0, -10)]
    public void Given_a_battery_current_When_mains_of_1_A_export_on_L1_come_Then_Solar_sees_the_house_without_it(string id, string mode, string contact2, int batteryDa, int l1, int l2, int l3, int sum)
    {
        var meters = new Meters(Values.Of($"Mode={mode}, MainsMeter=API, EnableC2={contact2}"));
        meters.BatteryFeed.Put([batteryDa], 1);
        meters.MainsFeed.Put([-10, 0, 0], 3);
        meters.Take(1000);

        Assert.True((l1, l2, l3, sum) == (meters.MainsDa(0, 1000), meters.MainsDa(1, 1000), meters.MainsDa(2, 1000), meters.SolarSumDa(1000)), id);
        Assert.Equal((-10, 0), (meters.Mains.L1Da, meters.Mains.LargestDa));
    }

    [Theory]
    [InlineData(10_999, -110)]
    [InlineData(11_000, -10)]
    public void Given_a_battery_current_When_it_is_11_s_old_Then_the_correction_is_gone(long ageMs, int sum)
    {
        var meters = new Meters(Values.Of("Mode=Solar, MainsMeter=API"));
        meters.BatteryFeed.Put([100], 1);
        meters.MainsFeed.Put([-10, 0, 0], 3);
        meters.Take(1000);

        Assert.Equal(sum, meters.SolarSumDa(1000 + ageMs));
        meters.BatteryFeed.Put([100], 1);
        meters.Take(1000 + ageMs);
        Assert.Equal(-110, meters.SolarSumDa(1000 + ageMs));
    }

    [Theory]
    [InlineData(new[] { 5997 }, 1, Refusal.None)]
    [InlineData(new[] { -5997 }, 1, Refusal.None)]
    [InlineData(new[] { 5998 }, 1, Refusal.OutOfRange)]
    [InlineData(new[] { -5998 }, 1, Refusal.OutOfRange)]
    [InlineData(new[] { 1, 2, 3 }, 3, Refusal.WrongFieldCount)]
    public void Given_a_battery_feed_When_it_is_checked_Then_it_is_one_field_within_three_times_the_mains_range(int[] fields, int count, Refusal refusal)
    {
        Assert.Equal(refusal, FeedForm.CheckBattery(fields, count));
    }

    [Theory]
    [InlineData(new[] { 100, 50, -30 }, 3, Refusal.None)]
    [InlineData(new[] { 1999, -1999, 0 }, 3, Refusal.None)]
    [InlineData(new[] { 2000, 0, 0 }, 3, Refusal.OutOfRange)]
    [InlineData(new[] { 1, 2, 3, 4, 5 }, 5, Refusal.WrongFieldCount)]
    public void Given_a_circuit_feed_When_it_is_checked_Then_it_is_three_currents(int[] fields, int count, Refusal refusal)
    {
        Assert.Equal(refusal, FeedForm.CheckCircuit(fields, count));
    }
}
