using System;
using SmartEvse.Firmware.Board;
using SmartEvse.Firmware.Tests.Support;
using SmartEvse.Firmware.Threads;
using SmartEvse.TestSupport;
using Xunit;

namespace SmartEvse.Firmware.Tests.Threads;

public sealed class WorkerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public void Given_a_round_that_throws_When_its_recovery_throws_too_Then_both_are_reported_and_the_next_round_comes()
    {
        var status = new DeviceStatus();
        var worker = new Stumbling(status);
        Assert.False(worker.TryRound());
        Assert.False(worker.TryRound());
        Assert.Equal(4, status.Count);
        Assert.Equal("stumbling: recovery 2", status.Text);
        Assert.Equal(2, worker.Rounds);
    }

    [Fact]
    public void Given_running_threads_When_the_network_thread_throws_again_and_again_Then_it_is_reported_and_the_others_run_on()
    {
        var board = new SimulatedBoard();
        board.Store("WIFImode=2", "MQTTHost=localhost");
        board.Move(0);
        var link = new FakeLink { Throws = new InvalidOperationException("out of sockets") };
        var device = Program.Create(board.Blobs, new Esp32Machine(), (_, _) => link);
        device.Start();
        try
        {
            Assert.True(Eventually.Holds(() => device.Status.Count >= 2, Patience), device.Status.Text);
            Assert.Equal("network: out of sockets", device.Status.Text);
            var step = device.Control.LastStepMs;
            Assert.True(Eventually.Holds(() => device.Control.LastStepMs > step + 100, Patience));
            link.Throws = null;
            Assert.True(Eventually.Holds(() => link.IsConnected, Patience));
        }
        finally
        {
            device.Stop();
        }
    }

    [Fact]
    public void Given_running_threads_When_a_guard_is_entered_without_a_vehicle_Then_the_control_thread_answers_and_goes_on_afterwards()
    {
        var board = new SimulatedBoard();
        board.Move(0);
        var device = Program.Create(board.Blobs, new Esp32Machine(), (_, _) => new FakeLink());
        device.Start();
        try
        {
            Assert.True(Eventually.Holds(() => device.Control.LastStepMs > 50, Patience));
            var guard = new BlockingGuard(device.Control);
            Assert.True(guard.Enter());
            Assert.Equal(HoldState.Granted, device.Control.Hold);
            guard.Leave();
            Assert.Equal(HoldState.None, device.Control.Hold);
        }
        finally
        {
            device.Stop();
        }
    }

    [Fact]
    public void Given_a_control_thread_that_does_not_run_When_a_guard_is_entered_Then_it_refuses()
    {
        var device = Program.Create(new SimulatedBoard().Blobs, new VirtualMachine(), (_, _) => new FakeLink());
        Assert.False(new BlockingGuard(device.Control).Enter());
        Assert.Equal(HoldState.None, device.Control.Hold);
    }

    private sealed class Stumbling(DeviceStatus status) : Worker("stumbling", status)
    {
        public int Rounds { get; private set; }

        protected override void Round()
        {
            Rounds++;
            throw new InvalidOperationException("round " + Rounds);
        }

        protected override void Recover() => throw new InvalidOperationException("recovery " + Rounds);
    }
}
