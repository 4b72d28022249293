using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Threading.Tasks;

namespace SmartEvse.MeterFeed.CommandLine;

/// <summary>A command that reads one source: its own options and those all have.</summary>
internal abstract class SourceCommand
{
    private readonly OutputOptions _output = new();

    /// <summary>What the command line calls it.</summary>
    protected abstract string Name { get; }

    /// <summary>What it reads, in words.</summary>
    protected abstract string Description { get; }

    /// <summary>Its own options.</summary>
    protected abstract IReadOnlyList<Option> Options { get; }

    /// <summary>The command.</summary>
    /// <param name="run">What it does when the call is in order.</param>
    /// <param name="refuse">What it does when not; gets the reason and the command for the hint, and returns the exit code.</param>
    internal Command Build(Func<FeedSettings, Task> run, Func<string, string, int> refuse)
    {
        var command = new Command(Name, Description);
        foreach (Option option in Options) command.Options.Add(option);
        foreach (Option option in _output.All) command.Options.Add(option);
        command.SetAction(async parsed =>
        {
            FeedSettings settings;
            try
            {
                settings = _output.Read(parsed, Read(parsed));
            }
            catch (WrongCallException wrong)
            {
                return refuse(wrong.Message, Name + " ");
            }
            await run(settings).ConfigureAwait(false);
            return FeedCommandLine.Success;
        });
        return command;
    }

    /// <summary>The source of the call.</summary>
    /// <exception cref="WrongCallException">It cannot be meant.</exception>
    protected abstract SourcePlan Read(ParseResult parsed);
}
