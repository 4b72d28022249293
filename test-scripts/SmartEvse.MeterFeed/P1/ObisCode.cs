using System;

namespace SmartEvse.MeterFeed.P1;

/// <summary>The OBIS codes that are read, as C, D and E in one number; A and B differ between countries and are not looked at.</summary>
internal static class ObisCode
{
    public const int Version = 0x00_02_08;
    public const int VersionBelgium = 0x60_01_04;
    public const int Timestamp = 0x01_00_00;
    public const int Tariff = 0x60_0E_00;
    public const int ImportTotal = 0x01_08_00;
    public const int ImportTariff1 = 0x01_08_01;
    public const int ImportTariff2 = 0x01_08_02;
    public const int ExportTotal = 0x02_08_00;
    public const int ExportTariff1 = 0x02_08_01;
    public const int ExportTariff2 = 0x02_08_02;
    public const int ImportPower = 0x01_07_00;
    public const int ExportPower = 0x02_07_00;
    public const int ImportPowerL1 = 0x15_07_00;
    public const int ExportPowerL1 = 0x16_07_00;
    public const int CurrentL1 = 0x1F_07_00;
    public const int VoltageL1 = 0x20_07_00;

    /// <summary>From a code of L1 to the same of L2, and from L2 to L3: C grows by 20.</summary>
    public const int PhaseStep = 0x14_00_00;

    /// <summary>C.D.E out of <c>A-B:C.D.E</c>, or -1 when the text is no OBIS code.</summary>
    public static int Parse(ReadOnlySpan<byte> text)
    {
        text = text[(text.IndexOf((byte)':') + 1)..];
        int code = 0;
        for (int part = 0; part < 3; part++)
        {
            int end = part < 2 ? text.IndexOf((byte)'.') : text.Length;
            if (end is < 1 or > 3) return -1;
            int number = 0;
            foreach (byte digit in text[..end])
            {
                if (!char.IsAsciiDigit((char)digit)) return -1;
                number = number * 10 + (digit - '0');
            }
            if (number > 255) return -1;
            code = (code << 8) | number;
            text = part < 2 ? text[(end + 1)..] : text;
        }
        return code;
    }
}
