using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Rest;

/// <summary>Settings over <c>/api/v1</c>: one table, the same values, limits and refusals as over MQTT; several as one; backup and restore.</summary>
public sealed class SettingsTests
{
    private const string Metered = "MainsMeter=API, EVMeter=API";

    /// <summary>Every row.</summary>
    public static TheoryData<string> Keys() => new(AllRows().Select(r => r.Key));

    [Theory]
    [MemberData(nameof(Keys))]
    public void Given_a_row_When_it_is_written_over_MQTT_and_over_REST_Then_value_limits_and_refusals_are_the_same(string key)
    {
        var row = Values.Row(key);
        foreach (var unlocked in new[] { false, true })
        {
            var mqtt = new MqttBench(Metered, unlocked);
            var rest = new RestBench(Metered, unlocked);
            foreach (var value in Candidates(row))
            {
                // A row of the connection may have ended it.
                if (!mqtt.Link.IsConnected) (mqtt, rest) = (new MqttBench(Metered, unlocked), new RestBench(Metered, unlocked));
                var heard = mqtt.Ask(SettingTopics.Name(row), value);
                var json = $"{{\"{key}\":{JsonSerializer.Serialize(value)}}}";
                var reply = rest.Authorised("PATCH", "/api/v1/settings", json);
                Assert.True(reply.Status != 429);
                Assert.Equal((value, heard.Accepted, heard.Accepted ? "" : heard.Reason), (value, reply.Status == 200, reply.Status == 200 ? "" : reply["error"]));
                Assert.Equal(mqtt.Settings.Number(row.Id), rest.Settings.Number(row.Id));
                Assert.Equal(mqtt.Settings.Text(row.Id), rest.Settings.Text(row.Id));
                if (reply.Status != 200) Assert.Equal(ExpectedStatus(heard.Reason), reply.Status);
                // The same as one of several, of which the other changes nothing.
                var before = rest.Settings.Number(row.Id);
                var pair = rest.Authorised("PUT", "/api/v1/settings", $"{{\"{key}\":{JsonSerializer.Serialize(value)},\"{(key == "StopTime" ? "StartCurrent" : "StopTime")}\":{(key == "StopTime" ? 4 : 10)}}}");
                if (key != "Mode" || value is not ("Off" or "Pause")) Assert.Equal((value, reply.Status), (value, pair.Status));
                if (pair.Status != 200) Assert.Equal(before, rest.Settings.Number(row.Id));
                rest.Mqtt.Run(0.2);
            }
        }
    }

    [Fact]
    public void Given_the_table_When_it_is_read_Then_every_built_row_is_there_with_range_unit_options_and_level_and_no_secret()
    {
        var bench = new RestBench(Metered + ", MQTTPassword=hidden1, RequiredEVCCID=a\"b");
        var rows = bench.Ask("GET", "/api/v1/settings").Json.GetProperty("settings").EnumerateArray().ToDictionary(r => r.GetProperty("key").GetString()!);

        Assert.Equal(AllRows().Where(r => r.IsBuilt).Select(r => r.Key), rows.Keys);
        Assert.Equal("{\"key\":\"MinCurrent\",\"lcd\":\"MIN\",\"shown\":true,\"level\":\"Configure\",\"value\":6,\"default\":6,\"min\":6,\"max\":16,\"unit\":\"A per phase\",\"help\":\"Smallest charging current, per phase; when there is not even this much, charging stops\"}", rows["MinCurrent"].GetRawText());
        Assert.Equal("[\"Disabled\",\"API\"]", rows["MainsMeter"].GetProperty("options").GetRawText());
        Assert.Equal(("API", "Install", "never"), (rows["MainsMeter"].GetProperty("value").GetString(), rows["MainsMeter"].GetProperty("level").GetString(), rows["OverrideTimeout"].GetProperty("zero").GetString()));
        Assert.Equal(("***", true), (rows["MQTTPassword"].GetProperty("value").GetString(), rows["MQTTPassword"].GetProperty("secret").GetBoolean()));
        Assert.Equal(("a\"b", 31), (rows["RequiredEVCCID"].GetProperty("value").GetString(), rows["RequiredEVCCID"].GetProperty("bytes").GetInt32()));
        Assert.False(rows["StartCurrent"].GetProperty("shown").GetBoolean());
    }

