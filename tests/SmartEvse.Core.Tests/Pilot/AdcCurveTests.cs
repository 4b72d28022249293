using System;
using SmartEvse.Core.Pilot;
using Xunit;

namespace SmartEvse.Core.Tests.Pilot;

/// <summary>Counts to mV: Espressif's line of 12 dB for 1100 mV, and above 2880 counts the mean of its two tables for 1000 and 1200 mV.</summary>
public sealed class AdcCurveTests
{
    private static readonly int[] Vref1000 = [2240, 2297, 2352, 2405, 2457, 2512, 2564, 2616, 2664, 2709, 2754, 2795, 2832, 2868, 2903, 2937, 2969, 3000, 3030, 3060];
    private static readonly int[] Vref1200 = [2667, 2706, 2745, 2780, 2813, 2844, 2873, 2901, 2928, 2956, 2982, 3006, 3032, 3059, 3084, 3110, 3135, 3160, 3184, 3209];

    [Theory]
    [InlineData(-1, 142)]
    [InlineData(0, 142)]
    [InlineData(72, 199)]
    [InlineData(1000, 945)]
    [InlineData(2065, 1800)]
    [InlineData(2563, 2200)]
    [InlineData(3031, 2559)]
    [InlineData(3545, 2880)]
    [InlineData(3917, 3055)]
    [InlineData(4095, 3133)]
    [InlineData(5000, 3133)]
    public void Given_a_count_When_converted_Then_it_is_this_voltage(int count, int mv) => Assert.Equal(mv, AdcCurve.ToMv(count));

    [Fact]
    public void Given_espressifs_characterisation_When_compared_Then_the_curve_is_within_8_mV_of_it()
    {
        for (var count = 0; count <= 2816; count += 64) Near((1100 * 196602L / 4096 * count / 65536) + 142, count);
        for (var i = 0; i < 19; i++) Near((Vref1000[i] + Vref1200[i]) / 2, 2880 + (64 * i));
    }

    [Fact]
    public void Given_two_counts_When_one_is_higher_Then_its_voltage_is_not_lower()
    {
        for (var count = 1; count <= AdcCurve.MaxCount; count++) Assert.InRange(AdcCurve.ToMv(count) - AdcCurve.ToMv(count - 1), 0, 1);
    }

    private static void Near(long mv, int count) => Assert.True(Math.Abs(AdcCurve.ToMv(count) - mv) <= 8, $"{count} counts: {AdcCurve.ToMv(count)} instead of {mv} mV");
}
