using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using SmartEvse.TestSupport;
using Xunit;

namespace SmartEvse.MeterFeed.Tests;

/// <summary>The program against a real Mosquitto; its clock is virtual where time would have to pass.</summary>
public sealed class BrokerTests : IDisposable
{
    private const string Topic = "SmartEVSE-1234/Set/MainsMeter";

    private readonly FakeTimeProvider _time = new();
    private readonly TcpListener _bridge = new(IPAddress.Loopback, 0);

    public BrokerTests() => _bridge.Start();

    public void Dispose() => _bridge.Dispose();

    [Fact]
    public async Task Given_ARecording_When_Replayed_Then_TheChargerSeesThePayloadOnceAndTheBrokerKeepsNothing()
    {
        using var broker = new MosquittoServer();
        using var charger = new Subscriber(broker.Port, "SmartEVSE-1234/#");

        (int code, _, string[] error) = await FeedProgram.RunAsync(
            TimeProvider.System, null, "p1", "--file", Telegrams.PathOf(Telegrams.Netherlands50),
            "--broker", $"127.0.0.1:{broker.Port}", "--prefix", "SmartEVSE-1234");

        Assert.Equal(0, code);
        Assert.True(Eventually.Holds(() => charger.Messages.Length > 0, TimeSpan.FromSeconds(5)));
        Assert.Equal([Topic + " -90:18:22:-1207:7531579"], charger.Messages);
        using var late = new Subscriber(broker.Port, "#");
        Assert.Empty(late.Messages);
        Assert.Contains(error, line => line.EndsWith("good 1, bad CRC 0, cut 0, oversized 0, no CRC 0, refused 0, frozen 0, too soon 0, sent 1, dropped 0", StringComparison.Ordinal));
        Assert.Contains("as SmartEVSE-MeterFeed-", broker.Log);
        Assert.DoesNotContain("SmartEVSE-MeterFeed/", broker.Log);
    }

    [Fact]
    public async Task Given_ABrokerThatIsKilledAndRestarted_When_ReadingsGoOn_Then_NewOnesArriveAndThoseOfTheGapNever()
    {
        using var broker = new MosquittoServer();
        using var charger = new Subscriber(broker.Port, Topic);
        await using var program = Start(broker, "--verbose");
        using Socket meter = await _bridge.AcceptSocketAsync();
        program.Until(p => p.Error.Contains("connected to the broker", StringComparison.Ordinal));

        await SendAsync(meter, program, second: 1, powerW: 230, expected: "sent 10:0:0:230:-1");
        Assert.True(Eventually.Holds(() => charger.Messages.Length == 1, TimeSpan.FromSeconds(5)));
        broker.Kill();
        program.Until(p => Passing(p.Error.Contains("lost the connection to the broker", StringComparison.Ordinal)));
        await SendAsync(meter, program, second: 2, powerW: 460, expected: "dropped 20:0:0:460:-1: no broker");
        program.Until(p => Passing(p.Error.Contains("no connection to the broker", StringComparison.Ordinal)));
        broker.Start();
        charger.Connect();
        program.Until(p => Passing(Count(p.Error, "connected to the broker 127.0.0.1") == 2));
        await SendAsync(meter, program, second: 3, powerW: 690, expected: "sent 30:0:0:690:-1");

        Assert.True(Eventually.Holds(() => charger.Messages.Length >= 2, TimeSpan.FromSeconds(5)));
        Assert.Equal([Topic + " 10:0:0:230:-1", Topic + " 30:0:0:690:-1"], charger.Messages);
        Assert.Equal(0, await program.StopAsync());
        Assert.EndsWith("too soon 0, sent 2, dropped 1", program.ErrorLines[^1]);
    }

    [Fact]
    public async Task Given_NoBrokerAtFirst_When_TriedAgain_Then_ThePausesAreNeverLongerThan15Seconds()
    {
        int port = LoopbackPort.Free();
        await using var program = Start(port, "--verbose");
        using Socket meter = await _bridge.AcceptSocketAsync();
        for (int attempt = 1; attempt <= 7; attempt++)
        {
            program.Until(p => Count(p.Error, "no connection to the broker") >= attempt);
            // 1, 2, 4, 8 and then 15 s; in steps, as the pause may not have begun yet.
            for (int second = 0; second < 16; second++)
            {
                _time.Advance(TimeSpan.FromSeconds(1));
                await Task.Delay(1);
            }
        }

        using var broker = new MosquittoServer(new MosquittoServerOptions { Port = port });
        double before = Seconds;
        program.Until(p => Passing(p.Error.Contains("connected to the broker", StringComparison.Ordinal)));

        Assert.InRange(Seconds - before, 0, 20);
    }

