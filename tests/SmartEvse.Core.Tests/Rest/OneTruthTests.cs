using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Rest;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Core.Tracing;
using SmartEvse.Simulation.Tracing;
using Xunit;

namespace SmartEvse.Core.Tests.Rest;

/// <summary>X07, A07: MQTT and REST write to one charger; each gets its own answers, and all surfaces say the same.</summary>
public sealed class OneTruthTests
{
    [Fact]
    public void Given_MQTT_and_REST_writing_at_once_for_a_minute_When_it_is_over_Then_each_write_has_its_answer_and_all_surfaces_say_the_same()
    {
        var bench = new RestBench("MainsMeter=API, EVMeter=API, MaxCurrent=16, Mode=Smart");
        var random = new Random(7);
        var running = new List<(RestExchange Exchange, RestBench.Sink Sink)>();
        var (asked, accepted, overMqtt) = (0, 0, 0);
        bench.Mqtt.Link.Forget();
        for (var ms = 0; ms < 60_000; ms += 10)
        {
            if (ms % 100 == 0)
            {
                bench.Mqtt.Write(ms % 200 == 0 ? "MinCurrent" : "StopTime", $"{random.Next(4, 18)}");
                overMqtt++;
            }

            if (ms % 150 == 0)
            {
                var body = random.Next(2) == 0 ? $"{{\"MinCurrent\":{random.Next(4, 18)}}}" : $"{{\"MinCurrent\":{random.Next(4, 18)},\"StopTime\":{random.Next(0, 60)}}}";
                var request = RestBench.Request("PATCH", "/api/v1/settings", Encoding.UTF8.GetBytes(body));
                request.Authorization = "Bearer " + RestBench.Token.Text;
                var sink = new RestBench.Sink();
                running.Add((bench.Server.Begin(request, sink, bench.Sim.NowMs), sink));
                asked++;
            }

            bench.Mqtt.Step();
            foreach (var (exchange, sink) in running.Where(r => r.Exchange.Poll(bench.Sim.NowMs)).ToList())
            {
                var reply = sink.Reply(0);
                Assert.True(reply.Status is 200 or 422, reply.Body);
                if (reply.Status == 200)
                {
                    accepted++;
                    // The answer is given in the step that decided, before anybody else's.
                    Assert.Equal(bench.Settings.Number(SettingId.MinCurrent).ToString(), reply["MinCurrent"]);
                }

                running.Remove((exchange, sink));
            }
        }

        bench.Mqtt.Run(1);
        Assert.Empty(running);
        Assert.InRange(accepted, asked / 3, asked);
        Assert.Equal(overMqtt, bench.Mqtt.Answers.Count);
        Assert.All(bench.Mqtt.Answers, a => Assert.Contains(a.GetProperty("topic").GetString(), new[] { "Set/MinCurrent", "Set/StopTime" }));
        foreach (var key in new[] { "MinCurrent", "StopTime" })
        {
            var number = bench.Settings.Number(Values.Row(key).Id).ToString();
            Assert.Equal((number, number), (bench.Mqtt.Last(key), bench.Ask("GET", "/api/v1/backup") is { Status: 401 } ? bench.Authorised("GET", "/api/v1/backup")[key] : null));
        }

        Assert.Equal(bench.Settings.Number(SettingId.MinCurrent).ToString(), bench.Ask("GET", "/settings")["settings.current_min"]);
        Assert.True(bench.Sim.Charger.Commands.IsEmpty);
    }

    [Fact]
    public void Given_a_feed_over_REST_When_MQTT_is_silent_Then_it_keeps_the_meter_fresh_as_MQTT_does()
    {
        var bench = new RestBench("MainsMeter=API, Mode=Smart, RestLegacyWrites=Enabled");
        for (var i = 0; i < 15; i++)
        {
            Assert.Equal(200, bench.Ask("POST", $"/currents?L1={i}&L2=-20&L3=30").Status);
            bench.Mqtt.Run(2);
        }

        Assert.Equal(("14", "ON", "None"), (bench.Mqtt.Last("MainsCurrentL1"), bench.Mqtt.Last("MainsMeterOnline"), bench.Mqtt.Last("Error")));
        bench.Mqtt.Run(12);
        Assert.Equal(("OFF", "Communication Error"), (bench.Mqtt.Last("MainsMeterOnline"), bench.Mqtt.Last("Error")));
        Assert.Equal("Communication Error", bench.Ask("GET", "/api/v1/state")["Error"]);
    }

