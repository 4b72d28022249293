using System;
using System.Linq;
using SmartEvse.Core.Sessions;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Sessions;

/// <summary>What repeats is counted, so that the story stays in the log.</summary>
public sealed class EventCountTests
{
    [Fact]
    public void Given_automations_that_send_bad_values_all_the_time_When_an_hour_has_passed_Then_each_has_one_entry_and_the_story_is_still_there()
    {
        var bench = new EventBench(Rig.Normal()).Charge().Run(5);
        var before = bench.Story();
        for (var s = 0; s < 1800; s++) bench.Write("Mode", "smart").Write("MaxCurrent", "99").Write("MainsMeter", "1:2:3").Run(1.7);

        var story = bench.Story();
        Assert.Equal(before, story[..^3]);
        Assert.Equal(
            [
                "12 refused Set/Mode: unknown option (charging) x1800 until 3610",
                "12 refused Set/MaxCurrent: out of range 6..80 (charging) x1800 until 3610",
                "12 refused Set/MainsMeter: meter is not API (charging) x1800 until 3610",
            ],
            story[^3..]);
    }

    [Fact]
    public void Given_a_refusal_that_repeats_When_the_state_changes_in_between_Then_it_is_still_counted_in_its_first_entry()
    {
        var bench = new EventBench(Rig.Normal()).Write("Restart", "now").Charge().Run(5).Write("Restart", "now");

        Assert.Equal(
            [
                "0 start: Started (no_vehicle)",
                "1 refused Set/Restart: unknown option (no_vehicle) x2 until 12",
                "1 vehicle: Connected (charge_delay)",
                "5 state: Connected to EV (vehicle_not_asking)",
                "7 state: Charging (charging)",
            ],
            bench.Story());
    }

    [Fact]
    public void Given_a_refusal_that_repeats_for_months_When_the_counter_is_full_Then_it_stays_there_and_the_last_time_goes_on()
    {
        var bench = new EventBench(Rig.Normal());
        for (var i = 0; i < EventLog.MostCounted + 3; i++) bench.Write("Mode", "smart");
        bench.Run(60).Write("Mode", "smart");

        Assert.Matches($"x{EventLog.MostCounted} until [0-9]+$", bench.Story()[^1]);
        Assert.Equal(2, bench.Story().Length);
    }

    [Theory]
    [InlineData("another topic", "Access", "smart")]
    [InlineData("another reason", "Mode", "Solar")]
    public void Given_a_refusal_When_another_one_comes_Then_it_is_not_counted_with_the_first(string what, string topic, string payload)
    {
        var bench = new EventBench(Rig.Normal()).Write("Mode", "smart");
        var before = bench.Log.Newest;
        bench.Write(topic, payload);

        Assert.True(bench.Log.Newest == before + 1, what);
    }

    [Fact]
    public void Given_a_feed_that_comes_and_goes_with_nobody_plugged_in_When_the_log_is_read_Then_the_fault_is_counted_and_its_end_as_well()
    {
        var bench = new EventBench(Rig.Smart());
        bench.Sim.FeedMs = 20_000;
        bench.Run(10 * 20);

        Assert.Equal(
            [
                "0 start: Started (no_vehicle)",
                "13 fault: Communication Error (no_vehicle) x10 until 193",
                "22 fault_cleared: Communication Error (no_vehicle) x9 until 182",
            ],
            bench.Story());
    }

    [Fact]
    public void Given_a_fault_that_comes_again_after_a_change_of_state_When_the_log_is_read_Then_it_is_told_anew()
    {
        var bench = new EventBench(Rig.Smart()).Charge().Run(5);
        for (var i = 0; i < 2; i++)
        {
            bench.Sim.FeedMs = 0;
            bench.Run(30);
            bench.Sim.FeedMs = 2000;
            bench.Run(60);
        }

        Assert.Equal(2, bench.Story().Count(e => e.Contains(" fault: Communication Error", StringComparison.Ordinal)));
        Assert.DoesNotContain(bench.Story(), e => e.Contains(" fault: ", StringComparison.Ordinal) && e.Contains(" x", StringComparison.Ordinal));
    }
}
