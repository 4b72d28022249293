using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Sessions;
using SmartEvse.Firmware.Tests.Support;
using Xunit;

namespace SmartEvse.Firmware.Tests.Storage;

/// <summary>The session log in the firmware's own wiring: the slow thread stores it, the next start finds it.</summary>
public sealed class SessionFilesTests
{
    [Fact]
    public void Given_a_session_that_has_ended_When_the_chip_starts_again_Then_it_is_in_the_log()
    {
        var board = new SimulatedBoard();
        var run = Charge(board);
        board.Plant.Unplug();
        run.Run(20_000);

        var entry = Last(Start(board));

        Assert.Equal((1, SessionEnd.Unplugged), (entry.Number, entry.End));
        Assert.InRange(entry.DurationS, 29, 32);
    }

    [Fact]
    public void Given_a_session_that_goes_on_When_the_power_fails_Then_it_is_interrupted_at_the_next_start()
    {
        var board = new SimulatedBoard();
        Charge(board);
        board.Plant.Unplug();

        var entry = Last(Start(board));

        Assert.Equal((1, SessionEnd.Interrupted, -1), (entry.Number, entry.End, entry.DurationS));
    }

    [Fact]
    public void Given_a_vehicle_that_is_full_When_somebody_restarts_the_charger_Then_its_session_is_stored_with_its_times_before()
    {
        var board = new SimulatedBoard();
        var run = Charge(board);
        board.Plant.Vehicle.WantsEnergy = false;
        run.Run(20_000);
        run.Device.Charger.Commands.Post(new Command { Kind = CommandKind.Restart });
        run.Run(1000);
        Assert.NotEqual(0, run.Machine.Reboots);

        var entry = Last(Start(board));

        Assert.Equal((1, SessionEnd.Interrupted, Core.Limits.ReasonId.VehicleNotAsking), (entry.Number, entry.End, entry.Reason));
        Assert.InRange(entry.DurationS, 49, 52);
    }

    [Fact]
    public void Given_two_damaged_copies_When_the_chip_starts_Then_it_says_so_and_goes_on_with_an_empty_log()
    {
        var board = new SimulatedBoard();
        Assert.True(board.Blobs.Write(SessionStore.NameA, new byte[200], 200));
        Assert.True(board.Blobs.Write(SessionStore.NameB, new byte[SessionStore.LargestFile], SessionStore.LargestFile));
        var run = Start(board);
        run.Run(1000);

        Assert.Equal("storage: The session log was damaged and begins anew", run.Device.Status.Text);
        Assert.Equal(0, run.Device.Charger.Sessions.Newest);
        Assert.Equal(1, run.Device.Status.Count);
    }

    private static RunningDevice Start(SimulatedBoard board)
    {
        NanoDoubles.NanoBoard.Current = board.Nano;
        return new RunningDevice(board);
    }

    private static RunningDevice Charge(SimulatedBoard board)
    {
        var run = Start(board);
        run.Run(10_000);
        board.Plant.Plug();
        Assert.True(run.RunTo(ChargerState.C));
        run.Run(30_000);
        return run;
    }

    private static SessionEntry Last(RunningDevice run)
    {
        var entry = new SessionEntry();
        Assert.True(run.Device.Charger.Sessions.Read(run.Device.Charger.Sessions.Newest, entry));
        return entry;
    }
}