    [Fact]
    public void Given_G04_and_H04_meters_that_are_not_API_When_they_are_fed_over_REST_Then_it_is_refused_with_the_reason()
    {
        var bench = new RestBench("RestLegacyWrites=Enabled");
        Assert.Equal((422, "meter is not API"), (bench.Ask("POST", "/currents?L1=1&L2=2&L3=3").Status, bench.Ask("POST", "/ev_meter?L1=1&L2=2&L3=3")["error"]));
    }

    [Fact]
    public void Given_an_EV_meter_over_REST_When_it_sends_currents_and_energy_apart_or_together_Then_they_are_those_of_MQTT()
    {
        var bench = new RestBench("EVMeter=API, RestLegacyWrites=Enabled");
        Assert.Equal(200, bench.Ask("POST", "/ev_meter?L1=100&L2=101&L3=102&import_active_energy=5000&export_active_energy=700&import_active_power=6890").Status);
        bench.Mqtt.Run(0.2);
        Assert.Equal(("100", "102", "6890", "4300"), (bench.Mqtt.Last("EVCurrentL1"), bench.Mqtt.Last("EVCurrentL3"), bench.Mqtt.Last("EVChargePower"), bench.Mqtt.Last("EVImportActiveEnergy")));
        Assert.Equal(200, bench.Ask("POST", "/ev_meter?import_active_energy=5201&export_active_energy=700&import_active_power=100").Status);
        bench.Mqtt.Run(5);
        Assert.Equal(("100", "100", "4501"), (bench.Mqtt.Last("EVCurrentL1"), bench.Mqtt.Last("EVChargePower"), bench.Mqtt.Last("EVImportActiveEnergy")));
    }

    [Fact]
    public void Given_answers_that_MQTT_cannot_send_When_REST_writes_Then_it_is_answered_all_the_same_and_they_wait_on()
    {
        var bench = new RestBench("RestLegacyWrites=Enabled");
        bench.Mqtt.Link.Room = 0;
        bench.Mqtt.Write("StopTime", "5");
        bench.Mqtt.Run(0.5);

        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(200, bench.Ask("POST", "/settings?current_min=7").Status);
            bench.Mqtt.Run(0.1);
        }

