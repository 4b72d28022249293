using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace SmartEvse.Discovery.Tests.Schema;

/// <summary>Checks one message: size, form, keys, types, and the rules between keys. A fault reads <c>key: what is wrong</c>.</summary>
internal static class MessageCheck
{
    /// <summary>The most UTF-8 bytes of a payload that every client and broker takes.</summary>
    public const int MostBytes = 1000;

    /// <summary>What is wrong with a message.</summary>
    public static IReadOnlyList<string> Faults(string discoveryPrefix, string topic, string json) => Faults(discoveryPrefix, topic, json, out _);

    /// <summary>What is wrong with a message, and the message.</summary>
    public static IReadOnlyList<string> Faults(string discoveryPrefix, string topic, string json, out Message? message)
    {
        var faults = new List<string>();
        var bytes = Encoding.UTF8.GetByteCount(json);
        if (bytes > MostBytes) faults.Add($"payload: {bytes} bytes");
        var read = message = Message.Read(discoveryPrefix, topic, json, faults);
        if (read == null) return faults;
        if (HaSchema.Keys(read.Platform) is not { } known)
        {
            faults.Add("topic: no such platform");
            return faults;
        }

        Keys(read.Keys, known, "", faults);
        Keys(read.Device, HaSchema.BlockKeys("device"), "device.", faults);
        if (!read.IsTrigger) Keys(read.Origin, HaSchema.BlockKeys("origin"), "origin.", faults);
        foreach (var item in read.Availability) Keys(item, HaSchema.AvailabilityKeys, "availability.", faults);
        foreach (var key in HaSchema.Required(read.Platform).Where(k => !read.Has(k))) faults.Add($"{key}: missing");
        // Not asked for by Home Assistant, and nothing works well without: rules 3, 4, 5 and 7 of the collected discovery rules.
        if (!read.IsTrigger) faults.AddRange(new[] { "unique_id", "name", "device", "origin" }.Where(k => !read.Has(k)).Select(k => $"{k}: missing"));
        if (!read.IsTrigger && read.AvailabilityTopics.Count == 0) faults.Add("availability_topic: missing");
        if (!read.IsTrigger && !read.Has("default_entity_id") && bytes + ProposalBytes(read) <= MostBytes) faults.Add("default_entity_id: missing, and there is room");
        if (faults.Count == 0) CrossRules.Check(read, faults);
        return faults;
    }

    // An entity id is as long as the unique id has characters.
    private static int ProposalBytes(Message m) => ",\"def_ent_id\":\".\"".Length + m.Platform.Length + m["unique_id"].Length;

    private static void Keys(Dictionary<string, JsonElement> keys, JsonElement known, string block, List<string> faults)
    {
        foreach (var (key, value) in keys)
        {
            if (!known.TryGetProperty(key, out var rule)) faults.Add($"{block}{key}: unknown");
            else if (rule.GetProperty("type") is { ValueKind: JsonValueKind.String } t && t.GetString()!.StartsWith("see discovery.", StringComparison.Ordinal)) Block(key, value, faults);
            else if (ValueTypes.Wrong(rule.GetProperty("type"), key, value) is { } wrong && !IsNewerClass(key, value, known)) faults.Add($"{block}{key}: {wrong}");
        }

        foreach (var key in known.EnumerateObject().Where(k => block.Length > 0 && k.Value.GetProperty("required").GetBoolean() && !keys.ContainsKey(k.Name))) faults.Add($"{block}{key.Name}: missing");
    }

    private static void Block(string key, JsonElement value, List<string> faults)
    {
        if (key == "availability" && value.ValueKind != JsonValueKind.Array) faults.Add($"{key}: not a list");
        else if (key != "availability" && value.ValueKind != JsonValueKind.Object) faults.Add($"{key}: not a block");
    }

    // The lists of classes in the platforms are older than the table of sensor classes.
    private static bool IsNewerClass(string key, JsonElement value, JsonElement known)
        => key == "device_class" && known.TryGetProperty("state_class", out _) && value.ValueKind == JsonValueKind.String && HaSchema.SensorClass(value.GetString()!) != null;
}
