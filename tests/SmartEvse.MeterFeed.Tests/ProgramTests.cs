using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading.Tasks;
using SmartEvse.TestSupport;
using Xunit;

namespace SmartEvse.MeterFeed.Tests;

/// <summary>The program as its own process: signals, exit codes, standard streams.</summary>
public sealed partial class ProgramTests
{
    private const int Terminate = 15;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private static int UserSignal1 => OperatingSystem.IsMacOS() ? 30 : 10;

    [Fact]
    public async Task Given_ALiveMeterOnStandardInput_When_Signalled_Then_CountersArePrintedAndSigtermEndsWithCode0()
    {
        using Process program = Start("p1", "--stdin", "--dry-run");
        var error = new StringBuilder();
        program.ErrorDataReceived += (_, line) =>
        {
            lock (error) error.AppendLine(line.Data);
        };
        program.BeginErrorReadLine();
        await program.StandardInput.BaseStream.WriteAsync(Telegrams.Load(Telegrams.Sweden));
        await program.StandardInput.BaseStream.FlushAsync();
        Assert.Equal("Set/MainsMeter 80:189:-11:5912:12345678", await program.StandardOutput.ReadLineAsync().WaitAsync(Patience));

        Assert.Equal(0, Kill(program.Id, UserSignal1));
        Assert.True(Eventually.Holds(() => Text(error).Contains("good 1, bad CRC 0", StringComparison.Ordinal), Patience));
        Assert.False(program.HasExited);
        Assert.Equal(0, Kill(program.Id, Terminate));

        await program.WaitForExitAsync().WaitAsync(Patience);
        Assert.Equal(0, program.ExitCode);
        Assert.Equal(2, Text(error).Split("good 1, bad CRC 0").Length - 1);
    }

    [Fact]
    public async Task Given_TheVersion_When_Asked_Then_ItIsThatOfTheProduct()
    {
        using Process program = Start("--version");

        string output = await program.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
        await program.WaitForExitAsync().WaitAsync(Patience);

        Assert.Equal(0, program.ExitCode);
        Assert.Matches(@"^v\d+\.\d+\.\d+(-local)?\s*$", output);
    }

    [Fact]
    public async Task Given_AWrongCall_When_Run_Then_TheProcessEndsWithCode2AndOneLine()
    {
        using Process program = Start("p1", "--stdin");

        string error = await program.StandardError.ReadToEndAsync().WaitAsync(Patience);
        await program.WaitForExitAsync().WaitAsync(Patience);

        Assert.Equal(2, program.ExitCode);
        Assert.Equal("meterfeed: expected --prefix PREFIX of the charger, for example SmartEVSE-1234 (or --dry-run); see meterfeed p1 --help", error.TrimEnd());
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    private static string Text(StringBuilder text)
    {
        lock (text) return text.ToString();
    }

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "meterfeed.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
