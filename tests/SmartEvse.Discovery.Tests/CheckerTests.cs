using System;
using SmartEvse.Discovery.Tests.Schema;
using SmartEvse.Discovery.Tests.Support;
using Xunit;

namespace SmartEvse.Discovery.Tests;

/// <summary>The checker itself: four good messages, and what it says when one of them is broken.</summary>
public sealed class CheckerTests
{
    private const string Rest = "\"avty_t\":\"~/connected\",\"dev\":{\"ids\":\"P\",\"name\":\"P\"},\"o\":{\"name\":\"SmartEVSE\"}}";
    private const string Sensor = "{\"~\":\"P\",\"name\":\"Charge current\",\"uniq_id\":\"P-X\",\"def_ent_id\":\"sensor.p_x\",\"stat_t\":\"~/ChargeCurrent\",\"unit_of_meas\":\"A\",\"dev_cla\":\"current\",\"stat_cla\":\"measurement\",\"val_tpl\":\"{{ value | int / 10 }}\",\"sug_dsp_prc\":1,\"exp_aft\":180," + Rest;
    private const string Number = "{\"~\":\"P\",\"name\":\"Mains feed timeout\",\"uniq_id\":\"P-X\",\"def_ent_id\":\"number.p_x\",\"stat_t\":\"~/FeedTimeout\",\"cmd_t\":\"~/Set/FeedTimeout\",\"unit_of_meas\":\"s\",\"dev_cla\":\"duration\",\"min\":11,\"max\":120,\"step\":0.5,\"mode\":\"box\",\"ent_cat\":\"config\"," + Rest;
    private const string Select = "{\"~\":\"P\",\"name\":\"Access\",\"uniq_id\":\"P-X\",\"def_ent_id\":\"select.p_x\",\"stat_t\":\"~/Access\",\"cmd_t\":\"~/Set/Access\",\"ops\":[\"Allow\",\"Deny\",\"Pause\"],\"ic\":\"mdi:lock-check\"," + Rest;
    private const string Enum = "{\"~\":\"P\",\"name\":\"Plug state\",\"uniq_id\":\"P-X\",\"def_ent_id\":\"sensor.p_x\",\"stat_t\":\"~/EVPlugState\",\"dev_cla\":\"enum\",\"ops\":[\"Connected\",\"Disconnected\"],\"ent_cat\":\"diagnostic\",\"en\":false," + Rest;
    private const string Binary = "{\"~\":\"P\",\"name\":\"Vehicle connected\",\"uniq_id\":\"P-X\",\"def_ent_id\":\"binary_sensor.p_x\",\"stat_t\":\"~/EVPlugState\",\"dev_cla\":\"plug\",\"pl_on\":\"Connected\",\"pl_off\":\"Disconnected\"," + Rest;
    private const string Event = "{\"~\":\"P\",\"name\":\"Session\",\"uniq_id\":\"P-X\",\"def_ent_id\":\"event.p_x\",\"stat_t\":\"~/SessionEvent\",\"evt_typ\":[\"started\",\"stopped\",\"finished\",\"interrupted\"]," + Rest;
    private const string Metered = "{\"~\":\"P\",\"name\":\"Mains power\",\"uniq_id\":\"P-X\",\"def_ent_id\":\"sensor.p_x\",\"stat_t\":\"~/MainsPower\",\"unit_of_meas\":\"W\",\"dev_cla\":\"power\",\"avty\":[{\"t\":\"~/connected\"},{\"t\":\"~/MainsMeterOnline\",\"pl_avail\":\"ON\",\"pl_not_avail\":\"OFF\"}],\"avty_mode\":\"all\",\"dev\":{\"ids\":\"P\",\"name\":\"P\"},\"o\":{\"name\":\"SmartEVSE\"}}";
    private const string Trigger = "{\"~\":\"P\",\"atype\":\"trigger\",\"type\":\"started\",\"stype\":\"Charging\",\"t\":\"~/SessionEvent\",\"val_tpl\":\"{{ 'ON' if value_json.event_type == 'started' else 'OFF' }}\",\"pl\":\"ON\",\"dev\":{\"ids\":\"P\",\"name\":\"P\"}}";
    private const string TriggerTopic = "homeassistant/device_automation/P-X/config";
    private const string Colour = "{\"~\":\"P\",\"name\":\"LED colour off\",\"uniq_id\":\"P-X\",\"def_ent_id\":\"text.p_x\",\"stat_t\":\"~/LEDColorOff\",\"cmd_t\":\"~/Set/ColorOff\",\"min\":5,\"max\":11," + Rest;

