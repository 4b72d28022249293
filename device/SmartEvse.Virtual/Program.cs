using System.CommandLine;
using SmartEvse.Simulation;

namespace SmartEvse.Virtual;

/// <summary>The command line. A wrong call ends with exit code 2 and one line on standard error.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        var root = CreateRoot();
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            // Of several complaints the one that names what was typed helps most.
            var unknown = parsed.UnmatchedTokens.Count > 0 ? $"'{parsed.UnmatchedTokens[0]}' is not known; see --help" : parsed.Errors[0].Message;
            return Exit.WrongCall(unknown);
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (WrongCallException wrong)
        {
            return Exit.WrongCall(wrong.Message);
        }
        catch (InputFileException wrong)
        {
            return Exit.WrongCall(wrong.Message);
        }
    }

    /// <summary>All verbs.</summary>
    internal static RootCommand CreateRoot()
    {
        return new RootCommand("SmartEVSE for .NET nanoFramework: the virtual charger.")
        {
            ChargerVerb.Create(),
            LatencyVerb.Create(),
            ReplayVerb.Create(),
            BenchVerb.Create(),
            ChartVerb.Create(),
            ScreensVerb.Create(),
            WorldsVerb.Create(),
            FuzzVerb.Create(),
            PilotVerb.Create(),
            ProvisionVerb.Create(),
            BackupCheckVerb.Create(),
            SessionsVerb.Create(),
        };
    }
}
