using System.Collections.Generic;
using System.Linq;

namespace SmartEvse.Discovery.Tests.Schema;

/// <summary>The rules between the messages of one charger.</summary>
internal static class SetCheck
{
    /// <summary>What is there twice.</summary>
    public static IEnumerable<string> Faults(IReadOnlyList<Message> messages)
    {
        return Twice("topic", messages.Select(m => m.Topic))
            .Concat(Twice("unique_id", messages.Where(m => !m.IsTrigger).Select(m => m["unique_id"])))
            .Concat(Twice("default_entity_id", messages.Where(m => m.Has("default_entity_id")).Select(m => m["default_entity_id"])))
            .Concat(Twice("name", messages.Where(m => !m.IsTrigger).Select(m => m["name"])))
            .Concat(Twice("type", messages.Where(m => m.IsTrigger).Select(m => $"{m["subtype"]} {m["type"]}")))
            .Concat(messages.Select(m => m.Device["identifiers"].GetRawText()).Distinct().Skip(1).Select(d => "device.identifiers: another device, " + d));
    }

    private static IEnumerable<string> Twice(string key, IEnumerable<string> values) => values.GroupBy(v => v).Where(g => g.Count() > 1).Select(g => $"{key}: twice, {g.Key}");
}
