using System;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Core.Time;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Scenarios;

/// <summary>Delayed start and stop with a vehicle plugged in, by the factory's time zone (Amsterdam): charging waits, starts, stops and says why.</summary>
public sealed class DelayedChargingTests
{
    // Hours go by in these tests; a step of 50 ms decides the same.
    private const int StepMs = 50;

    // The vehicle needs a moment to ask for current, or to let go.
    private const int ReactionS = 10;
    private const int LookedAtS = 300;

    [Fact]
    public void Given_18h_and_a_start_at_23h_When_a_vehicle_is_plugged_in_Then_it_waits_with_reason_and_countdown_and_charges_at_23h()
    {
        var sim = At("2026-06-21T18:00", "2026-06-21T23:00", "", daily: false);
        sim.Plant.Plug();
        sim.RunSeconds(60);

        Assert.Equal(("delayed_start", (5 * 3600) - 60), (sim.Reason(), sim.View[ViewField.ReasonSeconds]));
        Assert.Equal((false, 0), (sim.Outputs.Contactor1, sim.Outputs.OfferedDa));
        sim.RunSeconds(600);
        Assert.Equal((5 * 3600) - 660, sim.View[ViewField.ReasonSeconds]);

        Assert.False(ClosedBefore(sim, "2026-06-21T23:00"));
        Assert.Equal("delayed_start", sim.Reason());
        Assert.InRange(sim.MsUntil(ChargerState.C, 10), 0, 5000);
        Assert.Equal("charging", sim.RunSeconds(10).Reason());
    }

    [Fact]
    public void Given_a_window_When_its_stop_comes_Then_the_vehicle_lets_go_and_does_not_charge_any_more()
    {
        var sim = At("2026-06-22T05:50", "2026-06-21T23:00", "2026-06-22T06:00", daily: false).Charging();
        RunTo(sim, "2026-06-22T06:00");
        Assert.Equal(ChargerState.C, sim.Charger.State);

        Assert.InRange(sim.MsUntil(ChargerState.C1, 2), 0, 1000);
        Assert.Equal("stopping", sim.Reason());
        Assert.InRange(sim.MsUntil(ChargerState.B1, 7), 1, 6000);
        sim.RunSeconds(2 * 3600);
        Assert.Equal((ChargerState.B1, "delayed_start", 0), (sim.Charger.State, sim.Reason(), sim.View[ViewField.ReasonSeconds]));
        Assert.Equal(1, sim.Plant.ContactorCycles);
    }

    [Theory]
    // 22:00 stays 22:00 over the change of the clock; that night has an hour less, or more.
    [InlineData("2026-03-28T20:30", "2026-03-28T21:00", "2026-03-29T01:00", "2026-03-29T04:00", "2026-03-29T20:00", "2026-03-30T04:00")]
    [InlineData("2026-10-24T19:30", "2026-10-24T20:00", "2026-10-25T01:00", "2026-10-25T05:00", "2026-10-25T21:00", "2026-10-26T05:00")]
    public void Given_every_night_from_22h_to_6h_When_the_clock_changes_Then_the_contactor_follows_the_wall_clock(string fromUtc, string on, string clockChange, string off, string onAgain, string offAgain)
    {
        var sim = At("2026-01-10T12:00", "2026-01-01T22:00", "2026-01-02T06:00", daily: true);
        sim.Plant.JumpClock(Instant(fromUtc) - sim.Plant.UtcS);
        sim.Plant.Plug();

        Watch(sim, false, on);
        Watch(sim, true, clockChange);
        Watch(sim, true, off);
        Watch(sim, false, onAgain);
        Watch(sim, true, offAgain);
        Watch(sim, false, offAgain, afterS: 600);
        Assert.Equal(2, sim.Plant.ContactorCycles);
    }

    [Fact]
    public void Given_a_clock_that_is_not_known_When_a_vehicle_is_plugged_in_Then_it_waits_without_a_countdown_until_the_clock_is_found()
    {
        var sim = At("2026-06-21T23:30", "2026-06-21T23:00", "", daily: false);
        sim.Plant.StartUtcS = Inputs.UnknownTime;
        sim.Plant.Plug();
        sim.RunSeconds(3600);
        Assert.Equal(("delayed_start", 0, 0), (sim.Reason(), sim.View[ViewField.ReasonSeconds], sim.Plant.ContactorCycles));

        sim.Plant.StartUtcS = Utc("2026-06-21T23:30");
        Assert.InRange(sim.MsUntil(ChargerState.C, 10), 1, 5000);
    }

