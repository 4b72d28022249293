using System;
using SmartEvse.Core;
using SmartEvse.Simulation.Pilots;

namespace SmartEvse.Simulation;

/// <summary>
/// Everything around one charger: turns its outputs into its next inputs. Deterministic; time is an argument. The pilot line and the contactors
/// follow at every step; house, sun, battery and the vehicle's current move on every <see cref="WorldStepMs"/>.
/// </summary>
public sealed class Plant
{
    /// <summary>The voltage of a phase.</summary>
    public const int VoltageV = 230;

    /// <summary>The wall clock when a run starts, unless set: 2026-06-21T00:00:00Z.</summary>
    public const long DefaultStartUtcS = 1_782_000_000;

    // The longest that the standard allows for a pilot edge.
    private const double EdgeUs = 13;

    private readonly int[] _gridThirdMa = new int[3];
    private long _lastMs = -1;
    private long _nextWorldMs;
    private long _worldMs;
    private long _energyMilliWs;
    private long _clockJumpS;
    private int _phasesBefore;

    /// <summary>Spacing of the world's own steps in ms; 0 = it moves at every step.</summary>
    public int WorldStepMs { get; init; }

    /// <summary>True when the installation has a second contactor, on L2 and L3; without it contactor 1 switches all phases.</summary>
    public bool HasContactor2 { get; set; }

    /// <summary>The battery of the house; null = none.</summary>
    public HomeBattery? Battery { get; init; }

    /// <summary>The wall clock at time 0, in s since 1970 UTC; -1 = not known. Setting it later is a clock that is found, or lost.</summary>
    public long StartUtcS { get; set; } = DefaultStartUtcS;

    /// <summary>The sun.</summary>
    public Sun Sun { get; } = new();

    /// <summary>The house.</summary>
    public House House { get; } = new();

    /// <summary>The vehicle; it is there whether plugged or not.</summary>
    public Vehicle Vehicle { get; private set; } = new(new VehicleOptions());

    /// <summary>True while the vehicle hangs on the cable.</summary>
    public bool IsPlugged { get; private set; }

    /// <summary>What is wrong with the pilot line.</summary>
    public PilotFault PilotFault { get; set; }

    /// <summary>Reads the pilot line in bursts, as the board does; null = the plateaus are known exactly.</summary>
    public PilotSampler? PilotSampler { get; set; }

    /// <summary>What is wrong with contactor 1.</summary>
    public ContactorFault ContactorFault { get; set; }

    /// <summary>Temperature inside the charger in degrees C; null = the sensor is lost.</summary>
    public int? TemperatureC { get; set; } = 25;

    /// <summary>True while the residual current monitor reports a fault.</summary>
    public bool RcmFault { get; set; }

    /// <summary>True while the external switch is closed.</summary>
    public bool SwitchClosed { get; set; }

    /// <summary>What the board measures.</summary>
    public Inputs Inputs { get; } = new();

    /// <summary>Current of the vehicle on L1..L3, in dA.</summary>
    public int[] EvDa { get; } = new int[3];

    /// <summary>Current of the mains on L1..L3, in dA.</summary>
    public int[] MainsDa { get; } = new int[3];

    /// <summary>Energy the vehicle has taken since the start, in Wh.</summary>
    public int EvWh => (int)(_energyMilliWs / 3_600_000);

    /// <summary>Power of the vehicle in W.</summary>
    public int EvPowerW => (EvDa[0] + EvDa[1] + EvDa[2]) * VoltageV / 10;

    /// <summary>How often contactor 1 closed.</summary>
    public int ContactorCycles { get; private set; }

    /// <summary>How often contactor 1 closed on another number of phases than the time before.</summary>
    public int PhaseSwitches { get; private set; }

    /// <summary>The wall clock, in s since 1970 UTC; -1 = not known.</summary>
    public long UtcS => StartUtcS < 0 ? -1 : StartUtcS + (Math.Max(_lastMs, 0) / 1000) + _clockJumpS;

    /// <summary>True while contactor 1 conducts.</summary>
    public bool IsLive { get; private set; }

    /// <summary>Puts another vehicle there (and unplugs the present one).</summary>
    public void UseVehicle(VehicleOptions options)
    {
        Unplug();
        Vehicle = new Vehicle(options);
    }

    /// <summary>Plugs the vehicle in.</summary>
    public void Plug() => IsPlugged = true;