    [Theory]
    [InlineData("{\"MinCurrent\":10,\"MaxCurrent\":9}", 422, "rule: MinCurrent <= MaxCurrent", null)]
    [InlineData("{\"StopTime\":5,\"MinCurrent\":17}", 422, "out of range 6..16", "MinCurrent")]
    [InlineData("{\"StopTime\":5,\"MinCurrent\":6.0}", 422, "not a number", "MinCurrent")]
    [InlineData("{\"StopTime\":5,\"MinCurrent\":null}", 422, "not a number", "MinCurrent")]
    [InlineData("{\"StopTime\":5,\"Mode\":\"Off\"}", 422, "unknown option", "Mode")]
    [InlineData("{\"StopTime\":5,\"Lock\":\"Motor\"}", 501, "not in this build", "Lock")]
    [InlineData("{\"StopTime\":5,\"TimeZone\":\"nonsense\"}", 422, "rule: TimeZone in POSIX form, as CET-1CEST,M3.5.0,M10.5.0/3", "TimeZone")]
    [InlineData("{\"StopTime\":5,\"Nonsense\":1}", 422, "unknown setting", "Nonsense")]
    [InlineData("{\"StopTime\":5,\"StopTime\":5}", 400, "duplicate setting", "StopTime")]
    [InlineData("{}", 400, "no settings", null)]
    [InlineData("", 400, "not a JSON object of settings", null)]
    [InlineData("[]", 400, "not a JSON object of settings", null)]
    [InlineData("{\"StopTime\":5", 400, "not a JSON object of settings", null)]
    [InlineData("{\"StopTime\":5}x", 400, "not a JSON object of settings", null)]
    [InlineData("{\"StopTime\":5,}", 400, "not a JSON object of settings", null)]
    [InlineData("{,\"StopTime\":5}", 400, "not a JSON object of settings", null)]
    [InlineData("{\"StopTime\" 5}", 400, "not a JSON object of settings", null)]
    [InlineData("{StopTime:5}", 400, "not a JSON object of settings", null)]
    [InlineData("{\"StopTime\":{}}", 400, "not a JSON object of settings", null)]
    [InlineData("{\"StopTime\":[5]}", 400, "not a JSON object of settings", null)]
    [InlineData("{\"StopTime\":\"\\x\"}", 400, "not a JSON object of settings", null)]
    [InlineData("{\"StopTime\":\"\\u12\"}", 400, "not a JSON object of settings", null)]
    [InlineData("{\"StopTime\":\"a\nb\"}", 400, "not a JSON object of settings", null)]
    public void Given_several_settings_When_one_of_them_or_the_JSON_is_wrong_Then_nothing_changes(string body, int status, string error, string? parameter)
    {
        var bench = new RestBench(Metered, unlocked: true);
        var before = bench.Settings.Revision;

        var reply = bench.Authorised("PATCH", "/api/v1/settings", body);

        Assert.Equal((status, error, parameter, before), (reply.Status, reply["error"], reply["parameter"], bench.Settings.Revision));
    }

    [Fact]
    public void Given_bytes_that_are_no_UTF8_When_they_come_as_JSON_Then_they_are_refused()
    {
        var bench = new RestBench();
        var request = RestBench.Request("PATCH", "/api/v1/settings", [.. "{\"RequiredEVCCID\":\""u8, 0xC3, .. "\"}"u8]);
        request.Authorization = "Bearer " + RestBench.Token.Text;
        Assert.Equal(400, bench.Ask(request).Status);
        Assert.Equal("not UTF-8", bench.Authorised("PATCH", "/api/v1/settings", "{\"RequiredEVCCID\":\"\\ud800\"}")["error"]);
    }