    [Theory]
    [InlineData(Sensor)]
    [InlineData(Number)]
    [InlineData(Select)]
    [InlineData(Enum)]
    [InlineData(Binary)]
    [InlineData(Colour)]
    [InlineData(Event)]
    [InlineData(Trigger)]
    public void Given_a_good_message_When_checked_Then_nothing_is_wrong(string good)
    {
        Assert.Empty(All(Topic(good), good));
    }

    [Theory]
    // Keys.
    [InlineData(Sensor, "\"exp_aft\"", "\"expires\"", "expires: unknown")]
    [InlineData(Sensor, "\"exp_aft\":180", "\"obj_id\":\"x\"", "obj_id: unknown")]
    [InlineData(Sensor, "\"exp_aft\":180", "\"cmd_t\":\"~/Set/Mode\"", "command_topic: unknown")]
    [InlineData(Sensor, "\"exp_aft\":180", "\"step\":1", "step: unknown")]
    [InlineData(Sensor, "\"exp_aft\":180", "\"expire_after\":1,\"exp_aft\":180", "expire_after: given twice")]
    [InlineData(Sensor, "\"ids\":\"P\",", "\"ids\":\"P\",\"colour\":\"red\",", "device.colour: unknown")]
    [InlineData(Sensor, "\"stat_t\":\"~/ChargeCurrent\",", "", "state_topic: missing")]
    [InlineData(Number, "\"cmd_t\":\"~/Set/FeedTimeout\",", "", "command_topic: missing")]
    [InlineData(Select, "\"ops\":[\"Allow\",\"Deny\",\"Pause\"],", "", "options: missing")]
    [InlineData(Sensor, "\"uniq_id\":\"P-X\",", "", "unique_id: missing")]
    [InlineData(Sensor, "\"def_ent_id\":\"sensor.p_x\",", "", "default_entity_id: missing, and there is room")]
    [InlineData(Sensor, "\"name\":\"Charge current\",", "", "name: missing")]
    [InlineData(Sensor, "\"avty_t\":\"~/connected\",", "", "availability_topic: missing")]
    [InlineData(Sensor, "\"ids\":\"P\",", "", "device.identifiers: empty")]
    [InlineData(Sensor, "\"ids\":\"P\",\"name\":\"P\"", "\"ids\":\"P\"", "device.name: missing")]
    [InlineData(Sensor, "{\"name\":\"SmartEVSE\"}", "{}", "origin.name: missing")]
    // Types.
    [InlineData(Sensor, "\"exp_aft\":180", "\"exp_aft\":\"180\"", "expire_after: not a whole number")]
    [InlineData(Sensor, "\"exp_aft\":180", "\"exp_aft\":1.5", "expire_after: not a whole number")]
    [InlineData(Sensor, "\"exp_aft\":180", "\"exp_aft\":-1", "expire_after: out of range")]
    [InlineData(Sensor, "\"exp_aft\":180", "\"en\":\"false\"", "enabled_by_default: not true or false")]
    [InlineData(Sensor, "\"exp_aft\":180", "\"ic\":\"lock\"", "icon: not an mdi: icon")]
    [InlineData(Sensor, "\"uniq_id\":\"P-X\"", "\"uniq_id\":7", "unique_id: not a text")]
    [InlineData(Sensor, "\"{{ value | int / 10 }}\"", "\"{{ value | abs }}\"", "value_template: a template that cannot be evaluated: unknown filter: abs")]
    [InlineData(Number, "\"min\":11", "\"min\":\"11\"", "min: not a number")]
    [InlineData(Number, "\"step\":0.5", "\"step\":0", "step: out of range")]
    [InlineData(Number, "\"mode\":\"box\"", "\"mode\":\"wheel\"", "mode: not one of the values allowed")]
    [InlineData(Number, "~/Set/FeedTimeout", "~/Set/#", "command_topic: a wildcard in a topic to publish on")]
    [InlineData(Number, "\"ent_cat\":\"config\"", "\"ent_cat\":\"setting\"", "entity_category: not one of the values allowed")]
    [InlineData(Sensor, "\"ids\":\"P\",", "\"ids\":\"P\",\"cu\":\"charger.local\",", "device.configuration_url: not an address")]
    [InlineData(Sensor, "\"o\":{\"name\":\"SmartEVSE\"}", "\"o\":\"SmartEVSE\"", "origin: not a block")]
    // Classes and units.
    [InlineData(Sensor, "\"dev_cla\":\"current\"", "\"dev_cla\":\"amperage\"", "device_class: none of the forms allowed")]
    [InlineData(Sensor, "\"dev_cla\":\"current\"", "\"dev_cla\":\"power\"", "unit_of_measurement: not for this device class")]
    [InlineData(Sensor, "\"unit_of_meas\":\"A\"", "\"unit_of_meas\":\"dA\"", "unit_of_measurement: not for this device class")]
    [InlineData(Sensor, "\"unit_of_meas\":\"A\",", "", "unit_of_measurement: missing")]
    [InlineData(Sensor, "\"stat_cla\":\"measurement\"", "\"stat_cla\":\"average\"", "state_class: none of the forms allowed")]
    [InlineData(Sensor, "\"stat_cla\":\"measurement\"", "\"stat_cla\":\"total_increasing\"", "state_class: not for this device class")]
    [InlineData(Enum, "\"en\":false", "\"stat_cla\":\"measurement\"", "state_class: not for this device class")]
    [InlineData(Enum, "\"en\":false", "\"unit_of_meas\":\"A\"", "unit_of_measurement: not for this device class")]
    [InlineData(Number, "\"unit_of_meas\":\"s\"", "\"unit_of_meas\":\"A\"", "unit_of_measurement: not for this device class")]
    [InlineData(Binary, "\"dev_cla\":\"plug\"", "\"dev_cla\":\"vehicle\"", "device_class: none of the forms allowed")]
    // Rules between keys.
    [InlineData(Enum, "\"ops\":[\"Connected\",\"Disconnected\"],", "", "options: missing")]
    [InlineData(Enum, "[\"Connected\",\"Disconnected\"]", "[]", "options: empty")]
    [InlineData(Enum, "[\"Connected\",\"Disconnected\"]", "[\"Connected\",\"Disconnected\",\"Connected\"]", "options: one twice")]
    [InlineData(Enum, "[\"Connected\",\"Disconnected\"]", "[\"Connected\",\"Disconnected\",0]", "options: not a list of texts")]
    [InlineData(Enum, "\"ent_cat\":\"diagnostic\"", "\"ent_cat\":\"config\"", "entity_category: config on what cannot be set")]
    [InlineData(Number, "\"min\":11", "\"min\":121", "min: above max")]
    [InlineData(Colour, "\"max\":11", "\"max\":256", "max: a state has at most 255 characters")]
    [InlineData(Number, "\"mode\":\"box\"", "\"ret\":true", "retain: a retained command would be replayed")]
    [InlineData(Number, "number.p_x", "sensor.p_x", "default_entity_id: of another platform")]
    [InlineData(Number, "number.p_x", "number.P/x", "default_entity_id: not an entity id")]
    // Events, availability on two levels, triggers.
    [InlineData(Event, "\"finished\"", "\"stopped\"", "event_types: empty, or one twice")]
    [InlineData(Event, "\"evt_typ\"", "\"ops\"", "event_types: missing")]
    [InlineData(Metered, "\"t\":\"~/connected\"", "\"x\":1", "availability.topic: missing")]
    [InlineData(Metered, "\"pl_avail\"", "\"pl_on\"", "availability.payload_on: unknown")]
    [InlineData(Metered, "\"avty_mode\":\"all\"", "\"avty_mode\":\"any\"", "availability_mode: one of them would be enough")]
    [InlineData(Metered, "\"avty_mode\":\"all\"", "\"avty_t\":\"~/connected\"", "availability: and availability_topic")]
    [InlineData(Trigger, "\"stype\":\"Charging\",", "", "subtype: missing")]
    [InlineData(Trigger, "\"atype\":\"trigger\"", "\"atype\":1", "automation_type: not a text")]
    [InlineData(Trigger, "\"pl\":\"ON\"", "\"name\":\"X\"", "name: unknown")]
    // The whole.
    [InlineData(Sensor, "{\"~\"", "[{\"~\"", "payload: not JSON")]
    [InlineData(Sensor, "\"~\":\"P\"", "\"~\":1", "~: not a text")]
    public void Given_a_broken_message_When_checked_Then_the_reason_is_named(string good, string part, string broken, string fault)
    {
        Assert.Contains(fault, MessageCheck.Faults("homeassistant", Topic(good), Break(good, part, broken)));
    }

