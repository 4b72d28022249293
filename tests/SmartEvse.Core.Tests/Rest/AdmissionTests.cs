using System;
using System.Linq;
using SmartEvse.Core.Rest;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Rest;

/// <summary>Who may do what: paths, methods, token, origin, sizes, rate.</summary>
public sealed class AdmissionTests
{
    /// <summary>Every endpoint that writes, and what it writes without harm.</summary>
    public static TheoryData<string, string, string> Writes => new()
    {
        { "POST", "/settings?mode=1", "" }, { "POST", "/currents?L1=1&L2=2&L3=3", "" }, { "POST", "/ev_meter?L1=1&L2=2&L3=3", "" }, { "POST", "/rfid?rfid=112233445566", "" },
        { "POST", "/color_off?R=1&G=2&B=3", "" }, { "POST", "/color_normal?R=1&G=2&B=3", "" }, { "POST", "/color_smart?R=1&G=2&B=3", "" }, { "POST", "/color_solar?R=1&G=2&B=3", "" },
        { "POST", "/color_custom?R=1&G=2&B=3", "" }, { "POST", "/cablelock?1", "" }, { "POST", "/reboot", "" },
        { "PATCH", "/api/v1/settings", "{\"Mode\":\"Normal\"}" }, { "PUT", "/api/v1/settings", "{\"StopTime\":5,\"MinCurrent\":6}" }, { "POST", "/api/v1/set/Mode", "Normal" }, { "POST", "/api/v1/backup", "{\"smartevse_backup\":\"v0\",\"StopTime\":5}" },
        { "GET", "/api/v1/trace", "" }, { "GET", "/api/v1/backup", "" },
    };