    [Fact]
    public void Given_escapes_and_any_character_When_a_text_is_written_Then_it_is_that_text()
    {
        var bench = new RestBench();
        Assert.Equal(200, bench.Authorised("PATCH", "/api/v1/settings", " { \"Required\\u0045VCCID\" : \"\\\"\\\\\\/\\u00e9\\ud83d\\ude97é🚗\" } ").Status);
        Assert.Equal("\"\\/\u00e9\U0001F697\u00e9\U0001F697", bench.Settings.Text(SettingId.RequiredEVCCID));
    }

    [Fact]
    public void Given_settings_that_only_fit_together_When_they_come_as_one_write_Then_they_are_taken_whatever_their_order()
    {
        var bench = new RestBench("", unlocked: true);
        Assert.Equal("rule: Mode Smart or Solar needs MainsMeter", bench.Authorised("PATCH", "/api/v1/settings", "{\"Mode\":\"Smart\"}")["error"]);

        var reply = bench.Authorised("PATCH", "/api/v1/settings", "{\"Mode\":\"Smart\",\"MinCurrent\":15,\"MainsMeter\":\"API\",\"MaxCurrent\":16}");

        Assert.Equal((200, "{\"Mode\":\"Smart\",\"MainsMeter\":\"API\",\"MinCurrent\":15,\"MaxCurrent\":16}"), (reply.Status, reply.Body));
        bench.Mqtt.Run(0.2);
        Assert.Equal(("Smart", "API", "15", "160"), (bench.Mqtt.Last("Mode"), bench.Mqtt.Last("MainsMeterType"), bench.Mqtt.Last("MinCurrent"), bench.Mqtt.Last("MaxCurrent")));
        Assert.Empty(bench.Mqtt.Answers);
    }

    [Fact]
    public void Given_access_was_withdrawn_When_MODE_is_among_several_settings_Then_it_grants_access_as_Set_Mode_does_and_a_restore_does_not()
    {
        var bench = new RestBench(Metered);
        Assert.Equal(200, bench.Authorised("PATCH", "/api/v1/settings", "{\"Mode\":\"Off\"}").Status);
        Assert.Equal(200, bench.Authorised("POST", "/api/v1/backup", "{\"smartevse_backup\":\"v0\",\"Mode\":\"Solar\",\"StopTime\":9}").Status);
        Assert.Equal((AccessStatus.Deny, ChargeMode.Solar, 9), (bench.Settings.State(StoredState.Access), bench.Settings.Mode, bench.Settings.Number(SettingId.StopTime)));
        Assert.Equal(200, bench.Authorised("PATCH", "/api/v1/settings", "{\"Mode\":\"Smart\",\"StopTime\":8}").Status);
        Assert.Equal((AccessStatus.Allow, ChargeMode.Smart), (bench.Settings.State(StoredState.Access), bench.Settings.Mode));
    }

    [Fact]
    public void Given_IMPORT_too_small_When_it_is_among_several_settings_Then_it_is_accepted_with_the_warning()
        => Assert.Contains("warning: ImportCurrent", new RestBench(Metered).Authorised("PATCH", "/api/v1/settings", "{\"ImportCurrent\":1,\"StopTime\":8}")["warning"]!, StringComparison.Ordinal);

