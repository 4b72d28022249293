using System;
using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;
using SmartEvse.Core.Mqtt;

namespace SmartEvse.MeterFeed.CommandLine;

/// <summary>From arguments to a run and an exit code.</summary>
public static class FeedCommandLine
{
    /// <summary>Exit code of a call that was in order.</summary>
    public const int Success = 0;

    /// <summary>Exit code of a wrong call; one line on standard error then says what was expected.</summary>
    public const int WrongCall = 2;

    /// <summary>Runs until the source ends or the run is cancelled.</summary>
    /// <param name="arguments">The words behind the program's name.</param>
    /// <param name="console">Where to read and write.</param>
    /// <param name="makeLink">Makes the MQTT client.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Ends the run in order.</param>
    /// <returns><see cref="Success"/> or <see cref="WrongCall"/>.</returns>
    public static async Task<int> RunAsync(
        string[] arguments, FeedConsole console, Func<IMqttLink> makeLink, TimeProvider time, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(console);
        var root = new RootCommand("Reads the meter of the house connection and publishes it for a SmartEVSE charger over MQTT.");
        root.Subcommands.Add(new P1Command().Build(
            call => new FeedRun(
                call.Settings, (counters, log) => call.MakeSource(console, counters, log, time), console, makeLink, time).RunAsync(cancellation),
            reason => Refuse(console, reason)));
        // A password may start with @.
        ParseResult parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            string expected = parsed.CommandResult.Command == root ? " Expected the command p1" : "";
            return Refuse(console, parsed.Errors[0].Message + expected);
        }
        var configuration = new InvocationConfiguration
        {
            Output = console.Output,
            Error = console.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        return await parsed.InvokeAsync(configuration, CancellationToken.None).ConfigureAwait(false);
    }

    private static int Refuse(FeedConsole console, string reason)
    {
        string line = string.Join(' ', reason.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        console.Error.WriteLine($"meterfeed: {line.TrimEnd('.')}; see meterfeed p1 --help");
        return WrongCall;
    }
}
