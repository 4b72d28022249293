using System;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Exploration;

/// <summary>A charger whose inputs are put there one by one, without a vehicle that would react. Silence that ends in a fault begins before the combination does.</summary>
internal sealed class ExploredCharger
{
    private const long StartUtcS = 1_782_000_000;
    private const int FeedMs = 1000;
    private const int SilentMs = 11_000;
    private const int CircuitSilentMs = 20_000;

    private readonly Inputs _inputs = new();
    private readonly Trouble _trouble;
    private readonly long _applyMs;

    /// <summary>A charger in Smart with all meters, RCMON and a second contactor.</summary>
    /// <param name="trouble">What will be wrong.</param>
    /// <param name="applyMs">From when on.</param>
    public ExploredCharger(Trouble trouble, long applyMs)
    {
        (_trouble, _applyMs) = (trouble, applyMs);
        Charger = new Charger(Values.Of("Config=Fixed, MaxCurrent=16, MainsMeter=API, EVMeter=API, CircuitMeter=API, Mode=Smart, RCmon=Enabled, EnableC2=Always On"));
    }

    public Charger Charger { get; }

    public Outputs Outputs { get; private set; } = new();

    public ChargerView View { get; } = new();

    public long NowMs { get; private set; }

    public Line Line { get; set; } = Line.V12;

    public bool IsHot { get; set; }

    /// <summary>True when the trouble is over, whatever it was.</summary>
    public bool IsRepaired { get; set; }

    public Action<ExploredCharger>? AfterStep { get; set; }

    public void Step(int stepMs)
    {
        var before = NowMs;
        NowMs += stepMs;
        var troubled = !IsRepaired && NowMs > _applyMs;
        Measure(troubled);
        Feed(troubled, before / FeedMs != NowMs / FeedMs || (troubled && before == _applyMs));
        Outputs = Charger.Step(_inputs, NowMs);
        Charger.CopyView(View);
        AfterStep?.Invoke(this);
        while (Charger.Commands.NextToAnswer() is not null) Charger.Commands.Answered();
    }

    public void Run(int ms, int stepMs = 50)
    {
        for (var until = NowMs + ms; NowMs < until;) Step(stepMs);
    }

    public void RunUntil(ChargerState state)
    {
        for (var until = NowMs + 60_000; Charger.State != state;)
        {
            Assert.True(NowMs < until, $"{state} is not reached from {Charger.State}, trouble {_trouble}, faults {View[ViewField.Faults]}");
            Step(50);
        }
    }

    public void Post(CommandKind kind, int number, SettingId row = SettingId.Mode)
        => Assert.True(Charger.Commands.Post(new Command { Kind = kind, Number = number, Row = row }));

    /// <summary>A schedule begins that allows charging in some hours only.</summary>
    public void HoldBack()
    {
        Post(CommandKind.SetDelayedStart, (int)(StartUtcS / 60) + 600);
        Post(CommandKind.SetDelayedCharging, 1);
    }

    private void Measure(bool troubled)
    {
        var (high, low) = Plateaus(Line);
        if (!Outputs.PilotConnected) (high, low) = (1800, 1800);
        else if (Outputs.DutyPermille == 0) high = low;
        else if (Outputs.DutyPermille == 1000) low = high;
        (_inputs.PilotHighMv, _inputs.PilotLowMv) = (high, low);
        _inputs.UtcS = StartUtcS + (NowMs / 1000);
        _inputs.RcmFault = troubled && _trouble == Trouble.Rcm;
        _inputs.TemperatureC = IsHot || (troubled && _trouble == Trouble.Hot) ? 90 : 20;
        if (!IsHot && IsSilent(Trouble.SensorLost, FaultWatch.SensorLostMs)) _inputs.TemperatureC = Inputs.NoTemperature;
        Charger.ReportStorage(!(troubled && _trouble == Trouble.Storage));
    }

    // Plateaus with the output switching, in the middle of the bands of the SmartEVSE v3 board.
    private static (int HighMv, int LowMv) Plateaus(Line line) => line switch
    {
        Line.V12 => (3150, 200),
        Line.V9 => (2880, 200),
        Line.V6 => (2560, 200),
        Line.V6NoDiode => (2560, 1800),
        Line.V3 => (2200, 200),
        Line.V0 => (1800, 1800),
        Line.Minus12 => (200, 200),
        _ => (1000, 1000),
    };

    private void Feed(bool troubled, bool due)
    {
        if (!due) return;
        // So little that a meter that fell silent before the start does not make it look like another load.
        var evDa = Outputs.Contactor1 && Line is (Line.V6 or Line.V6NoDiode) ? 60 : 0;
        var houseDa = troubled && _trouble == Trouble.NoPower ? 300 : 50 + (int)(NowMs / FeedMs % 2);
        if (!IsSilent(Trouble.MainsSilent, SilentMs)) Charger.MainsFeed.Put([houseDa + evDa, houseDa + evDa, houseDa + evDa], 3);
        if (!IsSilent(Trouble.EvSilent, SilentMs)) Charger.EvFeed.Put([evDa, evDa, evDa, evDa * 69, 1_000_000], 5);
        if (!IsSilent(Trouble.CircuitSilent, CircuitSilentMs)) Charger.CircuitFeed.Put([evDa, evDa, evDa], 3);
    }

    private bool IsSilent(Trouble what, int faultAfterMs) => _trouble == what && !IsRepaired && NowMs > _applyMs - faultAfterMs + FeedMs;
}
