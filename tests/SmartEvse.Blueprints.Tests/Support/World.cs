namespace SmartEvse.Blueprints.Tests.Support;

/// <summary>What Home Assistant knows at one moment.</summary>
internal sealed class World
{
    /// <summary>The time, ISO 8601 with the offset of the place.</summary>
    public string Now { get; init; } = "2026-06-01T12:00:00+02:00";

    /// <summary>By entity id: <c>state</c>, <c>attributes</c>, <c>age</c> in s since the last report, <c>changed</c> in s since the last change.</summary>
    public Map States { get; init; } = [];

    /// <summary>Device id to MQTT identifier.</summary>
    public Map Devices { get; init; } = [];
}
