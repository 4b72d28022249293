using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading;
using SmartEvse.MeterFeed.P1;
using Xunit;

namespace SmartEvse.Virtual.Tests;

/// <summary>The whole way of the data: telegrams of a smart meter, the meter feed, the broker, the charger.</summary>
public sealed class P1StreamEndToEnd
{
    private const int HouseDa = 150;

    [Fact]
    public void Given_a_P1_meter_with_one_telegram_a_second_When_the_house_takes_15_A_of_25_Then_the_offer_settles_at_10_A()
    {
        using var bench = new Bench("MainsMeter=API", "Mode=Smart");
        var p = bench.Probe;
        using var feed = StartFeed(p);
        using var end = new CancellationTokenSource();
        var meter = new Thread(() => Telegrams(p, feed.StandardInput.BaseStream, end.Token)) { IsBackground = true };
        meter.Start();

        p.WaitFor("State", "Charging", 40);
        p.WaitFor(() => p.Number("ChargeCurrent") is >= 95 and <= 101, 15, "10.0 A");
        Thread.Sleep(5000);
        Assert.InRange(p.Number("ChargeCurrent"), 95, 102);
        Assert.InRange(p.Number("MainsCurrentL1"), 240, 256);
        Assert.Equal("limit_mains", p.Last("Reason"));
        end.Cancel();
        meter.Join();
        feed.Kill();
    }

    private static Process StartFeed(Probe p)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "meterfeed.dll");
        var start = new ProcessStartInfo("dotnet", [program, "p1", "--stdin", "--broker", $"127.0.0.1:{p.Port}", "--prefix", p.Prefix])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    // A meter of DSMR 5 that sees the house and what the charger offers while it charges; every seventh telegram arrives cut.
    private static void Telegrams(Probe p, Stream port, CancellationToken end)
    {
        for (var second = 0; !end.WaitHandle.WaitOne(1000); second++)
        {
            var evDa = p.Last("State") == "Charging" ? Math.Max(0, p.Number("ChargeCurrent")) : 0;
            var bytes = Telegram(second, (HouseDa + evDa) * 23);
            port.Write(bytes, 0, second % 7 == 6 ? bytes.Length / 2 : bytes.Length);
            port.Flush();
        }
    }

    private static byte[] Telegram(int second, int powerW)
    {
        var text = new StringBuilder("/KMP5 END TO END\r\n\r\n1-3:0.2.8(50)\r\n");
        text.Append(CultureInfo.InvariantCulture, $"0-0:1.0.0(260314{10 + (second / 3600):00}{second / 60 % 60:00}{second % 60:00}W)\r\n");
        foreach (var code in new[] { 21, 41, 61 }) text.Append(CultureInfo.InvariantCulture, $"1-0:{code}.7.0({powerW / 1000:00}.{powerW % 1000:000}*kW)\r\n1-0:{code + 1}.7.0(00.000*kW)\r\n");
        foreach (var code in new[] { 32, 52, 72 }) text.Append(CultureInfo.InvariantCulture, $"1-0:{code}.7.0(230.0*V)\r\n");
        text.Append('!');
        var body = Encoding.Latin1.GetBytes(text.ToString());
        return [.. body, .. Encoding.ASCII.GetBytes($"{Crc16Arc.Compute(body):X4}\r\n")];
    }
}
