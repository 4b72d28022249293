using System;
using System.IO;
using System.Linq;
using SmartEvse.Discovery.Tests.Support;
using Xunit;

namespace SmartEvse.Discovery.Tests;

/// <summary>Ids and topics of every entity are pinned, ours as well as those of the C++ firmware: what people have built on them stays.</summary>
public sealed class IdentityTests
{
    [Fact]
    public void Given_every_entity_of_every_configuration_When_announced_Then_platform_id_and_topics_are_those_of_the_golden_file()
    {
        var fresh = Configurations.EntitySets.SelectMany(s => Announcements.Read(s, Prefixes.Default)).Select(Line).Distinct().Order(StringComparer.Ordinal).ToArray();
        var golden = Data.Text("entities.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllText(Repository.PathOf("tests/SmartEvse.Discovery.Tests/Data/entities.txt"), string.Join('\n', fresh) + "\n");
        Assert.Equal(golden, fresh);
    }

    [Fact]
    public void Given_a_charger_in_every_configuration_When_announced_Then_an_entity_has_one_id_and_one_topic_for_good()
    {
        var all = Configurations.EntitySets.SelectMany(s => Announcements.Read(s, Prefixes.Default)).Select(m => (m.Topic, Line: Line(m))).Distinct().ToArray();
        Assert.Equal(all.Length, all.Select(m => m.Topic).Distinct().Count());
    }

    private static string Line(Schema.Message m) => string.Join(' ', m.Topic, Or(m["unique_id"]), Or(m["state_topic"] + m["topic"]), Or(m["command_topic"]));

    private static string Or(string text) => text.Length == 0 ? "-" : text;
}
