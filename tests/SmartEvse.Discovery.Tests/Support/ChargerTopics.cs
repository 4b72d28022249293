using System.Collections.Generic;
using System.Linq;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Settings;

namespace SmartEvse.Discovery.Tests.Support;

/// <summary>The topics that the charger's own tables know.</summary>
internal static class ChargerTopics
{
    /// <summary>The rows of the table of state topics.</summary>
    public static IReadOnlyList<StateTopic> Rows { get; } = [.. Enumerable.Range(0, StateTopics.Count).Select(Read)];

    /// <summary>True when something is published there, with these settings.</summary>
    public static bool IsPublished(string name, SettingsValues settings)
        => Rows.Any(t => t.Name == name && StateTopics.Applies(t.Condition, settings)) || Settings.Rows.Any(r => SettingTopics.IsPublished(r) && SettingTopics.Name(r) == name);

    /// <summary>True when happenings are told there.</summary>
    public static bool IsTold(string name) => Told(name).Count > 0;

    /// <summary>The event types that are told on a topic.</summary>
    public static IReadOnlyList<string> Told(string name)
        => [.. Enumerable.Range(0, Happening.Count).Where(h => Happening.Topic(h) == name).SelectMany(h => Enumerable.Range(0, Happening.TypeCount(h)).Select(t => Happening.Type(h, t)))];

    /// <summary>True when a command on <c>Set/name</c> is taken.</summary>
    public static bool IsTaken(string name)
    {
        var row = new SettingRow();
        var topic = CommandTopics.Find(name, row);
        return topic != CommandTopic.Unknown && topic != CommandTopic.NotBuilt && (topic != CommandTopic.Row || row.IsBuilt);
    }

    private static StateTopic Read(int index)
    {
        var topic = new StateTopic();
        StateTopics.Read(index, topic);
        return topic;
    }
}
