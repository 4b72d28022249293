using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace SmartEvse.Blueprints.Tests.Support;

/// <summary>What Home Assistant accepts, read from the collected schemas; their origin stands in Data/README.md.</summary>
internal static class Schema
{
    private static readonly JsonElement Blueprints = Json("blueprint-schema.json");

    /// <summary>The keys under <c>blueprint:</c>.</summary>
    public static JsonElement MetaKeys { get; } = Blueprints.GetProperty("blueprint_keys").GetProperty("blueprint").GetProperty("type").GetProperty("schema");

    /// <summary>The keys of an automation.</summary>
    public static JsonElement AutomationKeys { get; } = Blueprints.GetProperty("automation_keys");

    /// <summary>The keys of an input that is no section, and of a section.</summary>
    public static (JsonElement Input, JsonElement Section) InputKeys { get; } = ReadInputKeys();

    /// <summary>The texts that <c>mode</c> takes.</summary>
    public static IReadOnlyList<string> Modes { get; } = Texts(Blueprints.GetProperty("modes"));

    /// <summary>The options of a selector; null when there is no such selector.</summary>
    public static JsonElement? Selector(string name) => Blueprints.GetProperty("selectors").TryGetProperty(name, out var s) ? s : null;

    /// <summary>The keys of a trigger; null when there is no such trigger.</summary>
    public static JsonElement? Trigger(string name) => Blueprints.GetProperty("triggers").TryGetProperty(name, out var t) ? t : null;

    /// <summary>The keys of an MQTT platform in YAML.</summary>
    public static JsonElement MqttPlatform(string name) => Json("mqtt-schema.json").GetProperty("platforms").GetProperty(name).GetProperty("keys");

    /// <summary>The keys of a device block in YAML.</summary>
    public static JsonElement MqttDevice { get; } = Json("mqtt-schema.json").GetProperty("discovery").GetProperty("device_keys");

    /// <summary>An embedded file as JSON.</summary>
    public static JsonElement Json(string name)
    {
        using var stream = typeof(Schema).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return JsonDocument.Parse(reader.ReadToEnd()).RootElement;
    }

    /// <summary>The texts of a JSON array.</summary>
    public static IReadOnlyList<string> Texts(JsonElement array) => [.. array.EnumerateArray().Select(e => e.GetString()!)];

    /// <summary>The faults of a mapping's keys: those that are unknown, and those that are missing.</summary>
    public static IEnumerable<string> KeyFaults(string where, Map map, JsonElement known)
        => map.Keys.Where(k => !known.TryGetProperty(k, out _)).Select(k => $"{where}: unknown key {k}")
            .Concat(known.EnumerateObject().Where(k => k.Value.GetProperty("required").GetBoolean() && !map.ContainsKey(k.Name)).Select(k => $"{where}: {k.Name} is missing"));

    private static (JsonElement Input, JsonElement Section) ReadInputKeys()
    {
        // input: [{schema: {<name>: {type: {any: [null, input, section]}}}}, ...]
        var any = MetaKeys.GetProperty("input").GetProperty("type")[0].GetProperty("schema").EnumerateObject().Single().Value.GetProperty("type").GetProperty("any");
        return (any[1].GetProperty("schema"), any[2].GetProperty("schema"));
    }
}
