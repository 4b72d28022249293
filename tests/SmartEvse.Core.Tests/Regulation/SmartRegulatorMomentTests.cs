using SmartEvse.Core.Limits;
using SmartEvse.Core.Regulation;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Regulation;

/// <summary>The regulator of MODE Smart late in its life, with a meter that repeats itself, between two mains samples, and at MIN.</summary>
public sealed class SmartRegulatorMomentTests
{
    private const string Defaults = "Mode=Smart, MainsMeter=API, Config=Fixed, MaxMains=25, MinCurrent=6, MaxCurrent=16, MaxCircuit=16, MaxSumMains=0";
    private const long Later = 1_000_000;

    private readonly SmartRegulator _regulator = new();
    private readonly MainsPicture _picture = new() { ActiveChargers = 1, CeilingDa = 160 };
    private SettingsValues _settings = Values.Of(Defaults);

    [Fact]
    public void Given_a_charger_that_has_run_for_long_When_room_appears_Then_the_first_raise_is_a_quarter_and_the_next_waits_5_s()
    {
        Sample(100, 100, 190, Later);
        Assert.Equal(115, _regulator.SetpointDa);
        Sample(115, 115, 205, Later + 4999);
        Assert.Equal(115, _regulator.SetpointDa);
        Sample(115, 115, 205, Later + 5000);
        Assert.Equal(160, _regulator.SetpointDa);
    }

    [Fact]
    public void Given_room_of_less_than_half_an_ampere_When_more_appears_a_second_later_Then_it_need_not_wait()
    {
        Sample(100, 100, 248, Later);
        Assert.Equal(100, _regulator.SetpointDa);
        Sample(100, 100, 190, Later + 1000);

        Assert.Equal(115, _regulator.SetpointDa);
    }

    [Fact]
    public void Given_a_vehicle_that_has_not_followed_yet_When_there_is_room_Then_nothing_is_raised_on_it()
    {
        _picture.UnsettledDa = 1;
        Sample(100, 100, 190, Later);

        Assert.Equal(100, _regulator.SetpointDa);
    }

    [Fact]
    public void Given_a_meter_that_repeats_itself_When_there_is_room_Then_one_raise_is_tried_and_the_next_waits_until_it_moves()
    {
        _picture.IsFrozen = true;
        Sample(100, 100, 190, Later);
        Assert.Equal(115, _regulator.SetpointDa);
        for (var s = 1; s <= 60; s++) Sample(115, 115, 190, Later + (s * 1000));
        Assert.Equal(115, _regulator.SetpointDa);

        _picture.IsFrozen = false;
        Sample(115, 115, 205, Later + 61_000);
        Assert.InRange(_regulator.SetpointDa, 126, 160);
        var raised = _regulator.SetpointDa;
        _picture.IsFrozen = true;
        Sample(raised - 40, raised - 40, 190, Later + 70_000);
        Assert.Equal(raised - 25, _regulator.SetpointDa);
    }

    [Theory]
    [InlineData(190, 115)]
    [InlineData(210, 110)]
    public void Given_a_meter_that_repeats_itself_When_one_ampere_or_more_was_tried_Then_its_next_sample_is_no_reason_for_another(int largestDa, int tried)
    {
        _picture.IsFrozen = true;
        Sample(100, 100, largestDa, Later);
        Assert.Equal(tried, _regulator.SetpointDa);
        Sample(tried, tried, largestDa, Later + 5000);

        Assert.Equal(tried, _regulator.SetpointDa);
    }

    [Fact]
    public void Given_a_meter_that_repeats_itself_When_there_was_no_room_so_far_Then_a_try_is_still_open()
    {
        _picture.IsFrozen = true;
        Sample(100, 100, 250, Later);
        Sample(100, 100, 190, Later + 5000);

        Assert.Equal(115, _regulator.SetpointDa);
    }

    [Fact]
    public void Given_nobody_charges_When_the_house_alone_takes_more_than_twice_MAINS_Then_there_is_nothing_to_stop()
    {
        _picture.ActiveChargers = 0;
        Sample(0, 0, 501, Later);

        Assert.Equal((0, false), (_regulator.SetpointDa, _regulator.MustStop));
    }

    [Theory]
    [InlineData("what fits is not touched", 100, 100, 160, 100)]
    [InlineData("2 A too much", 100, 100, 180, 80)]
    [InlineData("2 A too much of a vehicle that takes less than it may", 100, 80, 160, 80)]
    [InlineData("room does not raise: that is for the mains to say", 100, 100, 100, 100)]
    [InlineData("not even MIN fits", 100, 100, 205, 60)]
    public void Given_CIRCUIT_of_16_A_When_the_sub_panel_speaks_between_two_mains_samples_Then_it_can_only_lower(string id, int set, int takesDa, int feederDa, int expected)
    {
        _picture.CircuitCounts = true;
        Sample(set, takesDa, 100, Later);
        _regulator.StartAt(set);
        _picture.LargestCircuitDa = feederDa;
        _regulator.OnCircuitSample(_picture, _settings, Later + 1000);

        Assert.True(expected == _regulator.SetpointDa, id + ": " + _regulator.SetpointDa);
        Assert.Equal(expected < set ? LimitId.Circuit : LimitId.Mains, _regulator.Binding);
        Assert.Equal(feederDa == 205, _regulator.MustStop);
    }

