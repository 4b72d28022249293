using System;
using System.Linq;
using SmartEvse.Core.Pilot;
using SmartEvse.Simulation;
using SmartEvse.Simulation.Pilots;
using Xunit;

namespace SmartEvse.Core.Tests.Pilot;

/// <summary>Bursts to plateaus: levels and duties as a table, then bursts written by hand for each rule.</summary>
public sealed class PilotBurstTests
{
    // Counts of the levels, exactly in the middle of their bands.
    private const int Six = 3032;
    private const int Nine = 3545;
    private const int Twelve = 4095;
    private const int Zero = 2065;
    private const int Low = 73;

    private static readonly AdcScale Scale = PilotSampler.Scale;

    [Theory]
    [InlineData(100, false, false, PilotFault.None, PilotLevel.V12, true)]
    [InlineData(100, true, false, PilotFault.None, PilotLevel.V9, true)]
    [InlineData(100, true, true, PilotFault.None, PilotLevel.V6, true)]
    [InlineData(100, true, true, PilotFault.NoDiode, PilotLevel.V6, false)]
    [InlineData(100, true, true, PilotFault.Ventilation, PilotLevel.V3, true)]
    [InlineData(100, true, true, PilotFault.Short, PilotLevel.Undefined, false)]
    [InlineData(100, true, true, PilotFault.Open, PilotLevel.V12, true)]
    [InlineData(100, true, true, PilotFault.BetweenBands, PilotLevel.Undefined, false)]
    [InlineData(266, true, false, PilotFault.StuckC, PilotLevel.V6, true)]
    [InlineData(266, true, true, PilotFault.None, PilotLevel.V6, true)]
    [InlineData(533, true, false, PilotFault.None, PilotLevel.V9, true)]
    [InlineData(533, true, true, PilotFault.NoDiode, PilotLevel.V6, false)]
    [InlineData(892, true, true, PilotFault.None, PilotLevel.V6, true)]
    [InlineData(920, true, true, PilotFault.None, PilotLevel.V6, true)]
    [InlineData(960, true, true, PilotFault.NoDiode, PilotLevel.V6, false)]
    [InlineData(1000, false, false, PilotFault.None, PilotLevel.V12, false)]
    [InlineData(1000, true, false, PilotFault.None, PilotLevel.V9, false)]
    [InlineData(1000, true, true, PilotFault.None, PilotLevel.V6, false)]
    [InlineData(1000, true, true, PilotFault.Short, PilotLevel.V0, false)]
    [InlineData(0, true, false, PilotFault.None, PilotLevel.Minus12, true)]
    [InlineData(0, true, false, PilotFault.NoDiode, PilotLevel.V0, false)]
    public void Given_a_line_and_a_duty_When_read_at_80_us_without_noise_Then_it_has_this_level_and_low_half(int duty, bool plugged, bool asks, PilotFault fault, PilotLevel level, bool minus12)
    {
        var sampler = new PilotSampler { Options = new PilotSamplerOptions { JitterUs = 0, NoiseMv = 0, OutlierOneIn = 0, GapOneIn = 0 } };
        sampler.Seed(1);
        var (high, low) = sampler.Read(PilotWaveform.Of(duty, plugged, asks, fault, 13));
        Assert.Equal((level, minus12), (PilotClassifier.Level(high), PilotClassifier.IsMinus12(low)));
    }

    [Fact]
    public void Given_a_clean_burst_When_judged_Then_both_plateaus_are_there() => Judged(Burst((8, Six), (8, Low)), 500, PilotLevel.V6, true);

    [Fact]
    public void Given_one_outlier_on_top_and_one_below_When_judged_Then_neither_counts() => Judged(Burst((7, Six), (7, Zero), (1, Twelve), (1, Low)), 500, PilotLevel.V6, false);

    [Fact]
    public void Given_two_readings_of_another_level_on_top_When_judged_Then_the_old_level_is_no_longer_believed() => Judged(Burst((6, Six), (8, Low), (2, Twelve)), 500, PilotLevel.Undefined, true);

    [Fact]
    public void Given_three_readings_of_another_level_on_top_When_judged_Then_it_is_believed() => Judged(Burst((5, Six), (8, Low), (3, Nine)), 500, PilotLevel.V9, true);

