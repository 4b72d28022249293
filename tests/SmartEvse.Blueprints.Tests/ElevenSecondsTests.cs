using System;
using System.Collections.Generic;
using System.Linq;
using SmartEvse.Blueprints.Tests.Support;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Blueprints.Tests;

/// <summary>A feed over time, with a charger at its other end: a meter that lives is never lost, one that has gone stops the charger in time.</summary>
public sealed class ElevenSecondsTests
{
    private const string Path = Blueprint.Folder + "/automation/mains-meter-feed.yaml";
    private static readonly Map Config = Blueprint.Of(Path).With(Sample.InputSets(Path).Sub("minimal"));

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(9)]
    public void Given_a_meter_that_reports_the_same_again_and_again_When_two_minutes_pass_Then_the_charger_never_misses_it(int reportsEveryS)
    {
        var bench = new MqttBench("MainsMeter=API, Mode=Smart");
        var gaps = Feed(bench, seconds: 120, ageAt: s => s % reportsEveryS, state: _ => "230");

        Assert.InRange(gaps.Max(), 1, 10);
        Assert.Equal(("None", "ON"), (bench.Last("Error"), bench.Last("MainsMeterOnline")));
        Assert.Empty(bench.Answers);
    }

    [Fact]
    public void Given_a_sensor_that_keeps_its_last_value_When_its_meter_has_died_Then_the_feed_falls_silent_and_the_charger_notices()
    {
        var bench = new MqttBench("MainsMeter=API, Mode=Smart");
        var startMs = bench.Sim.NowMs;
        Feed(bench, seconds: 60, ageAt: s => s < 30 ? 0 : s - 29, state: _ => "230");

        var last = bench.Times("MainsCurrentL1").Max();
        Assert.Equal(("Communication Error", "OFF"), (bench.Last("Error"), bench.Last("MainsMeterOnline")));
        var noticed = bench.States.Where(m => m is { Name: "Error", Payload: "Communication Error" }).Select(m => m.AtMs).Min();
        Assert.InRange(noticed - startMs, 30000, 30000 + 10000 + 11000 + 1000);
        Assert.True(last < noticed);
    }

    [Fact]
    public void Given_a_sensor_that_is_unavailable_for_a_while_When_it_is_back_Then_the_charger_goes_on()
    {
        var bench = new MqttBench("MainsMeter=API, Mode=Smart");
        Feed(bench, seconds: 60, ageAt: _ => 0, state: s => s is >= 20 and < 40 ? "unavailable" : "230");

        Assert.Contains(bench.States, m => m is { Name: "Error", Payload: "Communication Error" });
        Assert.Equal("None", bench.Last("Error"));
        Assert.Empty(bench.Answers);
    }

    // Home Assistant's heartbeat every 5 s, and the charger's time going by; the seconds between messages.
    private static List<int> Feed(MqttBench bench, int seconds, Func<int, int> ageAt, Func<int, string> state)
    {
        var sent = new List<int>();
        for (var s = 0; s < seconds; s++)
        {
            if (s % 5 == 0)
            {
                var sensor = new Map { ["state"] = state(s), ["attributes"] = new Map { ["unit_of_measurement"] = "W" }, ["age"] = (long)ageAt(s) };
                var world = new World { States = new Map { ["sensor.l1"] = sensor, ["sensor.l2"] = sensor, ["sensor.l3"] = sensor }, Devices = new Map { ["dev"] = MqttBench.Prefix } };
                foreach (var call in Run.Of(Config, world, new Map { ["trigger"] = new Map { ["id"] = "heartbeat" } }, []).Calls)
                {
                    bench.Write("MainsMeter", call.Data.Text("payload"));
                    sent.Add(s);
                }
            }

            bench.Run(1);
        }

        return [.. sent.Zip(sent.Skip(1), (a, b) => b - a)];
    }
}
