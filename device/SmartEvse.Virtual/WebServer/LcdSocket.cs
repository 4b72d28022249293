using System;
using System.Net.WebSockets;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using SmartEvse.Core.Rest;

namespace SmartEvse.Virtual.WebServer;

/// <summary>One client of <c>/ws/lcd</c>: gets a picture every second and whenever it changes, and sends buttons once it has shown the token.</summary>
internal sealed class LcdSocket(LcdEndpoint lcd, WebSocket socket, RestRequest request) : IDisposable
{
    private const int LongestMessage = 256;
    private static readonly TimeSpan LookMs = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SlowClient = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _sending = new(1, 1);
    private int _held = -1;

    /// <summary>Serves the client until it goes, is too slow, or the server ends.</summary>
    internal async Task Run(CancellationToken ending)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ending);
        var pictures = SendPictures(end);
        try
        {
            await Receive(end.Token);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
            // The client has gone, or the server goes.
        }
        finally
        {
            await end.CancelAsync();
            await pictures;
            // A browser that goes while a button is held does not hold it any more.
            if (_held >= 0) await lcd.Buttons.Release(_held);
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived) await Close();
        }
    }

    public void Dispose() => _sending.Dispose();

    private async Task Receive(CancellationToken end)
    {
        var buffer = new byte[LongestMessage];
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(length), end);
                length += part.Count;
                // Nothing that long, and nothing binary, is meant for a button.
                if (part.MessageType != WebSocketMessageType.Text || (length == LongestMessage && !part.EndOfMessage)) return;
            }
            while (!part.EndOfMessage);
            await Answer(LcdMessage.Read(buffer.AsMemory(0, length)), end);
        }
    }

    private async Task Answer(LcdMessage message, CancellationToken end)
    {
        if (message.Token is { } token) request.Authorization = "Bearer " + token;
        if (message.Error is { } error) await Send(LcdEndpoint.Error(error), WebSocketMessageType.Text, end);
        else if (lcd.MayPress(request, out var why) is var status && status != 0) await Send(LcdEndpoint.Error(status == 401 ? "unauthorized" : why), WebSocketMessageType.Text, end);
        else if (message.Token != null) await Send("{\"token\":\"accepted\"}"u8.ToArray(), WebSocketMessageType.Text, end);
        else await Press(message, end);
    }

    private async Task Press(LcdMessage message, CancellationToken end)
    {
        if (message.IsDown) _held = message.Button;
        else if (_held == message.Button) _held = -1;
        await lcd.Obey(message);
        var name = LcdButtons.Names[message.Button];
        await Send(JsonSerializer.SerializeToUtf8Bytes(new { button = new System.Collections.Generic.Dictionary<string, string> { [name] = message.IsDown ? "down" : "up" } }), WebSocketMessageType.Text, end);
    }

    private async Task SendPictures(CancellationTokenSource end)
    {
        try
        {
            var revision = lcd.Revision - 1;
            var sent = DateTime.MinValue;
            while (true)
            {
                if (lcd.Revision != revision || DateTime.UtcNow - sent >= Second)
                {
                    revision = lcd.Revision;
                    sent = DateTime.UtcNow;
                    await Send(lcd.Picture(), WebSocketMessageType.Binary, end.Token);
                }

                await Task.Delay(LookMs, end.Token);
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            await end.CancelAsync();
        }
    }

    private async Task Send(byte[] bytes, WebSocketMessageType type, CancellationToken end)
    {
        using var slow = CancellationTokenSource.CreateLinkedTokenSource(end);
        slow.CancelAfter(SlowClient);
        await _sending.WaitAsync(slow.Token);
        try
        {
            await socket.SendAsync(bytes, type, true, slow.Token);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task Close()
    {
        try
        {
            using var slow = new CancellationTokenSource(Second);
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, slow.Token);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
            // It is gone already.
        }
    }
}
