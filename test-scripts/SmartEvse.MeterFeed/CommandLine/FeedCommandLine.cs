using System;
using System.CommandLine;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SmartEvse.MeterFeed.Configuration;
using SmartEvse.MqttLinks;

namespace SmartEvse.MeterFeed.CommandLine;

/// <summary>From arguments to a run and an exit code.</summary>
public static class FeedCommandLine
{
    /// <summary>Exit code of a call that was in order.</summary>
    public const int Success = 0;

    /// <summary>Exit code of a wrong call; one line on standard error then says what was expected.</summary>
    public const int WrongCall = 2;

    /// <summary>Runs until the sources end or the run is cancelled.</summary>
    /// <param name="arguments">The words behind the program's name.</param>
    /// <param name="console">Where to read and write.</param>
    /// <param name="makeLink">Makes an MQTT client.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Ends the run in order.</param>
    /// <returns><see cref="Success"/> or <see cref="WrongCall"/>.</returns>
    public static async Task<int> RunAsync(
        string[] arguments, FeedConsole console, Func<MqttLink> makeLink, TimeProvider time, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(console);
        RootCommand root = MakeRoot(settings => new FeedRun(settings, console, makeLink, time).RunAsync(cancellation), (reason, command) => Refuse(console, reason, command));
        // A password may start with @.
        ParseResult parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            string expected = parsed.CommandResult.Command == root ? $" Expected --config FILE or one of the commands {string.Join(", ", root.Subcommands.Select(command => command.Name))}" : "";
            return Refuse(console, parsed.Errors[0].Message + expected, parsed.CommandResult.Command == root ? "" : parsed.CommandResult.Command.Name + " ");
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

    /// <summary>The commands and their options.</summary>
    internal static RootCommand MakeRoot(Func<FeedSettings, Task> run, Func<string, string, int> refuse)
    {
        var root = new RootCommand("Reads meters and publishes them for a SmartEVSE charger over MQTT.");
        foreach (SourceCommand command in new SourceCommand[] { new P1Command(), new HomeWizardCommand(), new CsvCommand(), new MqttCommand() })
            root.Subcommands.Add(command.Build(run, refuse));
        var config = new Option<string?>("--config") { HelpName = "FILE", Description = "do what a configuration file says" };
        var dryRun = new Option<bool>("--dry-run") { Description = "with --config: print the messages; needs no broker" };
        var verbose = new Option<bool>("--verbose") { Description = "with --config: a line for every message and every trouble" };
        foreach (Option option in new Option[] { config, dryRun, verbose }) root.Options.Add(option);
        root.SetAction(async parsed =>
        {
            if (parsed.GetValue(config) is not { } file)
                return refuse($"expected --config FILE or one of the commands {string.Join(", ", root.Subcommands.Select(command => command.Name))}", "");
            FeedSettings settings;
            try
            {
                settings = FeedConfiguration.Read(file, parsed.GetValue(dryRun), parsed.GetValue(verbose));
            }
            catch (WrongCallException wrong)
            {
                return refuse($"{file}: {wrong.Message}", "");
            }
            await run(settings).ConfigureAwait(false);
            return Success;
        });
        return root;
    }

    private static int Refuse(FeedConsole console, string reason, string command)
    {
        string line = string.Join(' ', reason.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        console.Error.WriteLine($"meterfeed: {line.TrimEnd('.')}; see meterfeed {command}--help");
        return WrongCall;
    }
}
