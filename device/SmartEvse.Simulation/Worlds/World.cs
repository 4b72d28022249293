using System;
using System.Collections.Generic;
using System.Globalization;
using SmartEvse.Core;
using SmartEvse.Core.Metering;
using SmartEvse.Core.Regulation;
using SmartEvse.Core.Settings;
using SmartEvse.Simulation.Scenarios;

namespace SmartEvse.Simulation.Worlds;

/// <summary>
/// One world by chance: a seed gives house, sun, vehicle, meters, writers, faults and the spacing of steps; every rule is checked after every step. Every
/// fourth world is sound: nothing is wrong in it, nobody writes, and the time of an overload is bounded as well.
/// </summary>
public sealed class World
{
    private const int WorldStepMs = 100;
    private const int SwitchMs = 400;
    private const int PlugMs = 400;
    private const long Never = long.MinValue / 2;

    private readonly int _seed;
    private readonly WorldRandom _spacing;
    private readonly LoopbackLink _link = new();
    private readonly PoweredCharger _charger;
    private readonly Plant _plant;
    private readonly WorldHouse _house;
    private readonly WorldTroubles _troubles;
    private readonly WorldWriter[] _writers;
    private readonly List<WorldMeter> _meters = [];
    private readonly WorldRules _rules = new();
    private readonly OverloadRule? _overload;
    private readonly WorldSight _sight = new();
    private readonly WorldDigest _digest = new();
    private readonly ChargerView _view = new();
    private readonly int[] _fields = new int[FeedForm.MaxFields];
    private readonly int _spacingMs;
    private Charger _seen;
    private long _mainsMs = Never;
    private int _answers;
    private long _lastMix;
    private string? _failure;

    /// <summary>The world of a seed; nothing has happened yet.</summary>
    public World(int seed)
    {
        _seed = seed;
        var random = new WorldRandom((ulong)seed);
        IsSound = random.Percent(25);
        _spacingMs = random.Of(10, 20, 50, 50);
        var settings = WorldSetup.Settings(random.Part(), IsSound);
        var vehicle = WorldSetup.Vehicle(random.Part(), IsSound);
        _charger = new PoweredCharger(settings, _link);
        _seen = _charger.Charger;
        _plant = new Plant
        {
            WorldStepMs = WorldStepMs,
            HasContactor2 = settings.Number(SettingId.EnableC2) != Contactor2Use.NotPresent,
            Battery = !IsSound && random.Percent(30) ? new HomeBattery(new HomeBatteryOptions { StartPercent = random.Between(0, 100), PowerW = random.Between(500, 8000) }) : null,
            StartUtcS = random.Percent(20) ? -1 : Plant.DefaultStartUtcS,
            SwitchClosed = random.Percent(80),
        };
        _plant.UseVehicle(vehicle);
        _house = new WorldHouse(random.Part(), _plant, settings.MainsDa, IsSound);
        _troubles = new WorldTroubles(random.Part(), _plant, _charger, _link, IsSound);
        _writers = new WorldWriter[IsSound ? 0 : random.Between(0, 3)];
        for (var i = 0; i < _writers.Length; i++) _writers[i] = new WorldWriter(random.Part(), random.Of(2_000, 20_000, 120_000));
        _spacing = random.Part();

        var intervalMs = random.Of(1, 2, 5, 10) * 1000;
        var delayMs = random.Between(0, 1500);
        _meters.Add(new WorldMeter("MainsMeter", random.Part(), intervalMs, delayMs, IsSound));
        _meters.Add(new WorldMeter("EVMeter", random.Part(), random.Of(1, 2, 5, 10) * 1000, random.Between(0, 1500), IsSound));
        _meters.Add(new WorldMeter("CircuitMeter", random.Part(), random.Of(1, 2, 5, 10) * 1000, random.Between(0, 1500), IsSound));
        if (!IsSound) return;
        var settleMs = vehicle.DeadTimeMs + (settings.MaxDa * 1000 / vehicle.RampDaPerS);
        // A vehicle that comes later may be slower: the slowest that can come bounds them all.
        _overload = new OverloadRule(intervalMs + delayMs + 5000 + 1000 + _spacingMs + WorldStepMs, Math.Max(settleMs, 5000 + (settings.MaxDa * 50)), intervalMs);
    }

