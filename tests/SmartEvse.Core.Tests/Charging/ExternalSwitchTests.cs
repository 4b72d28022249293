using SmartEvse.Core.Charging;
using Xunit;

namespace SmartEvse.Core.Tests.Charging;

/// <summary>The external switch: 120 ms of the same reading count, and a press is as long as the contact was closed.</summary>
public sealed class ExternalSwitchTests
{
    private readonly ExternalSwitch _switch = new();

    public ExternalSwitchTests() => _switch.Take(false, 1000);

    [Fact]
    public void Given_an_open_switch_When_it_closes_Then_it_counts_as_pressed_120_ms_later_and_in_that_step_only()
    {
        _switch.Take(true, 2000);
        _switch.Take(true, 2119);
        Assert.Equal((false, false), (_switch.IsClosed, _switch.WasPressed));
        _switch.Take(true, 2120);
        Assert.Equal((true, true, false), (_switch.IsClosed, _switch.WasPressed, _switch.WasReleased));
        _switch.Take(true, 2130);
        Assert.Equal((true, false, false), (_switch.IsClosed, _switch.WasPressed, _switch.WasReleased));
    }

    [Theory]
    [InlineData(1881, false)]
    [InlineData(1880, true)]
    [InlineData(1500, true)]
    public void Given_a_pause_of_the_steps_When_the_switch_has_moved_in_it_Then_it_has_been_there_for_as_long_as_it_can_have(long sinceMs, bool counts)
    {
        _switch.Take(true, sinceMs, 2000);
        Assert.Equal((counts, counts), (_switch.IsClosed, _switch.WasPressed));
        Assert.Equal(counts ? 2000 - sinceMs : 0, _switch.HeldMs(2000));
    }

    [Fact]
    public void Given_a_press_When_it_goes_on_Then_its_time_counts_from_the_first_contact_and_ends_with_it()
    {
        Assert.Equal(0, _switch.HeldMs(1500));
        Press(2000);
        Assert.Equal(500, _switch.HeldMs(2500));
        _switch.Take(false, 3000);
        Assert.Equal(1100, _switch.HeldMs(3100));
        _switch.Take(false, 3120);

        Assert.Equal((false, true, 1000, 0), (_switch.IsClosed, _switch.WasReleased, _switch.PressMs, _switch.HeldMs(3120)));
        _switch.Take(false, 3130);
        Assert.False(_switch.WasReleased);
    }

    [Fact]
    public void Given_a_contact_that_bounces_When_it_closes_at_last_Then_the_time_counts_from_the_last_bounce()
    {
        _switch.Take(true, 2000);
        _switch.Take(false, 2100);
        _switch.Take(true, 2110);
        _switch.Take(true, 2229);
        Assert.False(_switch.IsClosed);
        _switch.Take(true, 2230);
        Assert.True(_switch.IsClosed);
        Assert.Equal(120, _switch.HeldMs(2230));
    }

    [Fact]
    public void Given_a_switch_that_is_closed_at_the_start_When_it_stays_so_Then_nothing_was_pressed_and_nothing_is_held()
    {
        var closed = new ExternalSwitch();
        closed.Take(true, 1000);
        Assert.Equal((true, false), (closed.IsClosed, closed.WasPressed));
        closed.Take(true, 5000);

        Assert.Equal((true, false, 0), (closed.IsClosed, closed.WasPressed, closed.HeldMs(5000)));
    }

    private void Press(long atMs)
    {
        _switch.Take(true, atMs);
        _switch.Take(true, atMs + 120);
        Assert.True(_switch.WasPressed);
    }
}
