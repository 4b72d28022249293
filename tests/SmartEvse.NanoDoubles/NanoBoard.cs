using System;
using System.Collections.Generic;

namespace SmartEvse.NanoDoubles;

/// <summary>What lies behind the doubles: the pins, converters and radio of one simulated board. A double belongs to the board that was current when it was made.</summary>
public sealed class NanoBoard
{
    /// <summary>GPIOs of the ESP32.</summary>
    public const int PinCount = 40;

    private readonly object _gate = new();
    private readonly List<string> _log = [];

    /// <summary>The board that doubles made from now on belong to. Tests of this kind run one after another.</summary>
    public static NanoBoard Current { get; set; } = new();

    /// <summary>Levels of the pins; an input has what the world puts there.</summary>
    public bool[] Levels { get; } = new bool[PinCount];

    /// <summary>What the buttons (left, middle, right) put on their pins while these are inputs: high = released. Two of them drive the display otherwise.</summary>
    public Dictionary<int, bool> Buttons { get; } = new() { [0] = true, [25] = true, [33] = true };

    /// <summary>What the firmware made of a pin; null = it never touched it.</summary>
    public string?[] Modes { get; } = new string?[PinCount];

    /// <summary>Duty of the PWM on a pin, 0..1; -1 = none runs.</summary>
    public double[] Duty { get; } = NoDuty();

    /// <summary>What a conversion of a channel of ADC1 gives, 0..4095.</summary>
    public Func<int, int> Convert { get; set; } = _ => 0;

    /// <summary>The station's MAC address.</summary>
    public byte[] Mac { get; set; } = [0x24, 0x0A, 0xC4, 0x00, 0x04, 0xD2];

    /// <summary>The stored name of the access point.</summary>
    public string Ssid { get; set; } = "home";

    /// <summary>The stored options of the radio.</summary>
    public int WifiOptions { get; set; } = 6;

    /// <summary>The stored password of the access point.</summary>
    public string Password { get; set; } = "secret";

    /// <summary>True while there is a network: the native layer has connected. It never connects by itself here.</summary>
    public bool NetworkUp { get; set; } = true;

    /// <summary>True while the access point is there.</summary>
    public bool AccessPointUp { get; set; } = true;

    /// <summary>What a connect throws; null = nothing.</summary>
    public Exception? ConnectThrows { get; set; }

    /// <summary>How often the chip was restarted.</summary>
    public int Reboots { get; set; }

    /// <summary>Called for every pin that is written, and may throw.</summary>
    public Action<int, bool>? Written { get; set; }

    internal Dictionary<int, Action> Listeners { get; } = [];

    /// <summary>What the firmware has done, in order.</summary>
    public IReadOnlyList<string> Log
    {
        get
        {
            lock (_gate) return [.. _log];
        }
    }

    /// <summary>Notes something the firmware has done.</summary>
    public void Note(string what)
    {
        lock (_gate) _log.Add(what);
    }

    /// <summary>The world changes an input; whoever listens to that pin is called, as nanoFramework's event thread would.</summary>
    public void Put(int pin, bool level)
    {
        if (Levels[pin] == level) return;
        Levels[pin] = level;
        if (Listeners.TryGetValue(pin, out var listener)) listener();
    }

    private static double[] NoDuty()
    {
        var duty = new double[PinCount];
        Array.Fill(duty, -1);
        return duty;
    }
}
