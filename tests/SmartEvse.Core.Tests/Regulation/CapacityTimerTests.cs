using SmartEvse.Core.Regulation;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Regulation;

/// <summary>CAP STOP: used minutes come back only as fast as they went.</summary>
public sealed class CapacityTimerTests
{
    private readonly CapacityTimer _timer = new();
    private readonly Core.Settings.SettingsValues _settings = Values.Of("MaxSumMainsTime=5");

    [Theory]
    [InlineData("paused as long as it ran", 60_000, 120_000, 300)]
    [InlineData("paused for a blink", 60_000, 62_000, 242)]
    [InlineData("paused much longer", 60_000, 3_600_000, 300)]
    public void Given_a_minute_used_When_it_was_paused_Then_the_rest_is_what_the_pause_gave_back(string id, long pausedAtMs, long againAtMs, int leftS)
    {
        _timer.Start(0);
        _timer.Pause(pausedAtMs);
        Assert.Equal(0, _timer.LeftS(_settings, pausedAtMs));
        _timer.Start(againAtMs);

        Assert.True(leftS == _timer.LeftS(_settings, againAtMs), id + ": " + _timer.LeftS(_settings, againAtMs));
    }

    [Fact]
    public void Given_a_load_that_falls_below_for_one_second_in_ten_When_it_goes_on_Then_the_timer_ends_all_the_same()
    {
        var endedS = -1;
        for (var s = 0; s < 3600 && endedS < 0; s++)
        {
            if (s % 10 == 9) _timer.Pause(s * 1000L);
            else _timer.Start(s * 1000L);
            if (_timer.IsOver(_settings, s * 1000L)) endedS = s;
        }

        Assert.InRange(endedS, 300, 400);
    }

    [Theory]
    [InlineData(0, 300, false)]
    [InlineData(299_001, 1, false)]
    [InlineData(299_999, 1, false)]
    [InlineData(300_000, 0, true)]
    [InlineData(400_000, 0, true)]
    public void Given_five_minutes_When_they_run_out_Then_nothing_is_left_and_it_stays_so(long nowMs, int leftS, bool over)
    {
        _timer.Start(0);

        Assert.Equal((leftS, over), (_timer.LeftS(_settings, nowMs), _timer.IsOver(_settings, nowMs)));
    }

    [Fact]
    public void Given_a_session_that_ended_When_the_next_begins_Then_it_has_all_its_minutes()
    {
        _timer.Start(0);
        _timer.Reset();
        _timer.Start(100_000);

        Assert.Equal(300, _timer.LeftS(_settings, 100_000));
    }
}
