using System.Collections.Generic;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Settings;

namespace SmartEvse.Simulation.Scenarios;

/// <summary>Reads the plant's meters and sends what they say to the charger, as messages.</summary>
internal sealed class FeedSender(FeedOptions options, Plant plant)
{
    private const int StartWh = 1_000_000;

    private readonly Dictionary<string, string> _last = [];
    private readonly bool _sendsBattery = plant.Battery != null && CommandTopics.Find("HomeBatteryCurrent", new SettingRow()) != CommandTopic.NotBuilt;
    private long _nextMs;

    internal FeedState State { get; set; }

    internal void Step(PoweredCharger charger, long nowMs)
    {
        if (nowMs < _nextMs) return;
        _nextMs += options.IntervalMs;
        if (State != FeedState.Stopped) Send(charger);
    }

    // Every meter of the house stands here. One that is not set to API would only be refused.
    private void Send(PoweredCharger charger)
    {
        var settings = charger.Charger.Settings;
        if (IsApi(settings, SettingId.MainsMeter)) Send(charger, "MainsMeter", Currents(plant.MainsDa));
        if (options.Ev && IsApi(settings, SettingId.EVMeter)) Send(charger, "EVMeter", $"{Currents(plant.EvDa)}:{plant.EvPowerW}:{StartWh + plant.EvWh}");
        // The sub-panel feeds the charger and nothing else.
        if (IsApi(settings, SettingId.CircuitMeter)) Send(charger, "CircuitMeter", Currents(plant.EvDa));
        if (_sendsBattery) Send(charger, "HomeBatteryCurrent", $"{plant.Battery!.SumMa / 100}");
    }

    private void Send(PoweredCharger charger, string name, string reading)
    {
        if (State == FeedState.Frozen && _last.TryGetValue(name, out var old)) reading = old;
        _last[name] = reading;
        charger.Deliver(name, reading);
    }

    private static bool IsApi(SettingsValues settings, SettingId meter) => settings.Number(meter) == MeterType.Api;

    private static string Currents(int[] da) => $"{da[0]}:{da[1]}:{da[2]}";
}
