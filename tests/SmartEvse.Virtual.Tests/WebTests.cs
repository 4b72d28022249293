using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace SmartEvse.Virtual.Tests;

/// <summary>Real HTTP against a virtual charger: what only a real server can show. What a request means is shown in the tests of Core.</summary>
public sealed class WebTests : IDisposable
{
    private readonly VirtualCharger _charger;
    private readonly HttpClient _http;

    public WebTests()
    {
        _charger = new VirtualCharger(new ChargerOptions { FeedsMeters = false, Plugged = false, WebPort = 0, WebMustWork = true, Set = ["MainsMeter=API", "Mode=Smart", "RestLegacyWrites=Enabled"] });
        _charger.Start();
        _http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 20 }) { BaseAddress = new Uri(_charger.WebAddress!), Timeout = TimeSpan.FromSeconds(20) };
    }

    [Fact]
    public async Task Given_a_virtual_charger_When_its_state_is_read_Then_it_is_whole_JSON_with_its_length_and_headers_that_protect()
    {
        var response = await _http.GetAsync("/settings");
        var body = await response.Content.ReadAsByteArrayAsync();

        Assert.Equal((HttpStatusCode.OK, "application/json"), (response.StatusCode, response.Content.Headers.ContentType!.ToString()));
        Assert.Equal(body.Length, response.Content.Headers.ContentLength);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("frame-ancestors 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin") || response.Headers.Contains("Server"));
        Assert.Equal(1234, JsonDocument.Parse(body).RootElement.GetProperty("serialnr").GetInt32());
    }

    [Fact]
    public async Task Given_a_step_every_10_ms_When_writes_come_Then_each_is_answered_with_what_is_in_force()
    {
        Assert.Equal((HttpStatusCode.OK, "{\"mode\":\"Pause\"}"), await Send(HttpMethod.Post, "/settings?mode=4"));
        Assert.Equal((HttpStatusCode.OK, "{\"mode\":\"Smart\",\"override_current\":80}"), await Send(HttpMethod.Post, "/settings?mode=3&override_current=80.0"));
        Assert.Equal((HttpStatusCode.OK, "{\"MinCurrent\":7,\"StopTime\":3}"), await Send(HttpMethod.Patch, "/api/v1/settings", "{\"StopTime\":3,\"MinCurrent\":7}", _charger.Token));
        var (status, body) = await Send(HttpMethod.Post, "/api/v1/set/Mode", "smart", _charger.Token);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal("{\"topic\":\"Set/Mode\",\"payload\":\"smart\",\"accepted\":false,\"reason\":\"unknown option\",\"value\":\"Smart\"}", body);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Send(HttpMethod.Post, "/api/v1/set/Mode", "Smart")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Send(HttpMethod.Post, "/settings?mode=1", "", "A" + _charger.Token[1..] + "A")).Status);
    }

    [Fact]
    public void Given_a_port_that_is_taken_When_it_was_asked_for_Then_the_start_ends_and_else_the_charger_runs_without_a_page_and_says_why()
    {
        var port = new Uri(_charger.WebAddress!).Port;
        using var asked = new VirtualCharger(new ChargerOptions { WebPort = port, WebMustWork = true });
        Assert.Contains($"--web {port}: the port cannot be had", Assert.Throws<WrongCallException>(asked.Listen).Message, StringComparison.Ordinal);

        using var other = new VirtualCharger(new ChargerOptions { WebPort = port });
        other.Start();
        Assert.Null(other.WebAddress);
        Assert.StartsWith($"--web {port}: the port cannot be had", other.WebTrouble, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_no_address_to_listen_on_When_somebody_comes_by_another_address_of_the_machine_Then_there_is_nobody()
    {
        var uri = new Uri(_charger.WebAddress!);
        Assert.Equal(ChargerOptions.ThisMachine, uri.Host);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await Assert.ThrowsAsync<SocketException>(() => socket.ConnectAsync(IPAddress.Parse("127.0.0.2"), uri.Port));
    }

    [Fact]
    public async Task Given_the_trace_When_it_is_asked_for_Then_it_comes_as_it_would_over_MQTT()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/trace");
        request.Headers.Add("Authorization", "Bearer " + _charger.Token);
        var response = await _http.SendAsync(request);
        var bytes = await response.Content.ReadAsByteArrayAsync();

        Assert.Equal((HttpStatusCode.OK, "application/octet-stream"), (response.StatusCode, response.Content.Headers.ContentType!.ToString()));
        Assert.Equal("SEVT", Encoding.ASCII.GetString(bytes, 0, 4));
        Assert.Equal(HttpStatusCode.Unauthorized, (await _http.GetAsync("/api/v1/trace")).StatusCode);
    }

    [Theory]
    [InlineData("GET", "/", 200)]
    [InlineData("GET", "/nothing", 404)]
    [InlineData("GET", "/robots.txt", 200)]
    [InlineData("GET", "/Web/../robots.txt", 200)]
    [InlineData("GET", "/..%2fappsettings.json", 404)]
    [InlineData("GET", "/%2e%2e/%2e%2e/etc/passwd", 404)]
    [InlineData("POST", "/robots.txt", 404)]
    [InlineData("DELETE", "/settings", 405)]
    [InlineData("HEAD", "/settings", 405)]
    [InlineData("OPTIONS", "/settings", 405)]
    [InlineData("GET", "/reboot", 405)]
    [InlineData("GET", "/api/v1/sessions", 200)]
    [InlineData("GET", "/power_day", 501)]
    [InlineData("POST", "/rfid?rfid=112233445566", 501)]
    [InlineData("POST", "/settings?mode=%C3", 400)]
    public async Task Given_an_odd_request_When_it_comes_Then_it_is_answered_so(string method, string url, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(_http.BaseAddress!, url));
        Assert.Equal(status, (int)(await _http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Given_bodies_of_every_size_When_they_come_Then_what_is_too_long_is_refused_and_the_charger_goes_on()
    {
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Send(HttpMethod.Patch, "/api/v1/settings", new string(' ', 4097), _charger.Token)).Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Send(HttpMethod.Patch, "/api/v1/settings", new string('x', 1_000_000), _charger.Token)).Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Send(HttpMethod.Post, "/settings?mode=" + new string('1', 2048))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Send(HttpMethod.Patch, "/api/v1/settings", new string('[', 4096), _charger.Token)).Status);
        Assert.Equal(HttpStatusCode.OK, (await Send(HttpMethod.Get, "/api/v1/state")).Status);
    }

    [Fact]
    public async Task Given_clients_that_send_slowly_or_never_When_others_ask_Then_they_are_answered_and_the_slow_ones_are_cut_off()
    {
        var address = new Uri(_charger.WebAddress!);
        var slow = new List<TcpClient>();
        for (var i = 0; i < 20; i++)
        {
            var client = new TcpClient();
            await client.ConnectAsync(address.Host, address.Port);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(i % 2 == 0 ? "POST /settings?mode=1 HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\na" : "GET /settings HTTP/1.1\r\nHo"));
            slow.Add(client);
        }

        Assert.Equal((HttpStatusCode.OK, "{\"mode\":\"Normal\"}"), await Send(HttpMethod.Post, "/settings?mode=1"));
        foreach (var client in slow)
        {
            using var reader = new StreamReader(client.GetStream());
            // Whatever it gets told before: the connection ends.
            var end = reader.ReadToEndAsync();
            Assert.Same(end, await Task.WhenAny(end, Task.Delay(TimeSpan.FromSeconds(20))));
            client.Dispose();
        }
    }

    [Fact]
    public async Task Given_requests_without_end_When_they_come_too_fast_Then_they_are_told_to_wait_and_the_charger_is_not_late()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => _http.GetAsync("/settings")));

        Assert.Contains(answers, a => a.StatusCode == HttpStatusCode.OK);
        var refused = answers.First(a => a.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.Equal("1", refused.Headers.GetValues("Retry-After").Single());
    }

    [Fact]
    public void Given_a_port_that_is_taken_When_another_charger_wants_it_Then_it_ends_if_it_was_told_and_goes_on_without_a_page_if_not()
    {
        var port = new Uri(_charger.WebAddress!).Port;
        using var told = new VirtualCharger(new ChargerOptions { WebPort = port, WebMustWork = true });
        Assert.Contains($"--web {port}", Assert.Throws<WrongCallException>(told.Start).Message, StringComparison.Ordinal);
        using var other = new VirtualCharger(new ChargerOptions { WebPort = port, FeedsMeters = false });
        other.Start();
        Assert.Null(other.WebAddress);
    }

    public void Dispose()
    {
        _http.Dispose();
        _charger.Dispose();
    }

    private async Task<(HttpStatusCode Status, string Body)> Send(HttpMethod method, string url, string body = "", string token = "")
    {
        using var request = new HttpRequestMessage(method, url);
        if (method != HttpMethod.Get) request.Content = new StringContent(body);
        if (token.Length > 0) request.Headers.Add("Authorization", "Bearer " + token);
        using var response = await _http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
