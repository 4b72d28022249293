using SmartEvse.Core;
using SmartEvse.Core.Charging;
using SmartEvse.Firmware.Board;
using SmartEvse.Firmware.Tests.Support;
using Xunit;

namespace SmartEvse.Firmware.Tests.Board;

public sealed class ResidualCurrentTests
{
    private static readonly Outputs Closed = new() { Contactor1 = true, Contactor2 = true };

    [Theory]
    [InlineData("v3.0")]
    [InlineData("v3.1")]
    public void Given_charging_When_the_monitor_trips_between_two_steps_Then_the_event_itself_opens_and_the_next_step_knows(string file)
    {
        var run = Charging("RCmon=1", file);
        run.Board.Nano.Put(run.Board.Pin(PinRole.RcmFault), true);
        Assert.False(run.Board.Contactor1);
        Assert.False(run.Board.Contactor2);
        run.Board.Plant.RcmFault = true;
        run.Step();
        Assert.NotEqual(ChargerState.C, run.State);
        Assert.False(run.Board.Contactor1);
    }

    [Fact]
    public void Given_a_trip_that_is_over_before_the_next_step_When_it_comes_Then_it_is_a_fault_all_the_same()
    {
        var run = Charging("RCmon=1", "v3.1");
        var pin = run.Board.Pin(PinRole.RcmFault);
        run.Board.Nano.Put(pin, true);
        run.Board.Nano.Put(pin, false);
        run.Step();
        Assert.False(run.Board.Contactor1);
        Assert.NotEqual(0, run.View()[ViewField.Faults]);
    }

    [Fact]
    public void Given_RCMON_Disabled_When_the_pin_floats_high_Then_charging_goes_on()
    {
        var run = Charging("RCmon=0", "v3.0");
        run.Board.Plant.RcmFault = true;
        run.Run(1000);
        Assert.Equal(ChargerState.C, run.State);
        Assert.True(run.Board.Contactor1);
    }

    [Fact]
    public void Given_an_event_while_outputs_are_put_on_the_pins_When_contactor_1_was_just_closed_Then_it_is_open_afterwards()
    {
        var world = new SimulatedBoard();
        var board = new Esp32Board(world.Blobs, new VirtualMachine());
        board.Read(new Inputs(), true, 0);
        world.Nano.Written = (pin, high) =>
        {
            if (pin == 32 && high) world.Nano.Put(38, true);
        };
        board.Apply(Closed, true);
        Assert.False(world.Contactor1);
        Assert.False(world.Contactor2);
    }

    [Fact]
    public void Given_a_board_that_was_shut_down_When_outputs_close_Then_nothing_closes_any_more()
    {
        var world = new SimulatedBoard();
        var board = new Esp32Board(world.Blobs, new VirtualMachine());
        board.Apply(new Outputs { Contactor1 = true, DutyPermille = 266 }, true);
        Assert.True(world.Contactor1);
        board.ShutDown();
        Assert.False(world.Contactor1);
        Assert.Equal(1000, world.DutyPermille);
        board.Apply(new Outputs { Contactor1 = true, DutyPermille = 266 }, true);
        Assert.False(world.Contactor1);
        Assert.Equal(1000, world.DutyPermille);
    }

    private static RunningDevice Charging(string setting, string file)
    {
        var board = new SimulatedBoard(file);
        board.Store(setting);
        var run = new RunningDevice(board);
        board.Plant.Plug();
        Assert.True(run.RunTo(ChargerState.C));
        run.Run(1000);
        Assert.True(board.Contactor1);
        return run;
    }
}
