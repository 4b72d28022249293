using System;
using System.Linq;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Display;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using SmartEvse.Simulation.Screens;
using Xunit;

namespace SmartEvse.Core.Tests.Display;

/// <summary>The screens as the tables of the specification have them, read back from the picture.</summary>
public sealed class ScreenTests
{
    private const int SunX = 80;

    // When texts that go round in threes, fours or fives all begin again.
    private const int Round = 241_500;
    private const string Solar = "Config=Fixed, MaxCurrent=16, MainsMeter=API, EVMeter=API, EnableC2=Always Off, Mode=Solar";

    // Section 3: errors.
    [Theory]
    [InlineData(Faults.EvComm, "CAN'T READ", "EV METER", "CHECK CFG", "OR WIRING")]
    [InlineData(Faults.CircuitComm, "CAN'T READ", "CIRCUIT METER", "CHECK CFG", "OR WIRING")]
    [InlineData(Faults.MainsComm, "CAN'T READ", "MAINS METER", "CHECK CFG", "OR WIRING")]
    [InlineData(Faults.TemperatureHigh, "HIGH TEMP", "ERROR", "CHARGING", "STOPPED")]
    [InlineData(Faults.RcmTripped, "RESIDUAL", "FAULT", "CURRENT", "DETECTED")]
    [InlineData(Faults.Pilot, "ERROR", "Pilot", "Fault", null)]
    [InlineData(Faults.Diode, "ERROR", "Diode", "Fault", null)]
    [InlineData(Faults.Welded, "ERROR", "Contactor", "Welded", null)]
    [InlineData(Faults.Overcurrent, "ERROR", "Vehicle", "Overcurrent", null)]
    [InlineData(Faults.Implausible, "ERROR", "Meter", "Implausible", null)]
    [InlineData(Faults.TemperatureSensor, "ERROR", "Temperature", "Sensor", null)]
    [InlineData(Faults.Internal, "ERROR", "Internal", "Fault", null)]
    [InlineData(Faults.RestartLoop, "ERROR", "Restart", "Loop", null)]
    public void Given_a_fault_When_it_is_shown_Then_the_screen_says(int fault, string first, string second, string third, string? fourth)
    {
        var bench = new ScreenBench { [ViewField.Faults] = fault, [ViewField.Reason] = (int)ReasonId.Fault };
        var frame = bench.At(10_000);
        Assert.Equal(new[] { first, second, third, fourth }.Take(fourth == null ? 3 : 4), ScreenText.Rows(frame).Take(fourth == null ? 3 : 4));
    }

