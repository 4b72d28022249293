using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace SmartEvse.Discovery.Tests.Schema;

/// <summary>One discovery message as Home Assistant reads it: short keys made long, <c>~</c> put in.</summary>
internal sealed class Message
{
    private Message(string topic, string platform)
    {
        Topic = topic;
        Platform = platform;
    }

    /// <summary>Where it was published.</summary>
    public string Topic { get; }

    /// <summary>The platform that the topic names.</summary>
    public string Platform { get; }

    /// <summary>The keys of the message, long.</summary>
    public Dictionary<string, JsonElement> Keys { get; private set; } = [];

    /// <summary>The keys of the device block, long.</summary>
    public Dictionary<string, JsonElement> Device { get; private set; } = [];

    /// <summary>The keys of the origin block, long.</summary>
    public Dictionary<string, JsonElement> Origin { get; private set; } = [];

    /// <summary>The topics that have to say that the entity is available: all of them.</summary>
    public IReadOnlyList<string> AvailabilityTopics => Has("availability_topic") ? [this["availability_topic"]] : [.. Availability.Select(a => a.TryGetValue("topic", out var t) ? t.GetString()! : "")];

    /// <summary>The list of availabilities, long; empty when there is the one topic.</summary>
    public IReadOnlyList<Dictionary<string, JsonElement>> Availability { get; private set; } = [];

    /// <summary>True for a device trigger, which is no entity: no name, no state, no category.</summary>
    public bool IsTrigger => Platform == "device_automation";

    /// <summary>The options of a select or an enum sensor, the types of an event.</summary>
    public IReadOnlyList<string> Options => Keys.TryGetValue(Platform == "event" ? "event_types" : "options", out var o) && o.ValueKind == JsonValueKind.Array ? [.. HaSchema.Texts(o)] : [];

    /// <summary>A text of the message; empty when it is not there.</summary>
    public string this[string key] => Keys.TryGetValue(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    /// <summary>A number of the message, or Home Assistant's default.</summary>
    public decimal Number(string key, decimal otherwise) => Keys.TryGetValue(key, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDecimal() : otherwise;

    /// <summary>True when the key is there.</summary>
    public bool Has(string key) => Keys.ContainsKey(key);

    /// <summary>Reads a message.</summary>
    /// <param name="discoveryPrefix">Home Assistant's discovery prefix.</param>
    /// <param name="topic">The whole topic.</param>
    /// <param name="json">The payload.</param>
    /// <param name="faults">Takes what is wrong.</param>
    /// <returns>Null when nothing can be made of it.</returns>
    public static Message? Read(string discoveryPrefix, string topic, string json, ICollection<string> faults)
    {
        var form = topic.StartsWith(discoveryPrefix + "/", StringComparison.Ordinal) ? HaSchema.TopicForm.Match(topic[(discoveryPrefix.Length + 1)..]) : null;
        if (form is not { Success: true })
        {
            faults.Add("topic: Home Assistant does not listen to it");
            return null;
        }

        JsonElement root;
        try
        {
            root = JsonDocument.Parse(json).RootElement;
        }
        catch (JsonException)
        {
            faults.Add("payload: not JSON");
            return null;
        }

        if (root.ValueKind != JsonValueKind.Object)
        {
            faults.Add("payload: not a JSON object");
            return null;
        }

        var message = new Message(topic, form.Groups["component"].Value) { Keys = Expand("config", root, faults) };
        if (message.Keys.TryGetValue("availability", out var list) && list.ValueKind == JsonValueKind.Array) message.Availability = [.. list.EnumerateArray().Select(a => Expand("config", a, faults))];
        message.PutInBase(faults);
        if (message.Keys.TryGetValue("device", out var device) && device.ValueKind == JsonValueKind.Object) message.Device = Expand("device", device, faults);
        if (message.Keys.TryGetValue("origin", out var origin) && origin.ValueKind == JsonValueKind.Object) message.Origin = Expand("origin", origin, faults);
        return message;
    }

    private static Dictionary<string, JsonElement> Expand(string part, JsonElement block, ICollection<string> faults)
    {
        var keys = new Dictionary<string, JsonElement>();
        foreach (var member in block.EnumerateObject())
        {
            var key = HaSchema.Expand(part, member.Name);
            if (!keys.TryAdd(key, member.Value)) faults.Add($"{key}: given twice");
        }

        return keys;
    }

    private void PutInBase(ICollection<string> faults)
    {
        if (!Keys.Remove("~", out var tilde)) return;
        if (tilde.ValueKind != JsonValueKind.String)
        {
            faults.Add("~: not a text");
            return;
        }

        foreach (var keys in Availability.Prepend(Keys))
        {
            foreach (var (key, value) in keys.Where(k => k.Key.EndsWith("topic", StringComparison.Ordinal) && k.Value.ValueKind == JsonValueKind.String).ToArray())
            {
                var text = value.GetString()!;
                if (text.StartsWith('~')) keys[key] = JsonSerializer.SerializeToElement(tilde.GetString() + text[1..]);
                else if (text.EndsWith('~')) keys[key] = JsonSerializer.SerializeToElement(text[..^1] + tilde.GetString());
            }
        }
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Platform} {this["unique_id"]}");
}
