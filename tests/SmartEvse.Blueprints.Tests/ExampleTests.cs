using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SmartEvse.Blueprints.Tests.Support;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Settings;
using SmartEvse.Discovery;
using SmartEvse.Docs.Tests;
using Xunit;

namespace SmartEvse.Blueprints.Tests;

/// <summary>The hand-written examples: keys that Home Assistant knows, topics and values that the charger has.</summary>
public sealed class ExampleTests
{
    private const string Prefix = "SmartEVSE-1234/";

    // The keys of the REST integration that the example uses; its schema is not among the collected ones.
    private static readonly string[] RestKeys = ["resource", "scan_interval", "timeout", "sensor", "binary_sensor"];
    private static readonly string[] RestEntityKeys = ["name", "unique_id", "value_template", "unit_of_measurement", "device_class", "state_class"];

    private static readonly List<(string Platform, Map Keys)> Mqtt =
        [.. ((Map)Yaml.File(Blueprint.Folder + "/examples/mqtt.yaml")!).Items("mqtt").Cast<Map>().Select(m => (m.Single().Key, (Map)m.Single().Value!))];

    private static readonly Map Rest = (Map)((Map)Yaml.File(Blueprint.Folder + "/examples/rest.yaml")!).Items("rest").Single()!;

    public static TheoryData<string> MqttNames => [.. Mqtt.Select(m => m.Keys.Text("unique_id"))];

    [Theory]
    [MemberData(nameof(MqttNames))]
    public void Given_an_MQTT_entity_by_hand_When_its_keys_are_read_Then_Home_Assistant_knows_them(string id)
    {
        var (platform, keys) = Of(id);
        Assert.Empty(Schema.KeyFaults(platform, keys, Schema.MqttPlatform(platform)));
        Assert.Empty(Schema.KeyFaults("device", keys.Sub("device"), Schema.MqttDevice));
        Assert.Equal(["SmartEVSE-1234"], keys.Sub("device").Items("identifiers"));
    }

    [Theory]
    [MemberData(nameof(MqttNames))]
    public void Given_an_MQTT_entity_by_hand_When_the_charger_s_tables_are_read_Then_it_has_its_topics_id_and_values(string id)
    {
        var (platform, keys) = Of(id);
        Assert.Equal(Prefix + "connected", keys.Text("availability_topic"));
        if (keys.ContainsKey("state_topic")) Assert.Contains(Below(keys.Text("state_topic"), Prefix), Published());
        if (keys.ContainsKey("command_topic")) Assert.True(IsTaken(Below(keys.Text("command_topic"), Prefix + "Set/")), keys.Text("command_topic"));

        // The same entity with discovery: who changes over keeps the history.
        var announced = Entities.All().Single(e => id == "SmartEVSE-1234-" + e.Suffix && HaTexts(e) == platform);
        // A list of texts that grows is no good by hand.
        Assert.Equal((announced.Name, announced.Unit, announced.DeviceClass == "enum" ? "" : announced.DeviceClass, announced.StateClass), (keys.Text("name"), keys.Text("unit_of_measurement"), keys.Text("device_class"), keys.Text("state_class")));
        Assert.Equal(announced.StateTopic, keys.ContainsKey("state_topic") ? Below(keys.Text("state_topic"), Prefix) : "");
        Assert.Equal(announced.CommandTopic, keys.ContainsKey("command_topic") ? Below(keys.Text("command_topic"), Prefix) : "");
        if (announced.OptionsJson.Length > 0 && platform == "select") Assert.Equal(JsonDocument.Parse($"[{announced.OptionsJson}]").RootElement.EnumerateArray().Select(o => o.GetString()).Order(), keys.Items("options").Cast<string>().Order());
        if (platform == "binary_sensor") Assert.Equal((Or(announced.PayloadOn, "ON"), Or(announced.PayloadOff, "OFF")), (Or(keys.Text("payload_on"), "ON"), Or(keys.Text("payload_off"), "OFF")));
    }