    [Fact]
    public void Given_the_table_of_faults_When_it_is_walked_Then_every_one_that_stops_charging_has_a_screen_that_fits()
    {
        for (var rank = 0; rank < Faults.RankCount; rank++)
        {
            var fault = Faults.AtRank(rank);
            if ((fault & (Faults.NoPower | Faults.Harmless)) != 0) continue;
            var frame = new ScreenBench { [ViewField.Faults] = fault, [ViewField.Reason] = (int)ReasonId.Fault }.At(10_000);
            Assert.DoesNotContain(ScreenText.Rows(frame).Take(3), row => row.Length == 0 || row.Contains('\uFFFD', StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Given_residual_current_When_four_seconds_are_over_Then_the_screen_says_what_to_do()
    {
        var bench = new ScreenBench { [ViewField.Faults] = Faults.RcmTripped };
        Assert.Equal("RESIDUAL", ScreenText.LargeAt(bench.At(8_500), 0));
        Assert.Equal(["PRESS", "BUTTON", "TO", "RESET"], ScreenText.Rows(bench.At(12_500)));
        Assert.Equal("RESIDUAL", ScreenText.LargeAt(bench.At(16_500), 0));
    }

    // Section 3.1: MODE Normal, or access off.
    [Theory]
    [InlineData(ChargerState.A, AccessStatus.Allow, ReasonId.NoVehicle, 0, 0, "READY TO", "CHARGE")]
    [InlineData(ChargerState.B, AccessStatus.Allow, ReasonId.ChargeDelay, 0, 42, "READY TO", "CHARGE 42")]
    [InlineData(ChargerState.B, AccessStatus.Allow, ReasonId.WaitingPower, Faults.NoPower, 60, "WAITING", "FOR POWER")]
    [InlineData(ChargerState.C, AccessStatus.Allow, ReasonId.Charging, 0, 0, "CHARGING", "16.0A")]
    [InlineData(ChargerState.B1, AccessStatus.Deny, ReasonId.AccessOff, 0, 0, "ACCESS", "DENIED")]
    [InlineData(ChargerState.B1, AccessStatus.Pause, ReasonId.Paused, 0, 0, "PAUSE", "")]
    [InlineData(ChargerState.B1, AccessStatus.Allow, ReasonId.StoppedByButton, 0, 0, "STOPPED", "AT BUTTON")]
    public void Given_MODE_Normal_When_it_is_shown_Then_the_screen_says(ChargerState state, int access, ReasonId reason, int faults, int delayS, string upper, string lower)
    {
        var bench = new ScreenBench { [ViewField.State] = (int)state, [ViewField.Access] = access, [ViewField.Reason] = (int)reason, [ViewField.Faults] = faults, [ViewField.ChargeDelayS] = delayS, [ViewField.OfferedDa] = 160 };
        var frame = bench.At(10_000);
        Assert.Equal(upper, ScreenText.LargeAt(frame, 2));
        Assert.Equal(lower, ScreenText.LargeAt(frame, 4));
    }

    [Fact]
    public void Given_the_grid_relay_limits_When_it_charges_Then_it_says_LIMITED()
    {
        var frame = new ScreenBench { [ViewField.State] = (int)ChargerState.C, [ViewField.GridRelayLimits] = 1, [ViewField.OfferedDa] = 60 }.At(10_000);
        Assert.Equal(("LIMITED", "6.0A"), (ScreenText.LargeAt(frame, 2), ScreenText.LargeAt(frame, 4)));
    }

    [Theory]
    [InlineData(3600, "02:00")]
    [InlineData(86_400 * 3, "Wed 24 02:00")]
    [InlineData(86_400 * 30, "Wed 24 Jun")]
    public void Given_a_delayed_start_When_it_is_shown_Then_the_time_is_as_exact_as_it_is_near(int seconds, string lower)
    {
        const int start = 29_704_440; // 2026-06-24 02:00, a Wednesday
        var bench = new ScreenBench(Values.Of("TimeZone=UTC0")) { [ViewField.Reason] = (int)ReasonId.DelayedStart, [ViewField.DelayedStartMin] = start, [ViewField.ReasonSeconds] = seconds, ClockMin = start - (seconds / 60) };
        var frame = bench.At(10_000);
        Assert.Equal(("STARTING @", lower), (ScreenText.LargeAt(frame, 2), ScreenText.LargeAt(frame, 4)));
    }

    [Fact]
    public void Given_a_delayed_start_When_the_clock_is_not_known_Then_it_says_later()
    {
        var frame = new ScreenBench { [ViewField.Reason] = (int)ReasonId.DelayedStart, [ViewField.DelayedStartMin] = 29_704_440 }.At(10_000);
        Assert.Equal("later...", ScreenText.LargeAt(frame, 4));
    }

    // Section 3.2: the flow screen.
    [Theory]
    [InlineData(ChargeMode.Smart, 0, ReasonId.WaitingPower, Faults.NoPower, 0, "WAITING")]
    [InlineData(ChargeMode.Smart, 1, ReasonId.WaitingPower, Faults.NoPower, 0, "FOR POWER")]
    [InlineData(ChargeMode.Solar, 1, ReasonId.WaitingSolar, Faults.NoPower, 0, "FOR SOLAR")]
    [InlineData(ChargeMode.Smart, 0, ReasonId.VehicleNotAsking, 0, 0, "READY")]
    [InlineData(ChargeMode.Smart, 0, ReasonId.ChargeDelay, 0, 37, "READY 37")]
    public void Given_Smart_or_Solar_When_it_does_not_charge_Then_the_large_text_says(int mode, int turn, ReasonId reason, int faults, int delayS, string text)
    {
        var bench = new ScreenBench { [ViewField.Mode] = mode, [ViewField.State] = (int)ChargerState.B, [ViewField.Reason] = (int)reason, [ViewField.Faults] = faults, [ViewField.ChargeDelayS] = delayS };
        Assert.Equal(text, ScreenText.LargeAt(bench.At(8_500 + (turn * 4000)), 5));
    }

    [Theory]
    [InlineData(30, 0, "3P -> 1P 30")]
    [InlineData(0, 590, "1P -> 3P 590")]
    public void Given_a_phase_switch_is_pending_When_it_is_shown_Then_the_seconds_count(int downS, int upS, string text)
    {
        var bench = new ScreenBench { [ViewField.Mode] = ChargeMode.Solar, [ViewField.State] = (int)ChargerState.B, [ViewField.PhasesDownS] = downS, [ViewField.PhasesUpS] = upS };
        Assert.Equal(text, ScreenText.LargeAt(bench.At(8_500), 5));
    }

    [Theory]
    [InlineData(0, "SMART 3P")]
    [InlineData(1, "CHARGING")]
    [InlineData(2, "11.0 kW")]
    [InlineData(3, "12.34 kWh")]
    [InlineData(4, "16.0 A")]
    [InlineData(5, "SMART 3P")]
    public void Given_a_session_with_an_EV_meter_When_it_charges_Then_the_large_text_goes_round(int turn, string text)
    {
        var bench = new ScreenBench(Values.Of("MainsMeter=API, EVMeter=API, Mode=Smart")) { [ViewField.Mode] = ChargeMode.Smart, [ViewField.State] = (int)ChargerState.C, [ViewField.Phases] = 3, [ViewField.EvPowerW] = 11_040, [ViewField.EvSessionWh] = 12_345, [ViewField.OfferedDa] = 160 };
        Assert.Equal(text, ScreenText.LargeAt(bench.At(Round + (turn * 4000)), 5));
    }

    [Theory]
    [InlineData(0, "SMART 3P|CHARGING|16.0 A")]
    [InlineData(1, "SMART 3P|LIMITED|CHARGING|16.0 A")]
    public void Given_no_EV_meter_When_it_charges_Then_neither_power_nor_energy_is_shown(int relay, string texts)
    {
        var bench = new ScreenBench(Values.Of("MainsMeter=API, Mode=Smart")) { [ViewField.Mode] = ChargeMode.Smart, [ViewField.State] = (int)ChargerState.C, [ViewField.Phases] = 3, [ViewField.OfferedDa] = 160, [ViewField.GridRelayLimits] = relay, [ViewField.EvPowerW] = ChargerView.Unknown, [ViewField.EvSessionWh] = ChargerView.Unknown };
        var expected = texts.Split('|');
        var seen = Enumerable.Range(0, expected.Length).Select(i => ScreenText.LargeAt(bench.At(Round + (i * 4000)), 5));
        Assert.Equal(expected, seen);
    }

    [Fact]
    public void Given_mains_currents_When_they_are_shown_Then_they_are_whole_amperes_with_sign()
    {
        var bench = new ScreenBench { [ViewField.Mode] = ChargeMode.Smart, [ViewField.MainsL1Da] = 34, [ViewField.MainsL2Da] = -36, [ViewField.MainsL3Da] = 1204 };
        var frame = bench.At(8_500);
        Assert.Equal(["3A", "-4A", "120A"], new[] { 0, 1, 2 }.Select(page => ScreenText.SmallAt(frame, page, 20, 45)));
    }

    [Fact]
    public void Given_Solar_When_four_seconds_are_over_Then_the_sum_stands_in_place_of_the_phases()
    {
        var bench = new ScreenBench { [ViewField.Mode] = ChargeMode.Solar, [ViewField.MainsL1Da] = -100, [ViewField.MainsL2Da] = -36, [ViewField.MainsL3Da] = 12 };
        Assert.Equal("-10A", ScreenText.SmallAt(bench.At(8_500), 0, 20, 45));
        var frame = bench.At(12_500);
        Assert.Equal(["", Font.Sum.ToString(), "-12A"], new[] { 0, 1, 2 }.Select(page => ScreenText.SmallAt(frame, page, 20, 45)));
    }

    [Theory]
    [InlineData(ChargeMode.Solar, true)]
    [InlineData(ChargeMode.Smart, false)]
    public void Given_a_mode_When_the_flow_is_shown_Then_the_sun_shines_in_Solar_only(int mode, bool shines)
    {
        Assert.Equal(shines, new ScreenBench { [ViewField.Mode] = mode }.At(8_500).IsSet(SunX, 6));
    }

    [Theory]
    [InlineData(0, 0, "")]
    [InlineData(125, 0, "2:05")]
    [InlineData(0, 59, "0:59")]
    [InlineData(125, 59, "0:59")]
    [InlineData(59, 125, "0:59")]
    public void Given_stop_timers_When_they_run_Then_the_smaller_one_stands_beside_a_clock(int solarS, int capacityS, string text)
    {
        var frame = new ScreenBench { [ViewField.Mode] = ChargeMode.Solar, [ViewField.SolarStopS] = solarS, [ViewField.CapacityStopS] = capacityS }.At(8_500);
        Assert.Equal(text, ScreenText.SmallAt(frame, 0, 100, 127));
        Assert.Equal(text.Length > 0, frame.IsSet(94, 0));
        Assert.Equal(capacityS == 0, frame.IsSet(30, 28) && frame.IsSet(37, 28));
    }

    [Theory]
    [InlineData(10, 1)]
    [InlineData(-10, -1)]
    [InlineData(1, 0)]
    public void Given_a_sum_of_currents_When_time_goes_by_Then_the_blob_moves_with_it(int da, int direction)
    {
        var bench = new ScreenBench { [ViewField.Mode] = ChargeMode.Smart, [ViewField.MainsL1Da] = da };
        var first = BlobX(bench.At(18_000));
        var second = BlobX(bench.At(19_000));
        if (direction == 0) Assert.Equal((-1, -1), (first, second));
        else Assert.Equal(3 * direction, second - first);
    }

    [Theory]
    [InlineData(ChargerState.A, false)]
    [InlineData(ChargerState.B, true)]
    [InlineData(ChargerState.C, true)]
    public void Given_a_state_When_it_is_shown_Then_the_line_to_the_car_is_there_with_a_vehicle(ChargerState state, bool there)
    {
        Assert.Equal(there, new ScreenBench { [ViewField.Mode] = ChargeMode.Smart, [ViewField.State] = (int)state }.At(8_500).IsSet(94, 28));
    }

    [Fact]
    public void Given_the_start_When_it_is_shown_Then_it_says_what_this_is_for_two_and_a_half_seconds()
    {
        var user = new PanelUser(new SimulatedCharger(Values.Of(""))).Wait(200);
        Assert.Equal("SmartEVSE", ScreenText.LargeAt(user.Panel.Frame, 2));
        Assert.Equal("v4.0.0", ScreenText.SmallAt(user.Panel.Frame, 7));
        Assert.Equal("READY TO", ScreenText.LargeAt(user.Wait(3000).Panel.Frame, 2));
    }

    [Theory]
    [InlineData("WIFImode=Disabled", "", "")]
    [InlineData("WIFImode=Enabled", "", "Not connected to WiFi")]
    [InlineData("WIFImode=Enabled", "192.168.1.40", "192.168.1.40")]
    public void Given_a_network_When_the_menu_is_open_Then_the_top_line_has_address_and_time(string settings, string address, string left)
    {
        var user = MenuUser.At(settings);
        user.Panel.Address = address;
        user.OpenMenu();
        Assert.Equal(left, ScreenText.SmallAt(user.Panel.Frame, 0, 0, 99 + (address.Length == 0 ? 28 : 0)));
        if (address.Length > 0) Assert.Equal("02:00", ScreenText.SmallAt(user.Panel.Frame, 0, 99, 127));
        Assert.Equal("25\u007FC", ScreenText.SmallAt(user.Panel.Frame, 7, 0, 40));
        Assert.Equal("v4.0.0", ScreenText.SmallAt(user.Panel.Frame, 7, 60, 127));
    }

    [Fact]
    public void Given_a_whole_solar_session_When_it_is_seen_Then_the_display_follows_it()
    {
        var user = At(Solar, 5);
        Assert.Equal("READY", ScreenText.LargeAt(user.Wait(10_000).Panel.Frame, 5));
        user.Sim.Plant.Plug();
        user.Wait(20_000).Press(Panel.RightButton);
        Assert.Equal("WAITING", ScreenText.LargeAt(user.Panel.Frame, 5));
        user.Sim.Plant.House.Set(-130, 0, 0);
        Assert.True(user.Sim.RunUntil(s => s.Charger.State == ChargerState.C, TimeSpan.FromSeconds(200)) >= 0);
        Assert.Equal("SOLAR 1P", ScreenText.LargeAt(user.Wait(3000).Panel.Frame, 5));
        user.Sim.Send(CommandKind.SetAccess, AccessStatus.Deny);
        Assert.Equal("ACCESS", ScreenText.LargeAt(user.Wait(9000).Panel.Frame, 2));
    }

    private static PanelUser At(string settings, int houseDa)
    {
        var sim = new SimulatedCharger(Values.Of(settings)) { FeedMs = 2000, FeedEv = true };
        sim.Plant.House.Set(houseDa, houseDa, houseDa);
        return new PanelUser(sim);
    }

    private static int BlobX(FrameBuffer frame)
    {
        // The blob is the only thing above the wire.
        for (var x = 19; x <= 46; x++)
        {
            if (frame.IsSet(x, 27)) return x;
        }

        return -1;
    }
}
