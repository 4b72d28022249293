using System;
using SmartEvse.Core;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Settings;

namespace SmartEvse.Simulation;

/// <summary>A charger and its plant in virtual time: what a test or a scenario drives.</summary>
public sealed class SimulatedCharger
{
    private readonly int[] _fields = new int[5];
    private long _nextFeedMs;

    /// <summary>A charger on these settings, with nothing plugged in.</summary>
    /// <param name="settings">Values that keep the rules.</param>
    /// <param name="stepMs">Spacing of the steps, 1..50 ms.</param>
    /// <param name="plant">The world around it; null = the usual one, with a second contactor if CONTACT2 says so.</param>
    public SimulatedCharger(SettingsValues settings, int stepMs = 10, Plant? plant = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        Plant = plant ?? new Plant { HasContactor2 = settings.Number(SettingId.EnableC2) != Contactor2Use.NotPresent };
        Charger = new Charger(settings);
        StepMs = stepMs;
        Outputs = new Outputs();
        Plant.Step(Outputs, 0);
    }

    /// <summary>The charger under test.</summary>
    public Charger Charger { get; }

    /// <summary>The world around it.</summary>
    public Plant Plant { get; }

    /// <summary>The outputs of the last step.</summary>
    public Outputs Outputs { get; private set; }

    /// <summary>A snapshot, refreshed by every step.</summary>
    public ChargerView View { get; } = new();

    /// <summary>Spacing of the steps in ms.</summary>
    public int StepMs { get; set; }

    /// <summary>Virtual time in ms.</summary>
    public long NowMs { get; private set; }

    /// <summary>Interval of the mains feed in ms; 0 = no feed.</summary>
    public int FeedMs { get; set; }

    /// <summary>True to feed the EV meter together with the mains.</summary>
    public bool FeedEv { get; set; }

    /// <summary>Called after every step.</summary>
    public Action<SimulatedCharger>? AfterStep { get; set; }

    /// <summary>One step.</summary>
    public void Step()
    {
        NowMs += StepMs;
        Plant.Step(Outputs, NowMs);
        if (FeedMs > 0 && NowMs >= _nextFeedMs)
        {
            _nextFeedMs = NowMs + FeedMs;
            FeedMains(Plant.MainsDa[0], Plant.MainsDa[1], Plant.MainsDa[2]);
            if (FeedEv) FeedEvMeter();
        }

        Outputs = Charger.Step(Plant.Inputs, NowMs);
        Charger.CopyView(View);
        AfterStep?.Invoke(this);
    }

    /// <summary>Steps until a moment.</summary>
    public void RunUntil(long ms)
    {
        while (NowMs < ms) Step();
    }

    /// <summary>Steps for a time.</summary>
    public void Run(TimeSpan time) => RunUntil(NowMs + (long)time.TotalMilliseconds);

    /// <summary>Steps until the charger is in a state of the world that is looked for.</summary>
    /// <returns>How long it took in ms; -1 when it did not come in time.</returns>
    public long RunUntil(Func<SimulatedCharger, bool> reached, TimeSpan atMost)
    {
        ArgumentNullException.ThrowIfNull(reached);
        var start = NowMs;
        while (!reached(this))
        {
            if (NowMs - start >= atMost.TotalMilliseconds) return -1;
            Step();
        }

        return NowMs - start;
    }

    /// <summary>Feeds mains currents in dA, without power and energy.</summary>
    public void FeedMains(int l1Da, int l2Da, int l3Da)
    {
        _fields[0] = l1Da;
        _fields[1] = l2Da;
        _fields[2] = l3Da;
        Charger.MainsFeed.Put(_fields, 3);
    }

    /// <summary>Feeds the EV meter with what the plant's vehicle really takes.</summary>
    public void FeedEvMeter()
    {
        for (var i = 0; i < 3; i++) _fields[i] = Plant.EvDa[i];
        _fields[3] = Plant.EvPowerW;
        _fields[4] = 1_000_000 + Plant.EvWh;
        Charger.EvFeed.Put(_fields, 5);
    }

    /// <summary>Sends a command and steps once.</summary>
    /// <returns>Why it was refused, or <see cref="Refusal.None"/>.</returns>
    public Refusal Send(CommandKind kind, int number = 0, string text = "", SettingId row = SettingId.Mode)
    {
        if (!Charger.Commands.Post(new Command { Kind = kind, Number = number, Text = text, Row = row })) return Refusal.Busy;
        Step();
        var refusal = Refusal.Busy;
        while (Charger.Commands.NextToAnswer() is { } answer)
        {
            refusal = answer.Refusal;
            Charger.Commands.Answered();
        }

        return refusal;
    }
}
