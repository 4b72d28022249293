using System;

namespace SmartEvse.Simulation.Scenarios;

/// <summary>
/// What a run cost and brought, counted second by second: the vehicle's energy, the part that the surplus of the house covered, and what flowed
/// above MAINS while contactor 1 conducted.
/// </summary>
public sealed class EnergyAccount
{
    private const double MilliAmpereSecondsPerWh = 3_600_000.0 / Plant.VoltageV;

    private long _evMas;
    private long _solarMas;
    private long _surplusMas;
    private long _overThirdMas;
    private int _peakThirdMa;

    /// <summary>Energy into the vehicle, in Wh.</summary>
    public double EvWh => _evMas / MilliAmpereSecondsPerWh;

    /// <summary>The part of it that surplus covered, in Wh.</summary>
    public double SolarWh => _solarMas / MilliAmpereSecondsPerWh;

    /// <summary>The rest of it, in Wh.</summary>
    public double GridWh => EvWh - SolarWh;

    /// <summary>All surplus: what the sun gave beyond the base load, in Wh.</summary>
    public double SurplusWh => _surplusMas / MilliAmpereSecondsPerWh;

    /// <summary>The largest excess of a phase above MAINS, summed over the seconds, in As.</summary>
    public double OverAs => _overThirdMas / 3000.0;

    /// <summary>How many seconds had an excess.</summary>
    public int OverS { get; private set; }

    /// <summary>The largest excess, in A.</summary>
    public double OverPeakA => _peakThirdMa / 3000.0;

    /// <summary>Counts one second.</summary>
    public void Second(Plant plant, int mainsDa)
    {
        ArgumentNullException.ThrowIfNull(plant);
        var evMa = (plant.EvDa[0] + plant.EvDa[1] + plant.EvDa[2]) * 100;
        var surplusMa = Math.Max(0, plant.Sun.SumMa - plant.House.SumMa);
        _evMas += evMa;
        _surplusMas += surplusMa;
        _solarMas += Math.Min(evMa, surplusMa);

        var overThirdMa = Math.Max(plant.GridThirdMa(0), Math.Max(plant.GridThirdMa(1), plant.GridThirdMa(2))) - (mainsDa * 300);
        if (!plant.IsLive || overThirdMa <= 0) return;
        _overThirdMas += overThirdMa;
        OverS++;
        _peakThirdMa = Math.Max(_peakThirdMa, overThirdMa);
    }
}
