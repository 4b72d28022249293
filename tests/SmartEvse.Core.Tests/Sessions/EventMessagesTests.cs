using System;
using System.Linq;
using System.Text.Json;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Sessions;

/// <summary>The event log on MQTT: asked for with <c>Set/Events</c>, answered on <c>Result</c>, sent on <c>Events</c>.</summary>
public sealed class EventMessagesTests
{
    [Fact]
    public void Given_a_request_When_it_is_answered_Then_all_entries_follow_the_answer_oldest_first_and_not_retained()
    {
        var bench = new EventBench(Rig.Normal()).Charge().Run(5).Write("Events", "PRESS").Run(1);

        Assert.Equal(["""{"topic":"Set/Events","payload":"PRESS","accepted":true,"reason":"","value":""}"""], bench.Results);
        Assert.Equal(Enumerable.Range(1, bench.Log.Newest), bench.Messages.Select(m => Number(m.Payload, "n")));
        Assert.All(bench.Messages, m => Assert.False(m.Retained));
        Assert.All(bench.Messages, m => Assert.Equal(bench.Log.Newest, Number(m.Payload, "last")));
        var sent = bench.Link.Sent.Select(m => m.Topic.Split('/')[1]).ToList();
        Assert.InRange(sent.IndexOf("Result"), 0, sent.IndexOf("Events") - 1);
    }

    [Fact]
    public void Given_nobody_who_asks_When_things_happen_Then_nothing_is_sent_on_Events()
        => Assert.Empty(new EventBench(Rig.Normal()).Charge().Run(60).Messages);

    [Fact]
    public void Given_a_request_When_the_messages_are_read_Then_they_say_what_happened()
    {
        var bench = new EventBench(Rig.Normal());
        bench.Sim.Plant.StartUtcS = 1_764_016_259;
        bench.Write("MaxCurrent", "99").Run(1).Write("MaxCurrent", "100").Write("Events", "PRESS").Run(1);

        Assert.Equal(
            [
                """{"n":1,"uptimeS":0,"utc":1764016259,"event":"start","text":"Started","reason":"no_vehicle","count":1,"lastUptimeS":0,"last":2}""",
                """{"n":2,"uptimeS":1,"utc":1764016260,"event":"refused","topic":"Set/MaxCurrent","text":"out of range 6..80","reason":"no_vehicle","count":2,"lastUptimeS":2,"last":2}""",
            ],
            bench.Messages.Select(m => m.Payload));
    }

    [Theory]
    [InlineData("press", "unknown option")]
    [InlineData("", "unknown option")]
    [InlineData("1", "unknown option")]
    public void Given_a_request_in_another_form_When_it_comes_Then_it_is_refused_and_nothing_is_sent(string payload, string reason)
    {
        var bench = new EventBench(Rig.Normal()).Write("Events", payload).Run(1);

        Assert.Equal(reason, JsonDocument.Parse(Assert.Single(bench.Results)).RootElement.GetProperty("reason").GetString());
        Assert.Empty(bench.Messages);
    }

