using System;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Settings;

namespace SmartEvse.Simulation.Scenarios;

/// <summary>
/// Runs a scenario in virtual time: 10 ms for charger and pilot line, 1 s for house and vehicle. The same scenario gives the same rows. The story begins
/// with a charger that has just rested after its start; <c>powerCut</c> shows a start.
/// </summary>
public sealed class ScenarioRunner
{
    /// <summary>Spacing of the charger's steps in ms.</summary>
    public const int StepMs = 10;

    private const int WorldStepMs = 1000;

    private readonly Scenario _scenario;
    private readonly LoopbackLink _link = new();
    private readonly PoweredCharger _charger;
    private readonly FeedSender? _feed;
    private int _nextEvent;
    private byte[]? _result;

    /// <summary>Prepares a run; nothing has happened yet.</summary>
    public ScenarioRunner(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        _scenario = scenario;
        _charger = new PoweredCharger(scenario.Settings, _link, -StateMachine.StartRestMs);
        Plant = new Plant
        {
            WorldStepMs = WorldStepMs,
            HasContactor2 = scenario.Settings.Number(SettingId.EnableC2) != 0,
            Battery = scenario.Battery == null ? null : new HomeBattery(scenario.Battery),
            StartUtcS = scenario.StartUtcS,
            SwitchClosed = true,
        };
        Plant.UseVehicle(scenario.Vehicle);
        if (scenario.Feed != null) _feed = new FeedSender(scenario.Feed, Plant);
    }

    /// <summary>The world around the charger.</summary>
    public Plant Plant { get; }

    /// <summary>The energies and currents of the run, so far.</summary>
    public EnergyAccount Account { get; } = new();

    /// <summary>Runs to the end.</summary>
    /// <param name="rows">Takes the rows; null = none are made.</param>
    /// <param name="everyMs">A row for each of these, beside those at changes of the state.</param>
    public ScenarioSummary Run(RowWriter? rows = null, long everyMs = 1000)
    {
        var state = ChargerState.A;
        var powered = true;
        var nextRowMs = everyMs;
        Plant.Step(_charger.Outputs, 0);
        for (var ms = -StateMachine.StartRestMs; ms < 0; ms += StepMs) _charger.Step(Plant.Inputs, ms);
        for (long nowMs = 0; nowMs <= _scenario.DurationMs; nowMs += StepMs)
        {
            Step(nowMs);
            TakeResults(rows, nowMs);
            var changed = _charger.Charger.State != state || _charger.IsPowered != powered;
            if (!changed && nowMs < nextRowMs) continue;
            state = _charger.Charger.State;
            powered = _charger.IsPowered;
            while (nextRowMs <= nowMs) nextRowMs += everyMs;
            WriteRow(rows, nowMs);
        }

        return Summary();
    }

    private void Step(long nowMs)
    {
        ApplyEvents(nowMs);
        var isSecond = nowMs % WorldStepMs == 0;
        if (isSecond) _scenario.Trace?.Show((int)(nowMs / WorldStepMs), Plant.House, Plant.Sun);
        Plant.Step(_charger.Outputs, nowMs);
        if (isSecond && nowMs < _scenario.DurationMs) Account.Second(Plant, _charger.Charger.Settings.MainsDa);
        _feed?.Step(_charger, nowMs);
        _charger.Step(Plant.Inputs, nowMs);
        _charger.Charger.IsUnlocked = false;
        Plant.Conduct(_charger.Outputs);
    }

    // One message a step: each finds the queue empty, and its own level of access.
    private void ApplyEvents(long nowMs)
    {
        while (_nextEvent < _scenario.Events.Count && _scenario.Events[_nextEvent].AtMs <= nowMs)
        {
            var happening = _scenario.Events[_nextEvent++];
            Apply(happening, nowMs);
            if (happening.Kind == ScenarioEventKind.Set) return;
        }
    }

    private void Apply(ScenarioEvent happening, long nowMs)
    {
        var number = happening.Number;
        switch (happening.Kind)
        {
            case ScenarioEventKind.Plug:
                if (number == 1) Plant.Plug();
                else Plant.Unplug();
                break;
            case ScenarioEventKind.Set:
                _charger.Charger.IsUnlocked = happening.Unlock;
                _charger.Deliver(happening.Text, happening.Value);
                break;
            case ScenarioEventKind.Feed:
                if (_feed != null) _feed.State = (FeedState)number;
                break;
            case ScenarioEventKind.Pilot:
                Plant.PilotFault = (PilotFault)number;
                break;
            case ScenarioEventKind.VehicleWants:
                Plant.Vehicle.WantsEnergy = number == 1;
                break;
            case ScenarioEventKind.VehicleMax:
                Plant.Vehicle.MaxDa = number;
                break;
            case ScenarioEventKind.Temperature:
                Plant.TemperatureC = number == Core.Inputs.NoTemperature ? null : number;
                break;
            case ScenarioEventKind.RcmFault:
                Plant.RcmFault = number == 1;
                break;
            case ScenarioEventKind.Switch:
                Plant.SwitchClosed = number == 1;
                break;
            case ScenarioEventKind.Contactor:
                Plant.ContactorFault = (ContactorFault)number;
                break;
            case ScenarioEventKind.Broker:
                _link.SetBroker(number == 1);
                break;
            case ScenarioEventKind.PowerCut:
                _charger.CutPower(nowMs, number);
                break;
            case ScenarioEventKind.ClockJump:
                Plant.JumpClock(number);
                break;
        }
    }

    // A row holds one answer: of several within one interval, each but the last gets a row of its own.
    private void TakeResults(RowWriter? rows, long nowMs)
    {
        while (_link.Results.Count > 0)
        {
            if (_result != null) WriteRow(rows, nowMs);
            _result = _link.Results.Dequeue();
        }
    }

    private void WriteRow(RowWriter? rows, long nowMs)
    {
        rows?.Write(nowMs, _charger, Plant, _result);
        _result = null;
    }

    private ScenarioSummary Summary()
    {
        var evWh = (long)Math.Round(Account.EvWh);
        return new ScenarioSummary
        {
            EvWh = evWh,
            SolarWh = Math.Min(evWh, (long)Math.Round(Account.SolarWh)),
            SurplusWh = (long)Math.Round(Account.SurplusWh),
            OverAs = Account.OverAs,
            OverS = Account.OverS,
            OverPeakDa = (int)Math.Round(Account.OverPeakA * 10),
            ContactorCycles = Plant.ContactorCycles,
            PhaseSwitches = Plant.PhaseSwitches,
            InvariantViolations = _charger.Violations,
        };
    }
}
