using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using SmartEvse.Core.Settings;
using SmartEvse.Discovery.Tests.Schema;
using SmartEvse.Discovery.Tests.Support;
using Xunit;

namespace SmartEvse.Discovery.Tests;

/// <summary>Every message, with every combination of settings that makes a difference and every kind of prefix, against the schema and the charger's tables.</summary>
public sealed class SchemaTests
{
    [Theory]
    [MemberData(nameof(Prefixes.All), MemberType = typeof(Prefixes))]
    public void Given_every_combination_of_settings_When_announced_Then_every_message_is_accepted_and_true(string prefix)
    {
        var seen = new HashSet<string>();
        var faults = new List<string>();
        foreach (var settings in Configurations.All)
        {
            foreach (var (topic, json) in Announcements.All(settings, prefix).Where(m => m.Json.Length > 0 && seen.Add(m.Topic + m.Json)))
            {
                var found = MessageCheck.Faults(Announcements.DiscoveryPrefix, topic, json, out var message).ToList();
                if (found.Count == 0) found.AddRange([.. ChargerCheck.Faults(message!, prefix, settings), .. NameCheck.Faults(message!)]);
                faults.AddRange(found.Select(f => $"{topic}: {f}"));
            }
        }

        Assert.Empty(faults.Distinct());
        Assert.True(seen.Count > 60);
    }

    [Theory]
    [MemberData(nameof(Prefixes.All), MemberType = typeof(Prefixes))]
    public void Given_every_set_of_entities_When_announced_Then_nothing_is_there_twice_and_what_is_taken_back_is_nobody_elses(string prefix)
    {
        foreach (var settings in Configurations.EntitySets)
        {
            Assert.Empty(SetCheck.Faults(Announcements.Read(settings, prefix)));
            var topics = Announcements.All(settings, prefix).Select(m => m.Topic).ToArray();
            Assert.Equal(topics.Length, topics.Distinct().Count());
        }
    }

    [Theory]
    [MemberData(nameof(Prefixes.All), MemberType = typeof(Prefixes))]
    public void Given_every_set_of_entities_When_announced_Then_the_first_message_alone_has_the_whole_device_block(string prefix)
    {
        foreach (var settings in Configurations.EntitySets)
        {
            var messages = Announcements.Read(settings, prefix);
            Assert.Equal(["configuration_url", "hw_version", "identifiers", "manufacturer", "model", "name", "serial_number", "sw_version"], messages[0].Device.Keys.Order());
            Assert.All(messages.Skip(1), m => Assert.Equal(["identifiers", "name"], m.Device.Keys.Order()));
        }
    }

    [Theory]
    [MemberData(nameof(Prefixes.All), MemberType = typeof(Prefixes))]
    public void Given_a_prefix_that_needs_no_escapes_When_announced_Then_nothing_is_left_out_for_want_of_room(string prefix)
    {
        var needsEscapes = prefix.IndexOfAny(['"', '\\']) >= 0;
        var (messages, lists) = (Announcements.Read(Configurations.Richest, prefix).Where(m => !m.IsTrigger).ToArray(), Announcements.Read(Configurations.Richest, "a").Count(m => m.Has("options")));
        Assert.Equal(needsEscapes, messages.Any(m => !m.Has("default_entity_id")));
        Assert.Equal(needsEscapes, messages.Count(m => m.Has("options")) < lists);
    }

    [Fact]
    public void Given_the_limit_of_the_product_When_compared_with_the_limit_of_the_checker_Then_they_are_one()
    {
        Assert.Equal(MessageCheck.MostBytes, DiscoveryMessage.MostBytes);
    }

    [Theory]
    [MemberData(nameof(Prefixes.All), MemberType = typeof(Prefixes))]
    public void Given_a_prefix_of_these_tests_When_set_Then_the_charger_takes_it(string prefix)
    {
        Assert.Equal(Refusal.None, SettingsRules.CheckText(Settings.Rows[(int)SettingId.MQTTPrefix], prefix));
    }

    [Fact]
    public void Given_the_longest_prefix_of_these_tests_When_one_byte_is_added_Then_the_charger_refuses_it()
    {
        var longest = ((IEnumerable<Xunit.TheoryDataRow<string>>)Prefixes.All).Select(r => r.Data).MaxBy(Encoding.UTF8.GetByteCount)!;
        Assert.Equal(Refusal.TooLong, SettingsRules.CheckText(Settings.Rows[(int)SettingId.MQTTPrefix], longest + "x"));
    }

    [Fact]
    public void Given_both_meters_set_to_API_When_announced_Then_there_are_at_least_60_entities()
    {
        Assert.InRange(Announcements.Read(Settings.Of("MainsMeter=API, EVMeter=API"), Prefixes.Default).Count, 60, int.MaxValue);
    }
}
