using System;
using System.Globalization;
using System.Text;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Sessions;

namespace SmartEvse.Virtual;

/// <summary>
/// The session log as CSV (RFC 4180): a header, the oldest session first, lines end in CR LF, times in UTC as in ISO 8601. What is not known is empty.
/// No field needs quotes: there are only numbers, times and tokens.
/// </summary>
internal static class SessionsCsv
{
    /// <summary>The whole table.</summary>
    internal static string Of(SessionLog log)
    {
        var csv = new StringBuilder("n,start_utc,end_utc,duration_s,charging_s,energy_wh,peak_w,solar_percent,reason,end_by\r\n");
        var e = new SessionEntry();
        for (var n = log.Oldest; n <= log.Newest; n++)
        {
            if (!log.Read(n, e)) continue;
            var reason = e.Reason == ReasonId.Count ? "" : ReasonTexts.Token(e.Reason);
            csv.Append(CultureInfo.InvariantCulture, $"{e.Number},{Time(e.StartUtcS)},{Time(e.EndUtcS)},{Number(e.DurationS)},{Number(e.ChargingS)},{Number(e.EnergyWh)},{Number(e.PeakW)},{Number(e.SolarPercent)},")
                .Append(CultureInfo.InvariantCulture, $"{reason},{SessionTexts.Token(e.End)}\r\n");
        }

        return csv.ToString();
    }

    private static string Time(long utcS)
        => utcS < 0 ? "" : DateTimeOffset.FromUnixTimeSeconds(utcS).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Number(int value) => value < 0 ? "" : value.ToString(CultureInfo.InvariantCulture);
}