    [Theory]
    [MemberData(nameof(Writes))]
    public void Given_a_factory_new_charger_When_a_client_without_a_token_writes_Then_it_is_told_what_is_missing_and_nothing_changes(string method, string url, string body)
    {
        var bench = new RestBench("MainsMeter=API, EVMeter=API");
        var before = bench.Mqtt.Picture();
        var request = RestBench.Request(method, url, System.Text.Encoding.UTF8.GetBytes(body));
        var sink = new RestBench.Sink();

        Assert.True(bench.Server.Begin(request, sink, bench.Sim.NowMs).IsDone);

        var reply = sink.Reply(0);
        Assert.Equal((401, "WWW-Authenticate", "Bearer"), (reply.Status, reply.Header, reply.Value));
        Assert.Contains("token", reply["error"]!, StringComparison.Ordinal);
        Assert.Equal(!url.StartsWith("/api/", StringComparison.Ordinal), reply["error"]!.Contains("RestLegacyWrites", StringComparison.Ordinal));
        Assert.Equal(before, bench.Mqtt.Picture());
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public void Given_legacy_writes_are_enabled_When_a_client_without_a_token_writes_Then_only_the_old_endpoints_are_open(string method, string url, string body)
    {
        var bench = new RestBench("MainsMeter=API, EVMeter=API, RestLegacyWrites=Enabled");

        Assert.Equal(url.StartsWith("/api/", StringComparison.Ordinal), bench.Ask(method, url, body).Status == 401);
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public void Given_the_token_When_it_is_shown_Then_every_endpoint_is_open_and_a_page_of_another_origin_is_not(string method, string url, string body)
    {
        var bench = new RestBench("MainsMeter=API, EVMeter=API");
        RestRequest Of(string origin)
        {
            var request = RestBench.Request(method, url, System.Text.Encoding.UTF8.GetBytes(body));
            request.Authorization = "Bearer " + RestBench.Token.Text;
            request.Origin = origin;
            return request;
        }

        Assert.All(new[] { "http://evil.example", "null", "http://smartevse-1234.local.evil.example", "smartevse-1234.local", "http://smartevse-1234.local:81" }, o => Assert.Equal(403, bench.Ask(Of(o)).Status));
        Assert.NotInRange(bench.Ask(Of("http://smartevse-1234.local")).Status, 401, 403);
        Assert.NotInRange(bench.Ask(Of("")).Status, 401, 403);
    }

    [Theory]
    [InlineData("Bearer ")]
    [InlineData("Bearer wrong")]
    [InlineData("Basic dTpw")]
    [InlineData("bearer {0}")]
    [InlineData("Bearer  {0}")]
    [InlineData("Bearer {0} ")]
    [InlineData("{0}")]
    [InlineData("Bearer {0}{0}")]
    public void Given_a_wrong_token_When_it_is_shown_Then_it_is_refused_even_where_none_would_be_needed(string authorization)
    {
        var bench = new RestBench("RestLegacyWrites=Enabled");
        var request = RestBench.Request("POST", "/settings?mode=1", []);
        request.Authorization = authorization.Replace("{0}", RestBench.Token.Text, StringComparison.Ordinal);

        Assert.Equal(401, bench.Ask(request).Status);
    }

    [Fact]
    public void Given_a_token_that_differs_in_one_character_When_it_is_shown_Then_it_is_wrong_wherever_the_character_is()
    {
        var text = RestBench.Token.Text;
        Assert.True(RestBench.Token.Matches("Bearer " + text));
        for (var i = 0; i < text.Length; i++) Assert.False(RestBench.Token.Matches("Bearer " + text[..i] + (text[i] == 'A' ? 'B' : 'A') + text[(i + 1)..]));
    }

    [Theory]
    [InlineData("GET", "/nothing", 404, "", "")]
    [InlineData("POST", "/Settings", 404, "", "")]
    [InlineData("GET", "/settings/", 404, "", "")]
    [InlineData("GET", "", 404, "", "")]
    [InlineData("POST", "/api/v1/set/", 404, "", "")]
    [InlineData("POST", "/api/v1/set/a/b", 404, "", "")]
    [InlineData("DELETE", "/settings", 405, "Allow", "GET, POST")]
    [InlineData("PUT", "/settings?mode=1", 405, "Allow", "GET, POST")]
    [InlineData("HEAD", "/settings", 405, "Allow", "GET, POST")]
    [InlineData("get", "/settings", 405, "Allow", "GET, POST")]
    [InlineData("", "/settings", 405, "Allow", "GET, POST")]
    [InlineData("GET, POST", "/settings", 405, "Allow", "GET, POST")]
    [InlineData("GET", "/currents", 405, "Allow", "POST")]
    [InlineData("GET", "/reboot", 405, "Allow", "POST")]
    [InlineData("POST", "/api/v1/settings", 405, "Allow", "GET, PATCH, PUT")]
    [InlineData("POST", "/api/v1/state", 405, "Allow", "GET")]
    [InlineData("GET", "/api/v1/set/Mode", 405, "Allow", "POST")]
    [InlineData("GET", "/power_day", 501, "", "")]
    [InlineData("POST", "/erasesettings", 501, "", "")]
    [InlineData("GET", "/lcd", 501, "", "")]
    [InlineData("POST", "/lcd?button=middle&state=1", 501, "", "")]
    [InlineData("POST", "/lcd-verify-password", 501, "", "")]
    [InlineData("GET", "/mqtt_ca_cert", 501, "", "")]
    [InlineData("POST", "/update", 501, "", "")]
    [InlineData("POST", "/autoupdate?owner=dingo35", 501, "", "")]
    [InlineData("POST", "/ev_state", 501, "", "")]
    public void Given_a_path_or_method_that_is_not_there_When_it_is_asked_for_Then_it_is_answered_so(string method, string url, int status, string header, string value)
    {
        var reply = new RestBench("RestLegacyWrites=Enabled").Ask(method, url);

        Assert.Equal((status, header, value), (reply.Status, reply.Header, reply.Value));
        Assert.NotNull(reply["error"]);
    }

    [Fact]
    public void Given_a_request_that_is_too_long_When_it_comes_Then_it_is_refused_and_one_that_just_fits_is_not()
    {
        var bench = new RestBench();
        Assert.Equal(413, bench.Authorised("PATCH", "/api/v1/settings", new string(' ', RestRequest.LongestBody + 1)).Status);
        Assert.Equal(400, bench.Authorised("PATCH", "/api/v1/settings", new string(' ', RestRequest.LongestBody)).Status);
        Assert.Equal(413, bench.Authorised("POST", "/settings?mode=" + new string('1', RestRequest.LongestQuery)).Status);
        Assert.Equal(422, bench.Authorised("POST", "/settings?mode=" + new string('1', RestRequest.LongestQuery - 5)).Status);
        Assert.Equal("too many parameters", bench.Authorised("POST", "/settings?" + string.Join('&', Enumerable.Range(0, RestQuery.MostParameters + 1)))["error"]);
    }

    [Fact]
    public void Given_requests_without_a_pause_When_they_come_Then_a_burst_is_answered_and_then_so_many_a_second()
    {
        var bench = new RestBench();
        int Answered(int requests) => Enumerable.Range(0, requests).Count(_ =>
        {
            var sink = new RestBench.Sink();
            bench.Server.Begin(RestBench.Request("GET", "/nothing", []), sink, bench.Sim.NowMs);
            var reply = sink.Reply(0);
            Assert.True(reply.Status == 404 || (reply.Status, reply.Header, reply.Value) == (429, "Retry-After", "1"));
            return reply.Status == 404;
        });

        Assert.Equal(RestServer.Burst, Answered(200));
        bench.Mqtt.Run(1);
        Assert.Equal(RestServer.RequestsPerSecond, Answered(200));
        bench.Mqtt.Run(10);
        Assert.Equal(RestServer.Burst, Answered(200));
    }

    [Fact]
    public void Given_a_stranger_who_asks_without_end_When_the_owner_pauses_Then_it_is_done_and_the_stranger_is_told_to_wait()
    {
        var bench = new RestBench();
        void Flood()
        {
            for (var i = 0; i < 200; i++) bench.Server.Begin(RestBench.Request("GET", "/settings", []), new RestBench.Sink(), bench.Sim.NowMs);
        }

        Flood();
        Assert.Equal(200, bench.Authorised("POST", "/api/v1/set/Mode", "Pause").Status);
        Flood();
        Assert.Equal(429, bench.Ask("GET", "/settings").Status);
        Assert.Equal(200, bench.Authorised("GET", "/settings").Status);
    }

    [Fact]
    public void Given_a_client_with_the_token_that_asks_without_end_When_another_asks_without_one_Then_each_has_its_own_rate()
    {
        var bench = new RestBench();
        for (var i = 0; i < 200; i++)
        {
            var request = RestBench.Request("GET", "/settings", []);
            request.Authorization = "Bearer " + RestBench.Token.Text;
            bench.Server.Begin(request, new RestBench.Sink(), bench.Sim.NowMs);
        }

        Assert.Equal(429, bench.Authorised("GET", "/settings").Status);
        Assert.Equal(200, bench.Ask("GET", "/settings").Status);
    }

    [Theory]
    [InlineData("http://smartevse-1234.local")]
    [InlineData("http://name-that-was-made-to-point-here.example")]
    public void Given_legacy_writes_are_enabled_When_a_page_writes_without_the_token_Then_it_is_refused_even_if_its_name_is_the_one_that_was_asked(string origin)
    {
        var bench = new RestBench("RestLegacyWrites=Enabled");
        RestRequest Page(string authorization)
        {
            var request = RestBench.Request("POST", "/settings?stop_timer=7", []);
            (request.Origin, request.Host, request.Authorization) = (origin, origin["http://".Length..], authorization);
            return request;
        }

        var reply = bench.Ask(Page(""));

        Assert.Equal((401, "WWW-Authenticate", "Bearer"), (reply.Status, reply.Header, reply.Value));
        Assert.Equal(10, bench.Settings.Number(SettingId.StopTime));
        Assert.Equal(200, bench.Ask(Page("Bearer " + RestBench.Token.Text)).Status);
        Assert.Equal(7, bench.Settings.Number(SettingId.StopTime));
    }

    [Fact]
    public void Given_a_charger_that_takes_no_step_When_a_client_waits_Then_it_is_told_after_two_seconds()
    {
        var bench = new RestBench("RestLegacyWrites=Enabled");
        var sink = new RestBench.Sink();
        var exchange = bench.Server.Begin(RestBench.Request("POST", "/settings?mode=1", []), sink, 1000);

        Assert.False(exchange.Poll(2999));
        Assert.True(exchange.Poll(3000));
        Assert.Equal(504, sink.Reply(0).Status);
    }

    [Fact]
    public void Given_a_queue_that_is_full_When_a_write_comes_Then_it_is_told_to_come_again()
    {
        var bench = new RestBench("RestLegacyWrites=Enabled");
        for (var i = 0; i < Commands.CommandQueue.Capacity; i++) bench.Sim.Charger.Commands.Post(new Commands.Command { Kind = Commands.CommandKind.SetCustom });

        var reply = bench.Ask("POST", "/settings?mode=1");

        Assert.Equal((503, "Retry-After", "busy"), (reply.Status, reply.Header, reply["error"]));
    }

    [Fact]
    public void Given_tokens_When_they_are_made_stored_and_read_Then_each_start_has_the_same_and_a_damaged_one_is_replaced()
    {
        var store = new MemoryBlobs();
        byte[] first = [.. Enumerable.Range(0, RestToken.Length).Select(i => (byte)i)];
        byte[] second = [.. first.Select(b => (byte)(b + 77))];

        var made = RestToken.Load(store, first).Text;
        Assert.Equal(RestToken.Length, made.Length);
        Assert.Equal(made, RestToken.Load(store, second).Text);
        store.Write(RestToken.FileName, System.Text.Encoding.ASCII.GetBytes("0123456789012345678 "), RestToken.Length);
        Assert.Equal(RestToken.Make(second).Text, RestToken.Load(store, second).Text);
        Assert.NotEqual(made, RestToken.Make(second).Text);
    }
}
