namespace SmartEvse.Simulation;

/// <summary>What can be wrong with the pilot line.</summary>
public enum PilotFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The vehicle's diode is missing or bridged: the low half does not reach -12 V.</summary>
    NoDiode,

    /// <summary>Pilot shorted to protective earth: 0 V.</summary>
    Short,

    /// <summary>The wire between charger and vehicle is broken: the charger sees its own output without a load.</summary>
    Open,

    /// <summary>The vehicle asks for ventilation: 3 V.</summary>
    Ventilation,

    /// <summary>The vehicle holds 6 V whatever the charger does.</summary>
    StuckC,

    /// <summary>The level lies between the bands: a corroded contact.</summary>
    BetweenBands,
}
