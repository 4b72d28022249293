using System;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using SmartEvse.MeterFeed.CommandLine;
using SmartEvse.MqttLinks;

namespace SmartEvse.MeterFeed;

/// <summary>The program: real streams, real time, real broker; ends in order on SIGINT and SIGTERM.</summary>
public static class Program
{
    /// <summary>Runs <c>meterfeed</c>.</summary>
    public static async Task<int> Main(string[] args)
    {
        using var stop = new CancellationTokenSource();
        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        var console = new FeedConsole(Console.Out, Console.Error, Console.OpenStandardInput);
        return await FeedCommandLine.RunAsync(args, console, MqttLinkFactory.Create, TimeProvider.System, stop.Token).ConfigureAwait(false);
    }
}
