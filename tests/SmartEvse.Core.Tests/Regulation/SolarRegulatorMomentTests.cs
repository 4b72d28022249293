using SmartEvse.Core.Regulation;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Regulation;

/// <summary>What the sun gives while a vehicle is still coming down, from a meter that repeats itself, and at the edges of STOP.</summary>
public sealed class SolarRegulatorMomentTests
{
    private const long Later = 1_000_000;

    private readonly SolarRegulator _solar = new();
    private readonly MainsPicture _picture = new() { ActiveChargers = 1, CeilingDa = 160 };
    private readonly SettingsValues _settings = Values.Of("Mode=Solar, MainsMeter=API, Config=Fixed, MinCurrent=6, MaxCurrent=16, StartCurrent=8, StopTime=10, ImportCurrent=0");

    [Theory]
    [InlineData("the import is just in the dead band", 60, 3, 0)]
    [InlineData("just beyond it", 60, 4, 600)]
    [InlineData("the vehicle still takes more than MIN; when it has come down, MIN will be there", 70, 30, 0)]
    [InlineData("and not quite", 70, 31, 600)]
    public void Given_an_offer_of_MIN_When_there_is_import_Then_STOP_counts_only_if_the_surplus_does_not_carry_MIN(string id, int takesDa, int sumDa, int stopS)
    {
        Sample(60, takesDa, sumDa, Later);

        Assert.True(stopS == _solar.StopS(Later), id + ": " + _solar.StopS(Later));
    }

    [Fact]
    public void Given_the_first_seconds_of_a_session_When_a_vehicle_takes_16_A_of_sun_Then_the_offer_is_MIN_and_STOP_does_not_count()
    {
        _solar.Started(false, Later);
        Sample(100, 160, 30, Later + 1000);

        Assert.Equal((60, 0), (_solar.SetpointDa, _solar.StopS(Later + 1000)));
    }

    [Fact]
    public void Given_STOP_that_is_over_When_it_is_asked_for_later_Then_it_says_0()
    {
        Sample(60, 60, 30, Later);

        Assert.Equal((1, 0, 0), (_solar.StopS(Later + 599_001), _solar.StopS(Later + 600_000), _solar.StopS(Later + 700_000)));
    }

    [Fact]
    public void Given_a_surplus_that_is_just_used_When_more_appears_a_second_later_Then_it_need_not_wait()
    {
        Sample(80, 80, 0, Later);
        Assert.Equal(80, _solar.SetpointDa);
        Sample(80, 80, -30, Later + 1000);

        Assert.Equal(90, _solar.SetpointDa);
    }

    [Fact]
    public void Given_a_meter_that_repeats_itself_When_it_says_export_Then_a_quarter_is_tried_and_the_next_waits_until_it_moves()
    {
        _picture.IsFrozen = true;
        Sample(80, 80, -180, Later);
        Assert.Equal(95, _solar.SetpointDa);
        for (var s = 1; s <= 60; s++) Sample(95, 95, -180, Later + (s * 1000));
        Assert.Equal(95, _solar.SetpointDa);

        _picture.IsFrozen = false;
        Sample(95, 95, -135, Later + 61_000);
        Assert.Equal(140, _solar.SetpointDa);
        _picture.IsFrozen = true;
        Sample(80, 80, -180, Later + 70_000);
        Assert.Equal(95, _solar.SetpointDa);
    }

    [Fact]
    public void Given_a_meter_that_repeats_itself_When_a_quarter_of_the_surplus_is_one_ampere_Then_that_counts_as_a_try()
    {
        _picture.IsFrozen = true;
        Sample(80, 80, -120, Later);
        Assert.Equal(90, _solar.SetpointDa);
        Sample(90, 90, -120, Later + 10_000);

        Assert.Equal(90, _solar.SetpointDa);
    }

    private void Sample(int set, int takesDa, int sumDa, long nowMs)
    {
        _picture.SolarSumDa = sumDa;
        _picture.ActiveSetpointsDa = takesDa;
        _solar.StartAt(set);
        _solar.OnSample(_picture, _settings, true, nowMs);
    }
}
