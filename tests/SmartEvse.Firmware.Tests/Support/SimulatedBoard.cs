using System.Collections.Generic;
using System.Text;
using SmartEvse.Core;
using SmartEvse.Core.Pilot;
using SmartEvse.Core.Settings;
using SmartEvse.Firmware.Board;
using SmartEvse.NanoDoubles;
using SmartEvse.Simulation;

namespace SmartEvse.Firmware.Tests.Support;

/// <summary>The plant behind the double pins: what the firmware drives goes into it, what it shows comes back as voltages and levels.</summary>
internal sealed class SimulatedBoard
{
    // A conversion every 23 us: no divisor of the PWM period, so every burst falls differently.
    private const int ConversionUs = 23;
    private const int PeriodUs = 1000;

    private readonly AdcScale _scale = new(AdcScale.TypicalReferenceMv);
    private readonly Outputs _pins = new();
    private readonly Dictionary<int, int> _raw = [];
    private int _phaseUs;

    public SimulatedBoard(string boardFile = "v3.1")
    {
        NanoBoard.Current = Nano;
        Nano.Convert = Convert;
        if (boardFile.Length > 0) Blobs.Write(BoardFile.Name, Encoding.ASCII.GetBytes(boardFile), boardFile.Length);
        Revision = new BoardFile(Blobs).Revision;
        Nano.Levels[Pin(PinRole.Switch)] = true;
    }

    public NanoBoard Nano { get; } = new();

    public MemoryBlobStore Blobs { get; } = new();

    public Plant Plant { get; } = new();

    public BoardRevision Revision { get; }

    public bool Contactor1 => Nano.Levels[32];

    public bool Contactor2 => Nano.Levels[27];

    public int DutyPermille => (int)((Nano.Duty[19] * 1000) + 0.5);

    public bool PilotConnected => !Nano.Levels[15];

    public int Pin(PinRole role) => BoardPins.Number(role, Revision) is var pin and >= 0 ? pin : 39;

    /// <summary>Stores settings as an earlier run of the charger would have.</summary>
    public void Store(params string[] settings)
    {
        var values = new SettingsValues();
        foreach (var setting in settings)
        {
            var (key, text) = (setting.Split('=')[0], setting.Split('=')[1]);
            var row = new SettingRow();
            SettingsTable.Find(key, row);
            if (row.TextSlot >= 0) values.SetText(row.Id, text);
            else values.SetNumber(row.Id, int.Parse(text));
        }

        new SettingsStore(Blobs).Save(values);
    }

    /// <summary>The world moves on, with what is on the pins.</summary>
    public void Move(long nowMs)
    {
        _pins.Contactor1 = Contactor1;
        _pins.Contactor2 = Contactor2;
        _pins.DutyPermille = DutyPermille;
        _pins.PilotConnected = PilotConnected;
        Plant.Step(_pins, nowMs);
        if (Revision == BoardRevision.Unknown) return;
        Nano.Put(Pin(PinRole.RcmFault), Plant.RcmFault);
        Nano.Put(Pin(PinRole.Switch), !Plant.SwitchClosed);
    }

    /// <summary>The raw value that stands for a voltage at a pin.</summary>
    public int Raw(int mv)
    {
        if (_raw.TryGetValue(mv, out var raw)) return raw;
        while (raw < AdcScale.LargestRaw && _scale.ToMv(raw) < mv) raw++;
        _raw[mv] = raw;
        return raw;
    }

    private int Convert(int channel)
    {
        var inputs = Plant.Inputs;
        if (channel == BoardPins.AdcChannel(PinRole.ProximityAdc)) return Raw(inputs.ProximityMv);
        if (channel == BoardPins.AdcChannel(PinRole.TemperatureAdc)) return inputs.TemperatureC == Inputs.NoTemperature ? 0 : Raw(500 + (inputs.TemperatureC * 10));
        _phaseUs = (_phaseUs + ConversionUs) % PeriodUs;
        return Raw(_phaseUs < _pins.DutyPermille ? inputs.PilotHighMv : inputs.PilotLowMv);
    }
}
