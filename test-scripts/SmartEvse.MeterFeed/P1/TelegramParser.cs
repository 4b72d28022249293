using System;
using System.Text;
using SmartEvse.MeterFeed.Values;

namespace SmartEvse.MeterFeed.P1;

/// <summary>Reads the lines of a telegram whose checksum is right. Codes, units and phases that are not needed are passed over.</summary>
public static class TelegramParser
{
    private const int Phases = 3;

    // Above any house connection; keeps all later arithmetic far from its limits.
    private const long MaxPowerW = 10_000_000;
    private const long MaxCurrentMa = 10_000_000;
    private const long MaxVoltageDv = 100_000;

    /// <summary>Reads a telegram.</summary>
    /// <param name="telegram">From <c>/</c> to <c>!</c>.</param>
    /// <param name="reading">What it says.</param>
    /// <param name="problem">Names the line when a number or unit that matters cannot be read; else empty.</param>
    /// <returns>False when there is a problem. A guess would be worse: the charger acts on these numbers.</returns>
    public static bool TryParse(ReadOnlySpan<byte> telegram, out MeterValues reading, out string problem)
    {
        var found = new Found();
        problem = "";
        ReadOnlySpan<byte> rest = telegram;
        bool isFirst = true;
        while (!rest.IsEmpty && problem.Length == 0)
        {
            int end = rest.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = (end < 0 ? rest : rest[..end]).TrimEnd((byte)'\r');
            rest = end < 0 ? [] : rest[(end + 1)..];
            if (isFirst) found.Identification = Text(line.TrimStart((byte)'/'));
            else if (!TryReadLine(line, found)) problem = $"cannot read {Text(line)}";
            isFirst = false;
        }
        reading = found.ToReading();
        return problem.Length == 0;
    }

    private static bool TryReadLine(ReadOnlySpan<byte> line, Found found)
    {
        int open = line.IndexOf((byte)'(');
        if (open < 0) return true;
        int length = line[(open + 1)..].IndexOf((byte)')');
        int code = ObisCode.Parse(line[..open]);
        if (code < 0 || length < 0) return true;
        // "()" is how meters print what they do not know.
        return length == 0 || TryReadValue(code, line.Slice(open + 1, length), found);
    }

    private static bool TryReadValue(int code, ReadOnlySpan<byte> value, Found found)
    {
        switch (code)
        {
            case ObisCode.Version:
            case ObisCode.VersionBelgium:
                found.Version = Text(value);
                return true;
            case ObisCode.Timestamp:
                found.Timestamp = Text(value);
                return true;
            case ObisCode.Tariff:
                found.Tariff = Text(value);
                return true;
            case ObisCode.ImportTotal:
                return TryEnergy(value, ref found.ImportTotalWh);
            case ObisCode.ImportTariff1:
                return TryEnergy(value, ref found.ImportTariff1Wh);
            case ObisCode.ImportTariff2:
                return TryEnergy(value, ref found.ImportTariff2Wh);
            case ObisCode.ExportTotal:
                return TryEnergy(value, ref found.ExportTotalWh);
            case ObisCode.ExportTariff1:
                return TryEnergy(value, ref found.ExportTariff1Wh);
            case ObisCode.ExportTariff2:
                return TryEnergy(value, ref found.ExportTariff2Wh);
            case ObisCode.ImportPower:
                return TryPower(value, ref found.ImportW);
            case ObisCode.ExportPower:
                return TryPower(value, ref found.ExportW);
        }
        for (int phase = 0; phase < Phases; phase++)
        {
            switch (code - phase * ObisCode.PhaseStep)
            {
                case ObisCode.ImportPowerL1:
                    return TryPower(value, ref found.PhaseImportW[phase]);
                case ObisCode.ExportPowerL1:
                    return TryPower(value, ref found.PhaseExportW[phase]);
                case ObisCode.VoltageL1:
                    return TryVoltage(value, ref found.PhaseVoltageDv[phase]);
                case ObisCode.CurrentL1:
                    return TryCurrent(value, ref found.PhaseCurrent[phase]);
            }
        }
        return true;
    }

