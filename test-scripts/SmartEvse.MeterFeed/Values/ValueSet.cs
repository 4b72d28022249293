using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace SmartEvse.MeterFeed.Values;

/// <summary>Collects the values of one message. What is not a plain finite number within its range is a problem, never 0.</summary>
/// <param name="trustsCurrentSign">True when the sign of a current means something where the phase's power is not told.</param>
public sealed class ValueSet(bool trustsCurrentSign)
{
    private const int Phases = 3;

    private readonly Dictionary<Quantity, long> _milli = [];
    private bool _hasDecimals;
    private string? _time;

    /// <summary>Takes a value as it was printed.</summary>
    /// <param name="quantity">What it is.</param>
    /// <param name="text">A decimal number, point as separator; any text for the clock.</param>
    /// <param name="milliPerUnit">What one of its unit is in thousandths, see <see cref="QuantityTable.MilliOf"/>.</param>
    /// <returns>Null, or why it cannot be a measurement.</returns>
    public string? Take(Quantity quantity, string text, long milliPerUnit)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (quantity == Quantity.Time)
        {
            _time = text;
            return null;
        }
        const NumberStyles plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (!decimal.TryParse(text, plain, CultureInfo.InvariantCulture, out decimal value)) return $"'{Short(text)}' is not a number";
        long most = QuantityTable.MostMilli(quantity);
        if (Math.Abs(value) > (decimal)most / milliPerUnit) return $"{Short(text)} is no measurement";
        if (value < 0 && !QuantityTable.IsSigned(quantity)) return $"{Short(text)} is below 0";
        decimal milli = value * milliPerUnit;
        _milli[quantity] = (long)Math.Round(milli, MidpointRounding.AwayFromZero);
        if (quantity <= Quantity.CurrentL3 && (milli % 1000 != 0 || text.Contains('.', StringComparison.Ordinal))) _hasDecimals = true;
        return null;
    }

    /// <summary>Takes a value of a JSON document: a number, or a text that is one. Null and what is absent are not told.</summary>
    public string? Take(Quantity quantity, JsonElement element, long milliPerUnit) => element.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.Number => Take(quantity, element.GetRawText(), milliPerUnit),
        JsonValueKind.String => Take(quantity, TextOf(element), milliPerUnit),
        _ => $"{element.ValueKind.ToString().ToLowerInvariant()} is not a number",
    };

    /// <summary>Everything taken so far.</summary>
    public MeterValues Build() => new()
    {
        Timestamp = _time,
        Phases = [.. Enumerable.Range(0, Phases).Select(Phase)],
        ImportW = Import(Quantity.Power, Quantity.Import, Quantity.Export),
        ExportW = Export(Quantity.Power, Quantity.Import, Quantity.Export),
        ImportTotalWh = Whole(Quantity.EnergyImport),
        ImportTariff1Wh = Whole(Quantity.EnergyImportT1),
        ImportTariff2Wh = Whole(Quantity.EnergyImportT2),
        ExportTotalWh = Whole(Quantity.EnergyExport),
        ExportTariff1Wh = Whole(Quantity.EnergyExportT1),
        ExportTariff2Wh = Whole(Quantity.EnergyExportT2),
    };

    private PhaseValues Phase(int index) => new(
        Import(Quantity.PowerL1 + index, Quantity.ImportL1 + index, Quantity.ExportL1 + index),
        Export(Quantity.PowerL1 + index, Quantity.ImportL1 + index, Quantity.ExportL1 + index),
        _milli.TryGetValue(Quantity.VoltageL1 + index, out long voltage) ? (int)Rounded(voltage, 100) : null,
        // Whole amperes beside decimals are whole by chance: the meter prints decimals.
        _milli.TryGetValue(Quantity.CurrentL1 + index, out long current) ? new PhaseCurrent((int)current, _hasDecimals, trustsCurrentSign) : null);

    private int? Import(Quantity signed, Quantity import, Quantity export)
    {
        if (_milli.TryGetValue(signed, out long net)) return (int)Rounded(Math.Max(net, 0), 1000);
        return _milli.ContainsKey(import) || _milli.ContainsKey(export) ? (int)(Whole(import) ?? 0) : null;
    }

    private int? Export(Quantity signed, Quantity import, Quantity export)
    {
        if (_milli.TryGetValue(signed, out long net)) return (int)Rounded(Math.Max(-net, 0), 1000);
        return _milli.ContainsKey(import) || _milli.ContainsKey(export) ? (int)(Whole(export) ?? 0) : null;
    }

    private long? Whole(Quantity quantity) => _milli.TryGetValue(quantity, out long milli) ? Rounded(milli, 1000) : null;

    /// <summary>Half up; only for what is not below 0.</summary>
    private static long Rounded(long milli, long divisor) => (milli + divisor / 2) / divisor;

    /// <summary>The text, or an empty one when it is no Unicode.</summary>
    private static string TextOf(JsonElement element)
    {
        try
        {
            return element.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    private static string Short(string text) => text.Length <= 24 ? text : text[..24] + "...";
}
