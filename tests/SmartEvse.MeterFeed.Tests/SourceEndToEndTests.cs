using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using SmartEvse.TestSupport;
using Xunit;

namespace SmartEvse.MeterFeed.Tests;

/// <summary>Each source from a real server to a real Mosquitto, in real time.</summary>
public sealed class SourceEndToEndTests : IDisposable
{
    private const string Token = "0123456789ABCDEF0123456789ABCDEF";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly string _folder = Directory.CreateTempSubdirectory("meterfeed-").FullName;
    private readonly MosquittoServer _broker = new();
    private readonly Subscriber _charger;

    public SourceEndToEndTests() => _charger = new Subscriber(_broker.Port, "SmartEVSE-1234/Set/#");

    public void Dispose()
    {
        _charger.Dispose();
        _broker.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Given_HomeWizardV1_When_Asked_Then_TheChargerSeesEachMeasurementAndNoneThatIsNone()
    {
        int asked = 0;
        using var device = new TestDevice(null, head =>
        {
            Assert.StartsWith("GET /api/v1/data HTTP/1.1\r\n", head);
            // The device is asked before the broker is there.
            if (_charger.Messages.Length == 0) return ("200 OK", """{"active_power_l1_w":230,"active_power_l2_w":460,"active_power_l3_w":-690}""");
            return Interlocked.Increment(ref asked) switch
            {
                1 => ("200 OK", """{"active_power_l1_w":230,"active_power_l2_w":"NaN","active_power_l3_w":-690}"""),
                2 => ("403 Forbidden", """{"error":{"id":202,"description":"API not enabled"}}"""),
                _ => ("200 OK", """{"active_power_l1_w":-230,"active_power_l2_w":0,"active_power_l3_w":0}"""),
            };
        });
        await using var program = new FeedProgram(TimeProvider.System, null, ["homewizard", "--host", device.Address, .. Charger]);

        Expect("SmartEVSE-1234/Set/MainsMeter 10:20:-30:0:-1", "SmartEVSE-1234/Set/MainsMeter -10:0:0:-230:-1");
        program.Until(p => p.Error.Contains("refused a reading: active_power_l2_w: 'NaN' is not a number", StringComparison.Ordinal)
            && p.Error.Contains("answers 403 (API not enabled): switch on the local API", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", Token, true)]
    [InlineData("appliance/p1dongle/5c2fafaabbcc", Token, true)]
    [InlineData("appliance/p1dongle/000000000000", Token, false)]
    [InlineData("", "00000000000000000000000000000000", false)]
    [InlineData("another authority", Token, false)]
    public async Task Given_HomeWizardV2_When_Asked_Then_OnlyTheRightDeviceGetsTheTokenAndIsBelieved(string identity, string token, bool isSent)
    {
        using var authority = new TestCertificateAuthority("HomeWizard of the test");
        using var other = new TestCertificateAuthority("other");
        (string certificate, string key) = authority.Issue("appliance/p1dongle/5c2fafaabbcc");
        using X509Certificate2 pem = X509Certificate2.CreateFromPem(certificate, key);
        using X509Certificate2 own = X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
        var heads = new List<string>();
        using var device = new TestDevice(own, head =>
        {
            lock (heads) heads.Add(head);
            return head.Contains($"\r\nAuthorization: Bearer {Token}\r\n", StringComparison.Ordinal) && head.Contains("\r\nX-Api-Version: 2\r\n", StringComparison.Ordinal)
                ? ("200 OK", """{"power_w":-230,"power_l1_w":-230}""")
                : ("401 Unauthorized", """{"error":"user:unauthorized"}""");
        });
        string[] extra = identity.StartsWith("appliance", StringComparison.Ordinal) ? ["--identity", identity] : [];
        string ca = Write("ca.pem", identity == "another authority" ? other.CertificatePem : authority.CertificatePem);
        await using var program = new FeedProgram(
            TimeProvider.System, null, ["homewizard", "--host", device.Address, "--api", "2", "--token-file", Write("token", token), "--device-ca", ca, .. extra, .. Charger]);

        if (isSent)
        {
            Expect("SmartEVSE-1234/Set/MainsMeter -10:0:0:-230:-1");
            Assert.StartsWith("GET /api/measurement HTTP/1.1\r\n", heads[0]);
            return;
        }
        program.Until(p => p.Error.Contains(token == Token ? "cannot ask https://" : "the token is not of this device", StringComparison.Ordinal));
        Assert.Empty(_charger.Messages);
        Assert.Equal(token == Token, heads.Count == 0);
        Assert.DoesNotContain(token, program.Error);
    }

    [Fact]
    public async Task Given_AMeterOnMqtt_When_ItPublishes_Then_TheChargerSeesItAndRetainedOnesNever()
    {
        using var meter = new Subscriber(_broker.Port, "nothing");
        meter.PublishRetained("house/meter", """{"phases":[{"i":1},{"i":1},{"i":1}],"kW":9}""");
        await using var program = new FeedProgram(
            TimeProvider.System, null,
            [
                "mqtt", "--source-broker", $"127.0.0.1:{_broker.Port}", "--topic", "house/meter", "--verbose",
                "--value", "currentL1=phases[0].i", "currentL2=phases[1].i", "currentL3=phases[2].i", "power=kW:kW", .. Charger,
            ]);
        program.Until(p => p.Error.Contains("house/meter is retained", StringComparison.Ordinal) && p.Error.Contains("publishing", StringComparison.Ordinal));

        meter.Publish("house/meter", """{"phases":[{"i":10.5},{"i":-2},{"i":0}],"kW":1.95}""");
        Expect("SmartEVSE-1234/Set/MainsMeter 105:-20:0:1950:-1");
        meter.Publish("house/meter", """{"phases":[{"i":10.5},{"i":"unavailable"},{"i":0}],"kW":1.95}""");
        program.Until(p => p.Error.Contains("refused a reading: house/meter phases[1].i: 'unavailable' is not a number", StringComparison.Ordinal));
        meter.Publish("house/meter", """{"phases":[{"i":10.5}],"kW":1.95}""");
        program.Until(p => p.Error.Contains("refused a reading: house/meter phases[1].i: is not there", StringComparison.Ordinal));
        meter.Publish("house/meter", """{"phases":[{"i":6},{"i":7},{"i":8}],"kW":4.83}""");

        Expect("SmartEVSE-1234/Set/MainsMeter 105:-20:0:1950:-1", "SmartEVSE-1234/Set/MainsMeter 60:70:80:4830:-1");
    }

    [Fact]
    public async Task Given_AValueOnEachTopic_When_ABurstComes_Then_OneMessageIsMadeOfIt()
    {
        string config = Write("meterfeed.json", $$"""
            { "prefix": "SmartEVSE-1234", "broker": { "host": "127.0.0.1:{{_broker.Port}}" }, "feeds": [ { "meter": "ev", "sources": [ { "type": "mqtt", "values": {
              "importL1": { "topic": "dsmr/l1", "unit": "kW" }, "exportL1": { "topic": "dsmr/r1", "unit": "kW" }, "energyImport": { "topic": "dsmr/e", "unit": "kWh" } } } ] } ] }
            """);
        using var meter = new Subscriber(_broker.Port, "nothing");
        await using var program = new FeedProgram(TimeProvider.System, null, "--config", config);
        program.Until(p => p.Error.Contains("listening to dsmr/l1, dsmr/r1, dsmr/e", StringComparison.Ordinal) && p.Error.Contains("publishing SmartEVSE-1234/Set/EVMeter", StringComparison.Ordinal));

        foreach ((string topic, string payload) in new[] { ("dsmr/l1", "3.680"), ("dsmr/r1", "0.000"), ("dsmr/e", "12.5") }) meter.Publish(topic, payload);

        Expect("SmartEVSE-1234/Set/EVMeter 160:0:0:3680:12500");
    }

    [Fact]
    public async Task Given_TwoSources_When_TheFirstIsAway_Then_TheSecondIsUsedAndTheFirstAgainWhenItIsBack()
    {
        bool isAway = true;
        using var first = new TestDevice(null, _ => Volatile.Read(ref isAway) ? ("500 Internal Server Error", "{}") : ("200 OK", """{"active_power_l1_w":230}"""));
        using var second = new TestDevice(null, _ => ("200 OK", """{"active_power_l1_w":460}"""));
        string config = Write("meterfeed.json", $$"""
            { "prefix": "SmartEVSE-1234", "broker": { "host": "127.0.0.1:{{_broker.Port}}" },
              "feeds": [ { "meter": "mains", "freshFor": 2, "backAfter": 1,
                "sources": [ { "type": "homewizard", "name": "hall", "host": "{{first.Address}}" }, { "type": "homewizard", "name": "attic", "host": "{{second.Address}}" } ] } ] }
            """);
        await using var program = new FeedProgram(TimeProvider.System, null, "--config", config);

        Assert.True(Eventually.Holds(() => _charger.Messages.Contains("SmartEVSE-1234/Set/MainsMeter 20:0:0:460:-1"), Patience));
        Assert.DoesNotContain("SmartEVSE-1234/Set/MainsMeter 10:0:0:230:-1", _charger.Messages);
        Volatile.Write(ref isAway, false);
        Assert.True(Eventually.Holds(() => _charger.Messages.Contains("SmartEVSE-1234/Set/MainsMeter 10:0:0:230:-1"), Patience));
        Assert.Contains("now using attic: hall has told nothing usable for", program.Error);
        Assert.Contains("now using hall: it has been good for 1 s", program.Error);
        Assert.Contains("hall: http://", program.Error);
    }

    [Fact]
    public async Task Given_ABrokerThatHangs_When_ItGoesOn_Then_NoReadingOfTheMeantimeArrivesButTheOneOnTheWay()
    {
        using var proxy = new CuttableProxy(_broker.Port);
        int watt = 0;
        using var device = new TestDevice(null, _ => ("200 OK", JsonSerializer.Serialize(new { active_power_l1_w = 230 * Interlocked.Increment(ref watt) })));
        await using var program = new FeedProgram(
            TimeProvider.System, null, "homewizard", "--host", device.Address, "--verbose", "--broker", $"127.0.0.1:{proxy.Port}", "--prefix", "SmartEVSE-1234");
        Assert.True(Eventually.Holds(() => _charger.Messages.Length >= 2, Patience));

        proxy.BlackHole = true;
        // A slow answer of the broker before the gap says the same: only what is said from now on counts.
        int waited = Waits(program);
        program.Until(p => Waits(p) > waited + 1);
        int before = Sent(program);
        int askedBefore = Volatile.Read(ref watt);
        Assert.True(Eventually.Holds(() => Volatile.Read(ref watt) >= askedBefore + 3, Patience));

        Assert.Equal(before, Sent(program));
        proxy.Cut();
        proxy.BlackHole = false;
        int arrived = _charger.Messages.Length;
        Assert.True(Eventually.Holds(() => _charger.Messages.Length > arrived + 1, Patience));
        // What arrives first after the gap is of after the gap.
        int first = int.Parse(_charger.Messages[arrived].Split(' ')[1].Split(':')[0], System.Globalization.CultureInfo.InvariantCulture) / 10;
        Assert.True(first > askedBefore + 3, $"{first} after {askedBefore}");
    }

    private static int Waits(FeedProgram program) => program.ErrorLines.Count(line => line.Contains("the broker has not taken the message before yet", StringComparison.Ordinal));

    private static int Sent(FeedProgram program) => program.ErrorLines.Count(line => line.Contains(" sent ", StringComparison.Ordinal));

    private string[] Charger => ["--broker", $"127.0.0.1:{_broker.Port}", "--prefix", "SmartEVSE-1234"];

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Waits until the charger has seen these messages, each once or again and again, in this order and no others.</summary>
    private void Expect(params string[] messages) =>
        Assert.True(Eventually.Holds(() => Different().SequenceEqual(messages), Patience), string.Join('\n', _charger.Messages));

    private List<string> Different()
    {
        var different = new List<string>();
        foreach (string message in _charger.Messages)
            if (different.Count == 0 || different[^1] != message) different.Add(message);
        return different;
    }
}
