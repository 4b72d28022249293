using System;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using SmartEvse.Discovery.Tests.Templates;

namespace SmartEvse.Discovery.Tests.Schema;

/// <summary>
/// Checks a JSON value against a type of the schema. Stricter than Home Assistant, which turns <c>"5"</c> into 5: a message says what it means. A type
/// that is not known here throws, so that nothing passes unchecked.
/// </summary>
internal static class ValueTypes
{
    /// <summary>What is wrong with the value of a key; null = nothing.</summary>
    public static string? Wrong(JsonElement type, string key, JsonElement value) => type.ValueKind switch
    {
        JsonValueKind.String => Named(type.GetString()!, key, value),
        JsonValueKind.Array => type.EnumerateArray().Select(t => Wrong(t, key, value)).FirstOrDefault(w => w != null),
        JsonValueKind.Object => Rule(type.EnumerateObject().Single(), key, value),
        _ => throw new NotSupportedException("type " + type),
    };

    private static string? Named(string type, string key, JsonElement value)
    {
        switch (type)
        {
            case "null": return value.ValueKind == JsonValueKind.Null ? null : "not null";
            case "boolean": return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : "not true or false";
            case "coerce_int": return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _) ? null : "not a whole number";
            case "coerce_float": return value.ValueKind == JsonValueKind.Number ? null : "not a number";
            case "valid_qos_schema": return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var qos) && qos is >= 0 and <= 2 ? null : "not a QoS";
            case "ensure_list": return null;
            case "Lower": return Text(value, t => !t.Any(char.IsUpper) ? null : "not lower case");
            case "str":
            case "string": return Text(value, _ => null);
            case "template": return Text(value, t => TemplateFault(t, key));
            case "valid_publish_topic": return Text(value, t => Topic(t) ?? (t.IndexOfAny(['+', '#']) < 0 ? null : "a wildcard in a topic to publish on"));
            case "valid_subscribe_topic": return Text(value, Topic);
            case "icon": return Text(value, t => Regex.IsMatch(t, "^mdi:[a-z0-9]+(-[a-z0-9]+)*$") ? null : "not an mdi: icon");
            case "url":
            case "configuration_url": return Text(value, t => Uri.TryCreate(t, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "homeassistant" ? null : "not an address");
            default: throw new NotSupportedException("type " + type);
        }
    }

    private static string? Rule(JsonProperty rule, string key, JsonElement value)
    {
        switch (rule.Name)
        {
            case "enum":
            case "in":
                return rule.Value.EnumerateArray().Any(v => v.GetRawText() == value.GetRawText()) ? null : "not one of the values allowed";
            case "any":
                return rule.Value.EnumerateArray().Select(t => Wrong(t, key, value)).Any(w => w == null) ? null : "none of the forms allowed";
            case "range":
                var number = value.GetDouble();
                return Bound(rule.Value[0], double.NegativeInfinity) <= number && number <= Bound(rule.Value[1], double.PositiveInfinity) ? null : "out of range";
            case "list_of":
                var items = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToArray() : [value];
                return items.SelectMany(i => rule.Value.EnumerateArray().Select(t => Wrong(t, key, i))).FirstOrDefault(w => w != null);
            case "length":
                return value.ValueKind == JsonValueKind.Array && value.GetArrayLength() >= Bound(rule.Value[0], 0) ? null : "too short";
            default: throw new NotSupportedException("rule " + rule.Name);
        }
    }

    private static double Bound(JsonElement bound, double none) => bound.ValueKind == JsonValueKind.Null ? none : bound.GetDouble();

    private static string? Text(JsonElement value, Func<string, string?> check) => value.ValueKind == JsonValueKind.String ? check(value.GetString()!) : "not a text";

    private static string? Topic(string topic)
    {
        if (topic.Length == 0) return "an empty topic";
        return topic.Any(c => c < ' ' || char.GetUnicodeCategory(c) == UnicodeCategory.Control) ? "a control character in a topic" : null;
    }

    // What every template of the charger takes: what matters here is whether the template can be read at all. A command template gets the number that was
    // set: of the charger's entities only numbers have one.
    private static string? TemplateFault(string template, string key)
    {
        object value = key == "command_template" ? 0L
            : template.Contains("value_json", StringComparison.Ordinal) ? $"{{\"{Regex.Match(template, @"value_json\.(\w+)").Groups[1].Value}\":\"\"}}" : "0";
        try
        {
            Template.Render(template, value);
            return null;
        }
        catch (TemplateException e)
        {
            return "a template that cannot be evaluated: " + e.Message;
        }
    }
}
