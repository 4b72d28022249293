using System;
using System.Collections.Generic;
using System.Linq;
using SmartEvse.Core.Sessions;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Sessions;

/// <summary>The session log over restarts and power cuts.</summary>
public sealed class SessionKeeperTests
{
    private const long T0 = Plant.DefaultStartUtcS;

    [Fact]
    public void Given_sessions_that_have_ended_When_the_charger_starts_again_Then_they_are_there_and_the_next_goes_on_counting()
    {
        var blobs = new MemoryBlobs();
        var first = new SessionBench().On(blobs).Run(60).Charge().Run(600).Unplug().Run(60).Charge().Run(100).Full().Run(60).Unplug();
        var second = new SessionBench().On(blobs);
        Assert.Equal(first.Story, second.Story);
        Assert.Null(second.Keeper!.TakeTrouble());

        second.Run(60).Charge().Run(100).Unplug();

        Assert.Equal([.. first.Story, $"3: {T0 + 62} + 100 s, 100 s, 301 Wh, 11040 W, -1 %, no_vehicle, unplugged"], second.Story);
    }

    [Fact]
    public void Given_three_sessions_When_they_have_ended_Then_each_has_cost_two_writes_and_the_starts_none()
    {
        var blobs = new MemoryBlobs();
        var bench = new SessionBench().On(blobs).Run(60);
        for (var i = 0; i < 3; i++) bench.Charge().Run(300).Unplug().Run(60);
        new SessionBench().On(blobs).Run(60);

        Assert.Equal(6, blobs.Writes);
    }

    // 1,184 Wh: the register, an hour after the power was back.
    [Theory]
    [InlineData(true, "EVMeter=API", 1184)]
    [InlineData(false, "EVMeter=API", 1184)]
    [InlineData(true, "EVMeter=Disabled", -1)]
    public void Given_a_power_cut_in_a_session_When_the_power_is_back_Then_it_is_interrupted_and_the_meters_register_says_how_much_it_took(bool leaves, string meter, int energyWh)
    {
        var blobs = new MemoryBlobs();
        new SessionBench(meter).On(blobs).Run(60).Charge().Run(400);
        var bench = new SessionBench(meter) { RegisterWh = 1_001_184 }.On(blobs);
        string[] interrupted = [$"1: {T0 + 62} + -1 s, -1 s, {energyWh} Wh, -1 W, -1 %, -, interrupted"];
        Assert.Equal([interrupted[0].Replace("1184", "-1", StringComparison.Ordinal)], bench.Story);
        if (!leaves) bench.Sim.Plant.Plug();
        bench.Run(120);
        Assert.Equal(interrupted, bench.Story);
        if (!leaves) bench.Unplug();

        Assert.Equal(leaves ? 1 : 2, bench.Story.Length);
        Assert.Equal(interrupted[0], bench.Story[0]);
        Assert.Equal(interrupted[0], new SessionBench(meter) { RegisterWh = 1_001_184 }.On(blobs).Run(5).Story[0]);
    }

    // The register has gone on by then: whose energy it is cannot be said.
    [Fact]
    public void Given_a_meter_that_speaks_only_when_the_next_session_has_begun_When_the_power_was_cut_Then_the_energy_of_the_first_is_not_known()
    {
        var blobs = new MemoryBlobs();
        new SessionBench().On(blobs).Run(60).Charge().Run(400);
        var bench = new SessionBench { RegisterWh = null }.On(blobs).Charge();
        bench.RegisterWh = 1_001_184;
        bench.Run(60).Unplug();

        Assert.Contains(" -1 Wh, -1 W, ", bench.Story[0]);
    }

    [Fact]
    public void Given_a_power_cut_before_the_beginning_was_stored_When_the_power_is_back_Then_there_is_no_such_session()
    {
        var blobs = new MemoryBlobs();
        new SessionBench().On(blobs).Run(60).Charge().Run(0.9);

        Assert.Empty(new SessionBench().On(blobs).Story);
        Assert.Equal(0, blobs.Writes);
    }

    [Fact]
    public void Given_a_restart_in_order_When_a_vehicle_charges_or_is_full_Then_its_session_ends_with_all_that_is_known()
    {
        var blobs = new MemoryBlobs();
        new SessionBench().On(blobs).Run(60).Charge().Run(400).Keeper!.End();
        new SessionBench { RegisterWh = 1_005_000 }.On(blobs).Run(60).Charge().Run(400).Full().Run(3600).Keeper!.End();
        var third = new SessionBench { RegisterWh = 2_000_000 }.On(blobs).Run(60);
        third.Keeper!.End();

        Assert.Equal(
            [
                // Looked at once a second: of the last one nothing is known.
                $"1: {T0 + 62} + 400 s, 399 s, 1218 Wh, 11040 W, -1 %, -, interrupted",
                $"2: {T0 + 62} + 4000 s, 400 s, 1223 Wh, 11040 W, -1 %, vehicle_not_asking, interrupted",
            ],
            third.Story);
        // Nothing happened in the third run.
        Assert.Equal(4, blobs.Writes);
    }

    [Fact]
    public void Given_a_clock_that_was_never_set_When_the_charger_starts_again_Then_the_old_sessions_have_no_time_and_the_new_ones_do()
    {
        var blobs = new MemoryBlobs();
        var blind = new SessionBench("EVMeter=Disabled").On(blobs);
        blind.Sim.Plant.StartUtcS = -1;
        blind.Run(60).Charge().Run(100).Unplug().Run(60);
        var bench = new SessionBench("EVMeter=Disabled").On(blobs).Run(60).Charge().Run(100).Unplug();

        Assert.Equal(["1: -1 + 100 s", $"2: {T0 + 62} + 100 s"], bench.Story.Select(l => l.Split(',')[0]));
    }

