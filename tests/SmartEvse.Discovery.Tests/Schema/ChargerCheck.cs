using System;
using System.Collections.Generic;
using System.Linq;
using SmartEvse.Core.Settings;
using SmartEvse.Discovery.Tests.Support;
using SmartEvse.Discovery.Tests.Templates;

namespace SmartEvse.Discovery.Tests.Schema;

/// <summary>Checks a message against what the charger publishes and takes, as its own tables say.</summary>
internal static class ChargerCheck
{
    /// <summary>What a message promises and the charger does not keep.</summary>
    public static IReadOnlyList<string> Faults(Message m, string prefix, SettingsValues settings)
    {
        var faults = new List<string>();
        var state = Below(m[m.IsTrigger ? "topic" : "state_topic"], prefix + "/");
        var set = Below(m["command_topic"], prefix + "/Set/");
        if (m.IsTrigger) return state != null && ChargerTopics.IsTold(state) ? [] : ["topic: never published"];
        if (m.Platform == "event") return state != null && ChargerTopics.IsTold(state) ? [.. EventTypes(m, state)] : ["state_topic: never published"];
        if (m.AvailabilityTopics[0] != prefix + "/connected") faults.Add("availability_topic: not the topic of the will");
        faults.AddRange(m.AvailabilityTopics.Skip(1).Where(t => Below(t, prefix + "/") is not { } meter || !ChargerTopics.IsPublished(meter, settings)).Select(t => "availability: never published, " + t));
        foreach (var item in m.Availability.Skip(1)) faults.AddRange(new[] { ("payload_available", "ON"), ("payload_not_available", "OFF") }.Where(p => item[p.Item1].GetString() != p.Item2).Select(p => $"availability.{p.Item1}: never published"));
        if (m.Has("command_topic") && (set == null || !ChargerTopics.IsTaken(set))) faults.Add("command_topic: never taken");
        if (m.Has("command_topic") && !m.Has("state_topic") && m.Platform != "button") faults.Add("state_topic: missing, Home Assistant would believe what it has sent");
        if (m.Has("state_topic") && (state == null || !ChargerTopics.IsPublished(state, settings))) faults.Add("state_topic: never published");
        else if (state != null)
        {
            Texts(m, state, faults);
            faults.AddRange(UnitCheck.Faults(m, state, settings));
        }

        return faults;
    }

    private static IEnumerable<string> EventTypes(Message m, string state)
    {
        var told = ChargerTopics.Told(state);
        return told.Except(m.Options).Select(t => "event_types: published, and not among them: " + t).Concat(m.Options.Except(told).Select(t => "event_types: never published: " + t));
    }

    private static string? Below(string topic, string above) => topic.StartsWith(above, StringComparison.Ordinal) ? topic[above.Length..] : null;

    private static void Texts(Message m, string state, List<string> faults)
    {
        if (m.Has("options"))
        {
            var published = Rendered(m, state).ToHashSet();
            faults.AddRange(published.Except(m.Options).Select(t => "options: published, and not among them: " + t));
            faults.AddRange(m.Options.Except(published).Select(t => "options: never published: " + t));
        }
        else if (m.Platform is "binary_sensor" or "switch")
        {
            var (on, off) = (Or(m["payload_on"], "ON"), Or(m["payload_off"], "OFF"));
            var published = Rendered(m, state).ToHashSet();
            faults.AddRange(published.Where(t => t != on && t != off).Select(t => "payload_on: neither on nor off: " + t));
            if (!published.Contains(on)) faults.Add("payload_on: never published");
            if (!published.Contains(off)) faults.Add("payload_off: never published");
        }
    }

    private static IEnumerable<string> Rendered(Message m, string state) => PublishedTexts.Of(state).Select(t => Template.Render(m["value_template"], t));

    private static string Or(string text, string otherwise) => text.Length > 0 ? text : otherwise;
}
