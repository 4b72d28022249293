using System;
using SmartEvse.Core;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Pilot;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tracing;

namespace SmartEvse.Simulation.Tracing;

/// <summary>
/// Replays one half of a trace: rebuilds the charger from the keyframe, gives it the recorded inputs at the recorded times, and compares every step's
/// outputs with the recorded ones. What it records meanwhile must be the same bytes.
/// </summary>
public sealed class TraceReplay
{
    private const int RoomBytes = 1 << 17;

    private static readonly int[] LevelMv = [1000, 3150, 2880, 2560, 2200, 1800, 200];

    private readonly TraceCursor _half;
    private readonly byte[] _bytes;
    private readonly Charger _charger;
    private readonly ChargerView _view = new();
    private readonly Inputs _inputs = new();
    private readonly int[][] _feeds = [new int[5], new int[5], new int[5], new int[5]];
    private readonly int[] _expected = new int[5];
    private readonly Action<long, ChargerView, Outputs>? _changed;
    private long _nowMs;
    private int _spacingMs;

    /// <summary>Prepares a half.</summary>
    /// <param name="name">The file, for what goes wrong.</param>
    /// <param name="half">The bytes of the half.</param>
    /// <param name="changed">Called after every step that changed an output.</param>
    /// <exception cref="InputFileException">It does not begin with the state of a charger of this build.</exception>
    public TraceReplay(string name, byte[] half, Action<long, ChargerView, Outputs>? changed = null)
    {
        ArgumentNullException.ThrowIfNull(half);
        _half = new TraceCursor(name, half);
        _bytes = half;
        _changed = changed;
        _charger = new Charger(new SettingsValues(), RoomBytes);
        _charger.Trace.KeepsFaults = false;

        var length = _half.Byte() | (_half.Byte() << 8);
        if (length + 2 > half.Length) throw _half.Wrong($"a state of {length} bytes");
        var keyframe = new StateStream();
        _nowMs = keyframe.Load(half, 2, 2 + length);
        if (!_charger.Restore(keyframe)) throw _half.Wrong("the state of a charger of this build");
        _half.At = 2 + length;
    }

    /// <summary>How many steps were replayed.</summary>
    public long Steps { get; private set; }

    /// <summary>How many of them gave other outputs than recorded.</summary>
    public long Mismatches { get; private set; }

    /// <summary>True when the replay, recorded again, gave the same bytes as far as they went.</summary>
    public bool SameBytes { get; private set; }

    /// <summary>Replays to the end.</summary>
    /// <exception cref="InputFileException">A record is not one.</exception>
    public void Run()
    {
        while (!_half.IsAtEnd) Record();
        SameBytes = RecordsTheSame();
    }

    private void Record()
    {
        var tag = _half.Byte();
        if (tag > TraceTag.FewSteps) StepOften(tag - TraceTag.FewSteps);
        else if (tag >= TraceTag.Spacing) StepAtSpacing(tag - TraceTag.Spacing);
        else if (tag >= TraceTag.Feed && tag < TraceTag.AfterFeeds) Feed((tag - TraceTag.Feed) / 8, tag % 8);
        else if (tag == TraceTag.Steps) StepOften((int)Math.Min(_half.Unsigned(), Recorder.LongestRun));
        else if (tag == TraceTag.Inputs) Inputs((int)_half.Unsigned());
        else if (tag == TraceTag.Temperature) _inputs.TemperatureC = _half.Signed();
        else if (tag == TraceTag.NoTemperature) _inputs.TemperatureC = Core.Inputs.NoTemperature;
        else if (tag == TraceTag.Utc) Utc(_half.Signed());
        else if (tag is TraceTag.Number or TraceTag.Text) Command(tag);
        else throw _half.Wrong($"a record; 0x{tag:X2} is none");
    }

    private void StepAtSpacing(int spacing)
    {
        _spacingMs = spacing == TraceTag.LongSpacing ? spacing + (int)Math.Min(_half.Unsigned(), int.MaxValue / 2) : spacing;
        StepOften(1);
    }

