using SmartEvse.Core.Charging;

namespace SmartEvse.Simulation.Worlds;

/// <summary>
/// What the rules see after a step: the outputs, and the truth of the plant around them. One object, filled anew for every step. From the charger itself
/// come only its state, its faults, its access status, its override, and the settings.
/// </summary>
public sealed class WorldSight
{
    /// <summary>Time in the world, in ms.</summary>
    public long NowMs { get; set; }

    /// <summary>The longest spacing of steps in this world, in ms.</summary>
    public int SpacingMs { get; set; } = 50;

    /// <summary>Time since the charger's last start, in ms.</summary>
    public long UptimeMs { get; set; } = 3_600_000;

    /// <summary>For how long its control loop has taken no step, in ms; 0 = it does not hang.</summary>
    public long HangingMs { get; set; }

    /// <summary>The state the charger believes in.</summary>
    public ChargerState State { get; set; }

    /// <summary>Contactor 1 is told to be closed.</summary>
    public bool Contactor1 { get; set; }

    /// <summary>Contactor 2 is told to be closed.</summary>
    public bool Contactor2 { get; set; }

    /// <summary>The duty on the line, in per mille.</summary>
    public int DutyPermille { get; set; } = 1000;

    /// <summary>The offer in dA per phase.</summary>
    public int OfferedDa { get; set; }

    /// <summary>The line is whole, a vehicle hangs on it and pulls it to 6 V.</summary>
    public bool IsSixVolt { get; set; }

    /// <summary>The line is whole, a vehicle hangs on it and leaves it at 9 V.</summary>
    public bool IsNineVolt { get; set; }

    /// <summary>The output was switching while the line was read, and its low half reached -12 V.</summary>
    public bool ShowsDiode { get; set; }

    /// <summary>All faults of the charger.</summary>
    public int Faults { get; set; }

    /// <summary>The access status.</summary>
    public int Access { get; set; } = Core.Settings.AccessStatus.Allow;

    /// <summary>MIN in dA.</summary>
    public int MinDa { get; set; } = 60;

    /// <summary>MAX in dA.</summary>
    public int MaxDa { get; set; } = 160;

    /// <summary>What the plugged cable carries, with CONFIG Socket, in dA; else <see cref="int.MaxValue"/>.</summary>
    public int CableDa { get; set; } = int.MaxValue;

    /// <summary>The override in dA; 0 = none.</summary>
    public int OverrideDa { get; set; }

    /// <summary>The energy provider's relay has asked for its limit for longer than the switch is debounced.</summary>
    public bool RelayLimits { get; set; }

    /// <summary>How many phases the vehicle can take current on, as the contactors are.</summary>
    public int VehiclePhases { get; set; } = 3;

    /// <summary>CONTACT2 says that there is a second contactor.</summary>
    public bool HasContactor2 { get; set; }

    /// <summary>MODE needs the mains meter.</summary>
    public bool Regulates { get; set; }

    /// <summary>No mains message that counts has arrived within FEED TMO.</summary>
    public bool IsMainsStale { get; set; }

    /// <summary>The residual current monitor reports a fault, and is in use.</summary>
    public bool RcmFault { get; set; }

    /// <summary>It is hotter than MAX TEMP.</summary>
    public bool IsTooHot { get; set; }

    /// <summary>How often the interlock of the charger had to act, since the start of the world.</summary>
    public int Violations { get; set; }
}
