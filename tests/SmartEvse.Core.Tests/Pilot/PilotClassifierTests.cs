using FsCheck.Fluent;
using SmartEvse.Core.Pilot;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Pilot;

/// <summary>The bands of the pilot line in mV at the ADC pin, each edge.</summary>
public sealed class PilotClassifierTests
{
    [Theory]
    [InlineData(3300, PilotLevel.V12)]
    [InlineData(3055, PilotLevel.V12)]
    [InlineData(3054, PilotLevel.V9)]
    [InlineData(2735, PilotLevel.V9)]
    [InlineData(2734, PilotLevel.V6)]
    [InlineData(2400, PilotLevel.V6)]
    [InlineData(2399, PilotLevel.V3)]
    [InlineData(2000, PilotLevel.V3)]
    [InlineData(1999, PilotLevel.V0)]
    [InlineData(1600, PilotLevel.V0)]
    [InlineData(1599, PilotLevel.Undefined)]
    [InlineData(300, PilotLevel.Undefined)]
    [InlineData(299, PilotLevel.Minus12)]
    [InlineData(101, PilotLevel.Minus12)]
    [InlineData(100, PilotLevel.Undefined)]
    [InlineData(0, PilotLevel.Undefined)]
    [InlineData(-1, PilotLevel.Undefined)]
    public void Given_a_plateau_When_it_is_classified_Then_it_is_this_level(int highMv, PilotLevel level)
    {
        Assert.Equal(level, PilotClassifier.Level(highMv));
    }

    [Theory]
    [InlineData(100, false)]
    [InlineData(101, true)]
    [InlineData(299, true)]
    [InlineData(300, false)]
    [InlineData(1800, false)]
    public void Given_the_low_plateau_When_it_is_looked_at_Then_the_diode_is_seen_only_in_the_band_of_minus_12_V(int lowMv, bool seen)
    {
        Assert.Equal(seen, PilotClassifier.IsMinus12(lowMv));
    }

    [Fact]
    public void Given_any_two_plateaus_above_the_dead_band_When_one_is_higher_Then_its_level_is_not_lower()
        => Law.Holds(Gen.Choose(1600, 3300).SelectMany(a => Gen.Choose(1600, 3300), (a, b) => (a, b)), 1000, p => p.a < p.b || PilotClassifier.Level(p.a) <= PilotClassifier.Level(p.b));
}