    [Theory]
    [InlineData(Sensor, "~/ChargeCurrent", "~/ChargeCurrents", "state_topic: never published")]
    [InlineData(Sensor, "~/ChargeCurrent", "Q/ChargeCurrent", "state_topic: never published")]
    [InlineData(Sensor, "~/ChargeCurrent", "~/MainsCurrentL1", "state_topic: never published")]
    [InlineData(Number, "~/Set/FeedTimeout", "~/Set/FeedTime", "command_topic: never taken")]
    [InlineData(Number, "~/Set/FeedTimeout", "~/FeedTimeout", "command_topic: never taken")]
    [InlineData(Number, "\"stat_t\":\"~/FeedTimeout\",", "", "state_topic: missing, Home Assistant would believe what it has sent")]
    [InlineData(Sensor, "~/connected", "~/Connected", "availability_topic: not the topic of the will")]
    [InlineData(Select, ",\"Pause\"", "", "options: published, and not among them: Pause")]
    [InlineData(Select, "\"Pause\"", "\"Pause\",\"Stop\"", "options: never published: Stop")]
    [InlineData(Enum, "Connected", "connected", "options: published, and not among them: Connected")]
    [InlineData(Binary, "\"pl_on\":\"Connected\"", "\"pl_on\":\"ON\"", "payload_on: never published")]
    [InlineData(Binary, "\"pl_off\":\"Disconnected\"", "\"pl_off\":\"OFF\"", "payload_on: neither on nor off: Disconnected")]
    [InlineData(Sensor, "\"A\"", "\"mA\"", "unit_of_measurement: not 'A', as on the wire")]
    [InlineData(Sensor, "int / 10 }}", "int / 100 }}", "value_template: 163 is 16.3, and shown as 1.63")]
    [InlineData(Number, "\"s\"", "\"min\"", "unit_of_measurement: not 's', as on the wire")]
    [InlineData(Event, ",\"interrupted\"", "", "event_types: published, and not among them: interrupted")]
    [InlineData(Event, "\"finished\"", "\"ended\"", "event_types: never published: ended")]
    [InlineData(Event, "~/SessionEvent", "~/SessionEvents", "state_topic: never published")]
    [InlineData(Trigger, "~/SessionEvent", "~/State", "topic: never published")]
    [InlineData(Metered, "~/connected", "~/Connected", "availability_topic: not the topic of the will")]
    [InlineData(Sensor, "\"Charge current\"", "\"Charge Current\"", "name: not sentence case at Current")]
    [InlineData(Sensor, "\"Charge current\"", "\"charge current\"", "name: begins small")]
    [InlineData(Sensor, "\"Charge current\"", "\"ChargeCurrent\"", "name: not sentence case at ChargeCurrent")]
    [InlineData(Sensor, "\"Charge current\"", "\"Smartevse charge current\"", "name: has the device's name in it")]
    [InlineData(Sensor, "\"Charge current\"", "\"P charge current\"", "name: has the device's name in it")]
    [InlineData(Sensor, "\"Charge current\"", "\"Charge  current\"", "name: a space too many")]
    [InlineData(Sensor, "\"Charge current\"", "\"Charge current (A)\"", "name: not words")]
    public void Given_a_message_that_the_charger_does_not_keep_When_checked_Then_the_reason_is_named(string good, string part, string broken, string fault)
    {
        Assert.Contains(fault, All(Topic(good), Break(good, part, broken)));
    }