    private static bool TryEnergy(ReadOnlySpan<byte> value, ref long? energyWh)
    {
        if (!TrySplit(value, out MilliValue number, out ReadOnlySpan<byte> unit)) return false;
        if (unit.SequenceEqual("kWh"u8)) energyWh = number.Milli;
        else if (unit.SequenceEqual("Wh"u8)) energyWh = Rounded(number.Milli, 1000);
        else return false;
        return true;
    }

    private static bool TryPower(ReadOnlySpan<byte> value, ref int? powerW)
    {
        if (!TrySplit(value, out MilliValue number, out ReadOnlySpan<byte> unit)) return false;
        long watt;
        if (unit.SequenceEqual("kW"u8)) watt = number.Milli;
        else if (unit.SequenceEqual("W"u8)) watt = Rounded(number.Milli, 1000);
        else return false;
        if (watt > MaxPowerW) return false;
        powerW = (int)watt;
        return true;
    }

    private static bool TryVoltage(ReadOnlySpan<byte> value, ref int? voltageDv)
    {
        if (!TrySplit(value, out MilliValue number, out ReadOnlySpan<byte> unit) || !unit.SequenceEqual("V"u8)) return false;
        long deciVolt = Rounded(number.Milli, 100);
        if (deciVolt > MaxVoltageDv) return false;
        voltageDv = (int)deciVolt;
        return true;
    }

    private static bool TryCurrent(ReadOnlySpan<byte> value, ref PhaseCurrent? current)
    {
        if (!TrySplit(value, out MilliValue number, out ReadOnlySpan<byte> unit) || !unit.SequenceEqual("A"u8)) return false;
        if (number.Milli > MaxCurrentMa) return false;
        current = new PhaseCurrent((int)number.Milli, number.HasDecimals);
        return true;
    }

    /// <summary>Splits <c>01.207*kW</c>.</summary>
    private static bool TrySplit(ReadOnlySpan<byte> value, out MilliValue number, out ReadOnlySpan<byte> unit)
    {
        int star = value.IndexOf((byte)'*');
        unit = star < 0 ? [] : value[(star + 1)..];
        return MilliValue.TryParse(star < 0 ? value : value[..star], out number);
    }

    private static long Rounded(long value, long divisor) => (value + divisor / 2) / divisor;

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);

    /// <summary>Collects the values while the lines go by.</summary>
    private sealed class Found
    {
        public string Identification = "";
        public string? Version;
        public string? Timestamp;
        public string? Tariff;
        public long? ImportTotalWh;
        public long? ImportTariff1Wh;
        public long? ImportTariff2Wh;
        public long? ExportTotalWh;
        public long? ExportTariff1Wh;
        public long? ExportTariff2Wh;
        public int? ImportW;
        public int? ExportW;
        public readonly int?[] PhaseImportW = new int?[Phases];
        public readonly int?[] PhaseExportW = new int?[Phases];
        public readonly int?[] PhaseVoltageDv = new int?[Phases];
        public readonly PhaseCurrent?[] PhaseCurrent = new PhaseCurrent?[Phases];

        public MeterValues ToReading() => new()
        {
            Identification = Identification,
            Version = Version,
            Timestamp = Timestamp,
            Tariff = Tariff,
            Phases = [Phase(0), Phase(1), Phase(2)],
            ImportW = ImportW,
            ExportW = ExportW,
            ImportTotalWh = ImportTotalWh,
            ImportTariff1Wh = ImportTariff1Wh,
            ImportTariff2Wh = ImportTariff2Wh,
            ExportTotalWh = ExportTotalWh,
            ExportTariff1Wh = ExportTariff1Wh,
            ExportTariff2Wh = ExportTariff2Wh,
        };

        private PhaseValues Phase(int index) =>
            new(PhaseImportW[index], PhaseExportW[index], PhaseVoltageDv[index], PhaseCurrent[index]);
    }
}
