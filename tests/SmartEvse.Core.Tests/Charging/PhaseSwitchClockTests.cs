using SmartEvse.Core.Charging;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Charging;

/// <summary>The clocks of the second contactor: how long the contactor has been closed, and how long a change may take.</summary>
public sealed class PhaseSwitchClockTests
{
    private readonly PhaseSwitch _phases = new();
    private readonly Core.Settings.SettingsValues _settings = Values.Of("EnableC2=Auto");

    [Fact]
    public void Given_a_contactor_that_closes_and_opens_When_it_is_asked_for_how_long_it_has_been_closed_Then_it_is_the_time_since()
    {
        Assert.Equal(0, _phases.ClosedMs(5000));
        _phases.Closed(10_000);
        Assert.Equal((0, 2500), (_phases.ClosedMs(10_000), _phases.ClosedMs(12_500)));
        _phases.Plan(_settings, 3, closed: false, 20_000);
        Assert.Equal(0, _phases.ClosedMs(20_000));
        _phases.Closed(30_000);
        Assert.Equal(500, _phases.ClosedMs(30_500));
    }

    [Fact]
    public void Given_a_change_of_phases_When_two_minutes_have_gone_by_Then_it_is_none_any_more()
    {
        _phases.Begin(10_000);
        _phases.Plan(_settings, 1, closed: false, 129_999);
        Assert.True(_phases.IsSwitching);
        _phases.Plan(_settings, 1, closed: false, 130_000);
        Assert.False(_phases.IsSwitching);
    }

    [Fact]
    public void Given_a_change_of_phases_When_the_contactor_closes_in_time_Then_that_ended_it_and_the_next_closing_does_not()
    {
        _phases.Begin(10_000);

        Assert.True(_phases.Closed(30_000));
        Assert.Equal((false, false), (_phases.IsSwitching, _phases.Closed(60_000)));
    }
}