    [Fact]
    public void Given_CIRCUIT_When_exactly_MIN_fits_between_two_mains_samples_Then_charging_goes_on_at_MIN()
    {
        _picture.CircuitCounts = true;
        _picture.LargestCircuitDa = 200;
        _picture.ActiveSetpointsDa = 100;
        _regulator.StartAt(100);
        _regulator.OnCircuitSample(_picture, _settings, Later);

        Assert.Equal((60, false, false), (_regulator.SetpointDa, _regulator.MustStop, _regulator.IsHardShortage));
    }

    [Fact]
    public void Given_nobody_charges_When_the_sub_panel_speaks_Then_what_a_start_may_have_stays()
    {
        _picture.ActiveChargers = 0;
        _picture.CircuitCounts = true;
        Sample(0, 0, 100, Later);
        _picture.LargestCircuitDa = 150;
        _regulator.OnCircuitSample(_picture, _settings, Later + 1000);

        Assert.Equal((150, LimitId.Mains), (_regulator.SetpointDa, _regulator.Binding));
    }

    [Theory]
    [InlineData("MAINS leaves exactly MIN, CAPACITY does not: CAP STOP counts", 250, 401, false, 300)]
    [InlineData("MAINS is a tenth short as well: no minutes for a fuse", 251, 401, true, 300)]
    [InlineData("MAINS is short, CAPACITY is just kept: no CAP STOP", 251, 400, true, 0)]
    public void Given_charging_at_MIN_When_MAINS_or_CAPACITY_of_40_A_is_short_Then_only_CAPACITY_has_minutes(string id, int largestDa, int sumDa, bool hard, int capStopS)
    {
        _settings = Values.Of(Defaults + ", MaxSumMains=40, MaxSumMainsTime=5");
        Sample(60, 60, largestDa, Later, sumDa);

        Assert.True((60, hard, hard, capStopS) == (_regulator.SetpointDa, _regulator.IsHardShortage, _regulator.MustStop, _regulator.CapacityStopS(_settings, Later)), id);
    }

    [Fact]
    public void Given_CAP_STOP_running_When_only_MAINS_is_short_Then_the_minutes_pause()
    {
        _settings = Values.Of(Defaults + ", MaxSumMains=40, MaxSumMainsTime=5");
        Sample(60, 60, 150, Later, 450);
        Sample(60, 60, 251, Later + 60_000, 300);
        Assert.Equal(0, _regulator.CapacityStopS(_settings, Later + 60_000));
        Sample(60, 60, 150, Later + 61_000, 450);

        Assert.Equal(241, _regulator.CapacityStopS(_settings, Later + 61_000));
    }

    [Fact]
    public void Given_a_shortage_When_exactly_MIN_fits_again_Then_charging_need_not_stop()
    {
        Sample(60, 60, 251, Later);
        Assert.True(_regulator.MustStop);
        Sample(60, 60, 250, Later + 1000);

        Assert.Equal((60, false, false), (_regulator.SetpointDa, _regulator.MustStop, _regulator.IsHardShortage));
    }

    [Fact]
    public void Given_a_session_that_ended_in_a_shortage_When_nobody_charges_any_more_Then_neither_shortage_nor_minutes_are_left()
    {
        _settings = Values.Of(Defaults + ", MaxSumMains=40, MaxSumMainsTime=5");
        Sample(60, 60, 251, Later, 450);
        _picture.ActiveChargers = 0;
        Sample(60, 0, 100, Later + 60_000, 100);
        Assert.Equal((false, false, 0), (_regulator.IsHardShortage, _regulator.MustStop, _regulator.CapacityStopS(_settings, Later + 60_000)));

        _picture.ActiveChargers = 1;
        Sample(60, 60, 150, Later + 61_000, 450);
        Assert.Equal(300, _regulator.CapacityStopS(_settings, Later + 61_000));
    }

    [Theory]
    [InlineData("the sum has exactly as much room as the phase: the earlier is named", 190, 220, 115, LimitId.Mains)]
    [InlineData("exceeded by less than a step of each phase is exceeded all the same", 190, 402, 99, LimitId.Capacity)]
    [InlineData("just kept", 190, 400, 100, LimitId.Capacity)]
    [InlineData("room of less than a step of each phase is none", 190, 398, 100, LimitId.Capacity)]
    public void Given_CAPACITY_of_40_A_and_an_offer_of_10_A_When_a_sample_comes_Then_the_sum_is_shared_by_three_phases(string id, int largestDa, int sumDa, int expected, LimitId binding)
    {
        _settings = Values.Of(Defaults + ", MaxSumMains=40");
        Sample(100, 100, largestDa, Later, sumDa);

        Assert.True(expected == _regulator.SetpointDa, id + ": " + _regulator.SetpointDa);
        Assert.Equal(binding, _regulator.Binding);
    }

    private void Sample(int set, int takesDa, int largestDa, long nowMs, int? sumDa = null)
    {
        _picture.LargestMainsDa = largestDa;
        _picture.SumMainsDa = sumDa ?? largestDa;
        _picture.ActiveSetpointsDa = takesDa;
        _regulator.StartAt(set);
        _regulator.OnSample(_picture, _settings, nowMs);
    }
}
