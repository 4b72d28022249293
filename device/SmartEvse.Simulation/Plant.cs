using System;
using SmartEvse.Core;

namespace SmartEvse.Simulation;

/// <summary>Everything around one charger: turns its outputs into its next inputs. Deterministic; time is an argument.</summary>
public sealed class Plant
{
    private const int VoltageV = 230;

    private long _lastMs = -1;
    private long _energyMilliWs;

    /// <summary>The house.</summary>
    public House House { get; } = new();

    /// <summary>The vehicle; it is there whether plugged or not.</summary>
    public Vehicle Vehicle { get; private set; } = new(new VehicleOptions());

    /// <summary>True while the vehicle hangs on the cable.</summary>
    public bool IsPlugged { get; private set; }

    /// <summary>What is wrong with the pilot line.</summary>
    public PilotFault PilotFault { get; set; }

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

    /// <summary>Moves the world on to a moment, with these outputs on the board.</summary>
    public void Step(Outputs outputs, long nowMs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        var elapsedMs = _lastMs < 0 ? 0 : nowMs - _lastMs;
        _lastMs = nowMs;

        var closed = (outputs.Contactor1 && ContactorFault != ContactorFault.FailsToClose) || ContactorFault == ContactorFault.Welded;
        if (closed && !IsLive) ContactorCycles++;
        IsLive = closed;

        if (IsPlugged)
        {
            var reaches = outputs.PilotConnected && PilotFault != PilotFault.Open && PilotFault != PilotFault.Short;
            Vehicle.Step(reaches ? outputs.DutyPermille : 0, IsLive, nowMs);
        }

        for (var phase = 0; phase < 3; phase++)
        {
            EvDa[phase] = IsPlugged && IsLive && phase < Vehicle.Options.Phases ? Vehicle.CurrentDa : 0;
            MainsDa[phase] = House.LoadDa[phase] + EvDa[phase];
        }

        _energyMilliWs += EvPowerW * elapsedMs;
        Measure(outputs);
    }

    private void Measure(Outputs outputs)
    {
        var (high, low) = PilotLine.Read(outputs.DutyPermille, outputs.PilotConnected, IsPlugged, Vehicle.S2Closed, PilotFault);
        Inputs.PilotHighMv = high;
        Inputs.PilotLowMv = low;
        Inputs.ProximityMv = IsPlugged ? ProximityMv(Vehicle.Options.CableA) : 3300;
        Inputs.TemperatureC = TemperatureC ?? Inputs.NoTemperature;
        Inputs.RcmFault = RcmFault;
        Inputs.SwitchClosed = SwitchClosed;
    }

    private static int ProximityMv(int cableA) => cableA switch
    {
        13 => 1940,
        16 => 1300,
        32 => 600,
        63 => 300,
        _ => 3300,
    };
}
