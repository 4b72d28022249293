using System;
using System.Linq;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Sessions;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Sessions;

/// <summary>The session log, by what happened. 16 A on three phases at 230 V are 11,040 W, 1,840 Wh in ten minutes.</summary>
public sealed class SessionLogTests
{
    // The clock of the plant at time 0.
    private const long T0 = Plant.DefaultStartUtcS;

    [Fact]
    public void Given_MODE_Normal_and_an_EV_meter_When_the_vehicle_is_full_and_leaves_later_Then_energy_peak_times_and_the_vehicles_end_are_there()
    {
        var bench = new SessionBench().Run(60).Charge();
        var startS = bench.Sim.NowMs / 1000;
        bench.Run(600).Full().Run(3600).Unplug();

        // From 6 A to 16 A at 3 A a second: 3.3 s with 5 A less in the mean are 3 Wh less than 1,840.
        Assert.Equal([$"1: {T0 + startS} + 4200 s, 600 s, 1836 Wh, 11040 W, -1 %, vehicle_not_asking, vehicle"], bench.Story);
    }

    [Fact]
    public void Given_no_EV_meter_When_a_session_ends_Then_energy_peak_and_sun_are_not_known_and_never_0()
    {
        var bench = new SessionBench("EVMeter=Disabled").Run(60).Charge().Run(600).Full().Run(60).Unplug();

        Assert.Equal([$"1: {T0 + 62} + 660 s, 600 s, -1 Wh, -1 W, -1 %, vehicle_not_asking, vehicle"], bench.Story);
    }

    [Fact]
    public void Given_an_EV_meter_that_falls_silent_before_the_session_When_it_ends_Then_what_it_said_before_measures_nothing()
    {
        var bench = new SessionBench().Run(60);
        bench.RegisterWh = null;
        bench.Charge().Run(600).Unplug();

        Assert.Equal([$"1: {T0 + 62} + 600 s, 600 s, -1 Wh, -1 W, -1 %, no_vehicle, unplugged"], bench.Story);
    }

    [Fact]
    public void Given_an_EV_meter_that_knows_power_and_energy_only_When_a_session_ends_Then_both_are_in_the_log()
    {
        var bench = new SessionBench { PowerOnly = true }.Run(60).Charge().Run(600).Unplug();

        Assert.Equal([$"1: {T0 + 62} + 600 s, 600 s, 1835 Wh, 11040 W, -1 %, no_vehicle, unplugged"], bench.Story);
    }

    [Fact]
    public void Given_a_vehicle_that_is_full_When_nothing_is_taken_Then_the_energy_that_was_measured_is_0()
    {
        var bench = new SessionBench();
        bench.Sim.Plant.UseVehicle(new VehicleOptions { RampDaPerS = 0, MinDa = 0 });
        bench.Run(60).Charge().Run(20).Unplug();

        Assert.Equal([$"1: {T0 + 62} + 20 s, 20 s, 0 Wh, 0 W, -1 %, no_vehicle, unplugged"], bench.Story);
    }

    [Fact]
    public void Given_a_person_who_pauses_and_goes_on_When_the_session_ends_Then_it_is_one_and_the_pause_is_no_charging()
    {
        var bench = new SessionBench().Run(60).Charge().Run(300);
        bench.Sim.Send(CommandKind.SetAccess, AccessStatus.Pause);
        bench.Run(600);
        bench.Sim.Send(CommandKind.SetAccess, AccessStatus.Allow);
        bench.Sim.MsUntil(ChargerState.C, 60);
        bench.Run(300).Full().Run(60).Unplug();

        var line = Assert.Single(bench.Story);
        Assert.EndsWith("11040 W, -1 %, vehicle_not_asking, vehicle", line);
    }

    [Theory]
    [InlineData(AccessStatus.Pause, "paused, person")]
    [InlineData(AccessStatus.Deny, "access_off, person")]
    public void Given_a_person_who_stops_When_the_vehicle_leaves_an_hour_later_Then_the_reason_is_that_persons(int access, string end)
    {
        var bench = new SessionBench().Run(60).Charge().Run(300);
        bench.Sim.Send(CommandKind.SetAccess, access);
        bench.Run(3600).Unplug();

        Assert.EndsWith(end, Assert.Single(bench.Story));
    }

