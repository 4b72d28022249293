using System;
using System.Linq;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Mqtt;

/// <summary>Delayed start and stop as they are written: each topic by itself while the schedule is off, the whole set while it is on.</summary>
public sealed class DelayedCommandTests
{
    private const string NotATime = "not a time YYYY-MM-DDThh:mm";
    private const string StopNotLater = "rule: DelayedStop later than DelayedStart";
    private const string RepeatNeedsStop = "rule: DelayedRepeat needs DelayedStop";
    private const string DailyWindow = "rule: with DelayedRepeat less than 24 hours from DelayedStart to DelayedStop";
    private const string NeedsStart = "rule: DelayedCharging needs DelayedStart";

    private const string Night = "DelayedStart=2026-06-21T23:00, DelayedStop=2026-06-22T06:00, ";

    [Theory]
    [InlineData("2026-06-21 23:00")]
    [InlineData("2026-06-21T23:00:00")]
    [InlineData("2026-06-21T23:00Z")]
    [InlineData("2026-6-21T23:00")]
    [InlineData(" 2026-06-21T23:00")]
    [InlineData("2026-06-31T23:00")]
    [InlineData("2026-02-29T23:00")]
    [InlineData("2026-13-01T23:00")]
    [InlineData("2026-06-21T24:00")]
    [InlineData("2026-06-21T23:60")]
    [InlineData("2023-12-31T23:59")]
    [InlineData("2100-01-01T00:00")]
    [InlineData("23:00")]
    [InlineData("1782000000")]
    [InlineData("null")]
    public void Given_a_text_that_is_no_time_of_the_calendar_When_it_is_written_Then_it_is_refused_as_that(string payload)
    {
        Refusals.AssertRefused(() => new MqttBench(), "DelayedStart", payload, NotATime);
        Refusals.AssertRefused(() => new MqttBench(), "DelayedStop", payload, NotATime);
    }

    [Theory]
    [InlineData("on")]
    [InlineData("ON")]
    [InlineData("1")]
    [InlineData("")]
    [InlineData("Enabled")]
    public void Given_a_switch_of_the_schedule_When_it_is_neither_On_nor_Off_Then_the_option_is_unknown(string payload)
    {
        Refusals.AssertRefused(() => new MqttBench(), "DelayedRepeat", payload, "unknown option");
        Refusals.AssertRefused(() => new MqttBench(), "DelayedCharging", payload, "unknown option");
    }

    [Theory]
    // Enabling what does not go together.
    [InlineData("", "DelayedCharging", "On", NeedsStart)]
    [InlineData("DelayedStop=2026-06-22T06:00", "DelayedCharging", "On", NeedsStart)]
    [InlineData("DelayedRepeat=On", "DelayedCharging", "On", RepeatNeedsStop)]
    [InlineData("DelayedStart=2026-06-21T23:00, DelayedRepeat=On", "DelayedCharging", "On", RepeatNeedsStop)]
    [InlineData("DelayedStart=2026-06-21T23:00, DelayedStop=2026-06-21T23:00", "DelayedCharging", "On", StopNotLater)]
    [InlineData("DelayedStart=2026-06-21T23:00, DelayedStop=2026-06-21T06:00", "DelayedCharging", "On", StopNotLater)]
    [InlineData("DelayedStart=2026-06-21T23:00, DelayedStop=2026-06-22T23:00, DelayedRepeat=On", "DelayedCharging", "On", DailyWindow)]
    // Breaking up what is obeyed.
    [InlineData(Night + "DelayedCharging=On", "DelayedStart", "", NeedsStart)]
    [InlineData(Night + "DelayedCharging=On", "DelayedStart", "2026-06-22T06:00", StopNotLater)]
    [InlineData(Night + "DelayedCharging=On", "DelayedStop", "2026-06-21T22:59", StopNotLater)]
    [InlineData(Night + "DelayedRepeat=On, DelayedCharging=On", "DelayedStop", "", RepeatNeedsStop)]
    [InlineData(Night + "DelayedRepeat=On, DelayedCharging=On", "DelayedStop", "2026-06-22T23:00", DailyWindow)]
    [InlineData(Night + "DelayedRepeat=On, DelayedCharging=On", "DelayedStart", "2026-06-21T06:00", DailyWindow)]
    [InlineData("DelayedStart=2026-06-21T23:00, DelayedCharging=On", "DelayedRepeat", "On", RepeatNeedsStop)]
    [InlineData("DelayedStart=2026-06-21T23:00, DelayedStop=2026-06-23T06:00, DelayedCharging=On", "DelayedRepeat", "On", DailyWindow)]
    public void Given_a_schedule_When_a_write_would_break_the_set_that_is_obeyed_Then_it_is_refused_with_the_rule(string before, string name, string payload, string reason)
        => Refusals.AssertRefused(() => With(before), name, payload, reason);

    [Theory]
    [InlineData("DelayedStop=2026-06-22T06:00, DelayedRepeat=On, DelayedStart=2026-06-21T23:00, DelayedCharging=On")]
    [InlineData(Night + "DelayedCharging=On, DelayedStop=, DelayedCharging=Off, DelayedStart=")]
    [InlineData("DelayedStart=2026-06-21T23:00, DelayedStop=2026-06-21T06:00, DelayedStop=2026-06-22T06:00, DelayedCharging=On")]
    [InlineData(Night + "DelayedRepeat=On, DelayedCharging=On, DelayedCharging=Off, DelayedStop=2026-07-30T06:00")]
    public void Given_writes_one_by_one_When_they_go_together_while_the_schedule_is_on_Then_each_is_taken_and_echoed(string writes)
    {
        var bench = With(writes);
        foreach (var last in Writes(writes).GroupBy(w => w.Name).Select(g => g.Last())) Assert.Equal(last.Payload, bench.Last(last.Name));
    }

    [Fact]
    public void Given_REMOTE_Operate_When_the_schedule_is_written_Then_it_is_daily_use_and_taken()
    {
        var bench = new MqttBench("RemoteLevel=Operate");
        foreach (var (name, payload) in Writes(Night + "DelayedRepeat=On, DelayedCharging=On")) Assert.True(bench.Ask(name, payload).Accepted);
    }

    private static MqttBench With(string writes)
    {
        var bench = new MqttBench();
        foreach (var (name, payload) in Writes(writes)) Assert.Equal(new MqttBench.Answer("Set/" + name, payload, true, "", payload), bench.Ask(name, payload));
        bench.Link.Sent.Clear();
        return bench;
    }

    private static (string Name, string Payload)[] Writes(string writes)
        => [.. writes.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(w => w.Split('=')).Select(w => (w[0], w[1]))];
}