    [Fact]
    public void Given_a_clock_that_is_not_known_and_no_schedule_When_a_vehicle_is_plugged_in_Then_it_charges()
    {
        var sim = Rig.Normal();
        sim.Plant.StartUtcS = Inputs.UnknownTime;
        sim.Charging();
    }

    [Fact]
    public void Given_a_wait_When_the_clock_jumps_Then_the_answer_is_that_of_the_new_time_and_nothing_else_has_changed()
    {
        var sim = At("2026-06-21T18:00", "2026-06-21T23:00", "2026-06-22T06:00", daily: true);
        sim.Plant.Plug();
        sim.RunSeconds(60);
        Assert.Equal("delayed_start", sim.Reason());

        sim.Plant.JumpClock(6 * 3600);
        Assert.InRange(sim.MsUntil(ChargerState.C, 10), 1, 5000);
        sim.RunSeconds(60);

        sim.Plant.JumpClock(-6 * 3600);
        Assert.InRange(sim.MsUntil(ChargerState.B1, 10), 1, 7000);
        Assert.Equal(("delayed_start", AccessStatus.Allow), (sim.RunSeconds(20).Reason(), sim.Charger.Settings.State(StoredState.Access)));

        // A jump over the whole window and into the next wait: nothing starts.
        sim.Plant.JumpClock(24 * 3600);
        sim.RunSeconds(60);
        Assert.Equal(("delayed_start", ChargerState.B1), (sim.Reason(), sim.Charger.State));
    }

    [Theory]
    [InlineData(AccessStatus.Deny, "access_off")]
    [InlineData(AccessStatus.Pause, "paused")]
    public void Given_access_that_was_withdrawn_while_waiting_When_the_start_comes_Then_it_stays_withdrawn(int access, string reason)
    {
        var sim = At("2026-06-21T22:50", "2026-06-21T23:00", "", daily: false);
        sim.Plant.Plug();
        sim.RunSeconds(60);
        Assert.Equal(Refusal.None, sim.Send(CommandKind.SetAccess, access));
        Assert.Equal(reason, sim.Reason());

        Assert.False(ClosedBefore(sim, "2026-06-21T23:30"));
        Assert.Equal((reason, access), (sim.Reason(), sim.Charger.Settings.State(StoredState.Access)));

        sim.Send(CommandKind.SetAccess, AccessStatus.Allow);
        Assert.InRange(sim.MsUntil(ChargerState.C, 20), 1, 20_000);
    }

    [Fact]
    public void Given_a_wait_When_the_schedule_is_switched_off_Then_charging_starts_and_when_on_again_it_ends()
    {
        var sim = At("2026-06-21T18:00", "2026-06-21T23:00", "", daily: false);
        sim.Plant.Plug();
        sim.RunSeconds(60);

        Assert.Equal(Refusal.None, sim.Send(CommandKind.SetDelayedCharging, 0));
        Assert.InRange(sim.MsUntil(ChargerState.C, 10), 1, 5000);
        sim.RunSeconds(60);

        Assert.Equal(Refusal.None, sim.Send(CommandKind.SetDelayedCharging, 1));
        Assert.InRange(sim.MsUntil(ChargerState.B1, 10), 1, 7000);
        Assert.Equal("delayed_start", sim.Reason());
    }

    [Theory]
    [InlineData("UTC0", "delayed_start", 3600)]
    [InlineData("CET-1", "charging", 0)]
    [InlineData("EST5EDT", "delayed_start", 5 * 3600)]
    public void Given_noon_UTC_and_a_start_at_13h_When_the_time_zone_is_changed_Then_that_hour_is_another_instant(string zone, string reason, int waitS)
    {
        var sim = At("2026-06-21T14:00", "2026-06-21T13:00", "", daily: false).Charging();
        sim.Plant.JumpClock(Instant("2026-06-21T12:00") - sim.Plant.UtcS);

        Assert.Equal(Refusal.None, sim.Send(CommandKind.SetText, text: zone, row: SettingId.TimeZone));
        sim.RunSeconds(20);

        Assert.Equal(reason, sim.Reason());
        Assert.InRange(sim.View[ViewField.ReasonSeconds], waitS == 0 ? 0 : waitS - 21, waitS == 0 ? 0 : waitS - 19);
    }