    [Fact]
    public void Given_a_push_button_When_it_ends_charging_Then_a_person_did()
    {
        var bench = new SessionBench().Run(60).Charge().Run(300);
        bench.Sim.Plant.SwitchClosed = true;
        bench.Run(1).Sim.Plant.SwitchClosed = false;
        bench.Run(60).Unplug();

        Assert.EndsWith("stopped_by_button, person", Assert.Single(bench.Story));
    }

    [Fact]
    public void Given_a_charger_that_overheats_When_the_vehicle_leaves_Then_a_fault_ended_it()
    {
        var bench = new SessionBench().Run(60).Charge().Run(300);
        bench.Sim.Plant.TemperatureC = 90;
        bench.Run(60).Unplug();

        Assert.EndsWith("fault, fault", Assert.Single(bench.Story));
    }

    [Fact]
    public void Given_a_mains_meter_that_falls_silent_When_the_vehicle_leaves_Then_the_missing_feed_ended_it()
    {
        var bench = new SessionBench("MainsMeter=API, Mode=Smart") { MainsW = () => 0 }.Run(60).Charge().Run(300);
        bench.MainsW = null;
        bench.Run(60).Unplug();

        Assert.EndsWith("no_feed, fault", Assert.Single(bench.Story));
    }

    [Fact]
    public void Given_a_house_that_leaves_too_little_When_the_vehicle_leaves_Then_the_charger_ended_it()
    {
        var bench = new SessionBench("MainsMeter=API, Mode=Smart, EVMeter=Disabled") { MainsW = () => 0 }.Run(60).Charge().Run(300);
        bench.Sim.Plant.House.Set(240, 240, 240);
        bench.Run(120).Unplug();

        Assert.EndsWith("waiting_power, charger", Assert.Single(bench.Story));
    }

    // Who unplugs a vehicle unlocks it first, and it lets go.
    [Theory]
    [InlineData(3, "vehicle_not_asking, unplugged")]
    [InlineData(9, "vehicle_not_asking, unplugged")]
    [InlineData(11, "vehicle_not_asking, vehicle")]
    public void Given_a_vehicle_that_lets_go_When_it_is_unplugged_soon_after_Then_that_was_why(int afterS, string end)
    {
        var bench = new SessionBench().Run(60).Charge().Run(300).Full();
        bench.Sim.MsUntil(ChargerState.B, 5);
        bench.Run(afterS - 0.5).Unplug();

        Assert.EndsWith(end, Assert.Single(bench.Story));
    }

    [Fact]
    public void Given_a_switch_of_phases_When_the_session_ends_Then_it_is_one_session_with_the_energy_of_both()
    {
        var bench = new SessionBench("MainsMeter=API, EVMeter=API, EnableC2=Solar Off, Mode=Solar, ImportCurrent=20") { MainsW = () => 0 };
        bench.Sim.Plant.Sun.SumMa = 40_000;
        bench.Run(60).Charge().Run(300);
        Assert.Equal(1, bench.Sim.View[ViewField.Phases]);
        bench.Sim.Send(CommandKind.SetMode, ChargeMode.Smart);
        bench.Sim.MsUntil(ChargerState.B1, 20);
        Assert.True(bench.Sim.MsUntil(ChargerState.C, 60) > 0);
        bench.Run(300).Full().Run(60).Unplug();

        Assert.Equal(1, bench.Sim.Plant.PhaseSwitches);
        var line = Assert.Single(bench.Story);
        Assert.Contains($", {bench.Sim.Plant.EvWh} Wh, 11040 W, ", line);
        Assert.EndsWith("vehicle_not_asking, vehicle", line);
    }

