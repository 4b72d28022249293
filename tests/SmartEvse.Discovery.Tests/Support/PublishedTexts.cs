using System;
using System.Collections.Generic;
using System.Linq;
using SmartEvse.Core;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Sessions;
using SmartEvse.Core.Settings;

namespace SmartEvse.Discovery.Tests.Support;

/// <summary>Every text that a state topic of the kind "one of these" can carry, asked from the code that writes it.</summary>
internal static class PublishedTexts
{
    /// <summary>The texts of a topic below the prefix.</summary>
    public static IReadOnlySet<string> Of(string name)
    {
        if (ChargerTopics.Rows.SingleOrDefault(t => t.Name == name) is { } topic)
        {
            if (topic.Format == TopicFormat.Session) return Sessions().ToHashSet();
            var (view, link) = (new ChargerView(), new LinkStatus());
            return Values(topic.Format).Select(v => StateTopics.Payload(topic, v, view, link)).ToHashSet();
        }

        var row = Settings.Rows.Single(r => SettingTopics.Name(r) == name);
        var settings = new SettingsValues();
        return Configurations.ValuesOf(row).Select(v =>
        {
            settings.SetNumber(row.Id, v);
            return SettingTopics.Payload(row, settings);
        }).ToHashSet();
    }

    // One JSON of many figures: every end with every reason.
    private static IEnumerable<string> Sessions()
        => from end in Enum.GetValues<SessionEnd>()
           from reason in Enumerable.Range(0, (int)ReasonId.Count)
           select $"{{\"reason\":\"{ReasonTexts.Token((ReasonId)reason)}\",\"end_by\":\"{SessionTexts.Token(end)}\"}}";

    // The numbers behind a form. A form that is not here is no list of texts, and has no business with options.
    private static IEnumerable<int> Values(TopicFormat format) => format switch
    {
        TopicFormat.State or TopicFormat.StateId => Enum.GetValues<ChargerState>().Select(s => (int)s),
        TopicFormat.Error => Enumerable.Range(0, Faults.RankCount).Select(Faults.AtRank).Prepend(0),
        TopicFormat.Status => Enumerable.Range(0, StatusTexts.Count),
        TopicFormat.Reason => Enumerable.Range(0, (int)ReasonId.Count),
        TopicFormat.Access => Enumerable.Range(0, OptionTexts.Count(OptionSet.Access)),
        TopicFormat.Mode => from access in Enumerable.Range(0, OptionTexts.Count(OptionSet.Access))
                            from mode in Configurations.ValuesOf(Settings.Rows[(int)SettingId.Mode])
                            select (access * 16) + mode,
        TopicFormat.Plug or TopicFormat.OnOff or TopicFormat.YesNo => [0, 1],
        _ => throw new NotSupportedException($"no list of texts is known for {format}"),
    };
}
