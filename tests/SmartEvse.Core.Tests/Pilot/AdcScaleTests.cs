using SmartEvse.Core.Pilot;
using Xunit;

namespace SmartEvse.Core.Tests.Pilot;

/// <summary>Counts of the ADC to mV at the pin, by Espressif's characterisation for 12 dB.</summary>

public sealed class AdcScaleTests
{
    // Espressif's characterisation: straight below 2880, twenty points 64 apart above.
    [Theory]
    [InlineData(1100, -1, 142)]
    [InlineData(1100, 0, 142)]
    [InlineData(1100, 5000, 3134)]
    [InlineData(1100, 1, 143)]
    [InlineData(1100, 1000, 948)]
    [InlineData(1100, 2000, 1753)]
    [InlineData(1100, 2944, 2501)]
    [InlineData(1100, 3520, 2868)]
    [InlineData(1100, 4095, 3134)]
    [InlineData(1000, 2944, 2297)]
    [InlineData(1200, 2944, 2706)]
    [InlineData(1200, 4095, 3208)]
    [InlineData(999, 2944, 2501)]
    public void Given_a_raw_value_When_it_is_scaled_Then_it_is_the_voltage_at_the_pin(int referenceMv, int raw, int mv)
    {
        Assert.InRange(new AdcScale(referenceMv).ToMv(raw), mv - 1, mv + 1);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(1100)]
    [InlineData(1200)]
    public void Given_a_reference_When_the_raw_value_rises_Then_the_voltage_never_falls(int referenceMv)
    {
        var scale = new AdcScale(referenceMv);
        for (var raw = 1; raw <= AdcScale.LargestRaw; raw++) Assert.True(scale.ToMv(raw) >= scale.ToMv(raw - 1), raw.ToString());
        Assert.Equal(PilotLevel.V12, PilotClassifier.Level(scale.ToMv(AdcScale.LargestRaw)));
    }

    [Fact]
    public void Given_minus_12_V_When_the_converter_cannot_see_so_low_Then_0_stands_for_it_and_a_pin_without_a_wire_is_no_legal_level()
    {
        Assert.True(PilotClassifier.IsMinus12(new AdcScale(1100).ToMv(0)));
        Assert.Equal(PilotLevel.Minus12, PilotClassifier.Level(new AdcScale(1100).ToMv(0)));
    }
}