        bench.Mqtt.Link.Room = int.MaxValue;
        bench.Mqtt.Run(1);
        Assert.Equal("Set/StopTime", Assert.Single(bench.Mqtt.Answers).GetProperty("topic").GetString());
    }

    [Fact]
    public void Given_no_MQTT_at_all_When_REST_writes_many_times_Then_the_queue_never_fills()
    {
        var bench = new RestBench("WIFImode=Disabled, RestLegacyWrites=Enabled");
        for (var i = 0; i < 30; i++)
        {
            Assert.Equal(200, bench.Ask("POST", $"/settings?stop_timer={i}").Status);
            bench.Mqtt.Run(0.1);
        }

        Assert.True(bench.Sim.Charger.Commands.IsEmpty);
    }

    [Fact]
    public void Given_commands_with_and_without_a_ticket_When_they_are_decided_in_one_step_Then_each_answer_goes_where_it_is_waited_for_and_in_order()
    {
        var bench = new RestBench();
        var queue = bench.Sim.Charger.Commands;
        var tickets = new[] { new CommandTicket(), new CommandTicket() };
        queue.Post(new Command { Kind = CommandKind.SetCustom, Topic = "a" });
        queue.Post(new Command { Kind = CommandKind.SetCustom, Topic = "b", Ticket = tickets[0] });
        queue.Post(new Command { Kind = CommandKind.SetCustom, Topic = "c" });
        queue.Post(new Command { Kind = CommandKind.SetCustom, Topic = "d", Ticket = tickets[1] });
        Assert.False(queue.HasAnswered(tickets[0]));

        bench.Sim.Step();

        Assert.Equal(("b", "d"), (tickets[0].Answer.Topic, tickets[1].Answer.Topic));
        var order = new List<string>();
        for (var c = queue.NextToAnswer(); c != null; c = queue.NextToAnswer())
        {
            order.Add(c.Topic);
            queue.Answered();
        }

        Assert.Equal(["a", "c"], order);
        Assert.True(queue.IsEmpty);
    }

    [Fact]
    public void Given_several_settings_as_one_and_a_restore_When_the_trace_is_replayed_Then_every_step_is_the_same()
    {
        var bench = new RestBench("MainsMeter=API, EVMeter=API, Mode=Smart, MaxCurrent=16, Config=Fixed", unlocked: true, plugged: true);
        bench.Sim.FeedMs = 1000;
        bench.Mqtt.Run(10);
        Assert.Equal(200, bench.Authorised("PATCH", "/api/v1/settings", "{\"Mode\":\"Solar\",\"MinCurrent\":7,\"MaxCurrent\":12,\"TimeZone\":\"UTC0\",\"Switch\":\"Custom B\"}").Status);
        bench.Mqtt.Run(3);
        Assert.Equal(200, bench.Authorised("POST", "/api/v1/backup", "{\"smartevse_backup\":\"v0\",\"Mode\":\"Normal\",\"MainsMeter\":\"Disabled\",\"MinCurrent\":6}").Status);
        bench.Mqtt.Run(3);
        bench.Sim.Charger.IsUnlocked = false;
        Assert.Equal(403, bench.Authorised("PATCH", "/api/v1/settings", "{\"StopTime\":7,\"MaxCurrent\":10}").Status);
        bench.Mqtt.Run(3);

        Assert.Equal(0, Replayed(bench));
    }

    [Fact]
    public void Given_more_rows_at_once_than_a_replay_has_room_for_When_the_trace_is_replayed_Then_that_step_is_left_out_and_nothing_is_wrong()
    {
        var bench = new RestBench("MainsMeter=API, Mode=Smart, MaxCurrent=16, Config=Fixed", unlocked: true, plugged: true);
        bench.Sim.FeedMs = 1000;
        bench.Mqtt.Run(10);
        Assert.Equal(200, bench.Authorised("POST", "/api/v1/backup", "{\"smartevse_backup\":\"v0\",\"MinCurrent\":7,\"MaxCurrent\":12,\"MaxMains\":30,\"MaxCircuit\":20,\"MaxTemp\":60,\"StopTime\":5,\"StartCurrent\":6,\"ImportCurrent\":2,\"LedMode\":\"Public\",\"FeedTimeout\":20}").Status);
        bench.Mqtt.Run(3);

        Assert.Equal(0, Replayed(bench));
    }

    [Fact]
    public void Given_a_write_that_is_refused_for_the_lack_of_a_token_When_the_trace_is_replayed_Then_it_is_not_carried_out_there()
    {
        var bench = new RestBench("MaxCurrent=16, Config=Fixed, RestLegacyWrites=Enabled", unlocked: true, plugged: true);
        bench.Mqtt.Run(10);
        Assert.Equal(403, bench.Ask("POST", "/settings?override_pwm=200").Status);
        bench.Mqtt.Run(3);

        Assert.Equal(0, Replayed(bench));
    }

    // Reads the trace, replays it, and counts the steps that came out otherwise.
    internal static long Replayed(RestBench bench)
    {
        var readout = new TraceReadout(bench.Sim.Charger.Trace);
        Assert.True(readout.Ask());
        bench.Mqtt.Run(0.1);
        Assert.True(readout.IsReady());
        var bytes = new byte[readout.Length];
        Assert.True(readout.Copy(0, bytes, bytes.Length));
        var halves = TraceBytes.Halves("trace", bytes);
        Assert.NotEmpty(halves);
        return halves.Sum(h =>
        {
            var replay = new TraceReplay("trace", h);
            replay.Run();
            Assert.True(replay.Steps > 0);
            return replay.Mismatches;
        });
    }
}
