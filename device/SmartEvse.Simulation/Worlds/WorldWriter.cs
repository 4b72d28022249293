using SmartEvse.Core.Settings;
using SmartEvse.Simulation.Scenarios;

namespace SmartEvse.Simulation.Worlds;

/// <summary>Everybody who writes to <c>Set/</c>: people, scripts, automations; in order, out of range, malformed, and now and then with install level.</summary>
/// <param name="random">Their chance.</param>
/// <param name="meanMs">Time between two messages, on average.</param>
internal sealed class WorldWriter(WorldRandom random, int meanMs)
{
    // Not among the rows: what would end the connection for good, and with it the world.
    private static readonly string[] Kept = ["WIFImode", "MQTTHost", "MQTTPrefix"];

    private static readonly string[] Junk = ["", " ", "-", "1e3", "０", "999999999999", "null", "{}", "On ", "smart", "1:2", "a:b:c", "1:2:3:4", "5000:0:0", "-1", "\u0001"];

    private readonly SettingRow _row = new();
    private long _nextMs = random.Between(1000, 2 * meanMs);

    /// <summary>Sends what is due.</summary>
    internal void Step(PoweredCharger charger, long nowMs)
    {
        if (nowMs < _nextMs) return;
        _nextMs = nowMs + random.Between(1, 2 * meanMs);
        var unlocked = random.Percent(25);
        charger.Charger.IsUnlocked = unlocked;
        // A burst finds the queue full.
        var count = random.Percent(10) ? random.Between(2, 12) : 1;
        for (var i = 0; i < count; i++) Send(charger);
    }

    private void Send(PoweredCharger charger)
    {
        var (name, payload) = random.Percent(45) ? Row() : Topic();
        charger.Deliver(name, random.Percent(8) ? random.Of(Junk) : payload);
    }

    private (string Name, string Payload) Row()
    {
        do SettingsTable.Read((SettingId)random.Between(0, SettingsTable.Count - 1), _row);
        while (System.Array.IndexOf(Kept, _row.Key) >= 0);
        if (_row.Kind == SettingKind.Text) return (_row.Key, random.Of("", "EV1", "Europe/Amsterdam"));
        var name = _row.Id is SettingId.MainsMeter or SettingId.EVMeter or SettingId.CircuitMeter ? _row.Key + "Type" : _row.Key;
        if (_row.Kind == SettingKind.Choice)
        {
            var option = random.Between(0, OptionTexts.Count(_row.Options));
            return (name, OptionTexts.Text(_row.Options, option) ?? Number(option));
        }

        return (name, Number(random.Between(_row.Min - 2, _row.Max > 200 ? 200 : _row.Max + 2)));
    }

    private (string Name, string Payload) Topic() => random.Between(0, 15) switch
    {
        0 or 1 or 2 => ("Mode", random.Of("Normal", "Smart", "Solar", "Smart", "Solar", "Off", "Pause")),
        3 => ("Access", random.Of("Allow", "Allow", "Deny", "Pause")),
        4 or 5 => ("CurrentOverride", Number(random.Of(0, random.Between(60, 160), random.Between(0, 900)))),
        6 => ("EnableC2", random.Of("Auto", "Always On", "Always Off", "Solar Off", "Not present")),
        7 => ("CPPWMOverride", Number(random.Of(-1, 0, random.Between(-3, 1026)))),
        8 => (random.Of("MainsMeter", "EVMeter", "CircuitMeter", "HomeBatteryCurrent"), random.Of("1:2", "x", "99999:0:0", "1:2:3:4:5:6")),
        9 => (random.Of("ClearError", "ClearError", "ClearOverride", "Events"), "PRESS"),
        10 => (random.Percent(20) ? "Restart" : "ClearOverride", "PRESS"),
        11 => ("EVCCID", random.Of("EV1", "EV2", "")),
        12 => (random.Of("DelayedStart", "DelayedStop"), random.Of("2026-06-21T02:30", "2026-06-21T03:00", "2026-06-20T00:00", "0", "")),
        13 => (random.Of("DelayedRepeat", "DelayedCharging", "CustomButton"), random.Of("On", "Off")),
        14 => ("MinCurrent", Number(random.Between(5, 17))),
        _ => (random.Of("Warp", "ColorOff", "RFID", "UnlockCable"), random.Of("1,2,3", "PRESS", "1")),
    };

    private static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
