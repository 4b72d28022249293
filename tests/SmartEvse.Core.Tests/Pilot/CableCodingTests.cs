using SmartEvse.Core.Pilot;
using Xunit;

namespace SmartEvse.Core.Tests.Pilot;

/// <summary>The coding resistor of the cable (IEC 61851-1 annex B.2).</summary>
public sealed class CableCodingTests
{
    [Theory]
    [InlineData(200, 0)]
    [InlineData(201, 63)]
    [InlineData(300, 63)]
    [InlineData(399, 63)]
    [InlineData(400, 0)]
    [InlineData(500, 0)]
    [InlineData(501, 32)]
    [InlineData(600, 32)]
    [InlineData(699, 32)]
    [InlineData(700, 0)]
    [InlineData(1200, 0)]
    [InlineData(1201, 16)]
    [InlineData(1300, 16)]
    [InlineData(1399, 16)]
    [InlineData(1400, 0)]
    [InlineData(1700, 0)]
    [InlineData(1701, 13)]
    [InlineData(1900, 13)]
    [InlineData(2099, 13)]
    [InlineData(2100, 0)]
    public void Given_the_proximity_pin_When_it_is_decoded_Then_the_cable_carries_this_much(int proximityMv, int limitA)
    {
        Assert.Equal(limitA, CableCoding.Decode(proximityMv));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    [InlineData(450)]
    [InlineData(900)]
    [InlineData(1550)]
    [InlineData(3300)]
    [InlineData(-5)]
    public void Given_a_reading_between_the_bands_When_it_is_decoded_Then_the_cable_carries_nothing_and_not_13_A(int proximityMv)
    {
        var coding = new CableCoding();
        for (var i = 0; i < 5; i++) coding.Take(proximityMv);

        Assert.Equal(0, coding.LimitA);
        Assert.True(coding.IsUnreadable);
    }

    [Fact]
    public void Given_a_new_cable_When_four_readings_agree_Then_it_is_not_known_and_with_the_fifth_it_is()
    {
        var coding = new CableCoding();
        for (var i = 0; i < 4; i++)
        {
            coding.Take(600);
            Assert.Equal(0, coding.LimitA);
            Assert.False(coding.IsUnreadable);
        }

        coding.Take(600);

        Assert.Equal(32, coding.LimitA);
    }

    [Fact]
    public void Given_a_plug_that_bounces_When_the_readings_differ_Then_the_count_starts_anew()
    {
        var coding = new CableCoding();
        int[] bouncing = [600, 600, 3300, 600, 600, 600, 600];
        foreach (var mv in bouncing) coding.Take(mv);
        Assert.Equal(0, coding.LimitA);

        coding.Take(600);

        Assert.Equal(32, coding.LimitA);
    }

    [Fact]
    public void Given_a_cable_in_use_When_its_contact_breaks_Then_it_carries_nothing_after_five_readings()
    {
        var coding = new CableCoding();
        for (var i = 0; i < 5; i++) coding.Take(600);
        for (var i = 0; i < 4; i++) coding.Take(3300);
        Assert.Equal(32, coding.LimitA);

        coding.Take(3300);

        Assert.Equal(0, coding.LimitA);
    }

    [Fact]
    public void Given_a_cable_that_is_pulled_When_the_next_one_comes_Then_nothing_of_the_old_one_counts()
    {
        var coding = new CableCoding();
        for (var i = 0; i < 5; i++) coding.Take(300);
        coding.Clear();

        coding.Take(1300);

        Assert.Equal(0, coding.LimitA);
    }
}