    [Theory]
    [InlineData("homeassistant/sensor/config", "topic: Home Assistant does not listen to it")]
    [InlineData("homeassistant/sensor/P X/config", "topic: Home Assistant does not listen to it")]
    [InlineData("homeassistant/sensor/a/b/c/config", "topic: Home Assistant does not listen to it")]
    [InlineData("other/sensor/P-X/config", "topic: Home Assistant does not listen to it")]
    [InlineData("homeassistant/gauge/P-X/config", "topic: no such platform")]
    public void Given_a_topic_that_leads_nowhere_When_checked_Then_the_reason_is_named(string topic, string fault)
    {
        Assert.Contains(fault, MessageCheck.Faults("homeassistant", topic, Sensor));
    }

    [Fact]
    public void Given_payloads_around_the_limit_When_checked_Then_one_byte_decides_and_bytes_are_counted_not_characters()
    {
        var room = MessageCheck.MostBytes - Sensor.Length;
        var full = Break(Sensor, "\"Charge current\"", "\"Charge current" + new string('x', room) + "\"");
        Assert.Empty(MessageCheck.Faults("homeassistant", Topic(Sensor), full));
        Assert.Contains("payload: 1001 bytes", MessageCheck.Faults("homeassistant", Topic(Sensor), Break(full, "Charge current", "Charge c\u00fcrrent")));
    }

