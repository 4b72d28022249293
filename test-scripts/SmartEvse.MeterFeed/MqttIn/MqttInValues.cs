using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using SmartEvse.MeterFeed.Sources;
using SmartEvse.MeterFeed.Values;

namespace SmartEvse.MeterFeed.MqttIn;

/// <summary>
/// The last payload of each topic, and the values in them together. A topic per value is not one measurement: what is put together
/// was all told within the longest age, else there is none.
/// </summary>
/// <param name="places">Where each value stands.</param>
/// <param name="time">The clock.</param>
public sealed class MqttInValues(IReadOnlyList<ValuePlace> places, TimeProvider time)
{
    /// <summary>The oldest a topic's payload may be when the values are put together: what the charger grants a feed.</summary>
    public static readonly TimeSpan LongestAge = TimeSpan.FromSeconds(11);

    /// <summary>A longer payload is no meter's.</summary>
    public const int LongestPayload = 64 * 1024;

    private readonly Dictionary<string, Told> _topics = places.Select(place => place.Topic).Distinct().ToDictionary(topic => topic, _ => new Told());

    private readonly Dictionary<ValuePlace, JsonPath> _paths =
        places.Where(place => place.Place.Length > 0).ToDictionary(place => place, place => JsonPath.TryParse(place.Place, out JsonPath path) ? path : throw new ArgumentException(place.Place, nameof(places)));

    /// <summary>The topics to listen to.</summary>
    public IReadOnlyCollection<string> Topics => _topics.Keys;

    /// <summary>True when every topic has told something since the values were last put together.</summary>
    public bool IsComplete => _topics.Values.All(topic => topic.IsNew);

    /// <summary>Takes a payload; false when it is of no use: of another topic, or too long.</summary>
    public bool Take(string topic, ReadOnlySpan<byte> payload)
    {
        if (payload.Length > LongestPayload || !_topics.TryGetValue(topic, out Told? told)) return false;
        (told.Payload, told.At, told.IsNew) = (payload.ToArray(), time.GetTimestamp(), true);
        return true;
    }

    /// <summary>Puts the values together.</summary>
    /// <param name="values">What they are.</param>
    /// <param name="problem">Why there is no measurement; empty when there is.</param>
    public bool TryBuild(out MeterValues values, out string problem)
    {
        values = new MeterValues();
        problem = "";
        foreach ((string topic, Told told) in _topics)
        {
            told.IsNew = false;
            if (told.Payload is null) problem = $"{topic} has told nothing yet";
            else if (time.GetElapsedTime(told.At) > LongestAge) problem = $"{topic} has told nothing for {(long)time.GetElapsedTime(told.At).TotalSeconds} s";
            if (problem.Length > 0) return false;
        }
        var set = new ValueSet(trustsCurrentSign: true);
        foreach (ValuePlace place in places)
        {
            if (TakeValue(set, place) is not { } wrong) continue;
            problem = $"{place.Topic}{(place.Place.Length == 0 ? "" : " " + place.Place)}: {wrong}";
            return false;
        }
        values = set.Build();
        return true;
    }

    private string? TakeValue(ValueSet set, ValuePlace place)
    {
        byte[] payload = _topics[place.Topic].Payload!;
        if (place.Place.Length == 0) return set.Take(place.Quantity, Encoding.UTF8.GetString(payload).Trim(), place.MilliPerUnit);
        try
        {
            using JsonDocument document = JsonDocument.Parse(payload);
            JsonElement value = _paths[place].Find(document.RootElement);
            // What was asked for by name and is not there is no 0, and no phase that does not exist.
            if (value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null) return "is not there";
            return set.Take(place.Quantity, value, place.MilliPerUnit);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second: a name that is no Unicode.
            return "the payload is no JSON";
        }
    }

    private sealed class Told
    {
        public byte[]? Payload { get; set; }

        public long At { get; set; }

        public bool IsNew { get; set; }
    }
}
