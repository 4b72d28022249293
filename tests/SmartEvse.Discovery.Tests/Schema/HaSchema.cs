using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SmartEvse.Discovery.Tests.Schema;

/// <summary>What Home Assistant accepts, read from the collected schema.</summary>
internal static class HaSchema
{
    private static readonly JsonElement Root = Data.Json("mqtt-schema.json");

    /// <summary>The form of a discovery topic below its prefix.</summary>
    public static Regex TopicForm { get; } = new("^" + Root.GetProperty("discovery").GetProperty("topic_regex").GetString()!.Replace("?P<", "?<", System.StringComparison.Ordinal) + "$");

    /// <summary>The keys of a platform; null when there is no such platform.</summary>
    public static JsonElement? Keys(string platform)
        => Root.GetProperty("platforms").TryGetProperty(platform, out var p) ? p.GetProperty("keys") : null;

    /// <summary>The keys that a platform must have.</summary>
    public static IEnumerable<string> Required(string platform) => Texts(Root.GetProperty("platforms").GetProperty(platform).GetProperty("required"));

    /// <summary>The keys that a platform had once, with what happens to them.</summary>
    public static JsonElement? Removed(string platform) => Root.GetProperty("platforms").GetProperty(platform).TryGetProperty("removed_keys", out var r) ? r : null;

    /// <summary>The keys of the device block or the origin block.</summary>
    public static JsonElement BlockKeys(string block) => Root.GetProperty("discovery").GetProperty(block + "_keys");

    /// <summary>The keys of one item in the list of availabilities.</summary>
    public static JsonElement AvailabilityKeys { get; } = Root.GetProperty("discovery").GetProperty("availability_keys").GetProperty("availability").GetProperty("type")[1].GetProperty("list_of")[0].GetProperty("schema");

    /// <summary>Short key to long key: <c>config</c>, <c>device</c>, <c>origin</c>.</summary>
    public static string Expand(string part, string key)
        => Root.GetProperty("abbreviations").GetProperty(part).TryGetProperty(key, out var full) ? full.GetString()! : key;

    /// <summary>What a sensor's device class allows; null when there is no such class.</summary>
    public static JsonElement? SensorClass(string deviceClass) => Root.GetProperty("sensor_device_classes").TryGetProperty(deviceClass, out var c) ? c : null;

    /// <summary>The units that a number's device class allows; null when there is no such class.</summary>
    public static JsonElement? NumberClass(string deviceClass) => Root.GetProperty("number_device_classes").TryGetProperty(deviceClass, out var c) ? c : null;

    /// <summary>The units that a state class is limited to; null when it is not.</summary>
    public static JsonElement? StateClassUnits(string stateClass) => Root.GetProperty("sensor_state_class_units").TryGetProperty(stateClass, out var u) ? u : null;

    /// <summary>The texts of a JSON array.</summary>
    public static IEnumerable<string> Texts(JsonElement array) => array.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.String).Select(e => e.GetString()!);
}
