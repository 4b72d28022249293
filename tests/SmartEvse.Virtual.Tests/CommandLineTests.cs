using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Xunit;

namespace SmartEvse.Virtual.Tests;

/// <summary>The contract of the command line: exit code 2 and one line on standard error for a wrong call.</summary>
public sealed class CommandLineTests
{
    public static TheoryData<string, string> WrongCalls => new()
    {
        { "", "command" },
        { "charge", "charge" },
        { "charger", "--broker" },
        { "charger --broker x:y", "HOST[:PORT]" },
        { "charger --broker :1883", "HOST[:PORT]" },
        { "charger --broker h:70000", "HOST[:PORT]" },
        { "charger --broker h --cable 20", "13, 16, 32 or 63" },
        { "charger --broker h --world sea", "sea" },
        { "charger --broker h --set Foo=1", "Foo" },
        { "charger --broker h --set MinCurrent=5", "out of range 6..16" },
        { "charger --broker h --set MinCurrent", "KEY=VALUE" },
        { "charger --broker h --set MinCurrent=6.5", "not a number" },
        { "charger --broker h --set CableLock=1", "not in this build" },
        { "charger --broker h --set Mode=Solar", "MainsMeter" },
        { "charger --broker h --set Mode=Smart", "MainsMeter" },
        { "charger --broker h --prefix a/#", "MQTTPrefix" },
        { "charger --broker h --serial a/b", "--serial" },
        { "charger --broker h --web page", "a port or off" },
        { "charger --broker h --web 65536", "a port or off" },
        { "charger --broker h --web-bind nowhere", "an address" },
        { "latency --broker h --count 0", "--count" },
        { "provision", "--out DIR or --check DIR" },
        { "provision --out a --check b", "--out DIR or --check DIR" },
        { "provision --check /no/such/folder", "expected a folder" },
        { "provision --out /no/such/folder --ssid Home", "--wifi-password" },
        { "provision --out /no/such/folder --wifi-password 12345678", "--ssid" },
        { "provision --out /no/such/folder --broker h:0", "HOST[:PORT]" },
        { "provision --out /no/such/folder --password x", "needs --username" },
        { "provision --out /no/such/folder --broker h --ca /no/such/file", "cannot be read" },
        { "provision --out /dev/null/x", "cannot be made" },
        { "backup-check /no/such/file", "cannot be read" },
        { "sessions", "--data" },
        { "sessions --data /no/such/folder", "no such folder" },
    };

    [Theory]
    [MemberData(nameof(WrongCalls))]
    public void Given_a_wrong_call_When_made_Then_exit_code_2_and_one_line_that_names_it(string arguments, string named)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var (code, output, error) = Run(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(2, code);
        Assert.Empty(output);
        var lines = error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Single(lines);
        Assert.Contains(named, lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Given_settings_that_only_fit_together_When_set_in_the_wrong_order_Then_they_are_checked_as_one()
    {
        var values = new Core.Settings.SettingsValues();
        SettingsArguments.Apply(values, ["Mode=Smart", "MinCurrent=15", "MainsMeter=API", "MaxCurrent=16"]);
        Assert.Equal((1, 15), (values.Mode, values.Number(Core.Settings.SettingId.MinCurrent)));
    }

    [Fact]
    public void Given_passwords_on_standard_input_or_in_the_environment_When_a_folder_is_made_Then_they_are_taken_and_not_shown()
    {
        using var folder = new TemporaryFolder();
        var variable = new Dictionary<string, string> { ["SMARTEVSE_MQTT_PASSWORD"] = "of the broker" };
        string[] call = ["provision", "--out", folder.Path, "--ssid", "Home", "--wifi-password", "-", "--broker", "h", "--username", "u", "--password", "-"];
        var (code, output, error) = Run(call, "of the network\n", variable);
        Assert.Equal((0, ""), (code, error));
        Assert.DoesNotContain("of the", output, StringComparison.Ordinal);
        Assert.Contains("\"of the network\"", File.ReadAllText(folder.File("network.json")), StringComparison.Ordinal);
        var values = new Core.Settings.SettingsValues();
        new Core.Settings.SettingsStore(new FolderBlobStore(folder.Path)).Load(values);
        Assert.Equal("of the broker", values.Text(Core.Settings.SettingId.MQTTPassword));

        File.Delete(folder.File("settings.a"));
        Assert.Equal(1, Run(["provision", "--check", folder.Path]).Code);
    }

    [Fact]
    public void Given_a_read_out_When_backup_check_reads_it_Then_the_exit_code_says_whether_it_is_whole()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Path);
        var bytes = new MadeUpFlash().Bytes;
        File.WriteAllBytes(folder.File("whole.bin"), bytes);
        File.WriteAllBytes(folder.File("half.bin"), bytes[..0x200000]);
        var whole = Run(["backup-check", folder.File("whole.bin")]);
        var half = Run(["backup-check", folder.File("half.bin")]);
        Assert.Equal((0, 1), (whole.Code, half.Code));
        Assert.Contains("The backup is whole", whole.Output, StringComparison.Ordinal);
        Assert.Contains("Do not flash the board yet", half.Output, StringComparison.Ordinal);
    }

    internal static (int Code, string Output, string Error) Run(IEnumerable<string> arguments, string input = "", IReadOnlyDictionary<string, string>? variables = null)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "smartevse.dll");
        var start = new ProcessStartInfo("dotnet", new[] { program }.Concat(arguments)) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in variables ?? new Dictionary<string, string>()) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
