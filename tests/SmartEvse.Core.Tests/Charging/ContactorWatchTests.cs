using SmartEvse.Core.Charging;
using SmartEvse.Core.Metering;
using Xunit;

namespace SmartEvse.Core.Tests.Charging;

/// <summary>What the EV meter gives away about contactor 1, sample by sample. The board has no feedback from it.</summary>
public sealed class ContactorWatchTests
{
    private const long Start = 10_000;

    private readonly ContactorWatch _watch = new();
    private readonly MeterReading _ev = new();
    private long _nowMs = Start;

    [Theory]
    [InlineData("a charger at rest and a meter's noise", 5, false)]
    [InlineData("more than that", 6, true)]
    [InlineData("a vehicle", 160, true)]
    public void Given_a_contactor_told_to_open_When_current_flows_on_two_samples_from_2_s_on_Then_it_is_welded(string id, int da, bool welded)
    {
        Charge();
        Open();
        Sample(160, atMs: 1999);
        Sample(da, atMs: 2000);
        Assert.False(_watch.IsWelded, id);
        Sample(da, atMs: 3000);

        Assert.True(welded == _watch.IsWelded, id);
        Assert.False(_watch.SeesOtherLoads);
    }

    [Fact]
    public void Given_one_sample_that_comes_late_When_the_next_shows_no_current_Then_the_contactor_is_sound()
    {
        Charge();
        Open();
        Sample(160, atMs: 2500);
        Sample(0, atMs: 3500);
        Sample(160, atMs: 4500);

        Assert.False(_watch.IsWelded);
    }

    [Fact]
    public void Given_one_sample_When_many_steps_look_at_it_Then_it_counts_once()
    {
        Charge();
        Open();
        Sample(160, atMs: 2500);
        for (var i = 0; i < 100; i++) Step(commanded: false);

        Assert.False(_watch.IsWelded);
    }

    [Fact]
    public void Given_a_meter_that_fell_silent_When_its_old_sample_shows_current_Then_nothing_is_concluded()
    {
        Charge();
        Open();
        _nowMs = Start + 22_500;
        for (var i = 0; i < 3; i++)
        {
            Put(160);
            Step(commanded: false, fresh: false);
        }

        Assert.False(_watch.IsWelded);
    }

    [Theory]
    [InlineData("nobody is plugged in", true, false)]
    [InlineData("the contactor has never closed", false, true)]
    public void Given_current_that_cannot_be_the_vehicles_When_it_is_seen_Then_the_meter_sees_other_loads_and_nothing_is_called_welded(string id, bool charged, bool plugged)
    {
        if (charged) Charge();
        Open(plugged);
        Sample(160, atMs: 2500, plugged: plugged);
        Assert.True(_watch.SeesOtherLoads, id);
        Sample(160, atMs: 3500);
        Sample(160, atMs: 4500);
        Sample(160, atMs: 5500);

        Assert.False(_watch.IsWelded, id);
    }

    [Fact]
    public void Given_a_washer_behind_the_meter_When_the_contactor_closes_and_no_current_flows_Then_nothing_is_concluded_either()
    {
        _watch.NoteOtherLoads();
        Close(20_000, 0);

        Assert.False(_watch.IsNotClosing);
    }

    [Theory]
    [InlineData(9_999, 0, false)]
    [InlineData(10_000, 0, true)]
    [InlineData(10_000, 5, true)]
    [InlineData(10_000, 6, false)]
    public void Given_a_contactor_told_to_close_When_no_current_flows_from_10_s_on_Then_it_is_not_closing(long atMs, int da, bool notClosing)
    {
        Close(atMs, da);

        Assert.Equal(notClosing, _watch.IsNotClosing);
    }

    [Fact]
    public void Given_a_contactor_that_did_not_close_When_current_flows_or_it_is_told_to_open_Then_that_is_over()
    {
        Close(10_000, 0);
        Put(100);
        Step(commanded: true);
        Assert.False(_watch.IsNotClosing);
        Put(0);
        Step(commanded: true);
        Assert.True(_watch.IsNotClosing);
        Step(commanded: false);
        Assert.False(_watch.IsNotClosing);
    }

    [Fact]
    public void Given_a_second_closing_When_no_current_flows_Then_its_10_s_begin_anew()
    {
        Close(10_000, 0);
        _nowMs += 10_000;
        Step(commanded: false);
        Close(9_000, 0);

        Assert.False(_watch.IsNotClosing);
    }

    [Fact]
    public void Given_a_welded_contactor_When_a_person_clears_it_Then_two_more_samples_bring_it_back()
    {
        Charge();
        Open();
        Sample(160, atMs: 2500);
        Sample(160, atMs: 3500);
        _watch.Clear();
        Assert.False(_watch.IsWelded);
        Sample(160, atMs: 4500);
        Assert.False(_watch.IsWelded);
        Sample(160, atMs: 5500);
        Assert.True(_watch.IsWelded);
    }

    [Fact]
    public void Given_other_loads_When_a_person_clears_the_error_Then_the_meter_is_judged_anew()
    {
        Charge();
        _watch.NoteOtherLoads();
        _watch.Clear();
        Open();
        Sample(160, atMs: 2500);
        Sample(160, atMs: 3500);

        Assert.Equal((false, true), (_watch.SeesOtherLoads, _watch.IsWelded));
    }

    [Fact]
    public void Given_current_after_a_short_charge_When_it_charges_again_in_between_Then_the_samples_are_not_added_up()
    {
        Charge();
        Open();
        Sample(160, atMs: 2500);
        Charge();
        Open();
        Sample(160, atMs: 2500);

        Assert.False(_watch.IsWelded);
    }

    private long _openedMs;

    // 20 s of charging, a sample every second.
    private void Charge()
    {
        for (var i = 0; i < 20; i++)
        {
            _nowMs += 1000;
            Put(160);
            Step(commanded: true);
        }
    }

    private void Open(bool plugged = true)
    {
        _openedMs = _nowMs;
        Step(commanded: false, plugged: plugged);
    }

    private void Close(long untilMs, int da)
    {
        var closedMs = _nowMs;
        Step(commanded: true);
        _nowMs = closedMs + untilMs;
        Put(da);
        Step(commanded: true);
    }

    private void Sample(int da, long atMs, bool plugged = true)
    {
        _nowMs = _openedMs + atMs;
        Put(da);
        Step(commanded: false, plugged: plugged);
    }

    private void Put(int da) => _ev.Take([da, 0, 0], 3, _nowMs);

    private void Step(bool commanded, bool fresh = true, bool plugged = true) => _watch.Update(_ev, fresh, commanded, plugged, _nowMs);
}
