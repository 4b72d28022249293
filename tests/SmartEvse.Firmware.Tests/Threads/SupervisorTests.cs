using System;
using SmartEvse.Core.Charging;
using SmartEvse.Firmware.Tests.Support;
using SmartEvse.Firmware.Threads;
using Xunit;

namespace SmartEvse.Firmware.Tests.Threads;

/// <summary>H13 and K9 as far as a managed shell can keep them.</summary>
public sealed class SupervisorTests
{
    [Fact]
    public void Given_charging_When_the_control_thread_does_not_step_Then_the_contactors_open_at_500_ms_and_the_chip_restarts_once()
    {
        var run = Charging();
        var lastStepMs = run.NowMs;
        while (run.NowMs < lastStepMs + 499)
        {
            run.Machine.NowMs++;
            Assert.True(run.Device.Supervisor.Check(run.NowMs));
            Assert.True(run.Board.Contactor1);
        }

        run.Machine.NowMs++;
        Assert.False(run.Device.Supervisor.Check(run.NowMs));
        Assert.False(run.Board.Contactor1);
        Assert.Equal(1000, run.Board.DutyPermille);
        Assert.Equal(1, run.Machine.Reboots);
        run.Device.Supervisor.Check(run.NowMs + 50);
        Assert.Equal(1, run.Machine.Reboots);

        // A control thread that wakes up before the restart comes closes nothing.
        run.Device.Control.Step(run.NowMs);
        Assert.False(run.Board.Contactor1);
    }

    [Fact]
    public void Given_steps_that_throw_When_they_go_on_for_500_ms_Then_the_contactors_are_open_at_once_and_the_chip_restarts()
    {
        var run = Charging();
        run.Board.Nano.Convert = _ => throw new InvalidOperationException("the converter hangs");
        Assert.False(run.Device.Control.TryRound());
        Assert.False(run.Board.Contactor1);
        Assert.Equal("control: the converter hangs", run.Device.Status.Text);
        Assert.True(run.Device.Supervisor.Check(run.NowMs + 499));
        Assert.False(run.Device.Supervisor.Check(run.NowMs + 500));
        Assert.Equal(1, run.Machine.Reboots);
    }

    [Fact]
    public void Given_a_vehicle_that_charges_When_something_wants_to_block_every_thread_Then_it_is_refused()
    {
        var run = Charging();
        run.Device.Control.AskHold();
        run.Step();
        Assert.Equal(HoldState.Refused, run.Device.Control.Hold);
        Assert.True(run.Board.Contactor1);
        run.Device.Control.EndHold();
        Assert.Equal(HoldState.None, run.Device.Control.Hold);
    }

    [Fact]
    public void Given_no_vehicle_When_something_blocks_every_thread_for_10_s_Then_the_contactors_stay_open_and_nothing_restarts()
    {
        var run = new RunningDevice(new SimulatedBoard());
        run.Run(1000);
        run.Device.Control.AskHold();
        run.Step();
        Assert.Equal(HoldState.Granted, run.Device.Control.Hold);

        run.Machine.NowMs += 10_000;
        Assert.True(run.Device.Supervisor.Check(run.NowMs));
        run.Device.Control.EndHold();
        Assert.True(run.Device.Supervisor.Check(run.NowMs + 499));
        Assert.False(run.Device.Supervisor.Check(run.NowMs + 500));
    }

    [Fact]
    public void Given_a_vehicle_that_comes_while_something_blocks_When_steps_go_on_Then_the_contactors_stay_open_until_it_ends()
    {
        var run = new RunningDevice(new SimulatedBoard());
        run.Run(6000);
        run.Device.Control.AskHold();
        run.Step();
        run.Board.Plant.Plug();
        Assert.True(run.RunTo(ChargerState.C));
        run.Run(1000);
        Assert.DoesNotContain("High 32", run.Board.Nano.Log);
        run.Device.Control.EndHold();
        run.Step();
        Assert.True(run.Board.Contactor1);
    }

    private static RunningDevice Charging()
    {
        var run = new RunningDevice(new SimulatedBoard());
        run.Board.Plant.Plug();
        Assert.True(run.RunTo(ChargerState.C));
        run.Run(1000);
        Assert.True(run.Board.Contactor1);
        return run;
    }
}
