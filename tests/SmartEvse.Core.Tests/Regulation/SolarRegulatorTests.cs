using SmartEvse.Core.Regulation;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Regulation;

/// <summary>What the sun gives: the vectors V8 to V10 of the C++ firmware, and the rules that are ours.</summary>
public sealed class SolarRegulatorTests
{
    private const string Defaults = "Mode=Solar, MainsMeter=API, Config=Fixed, MinCurrent=6, MaxCurrent=16, StartCurrent=4, StopTime=10, ImportCurrent=0";

    private readonly SolarRegulator _solar = new();
    private readonly MainsPicture _picture = new() { ActiveChargers = 1, CeilingDa = 160 };
    private SettingsValues _settings = Values.Of(Defaults);

    [Theory]
    [InlineData("V8", Defaults, 10, 10, 10, 600)]
    [InlineData("V9", Defaults, 6, 6, 6, 0)]
    [InlineData("V10", Defaults + ", StopTime=0", 10, 10, 10, 0)]
    [InlineData("V31 START 0, just MIN", Defaults + ", StartCurrent=0", 20, 20, 20, 0)]
    [InlineData("V31 START 0, more than MIN", Defaults + ", StartCurrent=0", 21, 20, 20, 600)]
    [InlineData("V32 START 8, in the dead band", Defaults + ", StartCurrent=8", 1, 0, 0, 0)]
    [InlineData("START 8, beyond it", Defaults + ", StartCurrent=8", 4, 0, 0, 600)]
    [InlineData("IMPORT covers it", Defaults + ", ImportCurrent=3", 10, 10, 10, 0)]
    [InlineData("IMPORT covers it not quite", Defaults + ", ImportCurrent=2", 10, 10, 10, 600)]
    public void Given_charging_at_MIN_When_the_sun_is_short_Then_STOP_counts_or_not(string id, string settings, int l1, int l2, int l3, int stopS)
    {
        _settings = Values.Of(settings);
        Sample(60, 60, l1 + l2 + l3);

        Assert.Equal(60, _solar.SetpointDa);
        Assert.True(stopS == _solar.StopS(0), id + ": " + _solar.StopS(0));
    }

    [Fact]
    public void Given_STOP_running_When_the_sun_is_back_for_one_sample_Then_it_starts_anew()
    {
        Sample(60, 60, 30, 0);
        Sample(60, 60, 18, 300_000);
        Assert.Equal(0, _solar.StopS(300_000));
        Sample(60, 60, 30, 302_000);

        Assert.Equal(600, _solar.StopS(302_000));
    }

    [Theory]
    [InlineData(599_999, false)]
    [InlineData(600_000, true)]
    public void Given_STOP_running_When_its_minutes_are_over_Then_charging_must_stop(long nowMs, bool mustStop)
    {
        Sample(60, 60, 30, 0);
        _solar.Tick(nowMs);

        Assert.Equal(mustStop, _solar.MustStop);
    }

    [Theory]
    [InlineData("export of 3 A, over three phases", 3, -30, 90)]
    [InlineData("export of 3 A on one phase", 1, -30, 110)]
    [InlineData("a trace of export", 3, -5, 81)]
    [InlineData("nothing", 3, 0, 80)]
    [InlineData("the dead band", 3, 3, 80)]
    [InlineData("import just beyond it", 3, 4, 78)]
    [InlineData("import of 6 A: all of it, at once", 3, 60, 60)]
    [InlineData("import of 3 A on one phase", 1, 30, 60)]
    [InlineData("more export than the ceiling has room for", 3, -900, 160)]
    public void Given_an_offer_of_8_A_When_a_sample_comes_Then_it_follows_the_surplus(string id, int phases, int sumDa, int expected)
    {
        _picture.Phases = phases;
        Sample(phases == 1 && sumDa > 0 ? 90 : 80, phases == 1 && sumDa > 0 ? 90 : 80, sumDa);

        Assert.True(expected == _solar.SetpointDa, id + ": " + _solar.SetpointDa);
    }

    [Fact]
    public void Given_a_change_that_the_vehicle_has_not_followed_yet_When_samples_come_Then_only_what_is_certain_counts()
    {
        // Lowered from 16 to 10 A; the meter still sees the 16.
        _picture.UnsettledDa = 60;
        Sample(100, 160, 180);
        Assert.Equal(100, _solar.SetpointDa);
        // Raised from 8 to 12 A; the meter still sees the 8 and the export that was to be used.
        _picture.UnsettledDa = 40;
        Sample(120, 120, -120);
        Assert.Equal(120, _solar.SetpointDa);
    }

    [Fact]
    public void Given_a_raise_When_the_next_samples_show_export_Then_the_next_raise_waits_5_s()
    {
        Sample(80, 80, -30, 1000);
        Assert.Equal(90, _solar.SetpointDa);
        Sample(90, 90, -30, 5999);
        Assert.Equal(90, _solar.SetpointDa);
        Sample(90, 90, -30, 6000);
        Assert.Equal(100, _solar.SetpointDa);
    }

    [Theory]
    [InlineData(39_999, 60)]
    [InlineData(40_000, 90)]
    public void Given_a_start_When_there_is_sun_for_more_Then_the_offer_stays_at_MIN_for_40_s(long nowMs, int expected)
    {
        _solar.Started(false, 0);
        Sample(60, 60, -90, nowMs);

        Assert.Equal(expected, _solar.SetpointDa);
    }

    [Fact]
    public void Given_a_phase_switch_When_it_is_over_Then_there_is_no_hold()
    {
        _solar.Started(true, 0);
        Sample(60, 60, -90, 0);

        Assert.Equal(90, _solar.SetpointDa);
    }

    [Fact]
    public void Given_a_second_contactor_that_can_still_open_When_the_sun_is_short_on_three_phases_Then_STOP_does_not_count()
    {
        Sample(60, 60, 90, 0, stops: false);

        Assert.Equal(0, _solar.StopS(0));
        Assert.Equal(90, _solar.SurplusDa);
    }

    [Fact]
    public void Given_nobody_charges_When_a_sample_comes_Then_the_next_start_is_at_MIN_and_no_timer_runs()
    {
        Sample(60, 60, 90, 0);
        _picture.ActiveChargers = 0;
        Sample(160, 0, -200, 1000);

        Assert.Equal((60, 0, 200), (_solar.SetpointDa, _solar.StopS(1000), _solar.SurplusDa));
    }

    private void Sample(int set, int balanced, int sumDa, long nowMs = 0, bool stops = true)
    {
        _picture.SolarSumDa = sumDa;
        _picture.ActiveSetpointsDa = balanced;
        _solar.StartAt(set);
        _solar.OnSample(_picture, _settings, stops, nowMs);
    }
}
