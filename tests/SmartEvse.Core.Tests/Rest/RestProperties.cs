using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using SmartEvse.Core.Rest;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Rest;

/// <summary>Any request at all: it is answered, never with a secret, and changes nothing unless its sender may.</summary>
public sealed class RestProperties
{
    private const string Settings = "MainsMeter=API, EVMeter=API, MaxCurrent=16, MQTTPassword=hidden-password-1";

    private static readonly string[] Paths = [.. Routes().Select(p => p.EndsWith('/') ? p + "Mode" : p), "/api/v1/set/MainsMeter", "/api/v1/set/MQTTPassword", "/api/v1/set/Trace", "/api/v1/set/Events", "/api/v1/set/Sessions", "/api/v1/set/RestLegacyWrites", "/", "/x"];

    private static readonly string[] Names = [.. LegacyNames(), "L1", "L2", "L3", "R", "G", "B", "rfid", "1", "import_active_power", "import_active_energy", "export_active_energy", "zzz"];

    private static readonly Gen<string> Value = Gen.OneOf(
        Gen.Choose(-2, 300).Select(n => n.ToString()),
        Gen.Choose(int.MinValue, int.MaxValue).Select(n => n.ToString()),
        Gen.Elements("", "80.0", "2026-07-01T22:00", "Smart", "API", "%41", "%4", "%00", "%C3%A9", "%C3", "a+b", "PRESS", "Enabled"),
        Gen.Elements("0123456789.-+%&=#/\" aZ\u00e9".ToCharArray()).ArrayOf().Select(c => new string(c)));

    private static readonly Gen<string> Query = Gen.OneOf(
        Gen.Elements(Names).Zip(Value).Select(p => p.Item1 + "=" + p.Item2).ArrayOf().Select(p => string.Join('&', p)),
        Gen.Elements("", "&", "=", "&&=&", "mode", "mode=1&mode=1", "L1=1&L2=2&L3=3"));

    private static readonly Gen<string> Body = Gen.OneOf(
        Gen.Elements(SettingsTests.AllRows().Select(r => r.Key).Append("smartevse_backup").Append("x").ToArray()).Zip(Value).Select(p => $"{JsonSerializer.Serialize(p.Item1)}:{JsonSerializer.Serialize(p.Item2)}").ArrayOf().Select(m => "{" + string.Join(',', m) + "}"),
        Gen.Elements("{}[]\",:\\u0ade1 tfn\0".ToCharArray()).ArrayOf().Select(c => new string(c)),
        Value);

    private static readonly Gen<RestRequest> Requests =
        from method in Gen.Frequency((6, Gen.Elements("GET", "POST", "PATCH", "PUT")), (1, Gen.Elements("", "DELETE", "HEAD", "get", "GET, POST")))
        from path in Gen.Elements(Paths)
        from query in Query
        from body in Body
        from origin in Gen.Frequency((6, Gen.Constant("")), (1, Gen.Elements("http://smartevse-1234.local", "http://evil.example", "null", "://")))
        select Of(method, path, query, body, origin);

    [Fact]
    public void Given_any_request_without_the_token_When_it_comes_Then_it_is_answered_and_nothing_changes()
    {
        var bench = new RestBench(Settings);
        var before = Kept(bench);
        Law.Holds(Requests, 1500, request =>
        {
            var reply = Answer(bench, request);
            Assert.Equal(before, Kept(bench));
            Assert.True(reply.Status != 200 || request.Method == "GET", $"{request.Method} {request.Path}?{request.Query}");
            return true;
        });
    }

