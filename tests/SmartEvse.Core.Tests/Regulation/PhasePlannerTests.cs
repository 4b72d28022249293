using System;
using System.Collections.Generic;
using System.Linq;
using SmartEvse.Core.Regulation;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Regulation;

/// <summary>One phase or three: CONTACT2, and the surplus where CONTACT2 leaves it to the sun.</summary>
public sealed class PhasePlannerTests
{
    private const string Auto = "Mode=Solar, MainsMeter=API, MinCurrent=6, EnableC2=Auto";

    private readonly PhasePlanner _planner = new();
    private readonly MainsPicture _picture = new() { CeilingDa = 160 };

    [Theory]
    [InlineData("Not present", "Normal", 3)]
    [InlineData("Not present", "Solar", 3)]
    [InlineData("Always Off", "Normal", 1)]
    [InlineData("Always Off", "Smart", 1)]
    [InlineData("Always Off", "Solar", 1)]
    [InlineData("Solar Off", "Normal", 3)]
    [InlineData("Solar Off", "Smart", 3)]
    [InlineData("Solar Off", "Solar", 1)]
    [InlineData("Always On", "Normal", 3)]
    [InlineData("Always On", "Solar", 3)]
    [InlineData("Auto", "Normal", 3)]
    [InlineData("Auto", "Smart", 3)]
    public void Given_CONTACT2_and_MODE_When_there_is_no_choice_Then_they_say_how_many(string contact2, string mode, int phases)
    {
        var settings = Values.Of($"Mode={mode}, EnableC2={contact2}");
        _planner.Follow(settings);

        Assert.False(PhasePlanner.IsFree(settings));
        Assert.Equal(phases, _planner.Phases);
    }

    [Theory]
    [InlineData("6", 209, 1)]
    [InlineData("6", 210, 3)]
    [InlineData("10", 329, 1)]
    [InlineData("10", 330, 3)]
    public void Given_Auto_in_Solar_When_a_session_is_about_to_start_Then_three_phases_need_three_times_MIN_and_a_margin(string min, int surplusDa, int phases)
    {
        _planner.OnSample(_picture, Values.Of(Auto + ", MinCurrent=" + min), surplusDa, 0, 0);

        Assert.Equal(phases, _planner.Phases);
    }

    [Theory]
    [InlineData("6 A too little", 120, 360)]
    [InlineData("12 A too little", 60, 180)]
    [InlineData("all of it, and the house imports", -60, 90)]
    [InlineData("1.2 A too little", 168, 1800)]
    public void Given_three_phases_When_the_surplus_is_too_small_Then_the_worse_it_is_the_sooner_one_is_tried(string id, int surplusDa, int expectedS)
    {
        var settings = Values.Of(Auto);
        var seconds = SecondsUntil(settings, 3, surplusDa, 1, 2000);

        Assert.True(seconds == expectedS, id + ": " + seconds);
    }

    [Theory]
    [InlineData(180)]
    [InlineData(300)]
    public void Given_three_phases_When_the_surplus_carries_them_Then_they_stay(int surplusDa)
    {
        Assert.Equal(-1, SecondsUntil(Values.Of(Auto), 3, surplusDa, 1, 3600));
    }

    [Theory]
    [InlineData("the contactor has closed long ago", 1_000_000, 210, 90)]
    [InlineData("the contactor has just closed", 0, 210, 300)]
    [InlineData("not enough", 1_000_000, 209, -1)]
    public void Given_one_phase_When_the_surplus_carries_three_Then_they_are_tried_after_90_s_of_it(string id, long closedMs, int surplusDa, int expectedS)
    {
        var seconds = SecondsUntil(Values.Of(Auto), 1, surplusDa, 3, 1000, closedMs);

        Assert.True(seconds == expectedS, id + ": " + seconds);
    }

    [Fact]
    public void Given_MAX_above_three_times_MIN_When_on_one_phase_Then_three_are_tried_only_beyond_what_one_can_take()
    {
        _picture.CeilingDa = 320;
        Assert.Equal(-1, SecondsUntil(Values.Of(Auto), 1, 340, 3, 1000, 1_000_000));
        Assert.Equal(90, SecondsUntil(Values.Of(Auto), 1, 350, 3, 1000, 1_000_000));
    }

