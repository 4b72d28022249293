using System;
using System.Linq;
using SmartEvse.Blueprints.Tests.Support;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Blueprints.Tests;

/// <summary>What the blueprints do: the table beside each file, line by line, and the charger's answer to what comes out.</summary>
public sealed class SampleTests
{
    private static readonly string[] Feeds = ["MainsMeter", "EVMeter", "HomeBatteryCurrent"];

    public static TheoryData<string, string> Samples
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var sample in Blueprint.Paths.SelectMany(Sample.Of)) data.Add(sample.Path, sample.Name);
            return data;
        }
    }

    public static TheoryData<string> Blueprints => [.. Blueprint.Paths];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Given_a_line_of_the_table_When_the_blueprint_runs_Then_it_does_what_stands_there(string path, string name)
    {
        var sample = Sample.Of(path, name);
        var run = sample.Execute();

        Assert.Equal(sample.Expected, run.Calls.Select(c => c.ToString()));
        Assert.All(run.Calls.Where(c => c.Action == "mqtt.publish"), c => Assert.Equal((0L, false), (c.Data["qos"], c.Data["retain"])));
    }

    [Theory]
    [MemberData(nameof(Blueprints))]
    public void Given_all_that_comes_out_When_the_charger_gets_it_Then_it_takes_it(string path)
    {
        var bench = new MqttBench("MainsMeter=API, EVMeter=API, Mode=Solar");
        foreach (var sample in Sample.Of(path))
        {
            foreach (var call in sample.Execute().Calls)
            {
                if (call.Action == "mqtt.publish") Feed(bench, call, sample.Name);
                else if (call.Action == "select.select_option") Assert.True(bench.Ask(Key(call), call.Data.Text("option")).Accepted, $"{sample.Name}: {call}");
                else Assert.StartsWith("notify.", call.Action, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Blueprints))]
    public void Given_a_blueprint_When_its_table_is_read_Then_it_has_the_fewest_and_all_inputs_and_every_trigger(string path)
    {
        var blueprint = Blueprint.Of(path);
        var sets = Sample.InputSets(path);
        var samples = Sample.Of(path);

        Assert.Equal(blueprint.Inputs.Where(i => !i.HasDefault).Select(i => i.Name).Order(), sets.Sub("minimal").Keys.Order());
        Assert.Equal(blueprint.Inputs.Select(i => i.Name).Order(), sets.Sub("full").Keys.Order());
        Assert.Contains(samples, s => s.InputSet == "minimal" && s.Expected.Count > 0);
        Assert.Contains(samples, s => s.InputSet == "full" && s.Expected.Count > 0);
        Assert.Contains(samples, s => s.Expected.Count == 0);
        Assert.Equal(samples.Count, samples.Select(s => s.Name).Distinct().Count());
        var triggers = blueprint.Root.Items("triggers").Cast<Map>().Select(t => t.Text("id")).ToList();
        Assert.All(samples, s => Assert.True(s.Trigger.Length == 0 || triggers.Contains(s.Trigger), $"{s.Name}: no trigger {s.Trigger}"));
    }

    [Theory]
    [InlineData("mains-meter-feed", "import_sensors", "sensor.l1")]
    [InlineData("p1-meter-feed", "current_sensors", "sensor.i1")]
    [InlineData("ev-meter-feed", "sensors", "sensor.l1")]
    [InlineData("home-battery-feed", "battery_sensors", "sensor.battery")]
    public void Given_a_feed_When_it_runs_Then_it_waits_just_under_a_second_so_that_there_is_one_message_a_second(string name, string input, string sensor)
    {
        var path = $"ha-blueprints/automation/{name}.yaml";
        var run = Sample.Of(path)[0].Execute();

        Assert.Equal([900.0], run.PausesMs);
        Assert.Equal(("single", "silent"), (Blueprint.Of(path).Root.Text("mode"), Blueprint.Of(path).Root.Text("max_exceeded")));
        Assert.Contains(sensor, Map.Listed(Sample.InputSets(path).Sub("minimal")[input]));
    }

    private static string Key(Run.Call call) => call.Target.Text("entity_id") switch { "select.mode" => "Mode", "select.access" => "Access", var other => other };

    private static void Feed(MqttBench bench, Run.Call call, string sample)
    {
        var (topic, payload) = (call.Data.Text("topic"), call.Data.Text("payload"));
        Assert.StartsWith(MqttBench.Prefix + "/Set/", topic, StringComparison.Ordinal);
        var feed = topic[(MqttBench.Prefix.Length + 5)..];
        Assert.Contains(feed, Feeds);
        bench.Write(feed, payload);
        // A battery counts from the next mains value on.
        if (feed == "HomeBatteryCurrent") bench.Write("MainsMeter", "0:0:0");
        bench.Run(0.2);

        // A feed is answered only when it is refused.
        Assert.True(bench.Answers.Count == 0, $"{sample}: {call}");
        // What is measured is published at most every 10 s.
        bench.Run(11);
        var echo = feed switch { "MainsMeter" => "MainsCurrentL1", "EVMeter" => "EVCurrentL1", _ => feed };
        Assert.True(bench.Last(echo) == payload.Split(':')[0], $"{sample}: {call} reads {bench.Last(echo)}");
    }
}
