using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using SmartEvse.MeterFeed.CommandLine;
using SmartEvse.MqttLinks;
using SmartEvse.TestSupport;

namespace SmartEvse.MeterFeed.Tests;

/// <summary>The program within the test, from its arguments to its exit code, with a clock of the test.</summary>
internal sealed class FeedProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TextWriter _safeOutput;
    private readonly TextWriter _safeError;

    public FeedProgram(TimeProvider time, Stream? input, params string[] arguments)
    {
        _safeOutput = TextWriter.Synchronized(_output);
        _safeError = TextWriter.Synchronized(_error);
        var console = new FeedConsole(_safeOutput, _safeError, () => input ?? Stream.Null);
        Exit = Task.Run(() => FeedCommandLine.RunAsync(arguments, console, MqttLinkFactory.Create, time, _stop.Token));
    }

    public Task<int> Exit { get; }

    public string Output
    {
        get
        {
            lock (_safeOutput) return _output.ToString();
        }
    }

    public string Error
    {
        get
        {
            lock (_safeError) return _error.ToString();
        }
    }

    public string[] OutputLines => Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    public string[] ErrorLines => Error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Runs to the end by itself.</summary>
    public static async Task<(int Code, string[] Output, string[] Error)> RunAsync(TimeProvider time, Stream? input, params string[] arguments)
    {
        await using var program = new FeedProgram(time, input, arguments);
        int code = await program.Exit.WaitAsync(Patience);
        return (code, program.OutputLines, program.ErrorLines);
    }

    /// <summary>Waits in real time; fails with what the program wrote.</summary>
    public void Until(Func<FeedProgram, bool> condition)
    {
        if (!Eventually.Holds(() => condition(this), Patience))
            throw new TimeoutException($"it did not happen; output:\n{Output}\nerror:\n{Error}");
    }

    public async Task<int> StopAsync()
    {
        await _stop.CancelAsync();
        return await Exit.WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
    }
}
