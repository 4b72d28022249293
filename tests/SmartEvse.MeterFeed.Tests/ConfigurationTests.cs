using System;
using System.IO;
using System.Linq;
using SmartEvse.MeterFeed.CommandLine;
using SmartEvse.MeterFeed.Configuration;
using SmartEvse.MeterFeed.Csv;
using SmartEvse.MeterFeed.HomeWizard;
using SmartEvse.MeterFeed.MqttIn;
using SmartEvse.MeterFeed.P1;
using SmartEvse.MeterFeed.Publishing;
using SmartEvse.MeterFeed.Values;
using SmartEvse.TestSupport;
using Xunit;

namespace SmartEvse.MeterFeed.Tests;

public sealed class ConfigurationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("meterfeed-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Given_AFileWithEverything_When_Read_Then_AllOfItCounts()
    {
        using var authority = new TestCertificateAuthority("HomeWizard of the test");
        File.WriteAllText(Path.Combine(_folder, "hw.pem"), authority.CertificatePem);
        File.WriteAllText(Path.Combine(_folder, "token"), "0123456789ABCDEF0123456789ABCDEF\n");
        File.WriteAllText(Path.Combine(_folder, "password"), "secret#&% \n");
        File.WriteAllText(Path.Combine(_folder, "day.csv"), "time,Grid\n0,5\n");

        FeedSettings settings = Read(
            """
            // Comments are allowed,
            {
              "prefix": "SmartEVSE/1234",
              "broker": { "host": "192.0.2.1", "username": "meterfeed", "passwordFile": "password", "tls": true, "ca": "hw.pem" },
              "verbose": true,
              "feeds": [
                {
                  "meter": "mains", "interval": 2.5, "allowEstimated": true, "freshFor": 4, "backAfter": "120",
                  "sources": [
                    { "type": "homewizard", "name": "P1 in the hall", "host": "192.0.2.2", "api": 2, "tokenFile": "token", "ca": "hw.pem", "identity": "appliance/p1dongle/5c2fafaabbcc" },
                    { "type": "p1", "tcp": "192.0.2.3:2001", "sign": "inverted", "scale": 0.5, "phases": "L2,L3,L1" },
                    { "type": "p1", "tcp": "192.0.2.4:2001" },
                  ],
                },
                { "meter": "ev", "sources": [ { "type": "mqtt", "topic": "ev/meter", "values": { "currentL1": "a.b[0]", "power": { "topic": "ev/power", "unit": "kW" } } } ] },
                { "meter": "circuit", "sources": [ { "type": "csv", "file": "day.csv", "pace": "original", "values": { "currentL1": { "path": "Grid", "unit": "dA" }, "time": "time" } } ] },
              ], // and a comma too many.
            }
            """);

        Assert.Equal(("SmartEVSE/1234", true), (settings.Prefix, settings.Verbose));
        Assert.Equal(("192.0.2.1", 8883, "meterfeed", "secret#&%", true, Path.Combine(_folder, "hw.pem")),
            (settings.Broker!.Host, settings.Broker.Port, settings.Broker.User, settings.Broker.Password, settings.Broker.Tls, settings.Broker.CaFile));
        FeedPlan mains = settings.Feeds[0];
        Assert.Equal((MeterKind.Mains, 2.5, true, 4.0, 120.0),
            (mains.Kind, mains.Interval.TotalSeconds, mains.AllowEstimated, mains.FailOver.FreshFor.TotalSeconds, mains.FailOver.BackAfter.TotalSeconds));
        Assert.Equal(["P1 in the hall", "p1 2", "p1 3"], mains.SourceNames);
        var homeWizard = Assert.IsType<HomeWizardPlan>(mains.Sources[0]);
        Assert.Equal((new HostPort("192.0.2.2", null), HomeWizardVersion.V2, "0123456789ABCDEF0123456789ABCDEF", "appliance/p1dongle/5c2fafaabbcc", "CN=HomeWizard of the test"),
            (homeWizard.Host, homeWizard.Version, homeWizard.Token, homeWizard.Identity, homeWizard.Authority!.Subject));
        var p1 = Assert.IsType<P1Plan>(mains.Sources[1]);
        Assert.Equal((new HostPort("192.0.2.3", 2001), true, 0.5m), (p1.Tcp!.Value, p1.Adjustment.IsInverted, p1.Adjustment.Scale));
        Assert.Equal([1, 2, 0], p1.Adjustment.Phases!);
        var mqtt = Assert.IsType<MqttInPlan>(settings.Feeds[1].Sources[0]);
        Assert.Equal("192.0.2.1", mqtt.Broker.Host); // The charger's, where none is named.
        Assert.Equal([new(Quantity.CurrentL1, "a.b[0]", 1000, "ev/meter"), new(Quantity.Power, "", 1_000_000, "ev/power")], mqtt.Places);
        var csv = Assert.IsType<CsvPlan>(settings.Feeds[2].Sources[0]);
        Assert.Equal([new(Quantity.CurrentL1, "Grid", 100), new(Quantity.Time, "time", 1)], csv.Columns);
    }

    [Theory]
    [InlineData("{", "line 1, column 2: no JSON")]
    [InlineData("{\n  \"prefix\": \"a\"\n  \"broker\": {}\n}", "line 3, column 3: no JSON")]
    [InlineData("[]", "expected a JSON object in the file")]
    [InlineData("""{ "feeds": [] }""", "expected prefix of the charger")]
    [InlineData("""{ "prefix": "/a" }""", "expected prefix (line 1): 1 to 64 printable characters")]
    [InlineData("""{ "prefix": ["a"] }""", "expected prefix (line 1): a text or a number, not '[\"a\"]'")]
    [InlineData("""{ "prefix": "a" }""", "expected broker: { \"host\": ... }")]
    [InlineData("{ \"prefix\": \"a\",\n\"broker\": 7 }", "expected broker (line 2): an object, { ... }, not '7'")]
    [InlineData("{ \"prefix\": \"a\",\n\"broker\": {\n} }", "expected broker.host (in the object on line 2)")]
    [InlineData("{ \"prefix\": \"a\",\n\"broker\": {\n \"host\": \"h:0\" } }", "expected broker.host (line 3): HOST[:PORT], not 'h:0'")]
    [InlineData("{ \"prefix\": \"a\",\n\"broker\": {\n \"host\": \"h\", \"tls\": \"yes\" } }", "expected broker.tls (line 3): true or false, not '\"yes\"'")]
    [InlineData("{ \"prefix\": \"a\",\n\"broker\": {\n \"host\": \"h\", \"ca\": \"x\" } }", "expected broker.tls: true beside broker.ca (line 2)")]
    [InlineData("{ \"prefix\": \"a\",\n\"broker\": {\n \"host\": \"h\", \"password\": \"x\" } }", "expected broker.username beside the password (line 2)")]
    [InlineData("{ \"prefix\": \"a\",\n\"broker\": {\n \"host\": \"h\",\n \"user\": \"x\" } }", "broker.user (line 4): unknown key; expected one of host, username, password, passwordFile, tls, ca")]
    [InlineData("{ \"prefix\": \"a\", \"broker\": { \"host\": \"h\" } }", "expected feeds: a list of objects")]
    [InlineData("{ \"prefix\": \"a\", \"broker\": { \"host\": \"h\" },\n \"feeds\": [] }", "expected feeds (line 2): a list of objects")]
    public void Given_AWrongFile_When_Read_Then_KeyAndLineAreNamed(string json, string expected) => Fails(json, expected);

    [Theory]
    [InlineData("""{ "meter": "house", "sources": [{ "type": "p1", "stdin": true }] }""", "expected feeds[0].meter (line 3): mains, ev or circuit, not 'house'")]
    [InlineData("""{ "sources": [{ "type": "p1", "stdin": true }] }""", "expected feeds[0].meter (in the object on line 3)")]
    [InlineData("""{ "meter": "ev", "interval": 10, "sources": [{ "type": "p1", "stdin": true }] }""", "expected feeds[0].interval (line 3): seconds from 1 to 5, not '10'")]
    [InlineData("""{ "meter": "ev", "freshFor": 12, "sources": [{ "type": "p1", "stdin": true }] }""", "expected feeds[0].freshFor (line 3): seconds from 2 to 11, not '12'")]
    [InlineData("""{ "meter": "ev", "colour": 1, "sources": [{ "type": "p1", "stdin": true }] }""", "feeds[0].colour (line 3): unknown key; expected one of meter, interval, allowEstimated, freshFor, backAfter, sources")]
    [InlineData("""{ "meter": "ev", "sources": [{ "type": "modbus" }] }""", "expected feeds[0].sources[0].type (line 3): p1, homewizard, csv or mqtt, not 'modbus'")]
    [InlineData("""{ "meter": "ev", "sources": [{ "type": "p1" }] }""", "expected exactly one of feeds[0].sources[0].file FILE, feeds[0].sources[0].stdin")]
    [InlineData("""{ "meter": "ev", "sources": [{ "type": "p1", "stdin": true, "host": "h" }] }""", "feeds[0].sources[0].host (line 3): unknown key; expected one of type, file, stdin, tcp, serial, pace, baud, format, name, sign, scale, phases")]
    [InlineData("""{ "meter": "ev", "sources": [{ "type": "p1", "stdin": true, "scale": "NaN" }] }""", "expected feeds[0].sources[0].scale (line 3): a factor from 0.001 to 10000, not 'NaN'")]
    [InlineData("""{ "meter": "ev", "sources": [{ "type": "p1", "stdin": true, "phases": "L1 L2" }] }""", "expected feeds[0].sources[0].phases (line 3): one to three different phases")]
    [InlineData("""{ "meter": "ev", "sources": [{ "type": "homewizard" }] }""", "expected feeds[0].sources[0].host HOST[:PORT] of the device (line 3)")]
    [InlineData("""{ "meter": "ev", "sources": [{ "type": "homewizard", "host": "h", "api": 2, "tokenFile": "none", "ca": "none" }] }""", "expected feeds[0].sources[0].tokenFile: a file that can be read")]
    [InlineData("""{ "meter": "ev", "sources": [{ "type": "csv", "file": "none" }] }""", "expected feeds[0].sources[0].file: a file that can be read")]
    [InlineData("""{ "meter": "ev", "sources": [{ "type": "mqtt", "topic": "t", "values": { "power": { "path": "a", "unit": "MW" } } }] }""", "expected feeds[0].sources[0].values.power (line 3): a unit of power (W, kW), not 'MW'")]
    [InlineData("""{ "meter": "ev", "sources": [{ "type": "mqtt", "topic": "t", "values": { "power": { "pfad": "a" } } }] }""", "feeds[0].sources[0].values.power.pfad (line 3): unknown key; expected one of path, unit, topic")]
    [InlineData("""{ "meter": "ev", "sources": [{ "type": "mqtt", "topic": "t", "values": { "watt": "a" } }] }""", "expected feeds[0].sources[0].values.watt (line 3): one of currentL1")]
    [InlineData("""{ "meter": "ev", "sources": [{ "type": "mqtt", "values": { "power": "a" } }] }""", "expected feeds[0].sources[0].topic: a topic without wildcards, not '' (line 3)")]
    [InlineData("""{ "meter": "ev", "sources": [{ "type": "p1", "stdin": true }] }, { "meter": "ev", "sources": [{ "type": "p1", "stdin": true }] }""", "expected feeds[1].meter (line 3): each meter once")]
    public void Given_AWrongFeed_When_Read_Then_KeyAndLineAreNamed(string feed, string expected) =>
        Fails("{ \"prefix\": \"a\",\n\"broker\": { \"host\": \"h\" },\n\"feeds\": [ " + feed + " ] }", expected);

    [Fact]
    public void Given_ADryRun_When_TheFileHasNoBroker_Then_ItIsNotAskedFor() =>
        Assert.Null(Read("""{ "feeds": [ { "meter": "ev", "sources": [ { "type": "p1", "stdin": true } ] } ] }""", dryRun: true).Broker);

    private void Fails(string json, string expected) =>
        Assert.Contains(expected, Assert.Throws<WrongCallException>(() => Read(json)).Message, StringComparison.Ordinal);

    private FeedSettings Read(string json, bool dryRun = false)
    {
        string file = Path.Combine(_folder, "meterfeed.json");
        File.WriteAllText(file, json);
        return FeedConfiguration.Read(file, dryRun, verbose: false);
    }
}
