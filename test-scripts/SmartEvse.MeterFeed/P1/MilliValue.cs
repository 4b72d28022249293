using System;

namespace SmartEvse.MeterFeed.P1;

/// <summary>A printed number in thousandths of its unit, so that <c>01.207*kW</c> is 1207 W without floating point.</summary>
/// <param name="Milli">The number times 1,000; digits beyond the third decimal are rounded.</param>
/// <param name="HasDecimals">True when the number was printed with a point.</param>
internal readonly record struct MilliValue(long Milli, bool HasDecimals)
{
    // More than any meter prints, and far from the end of 64 bits.
    private const int MaxDigits = 12;

    /// <summary>Reads digits with at most one point. Signs, blanks, exponents and empty texts are no number.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out MilliValue value)
    {
        value = default;
        int point = text.IndexOf((byte)'.');
        ReadOnlySpan<byte> whole = point < 0 ? text : text[..point];
        ReadOnlySpan<byte> decimals = point < 0 ? [] : text[(point + 1)..];
        if (whole.Length is 0 or > MaxDigits || decimals.Length > MaxDigits || (point >= 0 && decimals.Length == 0)) return false;
        long milli = 0;
        foreach (byte digit in whole)
        {
            if (!char.IsAsciiDigit((char)digit)) return false;
            milli = milli * 10 + (digit - '0');
        }
        for (int i = 0; i < Math.Max(3, decimals.Length); i++)
        {
            int digit = i < decimals.Length ? decimals[i] - '0' : 0;
            if (digit is < 0 or > 9) return false;
            if (i < 3) milli = milli * 10 + digit;
            else if (i == 3 && digit >= 5) milli++;
        }
        value = new MilliValue(milli, point >= 0);
        return true;
    }
}
