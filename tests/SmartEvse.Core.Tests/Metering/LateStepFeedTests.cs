using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Metering;

/// <summary>A feed that arrives while the control loop hangs is as old as it can be, not as new: nobody knows when it came.</summary>
public sealed class LateStepFeedTests
{
    private const int StepMs = 10;
    private const int Da = 50;

    [Theory]
    [InlineData(StepMs, 0)]
    [InlineData(Outputs.LateMs, 0)]
    [InlineData(1500, 1)]
    [InlineData(4400, 4)]
    public void Given_feeds_in_a_pause_of_the_steps_When_they_are_taken_Then_their_age_counts_from_the_step_before(int pauseMs, int ageS)
    {
        var (charger, view) = (new Charger(Values.Of("MainsMeter=API, EVMeter=API, CircuitMeter=API, Mode=Smart")), new ChargerView());
        var inputs = new Inputs { PilotHighMv = 2880, PilotLowMv = 2880 };
        var nowMs = 1000L;
        for (; nowMs < 5000; nowMs += StepMs) charger.Step(inputs, nowMs);
        nowMs += pauseMs - StepMs;
        foreach (var feed in new[] { charger.MainsFeed, charger.EvFeed, charger.CircuitFeed }) feed.Put([Da, Da, Da], 3);
        charger.Step(inputs, nowMs);

        charger.CopyView(view);
        Assert.Equal((ageS, ageS, ageS), (view[ViewField.MainsAgeS], view[ViewField.EvAgeS], view[ViewField.CircuitAgeS]));
        Assert.Equal(Da, view[ViewField.MainsL1Da]);
    }

    [Fact]
    public void Given_a_feed_in_a_pause_longer_than_FEED_TMO_When_it_is_taken_Then_it_is_no_data_until_the_next_one()
    {
        var (charger, view) = (new Charger(Values.Of("MainsMeter=API, Mode=Smart, FeedTimeout=11")), new ChargerView());
        var inputs = new Inputs { PilotHighMv = 2880, PilotLowMv = 2880 };
        charger.Step(inputs, 1000);
        charger.MainsFeed.Put([Da, Da, Da], 3);
        charger.Step(inputs, 12_500);
        charger.CopyView(view);
        Assert.Equal(0, view[ViewField.MainsFresh]);

        charger.MainsFeed.Put([Da, Da, Da], 3);
        charger.Step(inputs, 12_510);
        charger.CopyView(view);
        Assert.Equal((1, 0), (view[ViewField.MainsFresh], view[ViewField.MainsAgeS]));
    }
}
