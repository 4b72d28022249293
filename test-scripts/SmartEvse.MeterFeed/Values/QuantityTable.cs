using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace SmartEvse.MeterFeed.Values;

/// <summary>Name, units and range of each <see cref="Quantity"/>: written once, here.</summary>
public static class QuantityTable
{
    private static readonly Dictionary<string, Quantity> ByName =
        Enum.GetValues<Quantity>().ToDictionary(NameOf, StringComparer.Ordinal);

    // The first of each is the default and counts 1,000 in the thousandths that everything is kept in.
    private static readonly (string Unit, long Milli)[] Ampere = [("A", 1000), ("mA", 1), ("dA", 100)];
    private static readonly (string Unit, long Milli)[] Watt = [("W", 1000), ("kW", 1_000_000)];
    private static readonly (string Unit, long Milli)[] Volt = [("V", 1000)];
    private static readonly (string Unit, long Milli)[] WattHour = [("Wh", 1000), ("kWh", 1_000_000)];

    /// <summary>All names in order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. ByName.Keys];

    /// <summary>The name in configurations: <c>currentL1</c>.</summary>
    public static string NameOf(Quantity quantity) => JsonNamingPolicy.CamelCase.ConvertName(quantity.ToString());

    /// <summary>Finds one by its name, exact case.</summary>
    public static bool TryFind(string name, out Quantity quantity) => ByName.TryGetValue(name, out quantity);

    /// <summary>The units a quantity can be in, the default first; empty for the clock.</summary>
    public static IReadOnlyList<string> Units(Quantity quantity) => [.. Rows(quantity).Select(row => row.Unit)];

    /// <summary>What one of a unit is in thousandths of A, W, V or Wh; empty = the default unit; null = it has no such unit.</summary>
    public static long? MilliOf(Quantity quantity, string unit)
    {
        (string Unit, long Milli)[] rows = Rows(quantity);
        if (unit.Length == 0 && rows.Length > 0) return rows[0].Milli;
        return rows.Where(row => row.Unit == unit).Select(row => (long?)row.Milli).FirstOrDefault();
    }

    /// <summary>The largest size in thousandths of A, W, V or Wh that is a measurement; more is a fault of the meter or the configuration.</summary>
    public static long MostMilli(Quantity quantity) => quantity switch
    {
        <= Quantity.CurrentL3 => 10_000_000,
        <= Quantity.ExportL3 or Quantity.Power or Quantity.Import or Quantity.Export => 10_000_000_000,
        <= Quantity.VoltageL3 => 10_000_000,
        _ => 1_000_000_000_000_000,
    };

    /// <summary>True when it can be below 0.</summary>
    public static bool IsSigned(Quantity quantity) => quantity is <= Quantity.PowerL3 or Quantity.Power;

    private static (string Unit, long Milli)[] Rows(Quantity quantity) => quantity switch
    {
        <= Quantity.CurrentL3 => Ampere,
        <= Quantity.ExportL3 or Quantity.Power or Quantity.Import or Quantity.Export => Watt,
        <= Quantity.VoltageL3 => Volt,
        Quantity.Time => [],
        _ => WattHour,
    };
}
