using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SmartEvse.Discovery.Tests.Schema;

/// <summary>The rules between the keys of one message, on a message whose keys and types are right.</summary>
internal static partial class CrossRules
{
    private static readonly string[] ReadOnly = ["sensor", "binary_sensor"];

    /// <summary>Adds what is wrong.</summary>
    public static void Check(Message m, ICollection<string> faults)
    {
        Device(m, faults);
        if (m.Has("availability") && m.Has("availability_topic")) faults.Add("availability: and availability_topic");
        if (m.AvailabilityTopics.Count > 1 && m["availability_mode"] != "all") faults.Add("availability_mode: one of them would be enough");
        if (m.IsTrigger) return;
        Identity(m, faults);
        Category(m, faults);
        Options(m, faults);
        if (m.Platform == "sensor") Sensor(m, faults);
        if (m.Platform is "number" or "text") Range(m, faults);
        if (m.Platform == "number" && m.Has("device_class")) Unit(m, HaSchema.NumberClass(m["device_class"])!.Value, faults);
        if (m.Has("retain") && m.Keys["retain"].GetBoolean()) faults.Add("retain: a retained command would be replayed");
    }

    private static void Device(Message m, ICollection<string> faults)
    {
        if (!m.Device.TryGetValue("identifiers", out var ids) || (ids.ValueKind == JsonValueKind.String ? ids.GetString()!.Length == 0 : ids.GetArrayLength() == 0)) faults.Add("device.identifiers: empty");
        if (!m.Device.ContainsKey("name")) faults.Add("device.name: missing");
    }

    private static void Identity(Message m, ICollection<string> faults)
    {
        if (m["unique_id"].Length == 0) faults.Add("unique_id: empty");
        if (!m.Has("default_entity_id")) return;
        if (!EntityId().IsMatch(m["default_entity_id"])) faults.Add("default_entity_id: not an entity id");
        else if (m["default_entity_id"].Split('.')[0] != m.Platform) faults.Add("default_entity_id: of another platform");
    }

    private static void Category(Message m, ICollection<string> faults)
    {
        if (m["entity_category"] == "config" && ReadOnly.Contains(m.Platform)) faults.Add("entity_category: config on what cannot be set");
    }

    private static void Options(Message m, ICollection<string> faults)
    {
        var isEnum = m.Platform == "sensor" && m["device_class"] == "enum";
        if (m.Platform == "event" && (m.Options.Count == 0 || m.Options.Distinct().Count() != m.Options.Count)) faults.Add("event_types: empty, or one twice");
        if (!m.Has("options"))
        {
            if (isEnum) faults.Add("options: missing");
            return;
        }

        var options = m.Keys["options"];
        if (m.Platform == "sensor" && !isEnum) faults.Add("options: on a sensor that is no enum");
        if (m.Options.Count == 0) faults.Add("options: empty");
        if (options.ValueKind != JsonValueKind.Array || m.Options.Count != options.GetArrayLength()) faults.Add("options: not a list of texts");
        if (m.Options.Distinct().Count() != m.Options.Count) faults.Add("options: one twice");
    }

    private static void Sensor(Message m, ICollection<string> faults)
    {
        var stateClass = m["state_class"];
        if (stateClass.Length > 0 && HaSchema.StateClassUnits(stateClass) is { } units && !HaSchema.Texts(units).Contains(m["unit_of_measurement"])) faults.Add("unit_of_measurement: not for this state class");
        if (m.Has("last_reset_value_template") && stateClass != "total") faults.Add("last_reset_value_template: without state class total");
        if (!m.Has("device_class"))
        {
            return;
        }

        var rules = HaSchema.SensorClass(m["device_class"])!.Value;
        Unit(m, rules.GetProperty("units"), faults);
        if (stateClass.Length > 0 && !HaSchema.Texts(rules.GetProperty("state_classes")).Contains(stateClass)) faults.Add("state_class: not for this device class");
    }

    private static void Unit(Message m, JsonElement units, ICollection<string> faults)
    {
        var unit = m["unit_of_measurement"];
        if (units.ValueKind == JsonValueKind.Null)
        {
            if (unit.Length > 0) faults.Add("unit_of_measurement: not for this device class");
            return;
        }

        var mayBeNone = units.EnumerateArray().Any(u => u.ValueKind == JsonValueKind.Null);
        if (unit.Length == 0 && !mayBeNone) faults.Add("unit_of_measurement: missing");
        if (unit.Length > 0 && !HaSchema.Texts(units).Contains(unit)) faults.Add("unit_of_measurement: not for this device class");
    }

    private static void Range(Message m, ICollection<string> faults)
    {
        // Home Assistant's own defaults.
        var (min, max) = m.Platform == "number" ? (m.Number("min", 1), m.Number("max", 100)) : (m.Number("min", 0), m.Number("max", 255));
        if (min > max) faults.Add("min: above max");
        if (m.Platform == "text" && max > 255) faults.Add("max: a state has at most 255 characters");
    }

    [GeneratedRegex("^[a-z_]+\\.[a-z0-9_]+$")]
    private static partial Regex EntityId();
}