    [Fact]
    public void Given_a_vehicle_that_never_gets_current_When_it_leaves_Then_that_was_no_session()
    {
        var bench = new SessionBench().Run(60);
        bench.Sim.Send(CommandKind.SetAccess, AccessStatus.Deny);
        bench.Sim.Plant.Plug();
        bench.Run(60).Unplug();

        Assert.Empty(bench.Story);
        Assert.Equal((1, 0, 0), (bench.Log.Oldest, bench.Log.Newest, bench.Log.Revision));
    }

    [Fact]
    public void Given_a_clock_that_is_set_after_two_sessions_and_in_a_third_When_the_log_is_read_Then_all_three_have_their_time()
    {
        var bench = new SessionBench("EVMeter=Disabled");
        bench.Sim.Plant.StartUtcS = -1;
        bench.Run(60).Charge().Run(100).Unplug().Run(60).Charge().Run(100).Unplug();
        Assert.Equal(["1: -1 + 100 s", "2: -1 + 100 s"], bench.Story.Select(Begin));
        var revision = bench.Log.Revision;
        bench.Run(60).Charge().Run(50);
        bench.Sim.Plant.StartUtcS = T0;
        bench.Run(50);
        Assert.Equal(revision + 1, bench.Log.Revision);
        bench.Unplug();

        Assert.Equal([$"1: {T0 + 62} + 100 s", $"2: {T0 + 227} + 100 s", $"3: {T0 + 391} + 100 s"], bench.Story.Select(Begin));
    }

    [Fact]
    public void Given_a_clock_that_jumps_When_the_log_is_read_Then_sessions_that_have_ended_keep_their_time()
    {
        var bench = new SessionBench("EVMeter=Disabled").Run(60).Charge().Run(100).Unplug();
        bench.Sim.Plant.StartUtcS = T0 + 5000;
        bench.Run(60).Charge().Run(100).Unplug();

        Assert.Equal([$"1: {T0 + 62} + 100 s", $"2: {T0 + 5227} + 100 s"], bench.Story.Select(Begin));
    }

    [Fact]
    public void Given_51_sessions_When_the_log_is_read_Then_the_first_is_gone_and_the_others_keep_their_numbers()
    {
        var bench = new SessionBench("EVMeter=Disabled", 50);
        for (var i = 0; i < 51; i++) bench.Run(20).Charge().Run(10 + i).Unplug();

        Assert.Equal((2, 51), (bench.Log.Oldest, bench.Log.Newest));
        for (var n = 2; n <= 51; n++)
        {
            var line = bench.Story[n - 2];
            Assert.StartsWith($"{n}: ", line);
            // Each was a second longer than the one before; both ends are whole seconds.
            Assert.InRange(int.Parse(line.Split(" + ")[1].Split(' ')[0]), 9 + n, 10 + n);
        }

        var e = new SessionEntry { Number = 7 };
        Assert.False(bench.Log.Read(1, e) || bench.Log.Read(52, e) || bench.Log.Read(0, e) || bench.Log.Read(-1, e));
        Assert.Equal(7, e.Number);
    }

    [Fact]
    public void Given_a_charger_that_has_run_When_sessions_begin_and_end_and_get_their_time_Then_its_steps_allocate_nothing()
    {
        var bench = new SessionBench("MainsMeter=API, EVMeter=API") { MainsW = () => 3000 };
        bench.Sim.Plant.StartUtcS = -1;
        bench.Run(60).Charge().Run(30).Unplug();
        var (allocated, inputs) = (0L, bench.Sim.Plant.Inputs);
        for (var nowMs = bench.Sim.NowMs + 10; nowMs < 125_000; nowMs += 10)
        {
            if (nowMs > 70_000) bench.Sim.Plant.Plug();
            if (nowMs > 110_000) bench.Sim.Plant.Unplug();
            if (nowMs > 115_000) bench.Sim.Plant.StartUtcS = T0;
            bench.Sim.Plant.Step(bench.Sim.Outputs, nowMs);
            var before = GC.GetAllocatedBytesForCurrentThread();
            bench.Sim.Charger.Step(inputs, nowMs);
            allocated += GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal((2, 0L), (bench.Log.Newest, allocated));
        Assert.DoesNotContain(": -1 +", bench.Story[1]);
    }

    private static string Begin(string line) => line.Split(',')[0];
}
