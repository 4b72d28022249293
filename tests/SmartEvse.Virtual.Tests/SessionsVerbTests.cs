using System;
using System.IO;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Sessions;
using SmartEvse.Core.Settings;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Virtual.Tests;

/// <summary><c>sessions</c>: what a charger has stored, as CSV.</summary>
public sealed class SessionsVerbTests : IDisposable
{
    private const string Header = "n,start_utc,end_utc,duration_s,charging_s,energy_wh,peak_w,solar_percent,reason,end_by\r\n";

    private readonly TemporaryFolder _folder = new();

    // 16 A on three phases for ten minutes, the vehicle full; no meters and stopped by a person, the vehicle letting go after 2 s; without a clock; and cut short by the power.
    [Fact]
    public void Given_a_charger_that_has_stored_its_sessions_When_they_are_printed_Then_it_is_exactly_this_table()
    {
        Live("EVMeter=API, MainsMeter=API", charger =>
        {
            Charge(charger, 600);
            charger.Plant.Vehicle.WantsEnergy = false;
            charger.Run(TimeSpan.FromSeconds(3600));
            Unplug(charger);
        });
        Live("", charger =>
        {
            Charge(charger, 90);
            charger.Send(CommandKind.SetAccess, AccessStatus.Pause);
            charger.Run(TimeSpan.FromSeconds(60));
            Unplug(charger);
        });
        Live("", charger =>
        {
            charger.Plant.StartUtcS = -1;
            Charge(charger, 90);
            Unplug(charger);
            Charge(charger, 90);
        });
        var (code, output, error) = CommandLineTests.Run(["sessions", "--data", _folder.Path]);

        // The last one goes on, as far as this program can know.
        Assert.Equal((0, ""), (code, error));
        Assert.Equal(
            Header
            + "1,2026-06-21T00:00:07Z,2026-06-21T01:10:07Z,4200,600,1836,11040,100,vehicle_not_asking,vehicle\r\n"
            + "2,2026-06-21T00:00:07Z,2026-06-21T00:02:37Z,150,92,,,,paused,person\r\n"
            + "3,,,90,90,,,,no_vehicle,unplugged\r\n",
            output);

        Live("", _ => { });
        Live("", charger => Charge(charger, 5));
        (_, output, _) = CommandLineTests.Run(["sessions", "--data", _folder.Path]);
        Assert.EndsWith("4,,,,,,,,,interrupted\r\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_a_file_to_write_When_it_is_written_Then_it_holds_the_table_and_nothing_is_printed()
    {
        Directory.CreateDirectory(_folder.Path);
        var (code, output, error) = CommandLineTests.Run(["sessions", "--data", _folder.Path, "--out", _folder.File("sessions.csv")]);

        Assert.Equal((0, "", ""), (code, output, error));
        Assert.Equal(Header, File.ReadAllText(_folder.File("sessions.csv")));
        Assert.Equal(2, CommandLineTests.Run(["sessions", "--data", _folder.Path, "--out", _folder.File("no/such/file")]).Code);
    }

    [Fact]
    public void Given_a_log_of_which_no_copy_is_whole_When_it_is_printed_Then_that_is_said()
    {
        Directory.CreateDirectory(_folder.Path);
        File.WriteAllBytes(_folder.File(SessionStore.NameA), new byte[100]);
        var (code, output, error) = CommandLineTests.Run(["sessions", "--data", _folder.Path]);

        Assert.Equal((1, ""), (code, output));
        Assert.Contains("damaged", error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private void Live(string settings, Action<SimulatedCharger> life)
    {
        var values = new SettingsValues();
        SettingsArguments.Apply(values, [.. ("Config=Fixed, MaxCurrent=16" + (settings.Length > 0 ? ", " + settings : "")).Split(", ")]);
        var charger = new SimulatedCharger(values);
        var keeper = new SessionKeeper(new FolderBlobStore(_folder.Path), charger.Charger);
        charger.AfterStep = s =>
        {
            if (s.NowMs % 1000 != 0) return;
            s.FeedEvMeter();
            s.Charger.MainsFeed.Put([0, 0, 0, -50, -1], 5);
            keeper.Tick(s.NowMs);
        };
        life(charger);
        charger.Run(TimeSpan.FromSeconds(15));
    }

    private static void Charge(SimulatedCharger charger, int seconds)
    {
        charger.Plant.Plug();
        charger.RunUntil(s => s.Outputs.Contactor1, TimeSpan.FromSeconds(30));
        charger.Run(TimeSpan.FromSeconds(seconds));
    }

    private static void Unplug(SimulatedCharger charger)
    {
        charger.Plant.Unplug();
        charger.Run(TimeSpan.FromSeconds(5));
    }
}
