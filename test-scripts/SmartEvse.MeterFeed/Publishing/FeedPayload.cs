using System;
using SmartEvse.MeterFeed.Values;
using FeedForm = SmartEvse.Core.Metering.FeedForm;

namespace SmartEvse.MeterFeed.Publishing;

/// <summary>
/// Topics and payloads of the meter feeds: <c>L1:L2:L3:W:Wh</c>, for the circuit meter <c>L1:L2:L3</c>, decimal integers. The ranges
/// are those of the charger's own reader.
/// </summary>
public static class FeedPayload
{
    /// <summary>An EV meter may show this much (0.1 A) backwards: so little has no certain direction, and its size is sent.</summary>
    public const int MaxEvBackwardsDa = 10;

    /// <summary>Last part of the topic, behind the charger's prefix.</summary>
    public static string Topic(MeterKind kind) => kind switch
    {
        MeterKind.Mains => "Set/MainsMeter",
        MeterKind.Ev => "Set/EVMeter",
        _ => "Set/CircuitMeter",
    };

    /// <summary>Writes the payload.</summary>
    /// <param name="kind">Which meter.</param>
    /// <param name="reading">What it shows.</param>
    /// <param name="problem">Why there is no payload; empty = there is one.</param>
    /// <returns>The payload, empty when there is none.</returns>
    public static string Format(MeterKind kind, MeterReading reading, out string problem)
    {
        Span<int> da = [reading.L1Da, reading.L2Da, reading.L3Da];
        if (kind == MeterKind.Ev)
        {
            // An EV meter that tells no currents is still worth its power and energy.
            if (reading.IsEstimated) da.Fill(FeedForm.Unknown);
            else if ((problem = FitEv(da)).Length > 0) return "";
        }
        problem = "";
        for (int i = 0; i < da.Length; i++)
        {
            int most = kind == MeterKind.Ev ? FeedForm.MaxEvDa : FeedForm.MaxMainsDa;
            if (Math.Abs(da[i]) <= most) continue;
            problem = $"L{i + 1} comes to {da[i] / 10} A: more than the charger accepts";
            return "";
        }
        string currents = $"{da[0]}:{da[1]}:{da[2]}";
        return kind == MeterKind.Circuit ? currents : $"{currents}:{Power(reading.NetPowerW)}:{Energy(reading.ImportWh)}";
    }

    private static string FitEv(Span<int> da)
    {
        for (int i = 0; i < da.Length; i++)
        {
            if (da[i] < -MaxEvBackwardsDa) return $"L{i + 1} of the EV meter runs backwards ({da[i] / 10} A): is its sign inverted?";
            da[i] = Math.Abs(da[i]);
        }
        return "";
    }

    /// <summary>Exporting exactly 1 W would read as "unknown": one watt more keeps the sign.</summary>
    private static int Power(int? netW) => netW switch
    {
        null => FeedForm.Unknown,
        FeedForm.Unknown => FeedForm.Unknown - 1,
        int watt => watt,
    };

    /// <summary>The charger reads numbers of 32 bits.</summary>
    private static long Energy(long? importWh) => importWh is null or > int.MaxValue ? FeedForm.Unknown : importWh.Value;
}
