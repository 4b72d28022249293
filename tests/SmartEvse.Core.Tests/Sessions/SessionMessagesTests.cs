using System.Linq;
using System.Text.Json;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Sessions;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Sessions;

/// <summary>The session log on MQTT: the last one retained on <c>LastSession</c>, all of them on <c>Sessions</c> when asked for with <c>Set/Sessions</c>.</summary>
public sealed class SessionMessagesTests
{
    private const long T0 = Plant.DefaultStartUtcS;

    [Fact]
    public void Given_a_session_that_ends_When_an_hour_has_passed_Then_it_was_sent_once_retained_and_not_with_the_heartbeat()
    {
        var bench = new EventBench(new SessionBench("EVMeter=API, MainsMeter=API") { MainsW = () => -100 }.Sim).Run(59).Charge().Run(600);
        Assert.Empty(Last(bench));
        bench.Sim.Plant.Unplug();
        bench.Run(3600);

        Assert.Equal(
            [($$"""{"n":1,"start":{{T0 + 62}},"end":{{T0 + 662}},"durationS":600,"chargingS":600,"energyWh":1835,"peakW":11040,"solarPercent":100,"reason":"no_vehicle","end_by":"unplugged"}""", true)],
            Last(bench));
    }

    [Fact]
    public void Given_nothing_that_is_known_When_a_session_is_sent_Then_it_says_null_and_not_0()
    {
        var blobs = new MemoryBlobs();
        var blind = new SessionBench("EVMeter=Disabled").On(blobs);
        blind.Sim.Plant.StartUtcS = -1;
        blind.Run(60).Charge().Run(60);
        var bench = new EventBench(new SessionBench("EVMeter=Disabled").On(blobs).Sim);

        Assert.Equal(
            [("""{"n":1,"start":null,"end":null,"durationS":null,"chargingS":null,"energyWh":null,"peakW":null,"solarPercent":null,"reason":null,"end_by":"interrupted"}""", true)],
            Last(bench));
    }

    [Fact]
    public void Given_a_clock_that_is_set_later_When_the_last_session_gets_its_time_Then_it_is_sent_again()
    {
        var sim = Rig.Normal();
        sim.Plant.StartUtcS = -1;
        var bench = new EventBench(sim).Run(59).Charge().Run(60);
        sim.Plant.Unplug();
        bench.Run(60);
        sim.Plant.StartUtcS = T0;
        bench.Run(60);

        Assert.Equal(["null", $"{T0 + 62}"], Last(bench).Select(m => Element(m.Payload, "start")));
    }

    [Fact]
    public void Given_a_session_that_the_power_cut_short_When_the_EV_meter_speaks_Then_it_is_sent_again_with_its_energy()
    {
        var blobs = new MemoryBlobs();
        new SessionBench().On(blobs).Run(60).Charge().Run(400);
        var after = new SessionBench { RegisterWh = null }.On(blobs);
        var bench = new EventBench(after.Sim).Run(10);
        after.RegisterWh = 1_001_184;
        bench.Run(10);

        Assert.Equal(["null", "1184"], Last(bench).Select(m => Element(m.Payload, "energyWh")));
    }

    [Fact]
    public void Given_a_connection_that_was_lost_When_it_is_back_Then_the_last_session_is_sent_again()
    {
        var bench = new EventBench(Rig.Normal()).Run(59).Charge().Run(60);
        bench.Sim.Plant.Unplug();
        bench.Run(5);
        bench.Link.Disconnect();
        bench.Run(30);

        Assert.Equal(2, Last(bench).Length);
        Assert.Equal(Last(bench)[0], Last(bench)[1]);
    }

    [Fact]
    public void Given_a_request_When_it_is_answered_Then_all_sessions_follow_oldest_first_and_not_retained()
    {
        var bench = new EventBench(Rig.Normal());
        for (var i = 0; i < 3; i++)
        {
            bench.Charge().Run(30);
            bench.Sim.Plant.Unplug();
            bench.Run(20);
        }

        bench.Write("Sessions", "PRESS").Run(1);

        Assert.Equal(["""{"topic":"Set/Sessions","payload":"PRESS","accepted":true,"reason":"","value":""}"""], bench.Results);
        var messages = bench.Link.Sent.Where(m => m.Topic == "SmartEVSE-1/Sessions").ToList();
        Assert.Equal(["1", "2", "3"], messages.Select(m => Element(m.Payload, "n")));
        Assert.All(messages, m => Assert.Equal((false, "3"), (m.Retained, Element(m.Payload, "last"))));
        Assert.Equal(Last(bench)[^1].Payload.TrimEnd('}') + ",\"last\":3}", messages[^1].Payload);
        Assert.Empty(bench.Messages);
    }

    [Fact]
    public void Given_both_logs_asked_for_and_a_budget_of_2_When_they_are_sent_Then_no_tick_has_more_and_both_arrive()
    {
        var bench = new EventBench(Rig.Normal("MQTTHeartbeat=0"));
        for (var i = 0; i < 3; i++)
        {
            bench.Charge().Run(30);
            bench.Sim.Plant.Unplug();
            bench.Run(20);
        }

        bench.Session.MessagesPerTick = 2;
        bench.Link.Sent.Clear();
        bench.Write("Sessions", "PRESS").Write("Events", "PRESS").Run(30);

        Assert.Equal(3, bench.Link.Sent.Count(m => m.Topic == "SmartEVSE-1/Sessions"));
        Assert.Equal(bench.Log.Newest, bench.Messages.Count);
        Assert.InRange(bench.Link.Sent.Where(m => !m.Topic.EndsWith("/Result", System.StringComparison.Ordinal)).GroupBy(m => m.Tick).Max(t => t.Count()), 1, 2);
    }

    // What is stored of a reason is its number.
    [Fact]
    public void Given_the_numbers_that_are_stored_When_they_are_compared_Then_none_has_moved()
    {
        string[] reasons =
        [
            "charging", "limit_cable", "limit_mains", "limit_circuit", "limit_capacity", "limit_grid_relay", "limit_temperature", "limit_override", "solar_following",
            "no_vehicle", "vehicle_not_asking", "access_off", "paused", "needs_authorisation", "delayed_start", "waiting_solar", "waiting_power", "switching_phases", "charge_delay", "stopping",
            "no_feed", "no_meter", "wrong_vehicle", "stopped_by_button", "fault",
        ];
        string[] ends = ["unplugged", "vehicle", "person", "fault", "charger", "interrupted"];

        Assert.Equal(reasons, Enumerable.Range(0, reasons.Length).Select(i => ReasonTexts.Token((ReasonId)i)));
        Assert.InRange((int)ReasonId.Count, reasons.Length, 30);
        Assert.Equal(ends, System.Enum.GetValues<SessionEnd>().Select(SessionTexts.Token));
    }

    private static (string Payload, bool Retained)[] Last(EventBench bench)
        => [.. bench.Link.Sent.Where(m => m.Topic == "SmartEVSE-1/LastSession").Select(m => (m.Payload, m.Retained))];

    private static string Element(string json, string name) => JsonDocument.Parse(json).RootElement.GetProperty(name).GetRawText();
}
