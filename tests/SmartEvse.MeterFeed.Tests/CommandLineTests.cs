using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using SmartEvse.MeterFeed.CommandLine;
using Xunit;

namespace SmartEvse.MeterFeed.Tests;

public class CommandLineTests
{
    [Theory]
    [InlineData("", "expected --config FILE or one of the commands p1, homewizard, csv, mqtt")]
    [InlineData("bogus", "expected --config FILE or one of the commands p1, homewizard, csv, mqtt")]
    [InlineData("--config /nowhere", "expected --config: a file that can be read, not '/nowhere'")]
    [InlineData("p1 --stdin --dry-run --meter house", "expected --meter: mains, ev or circuit, not 'house'")]
    [InlineData("p1 --stdin --dry-run --interval 0.9", "expected --interval: seconds from 1 to 5, not '0.9'")]
    [InlineData("p1 --stdin --dry-run --interval 5.1", "expected --interval: seconds from 1 to 5, not '5.1'")]
    [InlineData("p1 --stdin --dry-run --sign -", "expected --sign: normal or inverted, not '-'")]
    [InlineData("p1 --stdin --dry-run --scale 0", "expected --scale: a factor from 0.001 to 10000, not '0'")]
    [InlineData("p1 --stdin --dry-run --scale NaN", "expected --scale: a factor")]
    [InlineData("p1 --stdin --dry-run --phases L1,L1", "expected --phases: one to three different phases of the meter")]
    [InlineData("p1 --stdin --dry-run --phases L4", "expected --phases: one to three different phases of the meter")]
    [InlineData("homewizard --dry-run", "expected --host HOST[:PORT]")]
    [InlineData("homewizard --dry-run --host h --api 3", "expected --api: 1 or 2, not '3'")]
    [InlineData("homewizard --dry-run --host h --token-file x", "expected --api 2 beside --token-file, --device-ca and --identity")]
    [InlineData("homewizard --dry-run --host h --api 2", "expected --token-file FILE with --api 2")]
    [InlineData("homewizard --dry-run --host h --api 2 --token-file {file}", "expected --device-ca FILE with --api 2")]
    [InlineData("homewizard --dry-run --host h --api 2 --token-file {file} --device-ca {file}", "expected --device-ca: a file with a certificate (PEM)")]
    [InlineData("csv --dry-run", "expected --file FILE")]
    [InlineData("csv --dry-run --file {file}", "expected a column of --file with a name like currentL1 or powerL1, or --value")]
    [InlineData("csv --dry-run --file {file} --value currentL1=A", "expected --value: a column of the file")]
    [InlineData("csv --dry-run --file {file} --value L1=A", "expected --value: one of currentL1,")]
    [InlineData("mqtt --dry-run", "expected --source-broker HOST[:PORT]")]
    [InlineData("mqtt --dry-run --source-broker h", "expected --topic TOPIC")]
    [InlineData("mqtt --dry-run --source-broker h --topic t", "expected at least one --value")]
    [InlineData("mqtt --dry-run --source-broker h --topic t/# --value power=a", "expected --topic: a topic without wildcards, not 't/#'")]
    [InlineData("mqtt --dry-run --source-broker h --topic t --value power=a..b", "expected --value: a path of names and indices, as in a.b[0], not 'a..b'")]
    [InlineData("mqtt --dry-run --source-broker h --topic t --value power", "expected --value: QUANTITY=PLACE[:UNIT], not 'power'")]
    [InlineData("p1", "exactly one of --file FILE, --stdin, --tcp HOST:PORT, --serial DEVICE")]
    [InlineData("p1 --stdin --tcp a:1 --dry-run", "exactly one of --file")]
    [InlineData("p1 --bogus", "'--bogus'")]
    [InlineData("p1 --stdin extra --dry-run", "'extra'")]
    [InlineData("p1 --stdin", "expected --prefix PREFIX")]
    [InlineData("p1 --stdin --prefix SmartEVSE-1", "expected --broker HOST[:PORT]")]
    [InlineData("p1 --stdin --broker h --prefix a/+", "expected --prefix: 1 to 64 printable characters")]
    [InlineData("p1 --stdin --broker h --prefix /a", "expected --prefix: 1 to 64")]
    [InlineData("p1 --stdin --broker h --prefix a//b", "expected --prefix: 1 to 64")]
    [InlineData("p1 --stdin --broker h --prefix $a", "expected --prefix: 1 to 64")]
    [InlineData("p1 --stdin --broker h:0 --prefix a", "expected --broker: HOST[:PORT], not 'h:0'")]
    [InlineData("p1 --stdin --broker h:65536 --prefix a", "expected --broker: HOST[:PORT]")]
    [InlineData("p1 --stdin --broker :1883 --prefix a", "expected --broker: HOST[:PORT]")]
    [InlineData("p1 --stdin --broker mqtt://h --prefix a", "expected --broker: HOST[:PORT]")]
    [InlineData("p1 --stdin --broker h --prefix a --password x", "expected --username USER beside --password")]
    [InlineData("p1 --stdin --broker h --prefix a --ca x", "expected --tls beside --ca")]
    [InlineData("p1 --stdin --broker h --prefix a --tls --ca /nowhere", "expected --ca: a file that can be read")]
    [InlineData("p1 --file /nowhere --dry-run", "expected --file: a file that can be read, not '/nowhere'")]
    [InlineData("p1 --tcp host --dry-run", "expected --tcp: HOST:PORT, not 'host'")]
    [InlineData("p1 --stdin --pace 1 --dry-run", "expected --pace only with --file")]
    [InlineData("p1 --file {file} --pace fast --dry-run", "expected --pace: 'original' or seconds from 0 to 3600, not 'fast'")]
    [InlineData("p1 --stdin --baud 9600 --dry-run", "expected --baud and --format only with --serial")]
    [InlineData("p1 --serial /dev/x --baud 300 --dry-run", "expected --baud: 115200 or 9600, not '300'")]
    [InlineData("p1 --serial /dev/x --format 8E1 --dry-run", "expected --format: 8N1 or 7E1, not '8E1'")]
    [InlineData("p1 --tcp a:1 --tcp b:2 --dry-run", "'--tcp'")]
    [InlineData("p1 --stdin --dry-run --broker", "'--broker'")]
    public async Task Given_AWrongCall_When_Run_Then_ItEndsWithCode2AndOneLineThatNamesWhatWasExpected(string call, string expected)
    {
        string[] arguments = call.Replace("{file}", Telegrams.PathOf(Telegrams.Sweden), StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);

        (int code, string[] output, string[] error) = await FeedProgram.RunAsync(TimeProvider.System, null, arguments);

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains(expected, Assert.Single(error), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("host", "host", null)]
    [InlineData("host:1883", "host", 1883)]
    [InlineData("192.0.2.1:1", "192.0.2.1", 1)]
    [InlineData("[2001:db8::1]", "2001:db8::1", null)]
    [InlineData("[2001:db8::1]:8883", "2001:db8::1", 8883)]
    public void Given_AHostAndPort_When_Parsed_Then_BothAreFound(string text, string host, int? port)
    {
        Assert.True(HostPort.TryParse(text, out HostPort value));
        Assert.Equal(new HostPort(host, port), value);
    }

    [Theory]
    [InlineData("[2001:db8::1")]
    [InlineData("[2001:db8::1]8883")]
    [InlineData("2001:db8::1")]
    [InlineData("host:")]
    [InlineData("host:-1")]
    [InlineData("a host")]
    public void Given_ABadHostOrPort_When_Parsed_Then_ItIsRefused(string text) => Assert.False(HostPort.TryParse(text, out _));

    [Fact]
    public async Task Given_ADryRun_When_ARecordingOfAllExamplesIsReplayed_Then_EveryMessageIsPrinted()
    {
        string path = Path.GetTempFileName();
        string[] names = [Telegrams.Netherlands50, Telegrams.Belgium, Telegrams.Sweden, Telegrams.Netherlands42];
        await File.WriteAllBytesAsync(path, names.SelectMany(Telegrams.Load).ToArray());

        (int code, string[] output, string[] error) = await FeedProgram.RunAsync(
            TimeProvider.System, null, "p1", "--file", path, "--dry-run", "--prefix", "SmartEVSE-1234");
        File.Delete(path);

        Assert.Equal(0, code);
        Assert.Equal(
            [
                "SmartEVSE-1234/Set/MainsMeter -90:18:22:-1207:7531579",
                "SmartEVSE-1234/Set/MainsMeter 161:105:4:6031:1452919",
                "SmartEVSE-1234/Set/MainsMeter 80:189:-11:5912:12345678",
                "SmartEVSE-1234/Set/MainsMeter 102:0:0:2345:19000500",
            ],
            output);
        Assert.EndsWith("good 4, bad CRC 0, cut 0, oversized 0, no CRC 0, refused 0, frozen 0, too soon 0, sent 4, dropped 0", error[^1]);
    }

    [Fact]
    public async Task Given_StandardInput_When_ItEnds_Then_TheProgramEndsWithTheCounters()
    {
        byte[] old = Telegrams.Make("1-0:1.7.0(0.5*kW)")[..^6];
        using var input = new MemoryStream(
            [.. Telegrams.Load(Telegrams.Sweden), .. old, .. "\r\n"u8, .. Telegrams.Make("1-0:21.7.0(x*kW)"), .. Telegrams.Make("1-0:1.7.0(0.5*kW)")]);

        (int code, string[] output, string[] error) = await FeedProgram.RunAsync(new FakeTimeProvider(), input, "p1", "--stdin", "--dry-run");

        Assert.Equal(0, code);
        Assert.Equal(["Set/MainsMeter 80:189:-11:5912:12345678"], output);
        Assert.Contains(error, line => line.EndsWith("meter EXM5EXAMPLE-SE, version not told", StringComparison.Ordinal));
        Assert.Contains(error, line => line.Contains("a meter of DSMR 2 or 3 has no data per phase", StringComparison.Ordinal));
        Assert.Contains(error, line => line.EndsWith("refused a reading: cannot read 1-0:21.7.0(x*kW)", StringComparison.Ordinal));
        Assert.Contains(error, line => line.Contains("--allow-estimated", StringComparison.Ordinal));
        Assert.EndsWith("good 3, bad CRC 0, cut 0, oversized 0, no CRC 1, refused 2, frozen 0, too soon 0, sent 1, dropped 0", error[^1]);
    }

    [Fact]
    public async Task Given_Help_When_Asked_Then_ItIsPrintedAndTheCodeIs0()
    {
        (int code, string[] output, string[] error) = await FeedProgram.RunAsync(TimeProvider.System, null, "p1", "--help");

        Assert.Equal(0, code);
        Assert.Empty(error);
        Assert.Contains(output, line => line.Contains("--serial <DEVICE>", StringComparison.Ordinal));
    }
}