    [Fact]
    public async Task Given_ARefusalOfTheCharger_When_Published_Then_TheReasonIsPrinted()
    {
        using var broker = new MosquittoServer();
        using var charger = new Subscriber(broker.Port, Topic);
        await using var program = Start(broker);
        using Socket meter = await _bridge.AcceptSocketAsync();
        program.Until(p => p.Error.Contains("connected to the broker", StringComparison.Ordinal));
        await meter.SendAsync(Telegrams.At(1));
        Assert.True(Eventually.Holds(() => charger.Messages.Length == 1, TimeSpan.FromSeconds(5)));

        charger.Publish("SmartEVSE-1234/Result", """{"topic":"Set/Mode","payload":"x","accepted":false,"reason":"unknown option","value":"Normal"}""");
        charger.Publish("SmartEVSE-1234/Result", """{"topic":"Set/MainsMeter","payload":"100:0:0","accepted":false,"reason":"meter is not API","value":"Disabled"}""");
        charger.Publish("SmartEVSE-1234/Result", """{"topic":"Set/MainsMeter","payload":"100:0:0","accepted":false,"reason":"retained","value":"Disabled"}""");
        program.Until(p => p.Error.Contains("retained", StringComparison.Ordinal));

        Assert.Equal(1, Count(program.Error, "the charger refuses Set/MainsMeter: meter is not API"));
        Assert.Equal(1, Count(program.Error, "the charger refuses Set/MainsMeter: retained"));
        Assert.DoesNotContain("unknown option", program.Error);
    }

    [Theory]
    [InlineData("secret#&%", true)]
    [InlineData("wrong", false)]
    public async Task Given_ABrokerWithPasswords_When_Connected_Then_OnlyTheRightOneIsTaken(string password, bool isTaken)
    {
        using var broker = new MosquittoServer(new MosquittoServerOptions { User = "home", Password = "secret#&%" });
        await using var program = Start(broker, "--username", "home", "--password", password);

        program.Until(p => p.Error.Contains(isTaken ? "connected to the broker" : "refused: bad user name or password", StringComparison.Ordinal));
        Assert.Equal(isTaken, !program.Error.Contains("refused", StringComparison.Ordinal));
        Assert.DoesNotContain(password, program.Error);
    }

    [Fact]
    public async Task Given_ABrokerWithTls_When_TheAuthorityIsGiven_Then_TheFeedIsEncrypted()
    {
        using var authority = new TestCertificateAuthority("meterfeed test");
        (string certificate, string key) = authority.Issue(LoopbackPort.Address);
        using var broker = new MosquittoServer(new MosquittoServerOptions { CertificatePem = certificate, KeyPem = key });
        string ca = Path.GetTempFileName();
        await File.WriteAllTextAsync(ca, authority.CertificatePem);

        (int code, _, string[] error) = await FeedProgram.RunAsync(
            TimeProvider.System, null, "p1", "--file", Telegrams.PathOf(Telegrams.Sweden), "--tls", "--ca", ca,
            "--broker", $"127.0.0.1:{broker.Port}", "--prefix", "SmartEVSE-1234");
        File.Delete(ca);

        Assert.Equal(0, code);
        Assert.EndsWith("sent 1, dropped 0", error[^1]);
    }

    private double Seconds => (_time.GetUtcNow() - _time.Start).TotalSeconds;

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private FeedProgram Start(MosquittoServer broker, params string[] more) => Start(broker.Port, more);

    private FeedProgram Start(int brokerPort, params string[] more) => new(
        _time, null,
        ["p1", "--tcp", $"127.0.0.1:{((IPEndPoint)_bridge.LocalEndpoint).Port}", "--broker", $"127.0.0.1:{brokerPort}", "--prefix", "SmartEVSE-1234", .. more]);

    /// <summary>Lets virtual time pass until the condition holds.</summary>
    private bool Passing(bool isDone)
    {
        if (!isDone) _time.Advance(TimeSpan.FromMilliseconds(200));
        return isDone;
    }

    private async Task SendAsync(Socket meter, FeedProgram program, int second, int powerW, string expected)
    {
        _time.Advance(TimeSpan.FromSeconds(1));
        await meter.SendAsync(Telegrams.At(second, powerW));
        program.Until(p => p.Error.Contains(expected, StringComparison.Ordinal));
    }
}
