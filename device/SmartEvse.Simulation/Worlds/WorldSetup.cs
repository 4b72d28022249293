using SmartEvse.Core.Settings;
using SmartEvse.Simulation.Scenarios;

namespace SmartEvse.Simulation.Worlds;

/// <summary>Draws what a world starts with: settings that keep the rules, and a vehicle.</summary>
internal static class WorldSetup
{
    /// <summary>Settings as an installer may have left them.</summary>
    internal static SettingsValues Settings(WorldRandom random, bool isSound)
    {
        while (true)
        {
            var values = Draw(random, isSound);
            if (SettingsRules.CheckSet(values) == Refusal.None) return values;
        }
    }

    /// <summary>A vehicle. A sound one takes what it is offered.</summary>
    internal static VehicleOptions Vehicle(WorldRandom random, bool isSound) => new()
    {
        Phases = random.Between(1, 3),
        MaxDa = isSound ? 800 : random.Between(60, 400),
        MinDa = isSound ? 60 : random.Between(60, 80),
        DeadTimeMs = random.Between(500, 5000),
        RampDaPerS = random.Between(isSound ? 20 : 5, 100),
        CableA = !isSound && random.Percent(3) ? 0 : random.Of(13, 16, 32, 63),
        LeakDa = !isSound && random.Percent(10) ? random.Between(1, 20) : 0,
        OverdrawPercent = !isSound && random.Percent(15) ? random.Between(1, 60) : 0,
    };

    private static SettingsValues Draw(WorldRandom random, bool isSound)
    {
        var values = Scenario.StartSettings();
        values.SetNumber(SettingId.Mode, isSound ? ChargeMode.Smart : random.Of(ChargeMode.Normal, ChargeMode.Smart, ChargeMode.Smart, ChargeMode.Solar, ChargeMode.Solar));
        values.SetNumber(SettingId.Config, random.Between(0, 1));
        values.SetNumber(SettingId.MainsMeter, isSound || random.Percent(92) ? MeterType.Api : MeterType.Disabled);
        values.SetNumber(SettingId.EVMeter, random.Percent(50) ? MeterType.Api : MeterType.Disabled);
        values.SetNumber(SettingId.CircuitMeter, random.Percent(20) ? MeterType.Api : MeterType.Disabled);
        values.SetNumber(SettingId.EnableC2, random.Between(Contactor2Use.NotPresent, Contactor2Use.Auto));
        values.SetNumber(SettingId.Switch, isSound ? SwitchFunction.Stop : random.Between(SwitchFunction.Stop, SwitchFunction.CustomToggle));
        values.SetNumber(SettingId.RCmon, random.Between(0, 1));
        Range(values, random, SettingId.MaxMains, 60);
        Range(values, random, SettingId.MaxCircuit, 60);
        Range(values, random, SettingId.MaxCurrent, random.Of(16, 32, 80));
        Range(values, random, SettingId.MinCurrent, 16);
        Range(values, random, SettingId.FeedTimeout, 60);
        Range(values, random, SettingId.EVMeterTimeout, 60);
        Range(values, random, SettingId.MaxTemp, 75);
        if (random.Percent(30)) Range(values, random, SettingId.MaxSumMains, 150);
        Range(values, random, SettingId.MaxSumMainsTime, 10);
        Range(values, random, SettingId.StartCurrent, 20);
        Range(values, random, SettingId.StopTime, 10);
        Range(values, random, SettingId.ImportCurrent, 20);
        Range(values, random, SettingId.OverrideTimeout, 10);
        return values;
    }

    // The bounds are those of the table; of the large ranges only the part in which things happen.
    private static void Range(SettingsValues values, WorldRandom random, SettingId id, int most)
    {
        var row = new SettingRow();
        SettingsTable.Read(id, row);
        var value = random.Between(row.Min, System.Math.Min(row.Max, most));
        values.SetNumber(id, row.HasZero && random.Percent(20) ? 0 : value);
    }
}