    [Fact]
    public void Given_a_cable_of_13_A_When_on_one_phase_Then_its_limit_counts_and_not_MAX()
    {
        _picture.CeilingDa = 130;

        Assert.Equal(90, SecondsUntil(Values.Of(Auto + ", MaxCurrent=32"), 1, 210, 3, 1000, 1_000_000));
    }

    [Fact]
    public void Given_a_meter_that_fell_silent_for_an_hour_When_it_speaks_again_Then_the_hour_does_not_count()
    {
        var settings = Values.Of(Auto);
        _picture.ActiveChargers = 1;
        _picture.Phases = 3;
        Start(settings, 3);
        _planner.OnSample(_picture, settings, 120, 0, 1000);
        _planner.OnSample(_picture, settings, 120, 0, 3_600_000);

        Assert.Equal(3, _planner.Phases);
        Assert.InRange(_planner.DownS, 340, 350);
    }

    [Fact]
    public void Given_a_switch_going_on_When_samples_come_Then_the_plan_stands()
    {
        var settings = Values.Of(Auto);
        Start(settings, 1);
        _picture.IsSwitching = true;
        _planner.OnSample(_picture, settings, 900, 0, 2000);

        Assert.Equal(1, _planner.Phases);
    }

    [Fact]
    public void Given_four_switches_within_an_hour_When_the_sun_returns_Then_three_phases_wait_until_only_two_are_left()
    {
        var settings = Values.Of(Auto);
        Start(settings, 3);
        var changes = new List<string>();
        for (var s = 1; s <= 7200; s++)
        {
            // Ten minutes of sun, six of cloud.
            _planner.OnSample(_picture, settings, s % 960 < 600 ? 300 : 100, 1_000_000, s * 1000L);
            if (_planner.Phases == _picture.Phases) continue;
            _picture.Phases = _planner.Phases;
            changes.Add($"{s / 60} min: {_planner.Phases}");
        }

        Assert.Equal(["14 min: 1", "17 min: 3", "30 min: 1", "81 min: 3", "94 min: 1", "97 min: 3", "110 min: 1"], changes);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(20)]
    public void Given_H16_clouds_of_any_rhythm_When_a_day_has_passed_Then_no_hour_has_seen_more_than_four_switches(int rhythm)
    {
        var settings = Values.Of(Auto);
        Start(settings, 3);
        var sun = new Random(rhythm);
        var changes = new List<int>();
        var surplusDa = 300;
        for (var s = 1; s <= 43200; s++)
        {
            if (sun.Next(60 * rhythm) == 0) surplusDa = sun.Next(-200, 400);
            // Now and then the session ends and starts anew: that is no switch, but it may not open a way around the rule.
            _picture.ActiveChargers = s % 1800 < 10 ? 0 : 1;
            _planner.OnSample(_picture, settings, surplusDa, 1_000_000, s * 1000L);
            if (_planner.Phases == _picture.Phases) continue;
            if (_picture.ActiveChargers == 1) changes.Add(s);
            _picture.Phases = _planner.Phases;
        }

        Assert.True(changes.Count > 6, $"{changes.Count} switches");
        Assert.All(changes, at => Assert.InRange(changes.Count(c => c >= at && c < at + 3600), 1, 4));
    }

    private void Start(SettingsValues settings, int phases)
    {
        _picture.ActiveChargers = 0;
        _picture.IsSwitching = false;
        _planner.OnSample(_picture, settings, phases == 3 ? 900 : 0, 0, 0);
        _picture.ActiveChargers = 1;
        _picture.Phases = phases;
    }

    private int SecondsUntil(SettingsValues settings, int from, int surplusDa, int to, int atMostS, long closedMs = 0)
    {
        Start(settings, from);
        _planner.OnSample(_picture, settings, surplusDa, closedMs, 0);
        for (var s = 1; s <= atMostS; s++)
        {
            _planner.OnSample(_picture, settings, surplusDa, closedMs + (s * 1000L), s * 1000L);
            if (_planner.Phases == to) return s;
        }

        return -1;
    }
}