    private void StepOften(int count)
    {
        for (var i = 1; i <= count; i++)
        {
            _nowMs += _spacingMs;
            var outputs = _charger.Step(_inputs, _nowMs);
            while (_charger.Commands.NextToAnswer() != null) _charger.Commands.Answered();
            Steps++;
            var changed = i == count && _half.Peek() == TraceTag.Outputs;
            if (changed) Expect();
            _charger.CopyView(_view);
            if (!IsExpected(outputs)) Mismatches++;
            if (changed) _changed?.Invoke(_nowMs, _view, outputs);
        }
    }

    private void Expect()
    {
        _half.Byte();
        var which = _half.Unsigned();
        for (var i = 0; i < _expected.Length; i++)
        {
            if ((which & (1u << i)) != 0) _expected[i] = (int)_half.Unsigned();
        }
    }

    private bool IsExpected(Outputs o)
    {
        var packed = _view[ViewField.State] << OutputBits.StateShift;
        if (o.Contactor1) packed |= OutputBits.Contactor1;
        if (o.Contactor2) packed |= OutputBits.Contactor2;
        if (o.PilotConnected) packed |= OutputBits.PilotConnected;
        if (o.Restart) packed |= OutputBits.Restart;
        return packed == _expected[0] && o.DutyPermille == _expected[1] && o.OfferedDa == _expected[2]
            && _view[ViewField.Faults] == _expected[3] && _view[ViewField.Reason] == _expected[4];
    }

    private void Inputs(int bits)
    {
        var level = bits & InputBits.Level;
        if (level >= LevelMv.Length) throw _half.Wrong("a pilot level");
        _inputs.PilotHighMv = LevelMv[level];
        _inputs.PilotLowMv = (bits & InputBits.Minus12) != 0 ? LevelMv[(int)PilotLevel.Minus12] : LevelMv[(int)PilotLevel.V0];
        _inputs.RcmFault = (bits & InputBits.Rcm) != 0;
        _inputs.SwitchClosed = (bits & InputBits.Switch) != 0;
        _inputs.ProximityMv = Plant.ProximityMv(bits >> InputBits.CableShift);
        _charger.ReportStorage((bits & InputBits.StorageFailed) == 0);
        _charger.IsUnlocked = (bits & InputBits.Unlocked) != 0;
    }

    private void Utc(int seconds) => _inputs.UtcS = seconds < 0 ? Core.Inputs.UnknownTime : Recorder.UtcBase + seconds;

    private void Feed(int feed, int count)
    {
        if (count is 0 or > 5) throw _half.Wrong("one to five fields");
        for (var i = 0; i < count; i++) _feeds[feed][i] += _half.Signed();
        var box = feed switch
        {
            0 => _charger.BatteryFeed,
            1 => _charger.MainsFeed,
            2 => _charger.CircuitFeed,
            _ => _charger.EvFeed,
        };
        box.Put(_feeds[feed], count);
    }

    private void Command(int tag)
    {
        var command = new Command { Kind = (CommandKind)_half.Byte() };
        _half.Byte(); // How it was decided follows from the state.
        command.Row = (SettingId)_half.Byte();
        if (command.Row >= SettingId.Count) throw _half.Wrong("a settings row");
        if (tag == TraceTag.Number)
        {
            command.Number = _half.Signed();
        }
        else
        {
            var length = _half.Unsigned();
            if (length > StateStream.LongestText) throw _half.Wrong("a short text");
            var text = new char[length];
            for (var i = 0; i < text.Length; i++) text[i] = (char)_half.Unsigned();
            command.Text = new string(text);
        }

        if (!_charger.Commands.Post(command)) throw _half.Wrong("fewer commands in one step");
    }

    private bool RecordsTheSame()
    {
        var readout = new TraceReadout(_charger.Trace);
        if (!readout.Ask()) return false;
        // The step that holds the trace still comes after the last one, and is not part of the comparison.
        _charger.Step(_inputs, _nowMs + 1);
        if (!readout.IsReady()) return false;
        var all = new byte[readout.Length];
        if (!readout.Copy(0, all, all.Length)) return false;
        readout.Close(false);
        var again = TraceBytes.Halves("replay", all)[^1];
        // The recorded half may end in the middle of a run of equal steps: it is the length of that run that differs.
        var common = again.AsSpan().CommonPrefixLength(_bytes);
        return common >= _bytes.Length - RunBytes(_bytes);
    }

    private static int RunBytes(byte[] half) => Math.Min(half.Length, 4);
}
