using System;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace SmartEvse.MeterFeed.Tests;

public sealed class TcpBridgeTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly TcpListener _bridge = new(IPAddress.Loopback, 0);

    public TcpBridgeTests() => _bridge.Start();

    public void Dispose() => _bridge.Dispose();

    [Fact]
    public async Task Given_ABridgeThatSpeaksTelnetAndIsLostWithinATelegram_When_ItIsBack_Then_TheReadingsGoOn()
    {
        await using var program = Start();
        using (Socket first = await _bridge.AcceptSocketAsync())
        {
            // WILL ECHO before the telegram, NOP within it.
            await first.SendAsync(new byte[] { 255, 251, 1 });
            byte[] telegram = Telegrams.At(1, powerW: 230);
            await first.SendAsync(telegram.AsMemory(0, 50));
            await first.SendAsync(new byte[] { 255, 241 });
            await first.SendAsync(telegram.AsMemory(50));
            program.Until(p => p.OutputLines.Length == 1);
            await first.SendAsync(Telegrams.At(2).AsMemory(0, 50));
        }
        program.Until(p => p.Error.Contains("lost 127.0.0.1", StringComparison.Ordinal));

        using Socket second = await NextConnectionAsync();
        await second.SendAsync(Telegrams.At(8, powerW: 460));
        program.Until(p => p.OutputLines.Length == 2);

        Assert.Equal(["Set/MainsMeter 10:0:0:230:-1", "Set/MainsMeter 20:0:0:460:-1"], program.OutputLines);
        Assert.Equal(0, await program.StopAsync());
        Assert.Contains("good 2, bad CRC 0, cut 1,", program.ErrorLines[^1]);
    }

    [Fact]
    public async Task Given_ABridgeThatFallsSilent_When_FifteenSecondsPass_Then_ItIsClosedAndConnectedAgain()
    {
        await using var program = Start();
        using Socket first = await _bridge.AcceptSocketAsync();
        await first.SendAsync(Telegrams.At(1, powerW: 230));
        program.Until(p => p.OutputLines.Length == 1);

        using Socket second = await NextConnectionAsync();

        Assert.Contains("no byte from 127.0.0.1", program.Error);
        Assert.Equal(0, first.Receive(new byte[1]));
    }

    private FeedProgram Start() =>
        new(_time, null, "p1", "--tcp", $"127.0.0.1:{((IPEndPoint)_bridge.LocalEndpoint).Port}", "--dry-run");

    private async Task<Socket> NextConnectionAsync()
    {
        for (int second = 0; second < 60 && !_bridge.Pending(); second++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(5);
        }
        Assert.True(_bridge.Pending());
        return await _bridge.AcceptSocketAsync();
    }
}
