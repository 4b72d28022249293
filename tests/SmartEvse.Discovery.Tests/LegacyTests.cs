using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SmartEvse.Core.Mqtt;
using SmartEvse.Discovery.Tests.Schema;
using SmartEvse.Discovery.Tests.Support;
using Xunit;

namespace SmartEvse.Discovery.Tests;

/// <summary>Owners who come from the C++ firmware keep their history: platform, topics and ids of its entities are pinned.</summary>
public sealed class LegacyTests
{
    private static readonly string[][] Lines =
        [.. Data.Text("legacy.txt").Split('\n').Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split(' '))];

    private static readonly JsonElement[] Upstream = [.. Data.Json("discovery-upstream.json").GetProperty("entities").EnumerateArray()];

    public static TheoryData<string, string, string, string, string> Pinned => [.. Lines.Where(l => l[0] != "not-built").Select(l => (l[0], l[1], l[2], l[3], l[4]))];

    public static TheoryData<string, string> NotBuilt => [.. Lines.Where(l => l[0] == "not-built").Select(l => (l[1], l[2]))];

    [Theory]
    [MemberData(nameof(Pinned))]
    public void Given_an_entity_of_the_C_firmware_When_announced_here_Then_platform_topics_and_id_are_the_same(string platform, string topic, string id, string state, string command)
    {
        foreach (var prefix in new[] { Prefixes.Default, "SmartEVSE/1234" })
        {
            string Here(string text) => text.Replace(Prefixes.Default, prefix, StringComparison.Ordinal);
            var message = Announcements.Read(Configurations.Richest, prefix).Single(m => m.Topic == Here(topic));
            Assert.Equal(platform, message.Platform);
            Assert.Equal(Here(id), message["unique_id"]);
            Assert.Equal(Here(state), message["state_topic"]);
            Assert.Equal(Here(command), message.Has("command_topic") ? message["command_topic"] : "-");
            Assert.Equal($"\"{prefix}\"", message.Device["identifiers"].GetRawText());
            // The C++ firmware leaves a slash in the id, and Home Assistant makes an underscore of it.
            Assert.Equal($"{platform}.{Here(id).Replace('-', '_').Replace('/', '_')}".ToLowerInvariant(), message["default_entity_id"].ToLowerInvariant());
        }
    }

    [Theory]
    [MemberData(nameof(Pinned))]
    public void Given_an_entity_of_the_C_firmware_that_has_a_unit_When_announced_here_Then_unit_and_classes_are_the_same(string platform, string topic, string id, string state, string command)
    {
        _ = (platform, state, command);
        var upstream = Upstream.Single(e => id == $"{Prefixes.Default}-{Text(e, "suffix")}");
        var message = Announcements.Read(Configurations.Richest, Prefixes.Default).Single(m => m.Topic == topic);
        foreach (var (theirs, ours) in new[] { ("unit", "unit_of_measurement"), ("device_class", "device_class"), ("state_class", "state_class") })
        {
            if (Text(upstream, theirs) is { } value) Assert.Equal(value, message[ours]);
        }
    }

    [Fact]
    public void Given_everything_the_C_firmware_announces_When_compared_Then_each_is_pinned_or_on_the_list_of_what_is_not_built()
    {
        var golden = Lines.Select(l => l[0] == "not-built" ? $"{l[1]} {l[2]}" : $"{l[0]} {l[2][(Prefixes.Default.Length + 1)..]}");
        Assert.Equal(Upstream.Select(e => $"{Text(e, "component")} {Text(e, "suffix")}").Order(StringComparer.Ordinal), golden.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(NotBuilt))]
    public void Given_an_entity_on_the_list_of_what_is_not_built_When_looked_for_Then_the_charger_really_does_not_have_it(string platform, string suffix)
    {
        Assert.Equal("", BuiltAs(platform, suffix));
    }

    [Theory]
    [InlineData("sensor", "ChargeCurrent")]
    [InlineData("select", "Mode")]
    [InlineData("sensor", "MaxSumMainsTimer")]
    [InlineData("number", "FeedTimeout")]
    public void Given_something_built_When_it_is_left_on_the_list_Then_that_is_found(string platform, string suffix)
    {
        Assert.NotEqual("", BuiltAs(platform, suffix));
    }

    private static string BuiltAs(string platform, string suffix)
    {
        var topics = Configurations.EntitySets.SelectMany(s => Announcements.All(s, Prefixes.Default)).Select(m => m.Topic).ToHashSet();
        if (topics.Contains($"{Announcements.DiscoveryPrefix}/{platform}/{Prefixes.Default}-{suffix}/config")) return "an entity";
        if (ChargerTopics.Rows.Any(t => t.Name == suffix)) return "a state topic";
        return Settings.Rows.Any(r => r.IsBuilt && SettingTopics.Name(r) == suffix) ? "a setting" : "";
    }

    private static string? Text(JsonElement entity, string key) => entity.TryGetProperty(key, out var value) ? value.GetString() : null;
}
