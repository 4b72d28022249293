using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Sessions;

/// <summary>Whole nights, and what the event log tells about them the next morning.</summary>
public sealed class EventStoryTests
{
    [Fact]
    public void Given_a_session_with_a_feed_that_falls_silent_When_the_log_is_read_Then_it_tells_plug_charge_loss_return_refusal_and_unplug()
    {
        var bench = new EventBench(Rig.Smart());
        bench.Charge().Run(30);
        bench.Sim.FeedMs = 0;
        bench.Run(60);
        bench.Sim.FeedMs = 2000;
        bench.Run(30).Write("Mode", "smart").Run(10);
        bench.Sim.Plant.Unplug();
        bench.Run(5);

        Assert.Equal(
            [
                "0 start: Started (no_vehicle)",
                "1 vehicle: Connected (charge_delay)",
                "5 state: Connected to EV (vehicle_not_asking)",
                "7 state: Charging (charging)",
                "47 fault: Communication Error (no_feed)",
                "47 state: Stop Charging (no_feed)",
                "49 state: Charging Stopped (no_feed)",
                "97 fault_cleared: Communication Error (vehicle_not_asking)",
                "97 state: Connected to EV (vehicle_not_asking)",
                "100 state: Charging (charging)",
                "127 refused Set/Mode: unknown option (charging)",
                "137 vehicle: Disconnected (no_vehicle)",
                "137 state: Ready to Charge (no_vehicle)",
            ],
            bench.Story());
    }

    [Fact]
    public void Given_access_that_was_switched_off_in_the_evening_When_a_vehicle_comes_and_goes_Then_the_log_says_why_it_did_not_charge()
    {
        var bench = new EventBench(Rig.Normal()).Run(10).Write("Mode", "Off").Run(50);
        bench.Sim.Plant.Plug();
        bench.Run(3600);
        bench.Sim.Plant.Unplug();
        bench.Run(10).Write("Access", "Allow");

        Assert.Equal(
            [
                "0 start: Started (no_vehicle)",
                "11 access: Deny (no_vehicle)",
                "61 vehicle: Connected (access_off)",
                "3661 vehicle: Disconnected (no_vehicle)",
                "3671 access: Allow (no_vehicle)",
            ],
            bench.Story());
    }

    [Fact]
    public void Given_a_residual_current_while_charging_When_it_is_cleared_by_hand_Then_both_are_in_the_log()
    {
        var bench = new EventBench(Rig.Normal("RCmon=Enabled")).Charge().Run(20);
        bench.Sim.Plant.RcmFault = true;
        bench.Run(5);
        bench.Sim.Plant.RcmFault = false;
        bench.Run(60).Write("ClearError", "PRESS").Run(30);

        Assert.Equal(
            [
                "0 start: Started (no_vehicle)",
                "1 vehicle: Connected (charge_delay)",
                "5 state: Connected to EV (vehicle_not_asking)",
                "7 state: Charging (charging)",
                "27 fault: RCM Tripped (fault)",
                "27 state: Charging Stopped (fault)",
                "92 fault_cleared: RCM Tripped (vehicle_not_asking)",
                "92 state: Connected to EV (vehicle_not_asking)",
                "95 state: Charging (charging)",
            ],
            bench.Story());
    }

    [Fact]
    public void Given_two_faults_in_one_step_When_the_log_is_read_Then_the_more_serious_comes_first_and_the_state_after_its_causes()
    {
        var bench = new EventBench(Rig.Smart("RCmon=Enabled")).Charge().Run(20);
        bench.Sim.Plant.RcmFault = true;
        bench.Sim.Plant.TemperatureC = 90;
        bench.Run(1);

        Assert.Equal(
            [
                "27 fault: RCM Tripped (fault)",
                "27 fault: Temperature High (fault)",
                "27 state: Charging Stopped (fault)",
            ],
            bench.Story()[^3..]);
    }

    [Fact]
    public void Given_J07_the_energy_providers_relay_When_it_opens_and_closes_Then_both_moments_are_in_the_log()
    {
        var sim = Rig.Normal("Switch=Grid Relay");
        sim.Plant.SwitchClosed = true;
        var bench = new EventBench(sim).Charge().Run(20);
        bench.Sim.Plant.SwitchClosed = false;
        bench.Run(900);
        bench.Sim.Plant.SwitchClosed = true;
        bench.Run(10);

        Assert.Equal(
            [
                "0 start: Started (no_vehicle)",
                "1 vehicle: Connected (charge_delay)",
                "5 state: Connected to EV (vehicle_not_asking)",
                "7 state: Charging (charging)",
                "27 grid_relay: Limits (limit_grid_relay)",
                "927 grid_relay: Released (charging)",
            ],
            bench.Story());
    }

    [Fact]
    public void Given_somebody_who_changes_mode_and_access_When_the_log_is_read_Then_what_did_not_change_is_not_in_it()
    {
        var bench = new EventBench(Rig.Smart());
        bench.Write("Mode", "Smart").Write("Access", "Allow").Run(9).Write("Mode", "Normal").Run(10).Write("Access", "Pause").Run(10).Write("Mode", "Normal");

        Assert.Equal(
            [
                "0 start: Started (no_vehicle)",
                "10 mode: Normal (no_vehicle)",
                "20 access: Pause (no_vehicle)",
                "30 access: Allow (no_vehicle)",
            ],
            bench.Story());
    }

    [Theory]
    [InlineData("Access", "Deny", "access_off")]
    [InlineData("Mode", "Pause", "paused")]
    public void Given_charging_that_is_being_stopped_When_the_log_is_read_Then_it_says_why_while_Reason_says_stopping(string topic, string payload, string reason)
    {
        var bench = new EventBench(Rig.Normal()).Charge().Run(20).Write(topic, payload);
        Assert.Equal("stopping", bench.Sim.Reason());
        bench.Run(10);

        Assert.Equal([$"27 state: Stop Charging ({reason})", $"29 state: Charging Stopped ({reason})"], bench.Story()[^2..]);
    }
}
