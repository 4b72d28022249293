using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using SmartEvse.Core.Display;
using SmartEvse.TestSupport;
using SmartEvse.Virtual;
using Xunit;

namespace SmartEvse.Web.Tests;

/// <summary>The display over real HTTP: the forms of the C++ firmware (the project's specification, "LCD on the web"), and everything odd.</summary>
public sealed class LcdContractTests : IDisposable
{
    private readonly VirtualCharger _charger;
    private readonly HttpClient _http;

    public LcdContractTests()
    {
        _charger = new VirtualCharger(WebBench.Options());
        _charger.Start();
        _http = new HttpClient { BaseAddress = new Uri(_charger.WebAddress!), Timeout = TimeSpan.FromSeconds(20) };
    }

    [Fact]
    public async Task Given_the_display_When_its_picture_is_read_Then_it_is_the_BMP_of_the_Cpp_firmware_point_for_point()
    {
        await Send("POST", "/lcd?button=middle&state=1", _charger.Token);
        Assert.True(Eventually.Holds(() => _charger.Panel.IsMenuOpen, TimeSpan.FromMilliseconds(Browser.Patience)));
        await Send("POST", "/lcd?button=middle&state=0", _charger.Token);
        byte[] file = [];
        var frame = new FrameBuffer();
        for (var same = false; !same;)
        {
            _charger.Panel.CopyFrame(frame.Bytes);
            var response = await _http.GetAsync("/lcd");
            Assert.Equal(("image/bmp", true), (response.Content.Headers.ContentType!.ToString(), response.Headers.CacheControl!.NoStore));
            file = await response.Content.ReadAsByteArrayAsync();
            var after = new FrameBuffer();
            _charger.Panel.CopyFrame(after.Bytes);
            same = after.Bytes.SequenceEqual(frame.Bytes);
        }

        Assert.Equal(1086, file.Length);
        Assert.Equal("BM", Encoding.ASCII.GetString(file, 0, 2));
        int Number(int at) => BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at));
        Assert.Equal((1086, 62, 40, 128, 64, 1024), (Number(2), Number(10), Number(14), Number(18), Number(22), Number(34)));
        // One plane, one bit a point, not compressed; white and red.
        Assert.Equal("01000100" + "00000000", Convert.ToHexString(file, 26, 8));
        Assert.Equal("FFFFFF00" + "0000FF00", Convert.ToHexString(file, 54, 8));
        for (var y = 0; y < 64; y++)
        {
            for (var x = 0; x < 128; x++) Assert.Equal(frame.IsSet(x, y), (file[62 + ((63 - y) * 16) + (x / 8)] & (0x80 >> (x % 8))) != 0);
        }
    }

    [Fact]
    public async Task Given_the_token_on_the_display_When_the_picture_goes_out_Then_the_token_is_not_in_it()
    {
        var panel = _charger.Panel;
        await Send("POST", "/lcd?button=middle&state=1", _charger.Token);
        Assert.True(Eventually.Holds(() => panel.IsMenuOpen, TimeSpan.FromMilliseconds(Browser.Patience)));
        await Send("POST", "/lcd?button=middle&state=0", _charger.Token);
        // MODE, then backwards: EXIT, FACTORY, TOKEN.
        for (var i = 0; i < 3; i++)
        {
            await Send("POST", "/lcd?button=left&state=1", _charger.Token);
            await Send("POST", "/lcd?button=left&state=0", _charger.Token);
        }

        var seen = new byte[FrameBuffer.Size];
        panel.CopyFrame(seen);
        var token = panel.Frame.Bytes.Skip(4 * 128).Take(128);
        Assert.Contains(token, column => column != 0);
        Assert.All(seen.Skip(4 * 128).Take(128), column => Assert.Equal(0, column));
        Assert.Contains(seen.Skip(2 * 128).Take(256), column => column != 0);
    }

    [Theory]
    [InlineData("left", 1, "{\"button\":{\"left\":\"down\",\"middle\":\"up\",\"right\":\"up\"}}")]
    [InlineData("middle", 1, "{\"button\":{\"left\":\"up\",\"middle\":\"down\",\"right\":\"up\"}}")]
    [InlineData("right", 0, "{\"button\":{\"left\":\"up\",\"middle\":\"up\",\"right\":\"up\"}}")]
    public async Task Given_the_token_When_a_button_is_pressed_by_POST_Then_all_three_are_told(string button, int state, string answer)
        => Assert.Equal((HttpStatusCode.OK, answer), await Send("POST", $"/lcd?button={button}&state={state}", _charger.Token));

    [Fact]
    public async Task Given_one_button_held_When_another_is_pressed_and_the_first_let_go_Then_only_the_other_is_held()
    {
        await Send("POST", "/lcd?button=left&state=1", _charger.Token);
        await Send("POST", "/lcd?button=right&state=1", _charger.Token);
        Assert.Equal((HttpStatusCode.OK, "{\"button\":{\"left\":\"up\",\"middle\":\"up\",\"right\":\"down\"}}"), await Send("POST", "/lcd?button=left&state=0", _charger.Token));
    }

    [Theory]
    [InlineData("POST", "/lcd?button=left&state=1", 401)]
    [InlineData("POST", "/lcd?button=down&state=1", 400, "unknown_button")]
    [InlineData("POST", "/lcd?button=left&state=2", 400, "invalid_state")]
    [InlineData("POST", "/lcd?button=left&state=x", 400, "invalid_state")]
    [InlineData("POST", "/lcd?button=left", 400, "missing_fields")]
    [InlineData("POST", "/lcd?button=left&button=left&state=1", 400, "missing_fields")]
    [InlineData("PUT", "/lcd?button=left&state=1", 405)]
    [InlineData("DELETE", "/lcd", 405)]
    [InlineData("HEAD", "/lcd", 405)]
    [InlineData("POST", "/ws/lcd", 405)]
    [InlineData("GET", "/ws/lcd", 400)]
    [InlineData("POST", "/lcd-verify-password", 501)]
    [InlineData("GET", "/lcd-verify-password", 405)]
    [InlineData("POST", "/", 404)]
    [InlineData("POST", "/index.html", 404)]
    public async Task Given_an_odd_request_When_it_comes_Then_it_is_answered_so(string method, string url, int status, string? error = null)
    {
        var (answered, body) = await Send(method, url, error == null ? null : _charger.Token);
        Assert.Equal(status, (int)answered);
        if (error != null) Assert.Equal($"{{\"error\":\"{error}\"}}", body);
    }

    [Fact]
    public async Task Given_a_page_of_another_origin_When_it_presses_or_opens_the_socket_Then_it_is_refused_token_or_not()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await Send("POST", "/lcd?button=left&state=1", _charger.Token, "http://evil.example")).Status);
        Assert.Equal(HttpStatusCode.OK, (await Send("POST", "/lcd?button=left&state=1", _charger.Token, _charger.WebAddress)).Status);
        var error = await Assert.ThrowsAsync<WebSocketException>(() => Open("http://evil.example"));
        Assert.Contains("403", error.Message, StringComparison.Ordinal);
        using var own = await Open(_charger.WebAddress);
    }

    [Fact]
    public async Task Given_a_socket_When_nobody_does_anything_Then_a_picture_comes_at_least_every_second_and_soon_after_a_button()
    {
        using var socket = await Open();
        await Tell(socket, $"{{\"token\":\"{_charger.Token}\"}}");
        Assert.Equal("{\"token\":\"accepted\"}", await Text(socket));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        for (var i = 0; i < 3; i++) Assert.Equal(1086, (await Picture(socket)).Length);
        Assert.InRange(clock.ElapsedMilliseconds, 0, 5000);

        await Tell(socket, "{\"button\":\"middle\",\"state\":1}");
        Assert.Equal("{\"button\":{\"middle\":\"down\"}}", await Text(socket));
        Assert.True(Eventually.Holds(() => _charger.Panel.IsMenuOpen, TimeSpan.FromMilliseconds(Browser.Patience)));
        await Tell(socket, "{\"button\":\"middle\",\"state\":0}");
        Assert.Equal("{\"button\":{\"middle\":\"up\"}}", await Text(socket));
    }

    [Fact]
    public async Task Given_a_socket_When_junk_comes_Then_each_is_answered_as_by_the_Cpp_firmware_and_nothing_is_pressed()
    {
        using var socket = await Open();
        foreach (var (message, error) in new[]
        {
            ("", "invalid_json"), ("{", "invalid_json"), ("null", "invalid_json"), ("[1]", "invalid_json"), ("{\"button\":\"\\ud800\",\"state\":1}", "invalid_json"), (new string('[', 200), "invalid_json"),
            ("{}", "missing_fields"), ("{\"button\":\"left\"}", "missing_fields"), ("{\"state\":1}", "missing_fields"), ("{\"button\":1,\"state\":1}", "invalid_button"),
            ("{\"button\":\"left\",\"state\":\"1\"}", "invalid_state"), ("{\"button\":\"left\",\"state\":1.5}", "invalid_state"), ("{\"button\":\"left\",\"state\":7}", "invalid_state"),
            ("{\"button\":\"LEFT\",\"state\":1}", "unknown_button"), ("{\"button\":\"left\",\"state\":1}", "unauthorized"), ("{\"token\":\"22222222222222222222\"}", "unauthorized"), ("{\"token\":1}", "unauthorized"),
            ("{\"button\":\"left\",\"state\":1}", "unauthorized"),
        })
        {
            await Tell(socket, message);
            Assert.Equal($"{{\"error\":\"{error}\"}}", await Text(socket));
            await Task.Delay(60);
        }

        Assert.Equal(HttpStatusCode.OK, (await Send("GET", "/api/v1/state")).Status);
    }

    [Fact]
    public async Task Given_messages_too_long_or_binary_When_they_come_Then_the_socket_is_closed_and_a_held_button_let_go()
    {
        foreach (var type in new[] { WebSocketMessageType.Text, WebSocketMessageType.Binary })
        {
            using var socket = await Open();
            await Tell(socket, $"{{\"token\":\"{_charger.Token}\"}}");
            await Tell(socket, "{\"button\":\"middle\",\"state\":1}");
            await socket.SendAsync(new byte[5000], type, true, CancellationToken.None);
            await Assert.ThrowsAsync<InvalidOperationException>(() => Text(socket, "closed"));
        }

        Assert.False(Eventually.Holds(() => _charger.Panel.IsMenuOpen, TimeSpan.FromSeconds(3)));
    }

    [Fact]
    public async Task Given_two_buttons_pressed_and_the_first_let_go_When_the_socket_goes_Then_the_second_is_let_go_with_it()
    {
        using (var socket = await Open())
        {
            foreach (var message in new[] { $"{{\"token\":\"{_charger.Token}\"}}", "{\"button\":\"left\",\"state\":1}", "{\"button\":\"middle\",\"state\":1}", "{\"button\":\"left\",\"state\":0}" })
            {
                await Tell(socket, message);
                await Text(socket);
            }
        }

        // Held on, it would open the menu after two seconds; by itself it would end after four.
        Assert.False(Eventually.Holds(() => _charger.Panel.IsMenuOpen, TimeSpan.FromSeconds(3)));
    }

    [Fact]
    public async Task Given_as_many_sockets_as_there_may_be_and_some_that_never_read_When_one_more_comes_Then_it_is_refused_and_REST_goes_on()
    {
        var sockets = new List<WebSocket>();
        for (var i = 0; i < 8; i++) sockets.Add(await Open());
        var error = await Assert.ThrowsAsync<WebSocketException>(() => Open());
        Assert.Contains("503", error.Message, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Send("GET", "/api/v1/state")).Status);
        sockets[0].Dispose();
        Assert.True(Eventually.Holds(() => Opens().GetAwaiter().GetResult(), TimeSpan.FromMilliseconds(Browser.Patience)));
        foreach (var socket in sockets) socket.Dispose();
    }

    [Fact]
    public async Task Given_clients_that_never_end_their_request_When_the_page_is_asked_for_Then_it_comes_at_once()
    {
        var address = new Uri(_charger.WebAddress!);
        var slow = new List<TcpClient>();
        for (var i = 0; i < 20; i++)
        {
            var client = new TcpClient();
            await client.ConnectAsync(address.Host, address.Port);
            await client.GetStream().WriteAsync("POST /lcd?button=left&state=1 HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n"u8.ToArray());
            slow.Add(client);
        }

        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        Assert.Equal(HttpStatusCode.OK, (await _http.GetAsync("/app.js", soon.Token)).StatusCode);
        foreach (var client in slow) client.Dispose();
    }

    public void Dispose()
    {
        _http.Dispose();
        _charger.Dispose();
    }

    private async Task<bool> Opens()
    {
        try
        {
            using var socket = await Open();
            return true;
        }
        catch (WebSocketException)
        {
            return false;
        }
    }

    private async Task<(HttpStatusCode Status, string Body)> Send(string method, string url, string? token = null, string? origin = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), url);
        if (token != null) request.Headers.Add("Authorization", "Bearer " + token);
        if (origin != null) request.Headers.Add("Origin", origin);
        var response = await _http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private async Task<ClientWebSocket> Open(string? origin = null)
    {
        var socket = new ClientWebSocket();
        if (origin != null) socket.Options.SetRequestHeader("Origin", origin);
        await socket.ConnectAsync(new Uri(_charger.WebAddress!.Replace("http", "ws", StringComparison.Ordinal) + "/ws/lcd"), CancellationToken.None);
        return socket;
    }

    private static Task Tell(ClientWebSocket socket, string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);

    private static async Task<byte[]> Picture(ClientWebSocket socket)
    {
        while (true)
        {
            var (bytes, type) = await Receive(socket);
            if (type == WebSocketMessageType.Binary) return bytes;
        }
    }

    /// <summary>The next text message; what comes before <paramref name="until"/> a closed socket is passed over.</summary>
    private static async Task<string> Text(ClientWebSocket socket, string until = "")
    {
        while (true)
        {
            var (bytes, type) = await Receive(socket);
            if (type == WebSocketMessageType.Text && until.Length == 0) return Encoding.UTF8.GetString(bytes);
        }
    }

    private static async Task<(byte[] Bytes, WebSocketMessageType Type)> Receive(ClientWebSocket socket)
    {
        using var late = new CancellationTokenSource(Browser.Patience);
        var buffer = new byte[4096];
        var part = await socket.ReceiveAsync(buffer, late.Token);
        if (part.MessageType == WebSocketMessageType.Close) throw new InvalidOperationException("closed");
        Assert.True(part.EndOfMessage);
        return (buffer[..part.Count], part.MessageType);
    }
}
