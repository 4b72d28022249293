using System;
using System.Text.Json;

namespace SmartEvse.MeterFeed.Publishing;

/// <summary>Reads the charger's answers on <c>Result</c> and finds the refusals of a feed.</summary>
public static class RefusalReader
{
    /// <summary>Last part of the topic, behind the charger's prefix.</summary>
    public const string Topic = "Result";

    /// <summary>The reason why the charger refused a message of this meter; null when this is no such answer.</summary>
    public static string? Reason(ReadOnlyMemory<byte> json, MeterKind kind)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement answer = document.RootElement;
            if (answer.ValueKind != JsonValueKind.Object
                || !answer.TryGetProperty("topic", out JsonElement topic) || !IsText(topic) || topic.GetString() != FeedPayload.Topic(kind)
                || !answer.TryGetProperty("accepted", out JsonElement accepted) || accepted.ValueKind != JsonValueKind.False)
                return null;
            return answer.TryGetProperty("reason", out JsonElement reason) && IsText(reason) ? reason.GetString() : "no reason given";
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON, or text that is no Unicode: not an answer of the charger.
            return null;
        }
    }

    private static bool IsText(JsonElement element) => element.ValueKind == JsonValueKind.String;
}
