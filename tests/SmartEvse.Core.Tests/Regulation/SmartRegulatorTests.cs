using SmartEvse.Core.Limits;
using SmartEvse.Core.Regulation;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Regulation;

/// <summary>The regulator of MODE Smart against the vectors of the C++ firmware (current-regulation.md section 11), executed there.</summary>
public sealed class SmartRegulatorTests
{
    private const string Defaults = "Mode=Smart, MainsMeter=API, Config=Fixed, MaxMains=25, MinCurrent=6, MaxCurrent=16, MaxCircuit=16, MaxSumMains=0";

    private readonly SmartRegulator _regulator = new();
    private readonly MainsPicture _picture = new() { ActiveChargers = 1, CeilingDa = 160, PatienceMs = 7000 };
    private SettingsValues _settings = Values.Of(Defaults);

    [Theory]
    [InlineData("S1", 100, 100, 150, 120, 110, 125)]
    [InlineData("S2", 100, 100, 240, 120, 110, 102)]
    [InlineData("S3", 100, 100, 247, 120, 110, 100)]
    [InlineData("S4", 160, 160, 290, 120, 110, 120)]
    [InlineData("S5", 100, 100, 310, 120, 110, 60)]
    [InlineData("S6", 60, 60, 270, 120, 110, 60)]
    [InlineData("at the limit", 100, 100, 250, 120, 110, 100)]
    [InlineData("export on one phase does not make up for another", 100, 100, 260, -200, -200, 90)]
    public void Given_a_set_point_When_a_sample_comes_Then_it_moves_as_in_the_vector(string id, int set, int balanced, int l1, int l2, int l3, int expected)
    {
        Sample(set, balanced, l1, l2, l3);

        Assert.True(expected == _regulator.SetpointDa, id + ": " + _regulator.SetpointDa);
        Assert.Equal(LimitId.Mains, _regulator.Binding);
    }

    [Fact]
    public void Given_S8_the_feeder_above_CIRCUIT_When_a_sample_comes_Then_the_set_point_falls_at_once_and_names_CIRCUIT()
    {
        _picture.CircuitCounts = true;
        _picture.LargestCircuitDa = 180;
        Sample(140, 140, 180, 0, 0);

        Assert.Equal(120, _regulator.SetpointDa);
        Assert.Equal(LimitId.Circuit, _regulator.Binding);
    }

    [Fact]
    public void Given_S9_room_of_a_third_of_an_ampere_under_CAPACITY_When_a_sample_comes_Then_the_set_point_stays()
    {
        _settings = Values.Of(Defaults + ", MaxSumMains=40");
        Sample(100, 100, 130, 130, 130);

        Assert.Equal(100, _regulator.SetpointDa);
        Assert.Equal(LimitId.Capacity, _regulator.Binding);
    }

    [Fact]
    public void Given_S10_the_sum_above_CAPACITY_When_there_is_room_to_fall_Then_the_set_point_falls_and_no_timer_runs()
    {
        _settings = Values.Of(Defaults + ", MaxSumMains=40, MaxSumMainsTime=5");
        Sample(100, 100, 150, 150, 150);

        Assert.Equal(84, _regulator.SetpointDa);
        Assert.Equal(0, _regulator.CapacityStopS(_settings, 0));
        Assert.False(_regulator.IsHardShortage);
    }

    [Fact]
    public void Given_S11_the_sum_above_CAPACITY_at_MIN_with_CAP_STOP_When_a_sample_comes_Then_the_timer_starts_and_charging_goes_on()
    {
        SampleS11();

        Assert.Equal(60, _regulator.SetpointDa);
        Assert.Equal(300, _regulator.CapacityStopS(_settings, 0));
        Assert.False(_regulator.IsHardShortage);
        Assert.False(_regulator.MustStop);
    }

    [Fact]
    public void Given_S12_the_same_without_CAP_STOP_When_a_sample_comes_Then_it_is_a_hard_shortage()
    {
        _settings = Values.Of(Defaults + ", MaxSumMains=40, MaxSumMainsTime=0");
        Sample(60, 60, 150, 150, 150);

        Assert.Equal(60, _regulator.SetpointDa);
        Assert.True(_regulator.IsHardShortage);
        Assert.Equal(0, _regulator.CapacityStopS(_settings, 0));
    }

    [Fact]
    public void Given_S13_after_S11_When_the_sum_falls_below_CAPACITY_Then_the_set_point_rises_and_the_timer_ends()
    {
        SampleS11();
        Sample(60, 60, 120, 120, 120, 2000);

        Assert.Equal(63, _regulator.SetpointDa);
        Assert.Equal(0, _regulator.CapacityStopS(_settings, 2000));
    }

    [Theory]
    [InlineData(299_990, 1, false)]
    [InlineData(300_000, 0, true)]
    public void Given_S11_When_CAP_STOP_runs_out_Then_charging_must_stop(long nowMs, int secondsLeft, bool mustStop)
    {
        SampleS11();
        _regulator.Tick(_settings, nowMs);

        Assert.Equal(secondsLeft, _regulator.CapacityStopS(_settings, nowMs));
        Assert.Equal(mustStop, _regulator.MustStop);
    }

