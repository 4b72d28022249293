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
        { "charger --broker h --web 8080", "not in this build" },
        { "latency --broker h --count 0", "--count" },
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

    private static (int Code, string Output, string Error) Run(IEnumerable<string> arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "smartevse.dll");
        var start = new ProcessStartInfo("dotnet", new[] { program }.Concat(arguments)) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