    [Fact]
    public void Given_a_lower_level_When_three_readings_of_the_old_one_are_left_Then_the_old_one_stays() => Judged(Burst((13, Six), (3, Twelve)), 1000, PilotLevel.V12, false);

    [Theory]
    [InlineData(500, false)]
    [InlineData(900, false)]
    [InlineData(901, true)]
    public void Given_two_readings_at_minus_12_V_When_judged_Then_they_show_the_diode_only_where_the_low_half_is_narrow(int duty, bool seen) => Judged(Burst((14, Six), (2, Low)), duty, PilotLevel.V6, seen);

    [Fact]
    public void Given_no_pulse_was_hit_When_the_output_switches_Then_the_burst_does_not_say_that_it_is_at_minus_12_V() => Judged(Burst((16, Low)), 100, PilotLevel.Undefined, true);

    [Fact]
    public void Given_one_reading_hit_the_pulse_When_the_output_switches_Then_the_burst_is_undecided() => Judged(Burst((1, Six), (15, Zero)), 100, PilotLevel.Undefined, false);

    [Fact]
    public void Given_readings_as_far_apart_as_the_tolerance_When_judged_Then_they_agree_and_a_count_more_does_not()
    {
        Judged(Burst((1, Six + PilotBurst.ToleranceCounts), (1, Six + 5), (14, Six)), 1000, PilotLevel.V6, false);
        PilotBurst.Take(Burst((1, Six + 300), (1, Six + 150), (1, Six), (13, Low)), 16, 500, Scale, out var high, out _);
        Assert.Equal(PilotBurst.NoPlateauMv, high);
    }

    [Fact]
    public void Given_too_few_readings_When_judged_Then_there_is_no_plateau()
    {
        PilotBurst.Take(Burst((16, Six)), PilotBurst.MinSamples - 1, 1000, Scale, out var high, out var low);
        Assert.Equal((PilotBurst.NoPlateauMv, PilotBurst.NoPlateauMv), (high, low));
    }

    [Fact]
    public void Given_a_burst_in_any_order_When_judged_Then_the_plateaus_are_the_same()
    {
        var burst = Burst((5, Six), (2, Six + 40), (9, Low));
        PilotBurst.Take(burst, 16, 400, Scale, out var high, out var low);
        for (var turn = 1; turn < 16; turn++)
        {
            int[] turned = [.. burst[turn..], .. burst[..turn]];
            PilotBurst.Take([.. turned.Reverse()], 16, 400, Scale, out var otherHigh, out var otherLow);
            Assert.Equal((high, low), (otherHigh, otherLow));
        }
    }

    [Theory]
    [InlineData(1000, 80, 16)]
    [InlineData(0, 80, 16)]
    [InlineData(100, 80, 58)]
    [InlineData(160, 80, 35)]
    [InlineData(266, 80, 20)]
    [InlineData(533, 80, 16)]
    [InlineData(892, 80, 53)]
    [InlineData(960, 80, 64)]
    [InlineData(990, 80, 64)]
    [InlineData(533, 40, 31)]
    [InlineData(533, 20, 61)]
    [InlineData(533, 0, 64)]
    public void Given_a_duty_and_a_spacing_When_the_board_asks_Then_the_burst_is_this_long(int duty, int spacingUs, int samples) => Assert.Equal(samples, PilotBurst.Samples(duty, spacingUs));

    [Fact]
    public void Given_any_switching_duty_When_the_board_asks_Then_the_burst_covers_more_than_a_period()
    {
        for (var duty = 100; duty <= 960; duty++)
        {
            for (var us = 20; us <= 110; us++) Assert.True(PilotBurst.Samples(duty, us) * us > 1100, $"duty {duty}, {us} us");
        }
    }

    private static void Judged(int[] burst, int duty, PilotLevel level, bool minus12)
    {
        PilotBurst.Take(burst, burst.Length, duty, Scale, out var high, out var low);
        Assert.Equal((level, minus12), (PilotClassifier.Level(high), PilotClassifier.IsMinus12(low)));
    }

    private static int[] Burst(params (int Times, int Count)[] parts) => [.. parts.SelectMany(p => Enumerable.Repeat(p.Count, p.Times))];
}