    [Theory]
    [InlineData("SmartEVSE-1234-ChargeCurrent", "value_template", "65", 6.5)]
    [InlineData("SmartEVSE-1234-ChargeCurrentOverride", "value_template", "160", 16.0)]
    [InlineData("SmartEVSE-1234-ChargeCurrentOverride", "command_template", 6.1, 61L)]
    [InlineData("SmartEVSE-1234-ChargeCurrentOverride", "command_template", 0.0, 0L)]
    public void Given_an_MQTT_entity_by_hand_When_its_template_is_rendered_Then_the_tenths_are_right(string id, string key, object value, object result)
        => Assert.Equal(result, Jinja.Render(Of(id).Keys.Text(key), new Map { ["value"] = value }, new World()));

    [Fact]
    public void Given_the_MQTT_example_When_its_ids_are_read_Then_none_stands_twice() => Assert.Equal(Mqtt.Count, Mqtt.Select(m => m.Keys.Text("unique_id")).Distinct().Count());

    [Theory]
    [InlineData("mode", "SOLAR")]
    [InlineData("state", "Charging")]
    [InlineData("error", "None")]
    [InlineData("charge_current", "10.0")]
    [InlineData("override", "0.0")]
    [InlineData("charge_power", "6890")]
    [InlineData("session_energy", "4200")]
    [InlineData("total_energy", "1234567")]
    [InlineData("mains_l1", "-2.0")]
    [InlineData("temperature", "31")]
    [InlineData("connected", "True")]
    public void Given_the_answer_of_GET_settings_When_the_REST_example_reads_it_Then_the_values_are_right(string name, string value)
    {
        var entity = RestEntities().Single(e => e.Text("unique_id") == "smartevse_rest_" + name);
        // With a sign before it the result stays a text, as it does in a sensor.
        Assert.Equal("=" + value, Jinja.Render("=" + entity.Text("value_template"), new Map { ["value_json"] = Tree(Schema.Json("rest-settings.json")) }, new World()));
    }

    [Fact]
    public void Given_the_REST_example_When_its_keys_are_read_Then_they_are_known_and_every_value_has_its_line_above()
    {
        Assert.Equal(RestKeys.Order(), Rest.Keys.Order());
        Assert.All(RestEntities(), e => Assert.Empty(e.Keys.Except(RestEntityKeys)));
        Assert.Equal(11, RestEntities().Count);
        Assert.EndsWith("/settings", Rest.Text("resource"), StringComparison.Ordinal);
        Assert.True((long)Rest["scan_interval"]! >= 10);
    }

    [Fact]
    public void Given_a_build_without_REST_When_the_example_is_read_Then_it_says_so()
    {
        Assert.Contains("does not serve REST yet", Repository.Read(Blueprint.Folder + "/examples/rest.yaml"), StringComparison.Ordinal);
        Assert.Contains("does not serve REST yet", Repository.Read(Blueprint.Folder + "/examples/README.md"), StringComparison.Ordinal);
    }

    private static (string Platform, Map Keys) Of(string id) => Mqtt.Single(m => m.Keys.Text("unique_id") == id);

    private static List<Map> RestEntities() => [.. Rest.Items("sensor").Concat(Rest.Items("binary_sensor")).Cast<Map>()];

    private static string Below(string topic, string above) => topic.StartsWith(above, StringComparison.Ordinal) ? topic[above.Length..] : throw new FormatException(topic);

    private static string Or(string text, string otherwise) => text.Length > 0 ? text : otherwise;

    private static string HaTexts(Entity e) => e.Platform == Platform.BinarySensor ? "binary_sensor" : e.Platform.ToString().ToLowerInvariant();

    private static HashSet<string> Published()
    {
        var names = new HashSet<string>();
        var topic = new StateTopic();
        for (var i = 0; i < StateTopics.Count; i++)
        {
            StateTopics.Read(i, topic);
            names.Add(topic.Name);
        }

        return names;
    }

    private static bool IsTaken(string name)
    {
        var topic = CommandTopics.Find(name, new SettingRow());
        return topic != CommandTopic.Unknown && topic != CommandTopic.NotBuilt;
    }

    private static object? Tree(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var map = new Map();
                foreach (var p in value.EnumerateObject()) map.Add(p.Name, Tree(p.Value));
                return map;
            case JsonValueKind.Array: return value.EnumerateArray().Select(Tree).ToList();
            case JsonValueKind.String: return value.GetString();
            case JsonValueKind.Number: return value.GetInt64();
            case JsonValueKind.True: return true;
            case JsonValueKind.False: return false;
            default: return null;
        }
    }
}
