using System;
using SmartEvse.Core;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Metering;
using SmartEvse.Core.Settings;

namespace SmartEvse.Simulation;

/// <summary>
/// A lived-in house and its meters: a fridge, a kettle and an oven by the clock of the charger, a sun that comes and goes within forty minutes, and a
/// message to each meter that is set to API every two seconds, through the parser of <c>Set/MainsMeter</c> and <c>Set/EVMeter</c>.
/// </summary>
public sealed class HouseFeed(Plant plant, Charger charger)
{
    private const int IntervalMs = 2000;
    private const int VoltageV = 230;
    private const int DayS = 2400;
    private const int NoonMa = 24000;
    private const int StartWh = 1_000_000;

    private readonly int[] _fields = new int[FeedForm.MaxFields];
    private long _nextMs;
    private long _lastMs;
    private long _importMilliWs;

    /// <summary>Moves the house on to a moment, and feeds when it is time.</summary>
    public void Step(long nowMs)
    {
        var second = (int)(nowMs / 1000);
        var fridge = second % 900 < 300 ? 6 : 0;
        var kettle = second % 420 is >= 240 and < 330 ? 90 : 0;
        var oven = second % 3600 is >= 1200 and < 2100 ? 105 : 0;
        plant.House.Set(10 + kettle, 8 + oven, 8 + fridge);
        plant.Sun.SumMa = SunMa(second % DayS);

        var powerW = Sum(plant.MainsDa) * VoltageV / 10;
        if (powerW > 0) _importMilliWs += powerW * (nowMs - _lastMs);
        _lastMs = nowMs;
        if (nowMs < _nextMs) return;
        _nextMs = nowMs + IntervalMs;

        var settings = charger.Settings;
        if (settings.Number(SettingId.MainsMeter) == MeterType.Api) Feed(charger.MainsFeed, plant.MainsDa, powerW, StartWh + (int)(_importMilliWs / 3_600_000), isMains: true);
        if (settings.Number(SettingId.EVMeter) == MeterType.Api) Feed(charger.EvFeed, plant.EvDa, plant.EvPowerW, StartWh + plant.EvWh, isMains: false);
    }

    // Dark for ten minutes, up to 24 A for ten, down for ten, dark again.
    private static int SunMa(int second)
    {
        var fromNoonS = Math.Abs(second - (DayS / 2));
        return fromNoonS >= DayS / 4 ? 0 : NoonMa - (int)((long)NoonMa * fromNoonS / (DayS / 4));
    }

    private void Feed(FeedBox box, int[] currentsDa, int powerW, int energyWh, bool isMains)
    {
        var message = $"{currentsDa[0]}:{currentsDa[1]}:{currentsDa[2]}:{powerW}:{energyWh}";
        var refusal = FeedForm.Read(message, _fields, out var count);
        if (refusal == Refusal.None) refusal = isMains ? FeedForm.CheckMains(_fields, count) : FeedForm.CheckEv(_fields, count);
        if (refusal == Refusal.None) box.Put(_fields, count);
    }

    private static int Sum(int[] values) => values[0] + values[1] + values[2];
}
