using System.CommandLine;

namespace SmartEvse.Virtual;

/// <summary>The command line. A wrong call ends with exit code 2 and one line on standard error.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        var root = new RootCommand("SmartEVSE for .NET nanoFramework: the virtual charger.")
        {
            ChargerVerb.Create(),
            LatencyVerb.Create(),
        };

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0) return Exit.WrongCall(parsed.Errors[0].Message);
        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (WrongCallException wrong)
        {
            return Exit.WrongCall(wrong.Message);
        }
    }
}
