using System.Collections.Generic;

namespace SmartEvse.MeterFeed.Values;

/// <summary>The part of a meter's message that concerns a charger; null = not told. The codes are those of P1.</summary>
public sealed record MeterValues
{
    /// <summary>The first line after <c>/</c>: maker, baud digit and model.</summary>
    public string Identification { get; init; } = "";

    /// <summary>Version of the telegram: 42, 50 (0.2.8) or 50217 (96.1.4, Belgium).</summary>
    public string? Version { get; init; }

    /// <summary>The meter's clock as printed: <c>YYMMDDhhmmss</c> and S for summer or W for winter time (1.0.0).</summary>
    public string? Timestamp { get; init; }

    /// <summary>Tariff in force (96.14.0).</summary>
    public string? Tariff { get; init; }

    /// <summary>Phases L1, L2 and L3.</summary>
    public IReadOnlyList<PhaseValues> Phases { get; init; } = [default, default, default];

    /// <summary>Power taken from the grid in W (1.7.0).</summary>
    public int? ImportW { get; init; }

    /// <summary>Power given to the grid in W (2.7.0).</summary>
    public int? ExportW { get; init; }

    /// <summary>Energy taken in Wh, all tariffs (1.8.0).</summary>
    public long? ImportTotalWh { get; init; }

    /// <summary>Energy taken in Wh in tariff 1 (1.8.1).</summary>
    public long? ImportTariff1Wh { get; init; }

    /// <summary>Energy taken in Wh in tariff 2 (1.8.2).</summary>
    public long? ImportTariff2Wh { get; init; }

    /// <summary>Energy given in Wh, all tariffs (2.8.0).</summary>
    public long? ExportTotalWh { get; init; }

    /// <summary>Energy given in Wh in tariff 1 (2.8.1).</summary>
    public long? ExportTariff1Wh { get; init; }

    /// <summary>Energy given in Wh in tariff 2 (2.8.2).</summary>
    public long? ExportTariff2Wh { get; init; }
}
