using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using SmartEvse.Blueprints.Tests.Support;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Docs.Tests;
using Xunit;

namespace SmartEvse.Blueprints.Tests;

/// <summary>What docs/home-assistant.md says from "Blueprints" to how others connect.</summary>
public sealed partial class DocsTests
{
    private static readonly string Page = Repository.Read("docs/home-assistant.md");

    private static readonly string Text = Page[Page.IndexOf("\n## Blueprints\n", StringComparison.Ordinal)..Page.IndexOf("\n## Prefixes and restarts\n", StringComparison.Ordinal)];

    [Fact]
    public void Given_the_sections_When_their_headings_are_read_Then_they_are_those_that_were_promised()
        => Assert.Equal(
            [
                "The device page", "The last session", "Blueprints", "Energy dashboard recipe", "Coming from the C++ firmware without losing history",
                "evcc, Node-RED, the official integration: how they connect", "Prefixes and restarts", "What it costs", "All entities",
            ],
            Heading().Matches(Page).Select(m => m.Groups[1].Value));

    [Fact]
    public void Given_the_topics_that_are_named_When_the_charger_s_tables_are_read_Then_it_has_them()
    {
        var state = new HashSet<string> { "MQTTPrefix", "Result", "connected" };
        var topic = new StateTopic();
        for (var i = 0; i < StateTopics.Count; i++)
        {
            StateTopics.Read(i, topic);
            state.Add(topic.Name);
        }

        var written = Written().Matches(Text).Select(m => m.Groups[1].Value).Distinct().ToList();
        Assert.Equal(["Access", "CurrentOverride", "HomeBatteryCurrent", "MainsMeter"], written.Order());
        Assert.All(written, w => Assert.NotEqual(CommandTopic.Unknown, CommandTopics.Find(w, new SettingRow())));
        var read = Read().Matches(Text).Select(m => m.Groups[1].Value).Where(w => w is not "Activate" and not "Pause" and not "Allow").Distinct().ToList();
        Assert.Contains("EVTotalEnergyCharged", read);
        Assert.Empty(read.Except(state));
    }

    [Fact]
    public void Given_the_entities_that_are_named_When_the_charger_announces_its_own_Then_they_are_among_them()
    {
        var bold = Bold().Matches(Text).Select(m => m.Groups[1].Value).Except(["The official integration", "evcc", "Node-RED"]).ToList();
        Assert.Equal(["Charge power", "Mains energy imported", "Mains power", "Session energy", "Total energy"], bold.Distinct().Order());
        Assert.All(bold, name => Assert.Contains(Entities.All(), e => e.Name == name && e.Enabled));
    }

    [Theory]
    [InlineData("Total energy", "energy", "total_increasing")]
    [InlineData("Mains energy imported", "energy", "total_increasing")]
    public void Given_what_the_energy_dashboard_shall_take_When_its_entity_is_read_Then_it_offers_it(string name, string deviceClass, string stateClass)
    {
        var entity = Entities.All().Single(e => e.Name == name);
        Assert.Equal((deviceClass, stateClass), (entity.DeviceClass, entity.StateClass));
        Assert.Contains(entity.Unit, new[] { "Wh", "kWh", "MWh" });
    }

    [Fact]
    public void Given_a_charger_that_has_just_started_When_no_meter_has_said_anything_Then_no_energy_is_published()
    {
        var bench = new MqttBench("MainsMeter=API, EVMeter=API");
        Assert.Equal([null, null], new[] { bench.Last("EVTotalEnergyCharged"), bench.Last("MainsImportActiveEnergy") });

        bench.Write("EVMeter", "0:0:0:0:321500");
        bench.Write("MainsMeter", "0:0:0:0:1234568");
        bench.Run(1);
        Assert.Equal(["321500", "1234568"], new[] { bench.Last("EVTotalEnergyCharged"), bench.Last("MainsImportActiveEnergy") });
    }

    [Fact]
    public void Given_the_prefix_of_the_old_firmware_When_it_is_set_Then_the_topics_are_the_old_ones()
    {
        var bench = new MqttBench("MQTTPrefix=SmartEVSE/1234");
        Assert.Equal("SmartEVSE/1234", bench.Session.Prefix);
        Assert.NotNull(bench.Last("Mode"));
    }

    [Fact]
    public void Given_the_state_codes_for_evcc_When_the_charger_s_are_listed_Then_each_has_its_letter()
    {
        var codes = Enum.GetValues<ChargerState>().Select(StateTexts.Id).Distinct().ToList();
        Assert.Equal(["A", "Activate", "B", "B1", "C", "C1"], codes.Order(StringComparer.Ordinal));
        Assert.All(codes, c => Assert.Contains($"`{c}`", Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Given_a_vehicle_When_it_is_plugged_in_while_paused_Then_EVPlugState_says_so()
    {
        var bench = new MqttBench();
        Assert.True(bench.Ask("Access", "Pause").Accepted);
        Assert.Equal("Disconnected", bench.Last("EVPlugState"));
        bench.Sim.Plant.Plug();
        bench.Run(2);
        Assert.Equal("Connected", bench.Last("EVPlugState"));
        Assert.True(bench.Ask("Access", "Allow").Accepted);
    }

    [Theory]
    [InlineData("Mode", "Smart", true, "retained")]
    [InlineData("CurrentOverride", "unavailable", false, "not a number")]
    [InlineData("CurrentOverride", "12.7", false, "not a number")]
    public void Given_what_an_old_automation_may_send_When_the_charger_refuses_it_Then_it_says_why(string topic, string payload, bool retained, string reason)
    {
        var answer = new MqttBench("MainsMeter=API").Ask(topic, payload, retained);
        Assert.Equal((false, reason), (answer.Accepted, answer.Reason));
    }

    [Theory]
    [InlineData("Smart", true)]
    [InlineData("Solar", false)]
    public void Given_an_override_When_the_mode_is_Solar_Then_it_does_not_count(string mode, bool accepted)
        => Assert.Equal(accepted, new MqttBench($"MainsMeter=API, Mode={mode}").Ask("CurrentOverride", "100").Accepted);

    [GeneratedRegex(@"^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"`Set/(\w+)`")]
    private static partial Regex Written();

    [GeneratedRegex(@"`([A-Z]\w{3,})`")]
    private static partial Regex Read();

    [GeneratedRegex(@"\*\*([^*]+)\*\*")]
    private static partial Regex Bold();
}
