using System.Runtime.CompilerServices;
using SmartEvse.Core.Display;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;

namespace SmartEvse.Core.Tests.Display;

/// <summary>A panel before a view that a test makes up.</summary>
internal sealed class ScreenBench
{
    private readonly ChargerView _view = new();
    private readonly Charger _charger;
    private readonly Panel _panel;
    private long _nowMs = 50;

    public ScreenBench()
        : this(Values.Of("EVMeter=API"))
    {
    }

    public ScreenBench(SettingsValues settings)
    {
        _charger = new Charger(settings);
        _panel = new Panel(_charger);
        this[ViewField.Access] = AccessStatus.Allow;
        this[ViewField.EvSessionWh] = ChargerView.Unknown;
        this[ViewField.EvPowerW] = ChargerView.Unknown;
        _panel.Step(0, _view, 1);
    }

    public int this[ViewField field]
    {
        get => _view[field];
        set => Numbers(_view)[(int)field] = value;
    }

    /// <summary>The wall clock, in minutes since 1970. TIMEZONE must be UTC0.</summary>
    public int ClockMin
    {
        init => _charger.Step(new Inputs { UtcS = value * 60L }, 1);
    }

    /// <summary>The picture at a moment, at 50 ms steps since the one before.</summary>
    public FrameBuffer At(long ms)
    {
        for (; _nowMs <= ms; _nowMs += 50) _panel.Step(0, _view, _nowMs);
        return _panel.Frame;
    }

    // A view is written by the charger alone; here stands what it could have written.
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_values")]
    private static extern ref int[] Numbers(ChargerView view);
}
