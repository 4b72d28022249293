using System;
using System.Linq;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Settings;
using Xunit;

namespace SmartEvse.Docs.Tests;

/// <summary>The table of what may be written over MQTT, which people wrote, has every topic that the charger takes.</summary>
public sealed class WritingTableTests
{
    public static TheoryData<CommandTopic> Topics() =>
        new(Enum.GetValues<CommandTopic>().Where(t => CommandTopics.Name(t).Length > 0));

    [Theory]
    [MemberData(nameof(Topics))]
    public void Given_a_topic_of_its_own_When_the_document_is_read_Then_it_stands_in_the_table(CommandTopic topic) =>
        Assert.Contains(Table(), row => row.Split('|')[1].Contains('`' + CommandTopics.Name(topic) + '`', StringComparison.Ordinal));

    [Fact]
    public void Given_the_modes_When_the_document_is_read_Then_each_may_be_written()
    {
        var mode = Table().Single(r => r.StartsWith("| `Mode` |", StringComparison.Ordinal));
        for (var i = ChargeMode.Normal; i <= ChargeMode.Solar; i++) Assert.Contains('`' + OptionTexts.Text(OptionSet.Mode, i)! + '`', mode, StringComparison.Ordinal);
    }

    private static string[] Table()
    {
        var text = Repository.Read("docs/mqtt.md");
        var from = text.IndexOf("| `Set/` | Payload |", StringComparison.Ordinal);
        return text[from..text.IndexOf("\n\n", from, StringComparison.Ordinal)].Split('\n');
    }
}