    [Theory]
    [InlineData(250, false)]
    [InlineData(251, true)]
    public void Given_MIN_is_charged_When_it_fits_no_longer_Then_the_sample_that_says_so_stops_it(int largestDa, bool mustStop)
    {
        Sample(60, 60, largestDa, 0, 0);

        Assert.Equal(mustStop, _regulator.MustStop);
        Assert.Equal(mustStop, _regulator.IsHardShortage);
        Assert.Equal(60, _regulator.SetpointDa);
    }

    [Fact]
    public void Given_an_offer_that_was_lowered_When_the_vehicle_has_not_followed_yet_Then_the_same_overload_is_not_corrected_twice()
    {
        Sample(160, 160, 290, 0, 0);
        Assert.Equal(120, _regulator.SetpointDa);
        _picture.UnsettledDa = 40;
        Sample(120, 160, 290, 0, 0, 1000);
        Assert.Equal(120, _regulator.SetpointDa);
        _picture.UnsettledDa = 0;
        Sample(120, 120, 250, 0, 0, 2000);
        Assert.Equal(120, _regulator.SetpointDa);
    }

    [Fact]
    public void Given_room_When_it_lasts_Then_the_first_raise_is_a_quarter_and_the_one_after_5_s_takes_all_of_it()
    {
        Sample(100, 100, 190, 0, 0, 0);
        Assert.Equal(115, _regulator.SetpointDa);
        for (var ms = 1000; ms < 5000; ms += 1000)
        {
            Sample(115, 115, 205, 0, 0, ms);
            Assert.Equal(115, _regulator.SetpointDa);
        }

        Sample(115, 115, 205, 0, 0, 5000);
        Assert.Equal(160, _regulator.SetpointDa);
    }

    [Fact]
    public void Given_room_that_comes_and_goes_When_it_has_been_watched_for_5_s_Then_only_the_least_of_it_is_taken()
    {
        Sample(100, 100, 190, 0, 0, 0);
        Sample(115, 115, 205, 0, 0, 1000);
        Sample(115, 115, 240, 0, 0, 3000);
        Sample(115, 115, 205, 0, 0, 6000);

        Assert.Equal(125, _regulator.SetpointDa);
    }

    [Fact]
    public void Given_a_meter_that_sees_the_vehicle_take_less_When_a_sample_comes_Then_the_set_point_is_what_it_could_take_at_once()
    {
        Sample(160, 80, 200, 0, 0);

        Assert.Equal(130, _regulator.SetpointDa);
    }

    [Theory]
    [InlineData(500, false)]
    [InlineData(501, true)]
    public void Given_S23_more_than_twice_MAINS_When_one_sample_says_so_Then_charging_must_stop_without_grace(int largestDa, bool mustStop)
    {
        Sample(320, 320, largestDa, 0, 0);

        Assert.Equal(mustStop, _regulator.MustStop);
    }

    [Fact]
    public void Given_S19_nobody_charges_When_samples_come_Then_the_set_point_is_what_a_start_could_have()
    {
        _picture.ActiveChargers = 0;
        _picture.CeilingDa = 800;
        Sample(0, 0, 50, 40, 30);
        Assert.Equal(200, _regulator.SetpointDa);

        Sample(0, 0, 300, 40, 30);
        Assert.Equal(0, _regulator.SetpointDa);
        Assert.False(_regulator.MustStop);
    }

    [Fact]
    public void Given_S20_an_override_as_the_ceiling_When_a_sample_comes_Then_the_set_point_is_not_above_it()
    {
        _picture.CeilingDa = 80;
        Sample(160, 160, 100, 0, 0);

        Assert.Equal(80, _regulator.SetpointDa);
    }

    [Fact]
    public void Given_S25_room_for_more_than_the_pilot_can_say_When_a_sample_comes_Then_the_set_point_ends_at_80_A()
    {
        _settings = Values.Of("Mode=Smart, MainsMeter=API, Config=Fixed, MaxMains=200, MaxCurrent=80");
        _picture.CeilingDa = 800;
        Sample(700, 320, 320, 0, 0);

        Assert.Equal(800, _regulator.SetpointDa);
    }

    [Fact]
    public void Given_two_limits_that_fall_short_alike_When_the_binding_one_is_named_Then_it_is_the_earlier()
    {
        _picture.CircuitCounts = true;
        _picture.LargestCircuitDa = 100;
        Sample(100, 100, 190, 0, 0);

        Assert.Equal(LimitId.Mains, _regulator.Binding);
    }

    private void SampleS11()
    {
        _settings = Values.Of(Defaults + ", MaxSumMains=40, MaxSumMainsTime=5");
        Sample(60, 60, 150, 150, 150);
    }

    private void Sample(int set, int balanced, int l1, int l2, int l3, long nowMs = 0)
    {
        _picture.LargestMainsDa = System.Math.Max(l1, System.Math.Max(l2, l3));
        _picture.SumMainsDa = l1 + l2 + l3;
        _picture.ActiveSetpointsDa = balanced;
        _regulator.StartAt(set);
        _regulator.OnSample(_picture, _settings, nowMs);
    }
}
