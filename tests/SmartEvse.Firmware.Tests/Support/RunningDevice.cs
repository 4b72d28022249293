using SmartEvse.Core;
using SmartEvse.Core.Charging;
using SmartEvse.Firmware.Threads;

namespace SmartEvse.Firmware.Tests.Support;

/// <summary>The firmware's own wiring on a simulated board, driven in virtual time instead of by its threads.</summary>
internal sealed class RunningDevice
{
    private long _slowMs;

    public RunningDevice(SimulatedBoard board)
    {
        Board = board;
        Device = Program.Create(board.Blobs, Machine, (_, _) => Link);
    }

    /// <summary>Spacing of the steps; those of the control thread unless a test wants another.</summary>
    public int StepMs { get; init; } = ControlLoop.StepMs;

    public SimulatedBoard Board { get; }

    public VirtualMachine Machine { get; } = new();

    public FakeLink Link { get; } = new();

    public Device Device { get; }

    public ChargerState State => Device.Charger.State;

    public long NowMs => Machine.NowMs;

    /// <summary>One step of the control thread, and what the others do meanwhile.</summary>
    public void Step()
    {
        Machine.NowMs += StepMs;
        Board.Move(NowMs);
        Machine.UtcS = Board.Plant.UtcS;
        Device.Control.Step(NowMs);
        if (NowMs % 50 == 0) Device.Network.Tick(NowMs);
        if (NowMs - _slowMs >= 40) Device.Storage.Tick(_slowMs = NowMs);
        Device.Supervisor.Check(NowMs);
    }

    public void Run(int ms)
    {
        for (var end = NowMs + ms; NowMs < end;) Step();
    }

    /// <summary>Steps until a state; false when it does not come within a minute.</summary>
    public bool RunTo(ChargerState state)
    {
        for (var end = NowMs + 60_000; State != state; Step())
        {
            if (NowMs >= end) return false;
        }

        return true;
    }

    /// <summary>The charger's snapshot.</summary>
    public ChargerView View()
    {
        var view = new ChargerView();
        Device.Charger.CopyView(view);
        return view;
    }
}