    [Fact]
    public void Given_remote_writers_of_the_lowest_level_When_one_asks_Then_it_gets_the_log()
    {
        var bench = new EventBench(Rig.Normal("RemoteLevel=Operate")).Write("Events", "PRESS").Run(1);

        Assert.Equal(bench.Log.Newest, bench.Messages.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(25)]
    public void Given_a_budget_of_messages_a_tick_When_the_log_is_sent_Then_no_tick_has_more_and_all_arrive_once(int budget)
    {
        var bench = Full(budget).Write("Events", "PRESS").Run(10);

        Assert.Equal(Enumerable.Range(bench.Log.Oldest, 50), bench.Messages.Select(m => Number(m.Payload, "n")));
        Assert.InRange(bench.Messages.GroupBy(m => m.Tick).Max(t => t.Count()), 1, budget);
        // State comes first, within the same budget; the answer is beside it.
        Assert.InRange(bench.Link.Sent.Where(m => !m.Topic.EndsWith("/Result", StringComparison.Ordinal)).GroupBy(m => m.Tick).Max(t => t.Count()), 1, budget);
    }

    [Fact]
    public void Given_a_log_that_is_being_sent_When_it_is_asked_for_again_Then_it_starts_over()
    {
        var bench = Full(1).Write("Events", "PRESS").Run(0.5);
        var before = bench.Messages.Count;
        Assert.InRange(before, 2, 40);
        bench.Write("Events", "PRESS").Run(10);

        var numbers = bench.Messages.Select(m => Number(m.Payload, "n")).ToList();
        var again = numbers.LastIndexOf(bench.Log.Oldest);
        Assert.InRange(again, before, before + 3);
        Assert.Equal(Enumerable.Range(bench.Log.Oldest, again), numbers[..again]);
        Assert.Equal(Enumerable.Range(bench.Log.Oldest, 50), numbers[again..]);
    }

    [Fact]
    public void Given_a_link_without_room_When_it_has_room_again_Then_no_entry_was_lost()
    {
        var bench = Full(25).Write("Events", "WRONG").Run(1);
        bench.Session.MessagesPerTick = 1;
        bench.Write("Events", "PRESS").Run(0.2);
        bench.Link.Room = 0;
        bench.Run(5);
        bench.Link.Room = int.MaxValue;
        bench.Session.MessagesPerTick = 25;
        bench.Run(5);

        Assert.Equal(Enumerable.Range(bench.Log.Oldest, 50), bench.Messages.Select(m => Number(m.Payload, "n")));
    }

    [Fact]
    public void Given_a_connection_that_is_lost_in_the_middle_When_it_is_back_Then_the_rest_follows()
    {
        var bench = Full(1).Write("Events", "PRESS").Run(0.5);
        bench.Link.IsReachable = false;
        bench.Link.Disconnect();
        bench.Run(5);
        Assert.InRange(bench.Messages.Count, 2, 40);
        bench.Link.IsReachable = true;
        bench.Session.MessagesPerTick = 25;
        bench.Run(30);

        Assert.Equal(Enumerable.Range(bench.Log.Oldest, 50), bench.Messages.Select(m => Number(m.Payload, "n")));
    }

    [Fact]
    public void Given_a_slow_link_When_entries_are_pushed_out_before_they_are_sent_Then_they_are_passed_over_and_newer_ones_are_not_sent()
    {
        var bench = Full(25);
        var (oldest, newest) = (bench.Log.Oldest, bench.Log.Newest);
        bench.Link.Deliver("SmartEVSE-1/Set/Events", "PRESS");
        bench.Sim.Step();
        bench.Link.Room = 3;
        bench.Tick();
        bench.Link.Room = 0;
        while (bench.Log.Oldest < oldest + 20) PlugAndUnplug(bench);
        var kept = bench.Log.Oldest;
        bench.Link.Room = int.MaxValue;
        bench.Run(5);

        var numbers = bench.Messages.Select(m => Number(m.Payload, "n")).ToList();
        Assert.InRange(numbers.Count(n => n < kept), 1, 3);
        Assert.Equal(Enumerable.Range(kept, newest - kept + 1), numbers.Where(n => n >= kept));
    }

    [Fact]
    public void Given_secrets_When_they_are_refused_or_stored_Then_nothing_of_them_is_in_the_log()
    {
        const string Secret = "Tr0ub4dor&3";
        var bench = new EventBench(Rig.Normal()).Write("MQTTPassword", Secret).Write("MQTTPassword", Secret + new string('x', 80)).Write("Mode", Secret).Write(Secret, "1");
        bench.Sim.Charger.IsUnlocked = true;
        bench.Write("MQTTPassword", Secret);
        Assert.Equal(Secret, bench.Settings.Text(SettingId.MQTTPassword));
        bench.Run(5).Write("Events", "PRESS").Run(1);

        Assert.Equal(5, bench.Messages.Count);
        Assert.DoesNotContain(bench.Messages, m => m.Payload.Contains(Secret[..5], StringComparison.Ordinal));
    }

    // A log that has wrapped around, and a publisher that has said everything.
    private static EventBench Full(int budget)
    {
        var bench = new EventBench(Rig.Normal("MQTTHeartbeat=0"));
        while (bench.Log.Oldest < 7) PlugAndUnplug(bench);
        bench.Run(15).Session.MessagesPerTick = budget;
        bench.Link.Sent.Clear();
        return bench;
    }

    private static void PlugAndUnplug(EventBench bench)
    {
        bench.Sim.Plant.Plug();
        bench.Run(2);
        bench.Sim.Plant.Unplug();
        bench.Run(2);
    }

    private static int Number(string json, string key) => JsonDocument.Parse(json).RootElement.GetProperty(key).GetInt32();
}