    [Theory]
    [InlineData("\"uniq_id\":\"P-X\"", "\"uniq_id\":\"P-Y\"", "unique_id: twice, P-X")]
    [InlineData("sensor.p_x", "sensor.p_y", "default_entity_id: twice, sensor.p_x")]
    [InlineData("Charge current", "Other current", "name: twice, Charge current")]
    [InlineData("\"ids\":\"P\"", "\"ids\":\"Q\"", null)]
    public void Given_two_messages_with_something_in_common_When_checked_together_Then_it_is_named(string part, string other, string? faultWithoutIt)
    {
        MessageCheck.Faults("homeassistant", "homeassistant/sensor/P-X/config", Sensor, out var first);
        MessageCheck.Faults("homeassistant", "homeassistant/sensor/P-X/config", Sensor, out var same);
        MessageCheck.Faults("homeassistant", "homeassistant/sensor/P-Y/config", Break(Sensor, part, other), out var second);
        Assert.Contains("topic: twice, homeassistant/sensor/P-X/config", SetCheck.Faults([first!, same!]));
        Assert.DoesNotContain(faultWithoutIt ?? "-", SetCheck.Faults([first!, second!]));
        if (faultWithoutIt == null) Assert.Contains("device.identifiers: another device, \"Q\"", SetCheck.Faults([first!, second!]));
        else Assert.Contains(faultWithoutIt, SetCheck.Faults([first!, same!]));
    }

    private static string Topic(string json) => json.Contains("\"atype\"", StringComparison.Ordinal) ? TriggerTopic : json.Contains("def_ent_id", StringComparison.Ordinal)
        ? $"homeassistant/{json.Split("\"def_ent_id\":\"")[1].Split('.')[0]}/P-X/config"
        : throw new ArgumentException("no platform", nameof(json));

    private static string Break(string good, string part, string broken)
    {
        Assert.Contains(part, good, StringComparison.Ordinal);
        return good.Replace(part, broken, StringComparison.Ordinal);
    }

    private static string[] All(string topic, string json)
    {
        var faults = MessageCheck.Faults("homeassistant", topic, json, out var message);
        Assert.NotNull(message);
        return [.. faults, .. ChargerCheck.Faults(message, "P", Settings.Of("")), .. NameCheck.Faults(message)];
    }
}
