using SmartEvse.Core.Charging;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Core.Time;
using Xunit;

namespace SmartEvse.Core.Tests.Charging;

/// <summary>
/// Delayed start and stop written one by one: while the schedule is off only the time itself has to be one, while it is on they have to go together.
/// </summary>
public sealed class DelayedCheckTests
{
    // Minutes of the wall clock of 2026-06-21.
    private const int Midnight = 20_625 * 24 * 60;
    private const int At22 = Midnight + (22 * 60);
    private const int At6 = Midnight + (30 * 60);
    private const int None = SettingsValues.NoTime;

    [Theory]
    [InlineData("off: a start", 0, None, None, 0, StoredState.DelayedStart, At22, Refusal.None)]
    [InlineData("off: no start", 0, At22, None, 0, StoredState.DelayedStart, None, Refusal.None)]
    [InlineData("off: a start in 1970 is no time", 0, None, None, 0, StoredState.DelayedStart, 60, Refusal.NotATime)]
    [InlineData("off: a stop in 1970 is no time", 0, At22, None, 0, StoredState.DelayedStop, 60, Refusal.NotATime)]
    [InlineData("off: a stop before the start", 0, At22, None, 0, StoredState.DelayedStop, Midnight, Refusal.None)]
    [InlineData("off: repeat without a stop", 0, At22, None, 0, StoredState.DelayedRepeat, 1, Refusal.None)]
    [InlineData("on: with a start", 0, At22, None, 0, StoredState.DelayedCharging, 1, Refusal.None)]
    [InlineData("on: without a start", 0, None, None, 0, StoredState.DelayedCharging, 1, Refusal.RuleDelayNeedsStart)]
    [InlineData("on: with a stop before the start", 0, At22, Midnight, 0, StoredState.DelayedCharging, 1, Refusal.RuleStopNotLater)]
    [InlineData("on: the start is taken away", 1, At22, None, 0, StoredState.DelayedStart, None, Refusal.RuleDelayNeedsStart)]
    [InlineData("on: a start after the stop", 1, At22, At6, 0, StoredState.DelayedStart, At6, Refusal.RuleStopNotLater)]
    [InlineData("on: a stop after the start", 1, At22, None, 0, StoredState.DelayedStop, At6, Refusal.None)]
    [InlineData("on: a stop at the start", 1, At22, None, 0, StoredState.DelayedStop, At22, Refusal.RuleStopNotLater)]
    [InlineData("on: a stop in 1970 is no time", 1, At22, None, 0, StoredState.DelayedStop, 60, Refusal.NotATime)]
    [InlineData("on: repeat without a stop", 1, At22, None, 0, StoredState.DelayedRepeat, 1, Refusal.RuleRepeatNeedsStop)]
    [InlineData("on: repeat of a night", 1, At22, At6, 0, StoredState.DelayedRepeat, 1, Refusal.None)]
    [InlineData("on: repeat of a whole day", 1, Midnight, Midnight + 1440, 0, StoredState.DelayedRepeat, 1, Refusal.RuleDailyWindow)]
    [InlineData("on, every night: the stop is taken away", 1, At22, At6, 1, StoredState.DelayedStop, None, Refusal.RuleRepeatNeedsStop)]
    [InlineData("switched off in any case", 1, At22, At6, 1, StoredState.DelayedCharging, 0, Refusal.None)]
    public void Given_a_schedule_When_one_of_the_four_is_written_Then_it_goes_with_the_others_or_is_refused(string id, int on, int start, int stop, int repeat, StoredState changed, int value, Refusal expected)
    {
        var settings = Values.Of("");
        settings.SetState(StoredState.DelayedStart, start);
        settings.SetState(StoredState.DelayedStop, stop);
        settings.SetState(StoredState.DelayedRepeat, repeat);
        settings.SetState(StoredState.DelayedCharging, on);

        Assert.True(expected == DelayedCharging.Check(settings, changed, value), id + ": " + DelayedCharging.Check(settings, changed, value));
    }

    [Fact]
    public void Given_the_date_of_these_times_When_it_is_written_out_Then_it_is_a_summer_day_of_2026()
        => Assert.Equal(Midnight, CivilTime.DayOf(2026, 6, 21) * 1440);
}