    /// <summary>True when nothing is wrong in this world.</summary>
    public bool IsSound { get; }

    /// <summary>Lives through the world.</summary>
    /// <param name="seed">Its number.</param>
    /// <param name="durationMs">How long.</param>
    public static WorldResult Run(int seed, long durationMs)
    {
        var world = new World(seed);
        return world.Live(durationMs);
    }

    private WorldResult Live(long durationMs)
    {
        var steps = 0;
        for (long nowMs = 0; nowMs <= durationMs && _failure == null; nowMs += _spacing.Between(1, _spacingMs), steps++) Step(nowMs);
        return new WorldResult
        {
            Seed = _seed,
            Failure = _failure,
            Digest = _digest.Value,
            Steps = steps,
            ContactorCycles = _plant.ContactorCycles,
            EvWh = _plant.EvWh,
            Answers = _answers,
        };
    }

    private void Step(long nowMs)
    {
        _house.Step(nowMs);
        _troubles.Step(nowMs);
        var dutyBefore = _charger.Outputs.DutyPermille;
        _plant.Step(_charger.Outputs, nowMs);
        foreach (var meter in _meters) Feed(meter, nowMs);
        foreach (var writer in _writers) writer.Step(_charger, nowMs);
        _charger.Step(_plant.Inputs, nowMs);
        _charger.Charger.IsUnlocked = false;
        if (_charger.Charger != _seen)
        {
            // It has forgotten what it heard before.
            _seen = _charger.Charger;
            _mainsMs = Never;
        }

        Look(dutyBefore, nowMs);
        var broken = _rules.Check(_sight) ?? _overload?.Check(nowMs, _plant.MainsDa, _plant.EvDa, _charger.Charger.Settings.MainsDa, _sight.OfferedDa, _sight.Regulates);
        if (broken != null) _failure = $"{Seconds(nowMs)} s: {broken}; {Line()}";
        _plant.Conduct(_charger.Outputs);
        Sum(nowMs);
    }

    private void Feed(WorldMeter meter, long nowMs)
    {
        var isMains = meter.Name == "MainsMeter";
        meter.Measure(isMains ? _plant.MainsDa : _plant.EvDa, meter.Name == "EVMeter" ? EvTail : NoTail, nowMs);
        while (meter.TryTake(nowMs, out var payload))
        {
            var api = isMains && _charger.Charger.Settings.Number(SettingId.MainsMeter) == MeterType.Api;
            if (api && _charger.IsPowered && _link.IsConnected && Counts(payload)) _mainsMs = nowMs;
            _charger.Deliver(meter.Name, payload);
        }
    }

    private bool Counts(string payload) =>
        FeedForm.Read(payload, _fields, out var count) == Refusal.None && FeedForm.CheckMains(_fields, count) == Refusal.None;

    private string EvTail() => string.Create(CultureInfo.InvariantCulture, $":{_plant.EvPowerW}:{1_000_000 + _plant.EvWh}");

    private static string NoTail() => "";

