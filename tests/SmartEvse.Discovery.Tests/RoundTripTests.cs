using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SmartEvse.Core.Settings;
using SmartEvse.Discovery.Tests.Schema;
using SmartEvse.Discovery.Tests.Support;
using Xunit;

namespace SmartEvse.Discovery.Tests;

/// <summary>Every control of Home Assistant, set to every value it offers, on a running charger: what was set is what is shown.</summary>
public sealed class RoundTripTests
{
    private static readonly IReadOnlyList<Message> Messages = Announcements.Read(Configurations.Richest, Prefixes.Default);

    // Every text that stands on the wire somewhere: what a list could have, and what a charger might take without offering it.
    private static readonly string[] AllTexts =
        [.. Enum.GetValues<OptionSet>().SelectMany(s => Enumerable.Range(0, OptionTexts.Count(s)).Select(i => OptionTexts.Text(s, i))).OfType<string>()
            .Concat(Messages.SelectMany(m => m.Options)).Concat(["On", "Off", "ON", "OFF", "true", "", "PRESS"]).Distinct()];

    public static TheoryData<string> Controls => [.. Messages.Where(m => m.Has("command_topic") && m.Platform != "button").Select(m => m["unique_id"])];

    public static TheoryData<string> Selects => [.. Messages.Where(m => m.Platform is "select" or "switch").Select(m => m["unique_id"])];

    public static TheoryData<string> Buttons => [.. Messages.Where(m => m.Platform == "button").Select(m => m["unique_id"])];

    [Theory]
    [MemberData(nameof(Controls))]
    public void Given_a_control_When_set_to_every_value_it_offers_Then_that_is_what_it_shows(string id)
    {
        Assert.Empty(RoundTrip.Faults(Started(), Find(id)));
    }

    [Theory]
    [MemberData(nameof(Selects))]
    public void Given_a_list_When_the_charger_is_sent_every_text_there_is_Then_it_takes_exactly_those_on_the_list(string id)
    {
        var message = Find(id);
        var bench = Started();
        var name = message["command_topic"][(Prefixes.Default.Length + "/Set/".Length)..];
        var offered = message.Platform == "select" ? message.Options : [message["payload_on"], message["payload_off"]];
        // A number stands for its option as well; those are no texts.
        var taken = AllTexts.Where(t => offered.Contains(t) || !int.TryParse(t, out _)).Where(t => bench.Send(name, t).Accepted);
        Assert.Equal(offered.Order(), taken.Order());
    }

    [Theory]
    [MemberData(nameof(Buttons))]
    public void Given_a_button_When_pressed_Then_the_charger_takes_it_and_nothing_else(string id)
    {
        var message = Find(id);
        var name = message["command_topic"][(Prefixes.Default.Length + "/Set/".Length)..];
        var press = message.Has("payload_press") ? message["payload_press"] : "PRESS";
        Assert.All(AllTexts, t => Assert.Equal(t == press, Started().Send(name, t).Accepted));
    }

    [Theory]
    [InlineData("ChargeCurrentOverride", "val_tpl", "{{ value | int / 100 }}", "6: shown as 0.6")]
    [InlineData("ChargeCurrentOverride", "cmd_tpl", "{{ value | int * 10 }}", "6.1: shown as 6.0")]
    [InlineData("ChargeCurrentOverride", "max", "5", "fewer than")]
    [InlineData("FeedTimeout", "max", "119", "120: accepted, and not offered")]
    [InlineData("FeedTimeout", "stat_t", "\"~/EVMeterTimeout\"", "not echoed")]
    [InlineData("Mode", "ops", "[\"Off\",\"Normal\",\"Smart\",\"Pause\",\"Stop\"]", "Stop: unknown option")]
    [InlineData("CustomFlag", "pl_on", "\"ON\"", "ON: unknown option")]
    [InlineData("LEDColorOff", "val_tpl", "\"{{ 'red' if value == '1,2,3' else value }}\"", "1,2,3: shown as red")]
    [InlineData("LEDColorOff", "max", "5", "255,255,255: accepted")]
    public void Given_a_control_that_is_announced_wrongly_When_set_Then_it_is_found(string suffix, string key, string value, string fault)
    {
        var (topic, json) = Announcements.All(Configurations.Richest, Prefixes.Default).Single(m => m.Topic.EndsWith($"-{suffix}/config", StringComparison.Ordinal));
        var keys = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!;
        keys[key] = JsonDocument.Parse(value[0] == '{' ? $"\"{value}\"" : value).RootElement;
        var message = Message.Read(Announcements.DiscoveryPrefix, topic, JsonSerializer.Serialize(keys), [])!;
        Assert.Contains(RoundTrip.Faults(Started(), message), f => f.Contains(fault, StringComparison.Ordinal));
    }

    private static Bench Started()
    {
        var bench = new Bench(Settings.Copy(Configurations.Richest)).Started();
        Assert.Equal(Prefixes.Default, bench.Prefix);
        // A schedule that can be switched on.
        Assert.True(bench.Send("DelayedStart", "2026-06-21T23:00").Accepted);
        Assert.True(bench.Send("DelayedStop", "2026-06-22T06:00").Accepted);
        return bench;
    }

    private static Message Find(string id) => Messages.Single(m => m["unique_id"] == id);
}