    /// <summary>Pulls the cable.</summary>
    public void Unplug()
    {
        IsPlugged = false;
        Vehicle.Unplug();
    }

    /// <summary>Puts the wall clock forward, or back.</summary>
    public void JumpClock(long seconds) => _clockJumpS += seconds;

    /// <summary>Moves the world on to a moment, with these outputs on the board.</summary>
    public void Step(Outputs outputs, long nowMs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        if (_lastMs >= 0) _energyMilliWs += EvPowerW * (nowMs - _lastMs);
        _lastMs = nowMs;

        Switch(outputs);
        if (IsPlugged)
        {
            var reaches = outputs.PilotConnected && PilotFault != PilotFault.Open && PilotFault != PilotFault.Short;
            Vehicle.Sense(reaches ? outputs.DutyPermille : 0, nowMs);
        }

        if (nowMs >= _nextWorldMs) MoveWorld(nowMs);
        Flow(outputs);
        Measure(outputs);
    }

    /// <summary>The contactors follow new outputs without waiting for the next step: when they open, no current flows from that moment on.</summary>
    public void Conduct(Outputs outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        Switch(outputs);
        Flow(outputs);
    }

    /// <summary>The mains current of a phase in thirds of a mA: a third of the sun's current leaves no remainder there.</summary>
    internal int GridThirdMa(int phase) => _gridThirdMa[phase];

    private void Switch(Outputs outputs)
    {
        var closed = (outputs.Contactor1 && ContactorFault != ContactorFault.FailsToClose) || ContactorFault == ContactorFault.Welded;
        if (closed && !IsLive)
        {
            ContactorCycles++;
            var phases = HasContactor2 && !outputs.Contactor2 ? 1 : 3;
            if (_phasesBefore != 0 && _phasesBefore != phases) PhaseSwitches++;
            _phasesBefore = phases;
        }

        IsLive = closed;
        Vehicle.Supply(closed && IsPlugged);
    }

    private void MoveWorld(long nowMs)
    {
        _nextWorldMs = WorldStepMs == 0 ? nowMs : ((nowMs / WorldStepMs) + 1) * WorldStepMs;
        Vehicle.Move(nowMs);
        Battery?.Move(House.SumMa - Sun.SumMa + ((EvDa[0] + EvDa[1] + EvDa[2]) * 100), nowMs - _worldMs);
        _worldMs = nowMs;
    }

    private void Flow(Outputs outputs)
    {
        var phases = HasContactor2 && !outputs.Contactor2 ? 1 : Vehicle.Options.Phases;
        var sharedMa = (Battery?.SumMa ?? 0) - Sun.SumMa;
        for (var phase = 0; phase < 3; phase++)
        {
            EvDa[phase] = phase < phases ? Vehicle.CurrentDa : 0;
            _gridThirdMa[phase] = (3 * House.LoadMa[phase]) + sharedMa + (300 * EvDa[phase]);
            MainsDa[phase] = (_gridThirdMa[phase] + (_gridThirdMa[phase] < 0 ? -150 : 150)) / 300;
        }
    }

    private void Measure(Outputs outputs)
    {
        var (high, low) = PilotLine.Read(outputs.DutyPermille, outputs.PilotConnected, IsPlugged, Vehicle.S2Closed, PilotFault);
        if (PilotSampler != null)
        {
            var steadyLow = PilotLine.Read(0, outputs.PilotConnected, IsPlugged, Vehicle.S2Closed, PilotFault).LowMv;
            (high, low) = PilotSampler.Step(new PilotWaveform(high, steadyLow, outputs.DutyPermille, EdgeUs), outputs.Contactor1);
        }

        Inputs.PilotHighMv = high;
        Inputs.PilotLowMv = low;
        Inputs.ProximityMv = IsPlugged ? ProximityMv(Vehicle.Options.CableA) : 3300;
        Inputs.TemperatureC = TemperatureC ?? Inputs.NoTemperature;
        Inputs.RcmFault = RcmFault;
        Inputs.SwitchClosed = SwitchClosed;
        Inputs.UtcS = UtcS;
    }

    /// <summary>What the proximity pin shows for a coding in A; another number = nothing in any band.</summary>
    internal static int ProximityMv(int cableA) => cableA switch
    {
        13 => 1940,
        16 => 1300,
        32 => 600,
        63 => 300,
        _ => 3300,
    };
}
