using System.Linq;
using SmartEvse.Core;
using SmartEvse.Core.Settings;
using SmartEvse.Firmware.Storage;
using SmartEvse.Firmware.Tests.Support;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Firmware.Tests.Storage;

public sealed class KeeperTests
{
    [Fact]
    public void Given_a_burst_of_changes_When_it_has_been_quiet_Then_they_are_one_write()
    {
        var blobs = new CountingBlobs();
        var charger = new Charger(new SettingsValues());
        var keeper = new SettingsKeeper(new SettingsStore(blobs), charger);
        for (var ms = 0; ms < 4500; ms += 500)
        {
            charger.Settings.SetNumber(SettingId.MaxCurrent, 10 + (ms / 500));
            keeper.Tick(ms);
        }

        for (var ms = 4500; ms < 60_000; ms += 200) keeper.Tick(ms);
        Assert.Equal(2, blobs.Writes("settings"));
        var loaded = new SettingsValues();
        new SettingsStore(blobs).Load(loaded);
        Assert.Equal(18, loaded.Number(SettingId.MaxCurrent));
    }

    [Fact]
    public void Given_an_automation_that_never_rests_When_a_day_has_passed_Then_the_flash_was_written_as_often_as_the_pace_allows()
    {
        var blobs = new CountingBlobs();
        var charger = new Charger(new SettingsValues());
        var keeper = new SettingsKeeper(new SettingsStore(blobs), charger);
        for (var s = 0; s < 86_400; s++)
        {
            if (s % 11 == 0) charger.Settings.SetNumber(SettingId.MaxCurrent, 10 + (s / 11 % 2));
            keeper.Tick(s * 1000L);
        }

        Assert.InRange(blobs.Writes("settings"), 600, 740);
    }

    [Fact]
    public void Given_a_medium_that_refuses_When_it_works_again_Then_the_charger_was_told_and_the_change_is_stored()
    {
        var blobs = new CountingBlobs { Works = false };
        var charger = new Charger(new SettingsValues());
        var keeper = new SettingsKeeper(new SettingsStore(blobs), charger);
        charger.Settings.SetNumber(SettingId.MaxCurrent, 10);
        for (var ms = 0; ms < 30_000; ms += 200) keeper.Tick(ms);
        charger.Step(new Inputs(), 30_000);
        var view = new ChargerView();
        charger.CopyView(view);
        Assert.NotEqual(0, view[ViewField.Faults] & Core.Limits.Faults.Flash);
        blobs.Works = true;
        for (var ms = 30_000; ms < 120_000; ms += 200) keeper.Tick(ms);
        charger.Step(new Inputs(), 120_000);
        charger.CopyView(view);
        Assert.Equal(0, view[ViewField.Faults] & Core.Limits.Faults.Flash);
    }

    [Fact]
    public void Given_a_restart_that_somebody_asked_for_When_the_slow_thread_sees_it_Then_the_settings_are_stored_first()
    {
        var run = new RunningDevice(new SimulatedBoard());
        run.Run(1000);
        run.Device.Charger.Settings.SetNumber(SettingId.MaxCurrent, 10);
        run.Device.Charger.Commands.Post(new Core.Commands.Command { Kind = Core.Commands.CommandKind.Restart });
        run.Run(1000);
        Assert.NotEqual(0, run.Machine.Reboots);
        Assert.False(run.Board.Contactor1);
        var loaded = new SettingsValues();
        new SettingsStore(run.Board.Blobs).Load(loaded);
        Assert.Equal(10, loaded.Number(SettingId.MaxCurrent));
        Assert.Equal(0, loaded.State(StoredState.UnplannedStarts));
    }

    [Fact]
    public void Given_a_store_that_hangs_When_a_restart_was_asked_for_Then_the_control_thread_restarts_after_10_s_and_closes_nothing_meanwhile()
    {
        var run = new RunningDevice(new SimulatedBoard());
        run.Run(10_000);
        run.Board.Plant.Plug();
        run.Device.Charger.Commands.Post(new Core.Commands.Command { Kind = Core.Commands.CommandKind.Restart });
        for (var i = 0; i < 1000; i++)
        {
            run.Machine.NowMs += 10;
            run.Board.Move(run.NowMs);
            run.Device.Control.Step(run.NowMs);
            Assert.True(run.Device.Supervisor.Check(run.NowMs));
            Assert.Equal(0, run.Machine.Reboots);
        }

        run.Run(10);
        Assert.NotEqual(0, run.Machine.Reboots);
        Assert.DoesNotContain("High 32", run.Board.Nano.Log);
    }

    [Fact]
    public void Given_a_chip_that_restarts_by_itself_When_it_is_the_third_time_Then_the_charger_calls_it_a_restart_loop()
    {
        var board = new SimulatedBoard();
        for (var start = 1; start <= 3; start++)
        {
            NanoDoubles.NanoBoard.Current = board.Nano;
            var run = new RunningDevice(board);
            run.Run(1000);
            Assert.Equal(start == 3, (run.View()[ViewField.Faults] & Core.Limits.Faults.RestartLoop) != 0);
        }
    }

    [Fact]
    public void Given_a_fault_When_the_trace_around_it_is_kept_Then_it_lies_in_a_file_and_the_charger_keeps_it_for_MQTT()
    {
        var run = new RunningDevice(new SimulatedBoard());
        run.Board.Plant.Plug();
        run.Run(10_000);
        run.Board.Plant.PilotFault = PilotFault.BetweenBands;
        run.Run(120_000);
        var bytes = new byte[4096];
        var length = run.Board.Blobs.Read(TraceKeeper.FileName, bytes);
        Assert.InRange(length, 100, 2000);
        Assert.Equal("SEVT", string.Concat(bytes[..4].Select(b => (char)b)));
        Assert.NotEqual(0, run.Device.Charger.Trace.KeptFault);
    }

    private sealed class CountingBlobs : IBlobStore
    {
        private readonly MemoryBlobStore _inner = new();
        private readonly System.Collections.Generic.List<string> _written = [];

        public bool Works { get; set; } = true;

        public int Writes(string name) => _written.Count(w => w.StartsWith(name, System.StringComparison.Ordinal));

        public int Read(string name, byte[] buffer) => _inner.Read(name, buffer);

        public bool Write(string name, byte[] buffer, int length)
        {
            _written.Add(name);
            return Works && _inner.Write(name, buffer, length);
        }
    }
}