    private void Look(int dutyBefore, long nowMs)
    {
        var charger = _charger.Charger;
        var settings = charger.Settings;
        var outputs = _charger.Outputs;
        charger.CopyView(_view);
        var isWhole = _plant.IsPlugged && _plant.PilotFault is PilotFault.None or PilotFault.NoDiode or PilotFault.StuckC;
        var isSix = _plant.Vehicle.S2Closed || _plant.PilotFault == PilotFault.StuckC;
        _sight.NowMs = nowMs;
        _sight.SpacingMs = _spacingMs;
        _sight.UptimeMs = nowMs - _charger.StartedMs;
        _sight.HangingMs = _charger.HangingMs;
        _sight.State = charger.State;
        _sight.Contactor1 = outputs.Contactor1;
        _sight.Contactor2 = outputs.Contactor2;
        _sight.DutyPermille = outputs.DutyPermille;
        _sight.OfferedDa = outputs.OfferedDa;
        _sight.IsSixVolt = _plant.IsPlugged && isWhole && isSix;
        _sight.IsNineVolt = _plant.IsPlugged && isWhole && !isSix;
        _sight.ShowsDiode = dutyBefore is > 0 and < 1000 && _plant.PilotFault is not (PilotFault.NoDiode or PilotFault.Short or PilotFault.BetweenBands);
        _sight.Faults = _charger.IsPowered ? _view[ViewField.Faults] : 0;
        _sight.Access = settings.State(StoredState.Access);
        _sight.MinDa = settings.MinDa;
        _sight.MaxDa = settings.MaxDa;
        var readsCable = settings.HasSocket && _plant.IsPlugged && nowMs - _troubles.PlugMovedMs > PlugMs;
        _sight.CableDa = readsCable ? _plant.Vehicle.Options.CableA * 10 : int.MaxValue;
        _sight.OverrideDa = _view[ViewField.OverrideDa];
        _sight.RelayLimits = GridRelay.Limits(settings, _plant.SwitchClosed) && nowMs - _troubles.SwitchMovedMs > SwitchMs;
        // The wires decide, whatever CONTACT2 says by now.
        _sight.VehiclePhases = _plant.HasContactor2 && !outputs.Contactor2 ? 1 : _plant.Vehicle.Options.Phases;
        _sight.HasContactor2 = settings.Number(SettingId.EnableC2) != Contactor2Use.NotPresent;
        _sight.Regulates = settings.Regulates;
        _sight.IsMainsStale = nowMs - _mainsMs >= settings.Number(SettingId.FeedTimeout) * 1000L;
        _sight.RcmFault = _plant.RcmFault && settings.Number(SettingId.RCmon) == 1;
        _sight.IsTooHot = _plant.TemperatureC is { } hot && hot <= 125 && hot > settings.Number(SettingId.MaxTemp);
        _sight.Violations = _charger.Violations;
    }

    private void Sum(long nowMs)
    {
        while (_link.Results.Count > 0)
        {
            _answers++;
            _digest.Add(_link.Results.Dequeue());
        }

        var s = _sight;
        var mix = ((long)s.State << 32) | ((long)s.OfferedDa << 20) | (long)(s.DutyPermille << 4) | (s.Contactor1 ? 1L : 0) | (s.Contactor2 ? 2L : 0) | ((long)s.Faults << 40);
        mix ^= (long)_plant.MainsDa[0] << 8 ^ (long)_plant.EvDa[0] << 24 ^ (long)_plant.MainsDa[2] << 36;
        if (mix == _lastMix) return;
        _lastMix = mix;
        _digest.Add(nowMs);
        _digest.Add(mix);
    }

    private static string Seconds(long ms) => (ms / 1000m).ToString("0.000", CultureInfo.InvariantCulture);

    private string Line()
    {
        var s = _sight;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"state {s.State} c1 {s.Contactor1} c2 {s.Contactor2} duty {s.DutyPermille} offered {s.OfferedDa} min {s.MinDa} max {s.MaxDa} cable {s.CableDa} override {s.OverrideDa} mode {_charger.Charger.Settings.Mode} EnableC2 {_charger.Charger.Settings.Number(SettingId.EnableC2)} faults {s.Faults} access {s.Access} stale {s.IsMainsStale} violations {s.Violations} plugged {_plant.IsPlugged} pilot {_plant.PilotFault} mains {_plant.MainsDa[0]}:{_plant.MainsDa[1]}:{_plant.MainsDa[2]} ev {_plant.EvDa[0]}:{_plant.EvDa[1]}:{_plant.EvDa[2]} sound {IsSound} spacing {_spacingMs}");
    }
}
