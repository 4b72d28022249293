using System;
using System.IO;
using SmartEvse.Core;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Settings;
using Xunit;

namespace SmartEvse.Virtual.Tests;

/// <summary>H12, H17 on a PC: what a virtual charger counts and writes when it is ended, killed and started again. No thread runs, no time goes by.</summary>
public sealed class VirtualStartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("smartevse-test-").FullName;

    [Fact]
    public void Given_a_process_that_was_killed_twice_When_it_starts_again_Then_it_is_a_restart_loop()
    {
        Start("MinCurrent=8");
        Assert.Equal(2, Count(Start()));
        var third = Start();

        var outputs = third.Charger.Step(new Inputs(), 0);
        var view = new ChargerView();
        third.Charger.CopyView(view);

        Assert.Equal((3, Faults.RestartLoop, false, 8), (Count(third), view[ViewField.Faults] & Faults.RestartLoop, outputs.Contactor1, third.Settings.Number(SettingId.MinCurrent)));
    }

    [Fact]
    public void Given_a_process_that_was_ended_in_order_When_it_starts_again_Then_nothing_is_counted()
    {
        for (var i = 0; i < 5; i++)
        {
            using var charger = Start();
            Assert.Equal(1, Count(charger));
        }

        Start();
        Assert.Equal(2, Count(Start()));
    }

    [Fact]
    public void Given_a_process_that_is_killed_all_night_When_it_starts_again_Then_no_file_is_written_any_more()
    {
        for (var i = 0; i < 4; i++) Start();
        var before = Snapshot();

        for (var i = 0; i < 20; i++) Start();

        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public void Given_a_folder_that_cannot_be_written_When_it_starts_Then_the_charger_says_so()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "settings.a"));
        var charger = Start();
        charger.Charger.Step(new Inputs(), 0);
        var view = new ChargerView();
        charger.Charger.CopyView(view);

        Assert.Equal(Faults.Flash, view[ViewField.Faults] & Faults.Flash);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static int Count(VirtualCharger charger) => charger.Settings.State(StoredState.UnplannedStarts);

    // Whoever is not disposed of was killed.
    private VirtualCharger Start(params string[] set) => new(new ChargerOptions { DataFolder = _folder, Set = set });

    private string Snapshot()
    {
        var text = "";
        foreach (var file in Directory.GetFiles(_folder)) text += $"{Path.GetFileName(file)} {File.GetLastWriteTimeUtc(file).Ticks} {Convert.ToHexString(File.ReadAllBytes(file))};";
        return text;
    }
}