    [Fact]
    public void Given_a_backup_When_it_is_restored_on_a_factory_new_charger_Then_all_rows_but_secrets_are_the_same()
    {
        var full = "Mode=Solar, MainsMeter=API, EVMeter=API, MaxMains=35, MinCurrent=7, MaxCurrent=20, MaxSumMains=0, StopTime=0, EnableC2=Auto, RequiredEVCCID=\u00e9\"\\, TimeZone=UTC0, MQTTHost=b.lan, MQTTPort=8883, MQTTUser=u, MQTTPassword=hidden1, MQTTPrefix=a/b";
        var source = new RestBench(full);
        var backup = source.Authorised("GET", "/api/v1/backup");
        Assert.Equal(("Content-Disposition", "attachment; filename=\"smartevse-backup.json\""), (backup.Header, backup.Value));
        Assert.DoesNotContain("hidden1", backup.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("MQTTPassword", backup.Body, StringComparison.Ordinal);

        var locked = new RestBench();
        var before = locked.Settings.Revision;
        Assert.Equal((403, before), (locked.Authorised("POST", "/api/v1/backup", backup.Body).Status, locked.Settings.Revision));

        var target = new RestBench("", unlocked: true);
        Assert.Equal(200, target.Authorised("POST", "/api/v1/backup", backup.Body).Status);
        foreach (var row in AllRows().Where(r => !r.Secret))
        {
            Assert.Equal((row.Key, source.Settings.Number(row.Id), source.Settings.Text(row.Id)), (row.Key, target.Settings.Number(row.Id), target.Settings.Text(row.Id)));
        }

        Assert.Equal(backup.Body, target.Authorised("GET", "/api/v1/backup").Body);
        // What is the same already needs no level.
        target.Sim.Charger.IsUnlocked = false;
        Assert.Equal(200, target.Authorised("POST", "/api/v1/backup", backup.Body).Status);
    }

    [Theory]
    [InlineData("{\"StopTime\":9}", 422, "not a backup of this charger's settings")]
    [InlineData("{\"smartevse_backup\":\"v0\"}", 400, "no settings")]
    [InlineData("{\"smartevse_backup\":\"v0\",\"StopTime\":9,\"MinCurrent\":99}", 422, "out of range 6..16")]
    [InlineData("{\"smartevse_backup\":\"v0\",\"StopTime\":9,\"MinCurrent\":\"x\"}", 422, "not a number")]
    [InlineData("{\"smartevse_backup\":\"v0\",\"StopTime\":9,\"Other\":1}", 422, "unknown setting")]
    [InlineData("{\"smartevse_backup\":\"v0\",\"StopTime\":9,\"Mode\":\"Smart\"}", 422, "rule: Mode Smart or Solar needs MainsMeter")]
    [InlineData("{\"smartevse_backup\":\"v0\",\"StopTime\":9,\"Lock\":\"Motor\"}", 501, "not in this build")]
    [InlineData("<html>", 400, "not a JSON object of settings")]
    public void Given_a_file_that_is_not_right_When_it_is_restored_Then_nothing_changes(string file, int status, string error)
    {
        var bench = new RestBench("", unlocked: true);
        var before = bench.Settings.Revision;

        var reply = bench.Authorised("POST", "/api/v1/backup", file);

        Assert.Equal((status, error, before), (reply.Status, reply["error"], bench.Settings.Revision));
    }

    internal static IEnumerable<SettingRow> AllRows()
    {
        for (var i = 0; i < SettingsTable.Count; i++)
        {
            var row = new SettingRow();
            SettingsTable.Read((SettingId)i, row);
            yield return row;
        }
    }

    private static int ExpectedStatus(string reason) => reason switch { "locked" => 403, "not in this build" => 501, _ => 422 };

    // The edges of the range and one beyond, every option and one beyond, and forms that are none.
    private static IEnumerable<string> Candidates(SettingRow row)
    {
        if (row.Kind == SettingKind.Text) return ["", "abc", new string('x', row.Max), new string('x', row.Max + 1), "a\u0001b", "\u00e9\u20ac", "UTC0", "a/#"];
        if (row.Kind == SettingKind.Number) return [$"{row.Min - 1}", $"{row.Min}", $"{row.Max}", $"{row.Max + 1}", "0", "abc", "", "1.5", "+1", "-0", "99999999999", $"{row.Default}"];
        return [.. Enumerable.Range(0, row.Max + 2).SelectMany(i => new[] { $"{i}", OptionTexts.Text(row.Options, i) ?? "none" }), "", "-1", OptionTexts.Text(row.Options, row.Default)!.ToUpperInvariant()];
    }
}
