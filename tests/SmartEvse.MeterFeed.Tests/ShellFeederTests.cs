using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using SmartEvse.TestSupport;
using Xunit;

namespace SmartEvse.MeterFeed.Tests;

/// <summary>The shell scripts beside the program, with the system's sh and a real broker.</summary>
public sealed class ShellFeederTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly string _folder = Directory.CreateTempSubdirectory("meterfeed-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("feed_common.sh")]
    [InlineData("feed_mains.sh")]
    [InlineData("feed_ev.sh")]
    [InlineData("feed_battery.sh")]
    [InlineData("feed_circuit.sh")]
    [InlineData("feed_closed_loop.sh")]
    public async Task Given_AScript_When_TheShellReadsIt_Then_ItsSyntaxIsRight(string script)
    {
        using Process shell = Start("-n", PathOf(script));
        await shell.WaitForExitAsync().WaitAsync(Patience);

        Assert.Equal("", await shell.StandardError.ReadToEndAsync());
        Assert.Equal(0, shell.ExitCode);
    }

    [Theory]
    [InlineData("feed_mains.sh", "Set/MainsMeter 20:20:20:0:0")]
    [InlineData("feed_ev.sh", "Set/EVMeter 160:160:160:11000:0")]
    [InlineData("feed_battery.sh", "Set/HomeBatteryCurrent 0")]
    [InlineData("feed_circuit.sh", "Set/CircuitMeter 20:20:20")]
    public async Task Given_AFeeder_When_RunForOneMessage_Then_TheChargerSeesItsDefault(string script, string expected)
    {
        using var broker = new MosquittoServer();
        using var charger = new Subscriber(broker.Port, "SmartEVSE/77/#");

        Assert.Equal(0, await RunAsync(script, "-p", $"{broker.Port}", "-t", "SmartEVSE/77", "-n", "1"));

        Assert.True(Eventually.Holds(() => charger.Messages.Length > 0, Patience));
        Assert.Equal(["SmartEVSE/77/" + expected], charger.Messages);
    }

    [Fact]
    public async Task Given_AFeederWithUserAndPassword_When_AValueIsTyped_Then_ItIsSentAtOnceAndWordsAreNot()
    {
        using var broker = new MosquittoServer(new MosquittoServerOptions
        {
            User = "home", Password = "p w",
        });
        using Process feeder = Start(PathOf("feed_mains.sh"), "-p", $"{broker.Port}", "-u", "home", "-P", "p w", "-i", "60", "-n", "3");

        Assert.Equal("SmartEVSE-1234/Set/MainsMeter 20:20:20:0:0", await feeder.StandardOutput.ReadLineAsync().WaitAsync(Patience));
        await feeder.StandardInput.WriteLineAsync("ten");
        await feeder.StandardInput.WriteLineAsync("-35");
        await feeder.StandardInput.FlushAsync();
        Assert.Equal("SmartEVSE-1234/Set/MainsMeter -35:-35:-35:10:15", await feeder.StandardOutput.ReadLineAsync().WaitAsync(Patience));
        await feeder.StandardInput.WriteLineAsync("0");
        await feeder.StandardInput.FlushAsync();
        Assert.Equal("SmartEVSE-1234/Set/MainsMeter 0:0:0:20:30", await feeder.StandardOutput.ReadLineAsync().WaitAsync(Patience));

        await feeder.WaitForExitAsync().WaitAsync(Patience);
        Assert.Equal(0, feeder.ExitCode);
        Assert.Equal("expected a whole number, not 'ten'", (await feeder.StandardError.ReadToEndAsync()).Trim());
    }

    [Theory]
    [InlineData("Charging", "3", "176:176:176", "160:160:160:11040:")]
    [InlineData("Charging", "1", "176:16:16", "160:0:0:3680:")]
    [InlineData("Ready to Charge", "3", "16:16:16", "0:0:0:0:")]
    public async Task Given_TheClosedLoop_When_TheChargerPublishesItsState_Then_TheMetersFollow(string state, string phases, string mains, string ev)
    {
        using var broker = new MosquittoServer();
        using var charger = new Subscriber(broker.Port, "SmartEVSE-1234/Set/#");
        using Process feeder = Start(PathOf("feed_closed_loop.sh"), "-p", $"{broker.Port}", "-i", "0.2", "-n", "200");
        await feeder.StandardInput.WriteLineAsync("16");
        await feeder.StandardInput.FlushAsync();

        bool hasFollowed = Eventually.Holds(
            () =>
            {
                charger.Publish("SmartEVSE-1234/State", state);
                charger.Publish("SmartEVSE-1234/ChargeCurrent", "160");
                charger.Publish("SmartEVSE-1234/NrOfPhases", phases);
                return Array.Exists(charger.Messages, message => message == "SmartEVSE-1234/Set/MainsMeter " + mains)
                    && Array.Exists(charger.Messages, message => message.StartsWith("SmartEVSE-1234/Set/EVMeter " + ev, StringComparison.Ordinal));
            },
            Patience);
        // As a user or a service manager ends it: it takes its helpers and its files with it.
        using (var kill = Process.Start("kill", ["-TERM", $"{feeder.Id}"])) await kill.WaitForExitAsync().WaitAsync(Patience);
        await feeder.WaitForExitAsync().WaitAsync(Patience);

        Assert.True(hasFollowed, string.Join('\n', charger.Messages));
        Assert.Equal(0, feeder.ExitCode);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Theory]
    [InlineData("-x")]
    [InlineData("-n", "many")]
    [InlineData("word")]
    public async Task Given_AWrongOption_When_Run_Then_TheUsageIsPrintedAndTheCodeIs2(params string[] arguments) =>
        Assert.Equal(2, await RunAsync("feed_mains.sh", arguments));

    private async Task<int> RunAsync(string script, params string[] arguments)
    {
        using Process shell = Start([PathOf(script), .. arguments]);
        shell.StandardInput.Close();
        await shell.WaitForExitAsync().WaitAsync(Patience);
        return shell.ExitCode;
    }

    private static string PathOf(string script) => Path.Combine(AppContext.BaseDirectory, "scripts", script);

    private Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo("sh", arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment = { ["TMPDIR"] = _folder },
    })!;
}