    [Fact]
    public void Given_a_clock_that_is_set_late_When_the_power_fails_after_that_Then_the_time_was_stored()
    {
        var blobs = new MemoryBlobs();
        var blind = new SessionBench("EVMeter=Disabled").On(blobs);
        blind.Sim.Plant.StartUtcS = -1;
        blind.Run(60).Charge().Run(100).Unplug().Run(60);
        blind.Sim.Plant.StartUtcS = T0;
        blind.Run(60);

        Assert.StartsWith($"1: {T0 + 62} + 100 s", Assert.Single(new SessionBench("EVMeter=Disabled").On(blobs).Story));
    }

    [Fact]
    public void Given_60_sessions_When_the_charger_starts_again_Then_the_last_50_are_there()
    {
        var blobs = new MemoryBlobs();
        var bench = new SessionBench("EVMeter=Disabled", 50).On(blobs);
        for (var i = 0; i < 60; i++) bench.Run(20).Charge().Run(100).Unplug();
        bench.Run(150);

        Assert.Equal(50, bench.Story.Length);
        Assert.Equal(bench.Story, new SessionBench("EVMeter=Disabled").On(blobs).Story);
        Assert.Equal(SessionStore.LargestFile, blobs.Files.Values.Max(f => f.Length));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0x00)]
    [InlineData(0xFF)]
    public void Given_two_whole_copies_When_the_power_goes_at_any_byte_of_a_write_Then_nothing_but_that_write_is_lost(int garble)
    {
        var bench = new SessionBench("EVMeter=Disabled", 50);
        var medium = new MemoryBlobs();
        var store = new SessionStore(medium);
        var stories = new List<string[]>();
        for (var i = 0; i < 3; i++)
        {
            stories.Add(bench.Run(20).Charge().Run(30).Unplug().Story);
            if (i < 2) Assert.True(store.Save(bench.Log));
        }

        var size = medium.Files.Values.Max(f => f.Length) + 20;
        for (var cut = 0; cut <= size; cut++)
        {
            var copy = medium.Copy();
            var writer = new SessionStore(copy);
            Assert.Equal(LoadResult.Loaded, writer.Load(Empty(), true));
            (copy.BytesUntilCut, copy.Garble) = (cut, garble);
            if (cut < size) Assert.Throws<MemoryBlobs.PowerCutException>(() => writer.Save(bench.Log));
            else Assert.True(writer.Save(bench.Log));

            var log = Empty();
            Assert.Equal(LoadResult.Loaded, new SessionStore(copy).Load(log, true));
            Assert.Equal(stories[cut < size ? 1 : 2], SessionBench.Lines(log));
        }
    }

    [Fact]
    public void Given_any_single_byte_of_the_newest_copy_flipped_When_it_is_loaded_Then_the_older_copy_serves_and_of_both_the_log_begins_anew()
    {
        var blobs = new MemoryBlobs();
        new SessionBench("EVMeter=Disabled", 50).On(blobs).Run(20).Charge().Run(60).Unplug().Run(20);
        var (older, newer) = (blobs.Files[SessionStore.NameA], blobs.Files[SessionStore.NameB]);
        Assert.True(newer.Length > older.Length);
        for (var i = 0; i < newer.Length; i++)
        {
            newer[i] ^= 0x40;
            var bench = new SessionBench("EVMeter=Disabled").On(blobs);
            Assert.EndsWith("interrupted", Assert.Single(bench.Story));
            Assert.Null(bench.Keeper!.TakeTrouble());

            older[i % older.Length] ^= 1;
            bench = new SessionBench("EVMeter=Disabled").On(blobs);
            Assert.Empty(bench.Story);
            Assert.Equal("The session log was damaged and begins anew", bench.Keeper!.TakeTrouble());
            Assert.Null(bench.Keeper.TakeTrouble());
            older[i % older.Length] ^= 1;
            newer[i] ^= 0x40;
        }

        newer[5] ^= 1;
        older[5] ^= 1;
        new SessionBench("EVMeter=Disabled").On(blobs).Run(60).Charge().Run(60).Unplug().Run(20);
        Assert.EndsWith("no_vehicle, unplugged", Assert.Single(new SessionBench("EVMeter=Disabled").On(blobs).Story));
    }

    [Fact]
    public void Given_a_medium_that_refuses_When_it_works_again_Then_that_was_said_once_and_the_sessions_are_stored()
    {
        var blobs = new MemoryBlobs { Refuses = true };
        var bench = new SessionBench("EVMeter=Disabled").On(blobs).Run(60).Charge().Run(60);
        Assert.Equal("The session log could not be stored", bench.Keeper!.TakeTrouble());
        bench.Run(120).Unplug().Run(120);
        Assert.Null(bench.Keeper.TakeTrouble());
        blobs.Refuses = false;
        bench.Run(120);

        Assert.Equal(bench.Story, new SessionBench("EVMeter=Disabled").On(blobs).Story);
    }

    [Fact]
    public void Given_a_plug_with_a_bad_contact_When_it_makes_sessions_all_day_Then_the_flash_is_written_as_often_as_the_pace_allows()
    {
        var blobs = new MemoryBlobs();
        var bench = new SessionBench("EVMeter=Disabled", 50).On(blobs);
        bench.Sim.Plant.Plug();
        for (var i = 0; i < 240; i++)
        {
            bench.Run(10).Unplug();
            bench.Sim.Plant.Plug();
            bench.Run(3);
        }

        Assert.InRange(bench.Log.Newest, 200, 240);
        Assert.InRange(blobs.Writes, 25, 40);
    }

    private static SessionLog Empty() => new Charger(new SettingsValues()).Sessions;
}
