using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using SmartEvse.MeterFeed.Csv;
using SmartEvse.MeterFeed.Values;
using Xunit;

namespace SmartEvse.MeterFeed.Tests;

public sealed class CsvSourceTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData("currentL1,currentL2,currentL3\n10.5,-2,0\n", "", "105:-20:0:-1:-1")]
    [InlineData("currentL1;currentL2;currentL3\r\n10.5;-2;0\r\n", "", "105:-20:0:-1:-1")]
    [InlineData("powerL1\tpowerL2\tpowerL3\tenergyImport\n-2300\t460\t0\t5000\n", "", "-100:20:0:-1840:5000")]
    [InlineData("when,Grid A\n0,\"7.5\"\n", "currentL1=Grid A", "75:0:0:-1:-1")]
    [InlineData("kW\n2.3\n", "powerL1=kW:kW", "100:0:0:2300:-1")]
    [InlineData("power,note\n690,hello\n", "", "30:0:0:690:-1 estimated")]
    // What is absent or no number is never 0.
    [InlineData("currentL1,currentL2\n1,\n", "", "10:0:0:-1:-1")]
    [InlineData("currentL1,currentL2\n1,2\n1,\n", "", "10:20:0:-1:-1|refused a reading: L2 is missing")]
    [InlineData("currentL1\nNaN\n", "", "refused a reading: line 2, currentL1: 'NaN' is not a number")]
    [InlineData("currentL1\n5\nx\n6\n", "", "50:0:0:-1:-1|refused a reading: line 3, currentL1: 'x' is not a number|60:0:0:-1:-1")]
    [InlineData("currentL1,currentL2\n,\n", "", "refused a reading: the meter tells no power at all")]
    public void Given_ATable_When_Replayed_Then_TheMessagesAreThoseOfTheTable(string table, string values, string payloads)
    {
        File.WriteAllText(_file, table);
        var bench = new SourceBench();

        var read = new List<string>();
        foreach (MeterReading reading in Source(bench, values).ReadAsync(default).ToBlockingEnumerable())
        {
            read.AddRange(bench.Lines[read.FindAll(line => line.StartsWith("refused", StringComparison.Ordinal)).Count..]);
            read.Add(bench.PayloadOf(reading));
        }
        read.AddRange(bench.Lines[read.FindAll(line => line.StartsWith("refused", StringComparison.Ordinal)).Count..]);

        Assert.Equal(payloads.Split('|'), read);
    }

    [Theory]
    [InlineData("time,currentL1\n0,1\n1.5,2\n4,3\n3,4\n100,5\n", "original", "0 1.5 4 4 64")]
    [InlineData("time,currentL1\n2026-03-14T10:15:30Z,1\n2026-03-14T11:15:32.5+01:00,2\n2026-03-14 10:15:34,3\n", "original", "0 2.5 4")]
    [InlineData("time,currentL1\n0,1\n9,2\n", "2.5", "0 2.5")]
    [InlineData("currentL1\n1\n2\n", "original", "0 0")]
    public async Task Given_APace_When_Replayed_Then_TheLinesComeAtTheirTimes(string table, string pace, string seconds)
    {
        File.WriteAllText(_file, table);
        var bench = new SourceBench();
        var at = new List<string>();
        using var inline = new InlineContinuations();
        async Task ReadAsync()
        {
            await foreach (MeterReading _ in Source(bench, "", pace).ReadAsync(default).ConfigureAwait(false))
                at.Add(FormattableString.Invariant($"{bench.Seconds}"));
        }
        Task reading = ReadAsync();
        for (int i = 0; i < 200 && !reading.IsCompleted; i++) bench.Time.Advance(TimeSpan.FromSeconds(0.5));
        await reading;

        Assert.Equal(seconds, string.Join(' ', at));
    }

    private CsvSource Source(SourceBench bench, string values, string? pace = null)
    {
        CsvPlan plan = CommandLine.CsvCommand.Read("--", _file, pace, values.Length == 0 ? [] : [CommandLine.ValueArgument.Read("--value", values, "")]);
        return new CsvSource(plan.File, plan.Pace, plan.Columns, bench.Maker, bench.Counters, bench.Time);
    }
}
