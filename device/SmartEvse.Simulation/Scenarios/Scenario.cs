using System.Collections.Generic;
using SmartEvse.Core.Settings;

namespace SmartEvse.Simulation.Scenarios;

/// <summary>A story in virtual time: a charger's settings, a vehicle, a house, and what happens.</summary>
public sealed record Scenario
{
    /// <summary>What people call it.</summary>
    public string Name { get; init; } = "";

    /// <summary>How long it lasts, in ms.</summary>
    public required long DurationMs { get; init; }

    /// <summary>The settings the charger starts with; they keep the rules.</summary>
    public SettingsValues Settings { get; init; } = StartSettings();

    /// <summary>The vehicle; unplugged at the start.</summary>
    public VehicleOptions Vehicle { get; init; } = new();

    /// <summary>The feed of the meters; null = no meter message at all.</summary>
    public FeedOptions? Feed { get; init; }

    /// <summary>House and sun, second by second; null = a constant house without sun.</summary>
    public TraceFile? Trace { get; init; }

    /// <summary>The battery of the house; null = none.</summary>
    public HomeBatteryOptions? Battery { get; init; }

    /// <summary>The wall clock at the start, in s since 1970 UTC; -1 = not known.</summary>
    public long StartUtcS { get; init; } = Plant.DefaultStartUtcS;

    /// <summary>What happens, in order.</summary>
    public IReadOnlyList<ScenarioEvent> Events { get; init; } = [];

    /// <summary>The settings of a new simulated charger: the factory's, and on the network.</summary>
    public static SettingsValues StartSettings()
    {
        var values = new SettingsValues();
        SettingText.Put(values, "WIFImode", "Enabled");
        return values;
    }
}