    [Fact]
    public void Given_a_schedule_When_the_device_restarts_in_the_middle_of_the_wait_Then_it_still_waits_for_the_same_hour()
    {
        var blobs = new MemoryBlobs();
        var before = At("2026-06-21T18:00", "2026-06-21T23:00", "2026-06-22T06:00", daily: true);
        Assert.True(new SettingsStore(blobs).Save(before.Charger.Settings));

        var loaded = new SettingsValues();
        Assert.Equal(LoadResult.Loaded, new SettingsStore(blobs).Load(loaded));
        var sim = new SimulatedCharger(loaded, StepMs, new Plant { StartUtcS = Utc("2026-06-21T22:00") });
        sim.Plant.Plug();
        sim.RunSeconds(10);
        Assert.Equal(("delayed_start", 3590), (sim.Reason(), sim.View[ViewField.ReasonSeconds]));

        Assert.False(ClosedBefore(sim, "2026-06-21T23:00"));
        Assert.InRange(sim.MsUntil(ChargerState.C, 10), 0, 5000);
    }

    [Theory]
    [InlineData("Smart")]
    [InlineData("Solar")]
    public void Given_another_mode_When_the_start_has_not_come_Then_it_waits_as_well(string mode)
    {
        var sim = At("2026-06-21T22:50", "2026-06-21T23:00", "", daily: false, "MainsMeter=API, Mode=" + mode);
        sim.FeedMs = 2000;
        sim.Plant.Sun.SumMa = 90_000;
        sim.Plant.Plug();

        Assert.False(ClosedBefore(sim, "2026-06-21T23:00"));
        Assert.Equal("delayed_start", sim.Reason());
        Assert.InRange(sim.MsUntil(ChargerState.C, 120), 1, 120_000);
    }

    private static SimulatedCharger At(string nowLocal, string start, string stop, bool daily, string more = "")
    {
        var sim = new SimulatedCharger(Values.Of("Config=Fixed, MaxCurrent=16, " + more), StepMs, new Plant { StartUtcS = Utc(nowLocal) });
        Assert.Equal(Refusal.None, sim.Send(CommandKind.SetDelayedStart, (int)(Local(start) / 60)));
        if (stop.Length > 0) Assert.Equal(Refusal.None, sim.Send(CommandKind.SetDelayedStop, (int)(Local(stop) / 60)));
        Assert.Equal(Refusal.None, sim.Send(CommandKind.SetDelayedRepeat, daily ? 1 : 0));
        Assert.Equal(Refusal.None, sim.Send(CommandKind.SetDelayedCharging, 1));
        return sim;
    }

    // Runs to an hour of the wall clock; true when contactor 1 closed on the way.
    private static bool ClosedBefore(SimulatedCharger sim, string local)
    {
        var untilS = Utc(local);
        while (sim.Plant.UtcS < untilS - 1)
        {
            sim.Step();
            if (sim.Outputs.Contactor1) return true;
        }

        return false;
    }

    // The contactor is where it belongs until an instant, save for the vehicle's first moments. Only the ends of a long time are looked at.
    private static void Watch(SimulatedCharger sim, bool closed, string utc, int afterS = 0)
    {
        var untilS = Instant(utc) + afterS;
        var since = sim.NowMs;
        while (sim.Plant.UtcS < untilS)
        {
            sim.Step();
            Assert.True(sim.Outputs.Contactor1 == closed || sim.NowMs - since < ReactionS * 1000, $"closed is {!closed} {untilS - sim.Plant.UtcS} s before {utc} UTC");
            if (sim.NowMs - since == LookedAtS * 1000 && untilS - sim.Plant.UtcS > LookedAtS) sim.Plant.JumpClock(untilS - sim.Plant.UtcS - LookedAtS);
        }
    }

    private static void RunTo(SimulatedCharger sim, string local)
    {
        var untilS = Utc(local);
        while (sim.Plant.UtcS < untilS - 1) sim.Step();
    }

    // A text in UTC is its own wall clock.
    private static long Instant(string utc) => Local(utc);

    private static long Local(string text) => CivilTime.TryParse(text, out var seconds) ? seconds : throw new ArgumentException("no time: " + text, nameof(text));

    private static long Utc(string local)
    {
        var zone = new TimeZoneRule();
        Assert.True(zone.Set(new SettingsValues().Text(SettingId.TimeZone)));
        return zone.ToUtc(Local(local));
    }
}
