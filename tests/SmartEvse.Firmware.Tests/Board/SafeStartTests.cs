using System;
using System.Linq;
using SmartEvse.Firmware.Board;
using SmartEvse.Firmware.Tests.Support;
using Xunit;

namespace SmartEvse.Firmware.Tests.Board;

public sealed class SafeStartTests
{
    [Theory]
    [InlineData("v3.0")]
    [InlineData("v3.1")]
    [InlineData("")]
    public void Given_a_start_When_the_board_is_made_Then_the_contactors_come_first_and_the_pilot_is_12_V_before_the_line_is_connected(string file)
    {
        var board = new SimulatedBoard(file);
        _ = new Esp32Board(board.Blobs, new VirtualMachine());
        var log = board.Nano.Log.ToList();
        Assert.Equal(["Output 32", "Low 32", "Output 27", "Low 27", "Output 15", "High 15"], log.Take(6));
        Assert.DoesNotContain("High 32", log);
        Assert.DoesNotContain("High 27", log);
        Assert.Equal("Start 19 1000 Hz", log.First(l => l.Contains(" 19", StringComparison.Ordinal)));
        Assert.Equal("Duty 19 1.000", log.Single(l => l.StartsWith("Duty 19", StringComparison.Ordinal)));
        if (file.Length == 0) Assert.DoesNotContain("Low 15", log);
        else Assert.True(log.IndexOf("Low 15") > log.IndexOf("Duty 19 1.000"));
    }

    [Theory]
    [InlineData("v3.0", 17, 18, new[] { 13, 16, 23 })]
    [InlineData("v3.1", 10, 9, new[] { 38, 23, 37 })]
    public void Given_a_revision_When_the_board_is_made_Then_the_lock_is_idle_and_the_inputs_are_on_its_pins(string file, int lockA, int lockB, int[] inputs)
    {
        var board = new SimulatedBoard(file);
        _ = new Esp32Board(board.Blobs, new VirtualMachine());
        Assert.Equal("Output", board.Nano.Modes[lockA]);
        Assert.Equal("Output", board.Nano.Modes[lockB]);
        Assert.False(board.Nano.Levels[lockA]);
        Assert.False(board.Nano.Levels[lockB]);
        Assert.All(inputs, pin => Assert.StartsWith("Input", board.Nano.Modes[pin], StringComparison.Ordinal));
        Assert.Equal(["Output", "Output", "PWM6"], new[] { 21, 22, 14 }.Select(p => board.Nano.Modes[p]));
        Assert.Equal([true, false, false], new[] { 21, 22, 14 }.Select(p => board.Nano.Levels[p]));
        Assert.Equal(0, board.Nano.Duty[14]);
    }

    [Fact]
    public void Given_no_file_that_names_the_board_When_it_starts_Then_no_pin_is_touched_that_means_something_else_on_one_of_them()
    {
        var board = new SimulatedBoard("");
        _ = new Esp32Board(board.Blobs, new VirtualMachine());
        Assert.All(new[] { 9, 10, 13, 16, 17, 18, 23, 37, 38 }, pin => Assert.Null(board.Nano.Modes[pin]));
    }

    [Fact]
    public void Given_an_unknown_board_When_a_vehicle_asks_Then_the_line_stays_disconnected_nothing_closes_and_it_is_reported()
    {
        var run = new RunningDevice(new SimulatedBoard(""));
        run.Board.Plant.Plug();
        run.Run(60_000);
        Assert.False(run.Board.PilotConnected);
        Assert.DoesNotContain("High 32", run.Board.Nano.Log);
        Assert.NotEqual(0, run.View()[Core.ViewField.Faults]);
        Assert.Equal("board: board.txt says neither v3.0 nor v3.1: nothing is charged", run.Device.Status.Text);
    }

    [Fact]
    public void Given_an_unknown_board_on_the_network_When_it_is_connected_Then_the_warning_tells_the_owner_why_nothing_is_charged()
    {
        var board = new SimulatedBoard("");
        board.Store("WIFImode=2", "MQTTHost=192.168.1.2");
        var run = new RunningDevice(board);
        run.Run(20_000);
        Assert.Equal("board.txt says neither v3.0 nor v3.1: nothing is charged", run.Link.Last["SmartEVSE-1234/Warning"]["board: ".Length..]);
    }

    [Fact]
    public void Given_an_ADC_that_takes_longer_than_105_us_a_reading_When_the_board_is_made_Then_the_line_stays_disconnected_and_it_says_why()
    {
        var world = new SimulatedBoard();
        var board = new Esp32Board(world.Blobs, new SlowMachine());
        board.Apply(new Core.Outputs { Contactor1 = true, PilotConnected = true, DutyPermille = 266 }, mayClose: true);
        Assert.Equal("the ADC is too slow to watch the pilot line: nothing is charged", board.Trouble);
        Assert.False(world.PilotConnected);
        Assert.False(world.Contactor1);
        Assert.Equal(1000, world.DutyPermille);
    }

    [Theory]
    [InlineData("v3.0", BoardRevision.V30, 1100)]
    [InlineData("v3.1\n", BoardRevision.V31, 1100)]
    [InlineData("v3.1 1086\r\n", BoardRevision.V31, 1086)]
    [InlineData("v3.0 1201", BoardRevision.V30, 1100)]
    [InlineData("v3.10", BoardRevision.Unknown, 1100)]
    [InlineData("v3.2", BoardRevision.Unknown, 1100)]
    [InlineData("3.1", BoardRevision.Unknown, 1100)]
    public void Given_a_board_file_When_it_is_read_Then_it_says_revision_and_reference(string text, BoardRevision revision, int referenceMv)
    {
        var file = new BoardFile(new SimulatedBoard(text).Blobs);
        Assert.Equal(revision, file.Revision);
        Assert.Equal(referenceMv, file.ReferenceMv);
    }

    // 2,000 readings take 220 ms on it: 110 us each.
    private sealed class SlowMachine : IMachine
    {
        private long _nowMs;

        public long NowMs => _nowMs += 220;

        public long UtcS => Core.Inputs.UnknownTime;

        public void Reboot()
        {
        }
    }
}