    [Fact]
    public void Given_any_request_with_the_token_When_it_comes_Then_it_is_answered_and_a_refusal_of_one_write_changes_nothing()
    {
        var bench = new RestBench(Settings, unlocked: true);
        Law.Holds(Requests, 1500, request =>
        {
            request.Authorization = "Bearer " + RestBench.Token.Text;
            // A feed has its answer before the step that takes it.
            bench.Mqtt.Run(0.05);
            var before = Kept(bench);
            var reply = Answer(bench, request);
            if (reply.Status is not 200 && reply.Type == "application/json" && reply["done"] is null or "[]") Assert.Equal(before, Kept(bench));
            // Rules hold whatever was written.
            Assert.Equal(Refusal.None, SettingsRules.CheckSet(bench.Settings));
            return true;
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Given_secrets_When_every_document_is_read_and_every_secret_written_Then_none_is_in_an_answer(bool plugged)
    {
        var bench = new RestBench(Settings + ", RestLegacyWrites=Enabled", unlocked: true, plugged: plugged);
        var bodies = new List<string>();
        foreach (var path in Routes()) bodies.Add(bench.Authorised("GET", path).Body);
        bench.Mqtt.Run(5);
        bodies.Add(bench.Authorised("PATCH", "/api/v1/settings", "{\"MQTTPassword\":\"hidden-password-2\"}").Body);
        bodies.Add(bench.Authorised("PATCH", "/api/v1/settings", "{\"MQTTPassword\":\"hidden-password-3\",\"StopTime\":5}").Body);
        bodies.Add(bench.Authorised("PATCH", "/api/v1/settings", "{\"MQTTPassword\":\"hidden-password-4 " + new string('x', 63) + "\",\"StopTime\":6}").Body);
        bodies.Add(bench.Authorised("POST", "/api/v1/set/MQTTPassword", "hidden-password-5").Body);
        bodies.Add(bench.Authorised("POST", "/api/v1/set/MQTTPassword", "hidden-password-6\u0001").Body);
        bodies.Add(bench.Authorised("POST", "/settings?mqtt_update=1&mqtt_password=hidden-password-7").Body);
        bodies.Add(bench.Authorised("GET", "/api/v1/events").Body);
        bodies.Add(bench.Authorised("GET", "/api/v1/trace").Body);
        bodies.Add(bench.Authorised("GET", "/api/v1/backup").Body);
        Assert.Equal("hidden-password-7", bench.Settings.Text(SettingId.MQTTPassword));

        Assert.All(bodies, b => Assert.DoesNotContain("hidden-password", b, StringComparison.Ordinal));
        Assert.All(bodies, b => Assert.DoesNotContain(RestBench.Token.Text, b, StringComparison.Ordinal));
    }

    // The rate is not what is tested here: time goes by between the requests.
    private static RestBench.Reply Answer(RestBench bench, RestRequest request)
    {
        bench.Mqtt.Run(0.05);
        var reply = bench.Ask(request);
        Assert.InRange(reply.Status, 200, 504);
        Assert.InRange(reply.LargestPiece, 1, 1023);
        if (reply.Type == "application/json") Assert.NotEqual(JsonValueKind.Undefined, reply.Json.ValueKind);
        Assert.DoesNotContain("hidden-password", reply.Body, StringComparison.Ordinal);
        return reply;
    }

    private static string Kept(RestBench bench)
    {
        var text = new StringBuilder($"{bench.Settings.Revision} {bench.Sim.View[ViewField.OverrideDa]} {bench.Sim.View[ViewField.PilotOverride]} {bench.Sim.View[ViewField.CustomFlag]} {bench.Sim.View[ViewField.MainsAgeS] == ChargerView.Unknown} {bench.Sim.Outputs.Restart}");
        for (var i = 0; i < 5; i++) text.Append($" {bench.Sim.View[(ViewField)((int)ViewField.ColourOff + i)]}");
        return text.ToString();
    }

    private static RestRequest Of(string method, string path, string query, string body, string origin)
    {
        var request = RestBench.Request(method, path, Encoding.UTF8.GetBytes(body));
        request.Query = query;
        request.Origin = origin;
        return request;
    }

    private static IEnumerable<string> Routes()
    {
        var route = new RestRoute();
        for (var i = 0; i < RestRoutes.Count; i++)
        {
            RestRoutes.Read(i, route);
            yield return route.Path;
        }
    }

    private static IEnumerable<string> LegacyNames()
    {
        var parameter = new LegacyParameter();
        for (var i = 0; i < LegacyParameters.Count; i++)
        {
            LegacyParameters.Read(i, parameter);
            yield return parameter.Name;
        }
    }
}
