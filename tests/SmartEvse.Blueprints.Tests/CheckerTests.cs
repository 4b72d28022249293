using System;
using SmartEvse.Blueprints.Tests.Support;
using Xunit;

namespace SmartEvse.Blueprints.Tests;

/// <summary>The check finds what is wrong: one change to a blueprint that is right, and the fault it makes.</summary>
public sealed class CheckerTests
{
    private const string Right = """
        blueprint:
          name: A name
          domain: automation
          description: "What it is for.\n\nVersion 1.0.0"
          homeassistant:
            min_version: 2024.10.0
          input:
            source:
              name: Source
              selector:
                entity:
                  filter:
                    - domain: sensor
            more:
              name: More
              collapsed: true
              input:
                every:
                  name: Every
                  default: /5
                  selector:
                    select:
                      options: [/2, /5]
                limit:
                  name: Limit
                  default: 5
                  selector:
                    number:
                      min: 1
                      max: 9
        mode: single
        triggers:
          - trigger: time_pattern
            id: heartbeat
            seconds: !input every
        variables:
          source: !input source
          limit: !input limit
        actions:
          - action: mqtt.publish
            data:
              topic: "{{ source }}"
              payload: "{{ states(source) | float }}"
              qos: 0
              retain: false
        """;

    [Fact]
    public void Given_a_right_blueprint_When_it_is_checked_Then_there_is_no_fault() => Assert.Empty(BlueprintCheck.Faults((Map)Yaml.Text(Right)!));

    [Theory]
    [InlineData("min_version: 2024.10.0", "min_version: 2024.10", "min_version: not three numbers")]
    [InlineData("min_version: 2024.10.0", "min_version: 2024.10.0b1", "min_version: not three numbers")]
    [InlineData("min_version: 2024.10.0", "min_version: 2024.6.0", "min_version: not three numbers")]
    [InlineData("Version 1.0.0", "Version one", "description: does not end with the version")]
    [InlineData("  name: A name", "  nam: A name", "blueprint: unknown key nam")]
    [InlineData("  name: A name", "  author: A name", "blueprint: name is missing")]
    [InlineData("domain: automation", "domain: templet", "domain: neither")]
    [InlineData("seconds: !input every", "seconds: !input evry", "!input evry: not defined")]
    [InlineData("seconds: !input every", "seconds: /5", "input every: not used")]
    [InlineData("topic: \"{{ source }}\"", "topic: \"!input source\"", "!input inside a text")]
    [InlineData("      name: Source", "      name: Source\n      required: true", "input source: unknown key required")]
    [InlineData("      name: Source", "      description: Source", "input source: no name")]
    [InlineData("        entity:\n", "        entitiy:\n", "input source: no selector entitiy")]
    [InlineData("- domain: sensor", "- domains: sensor", "input source filter: unknown key domains")]
    [InlineData("          default: /5\n", "", "input every: no default in a collapsed section")]
    [InlineData("default: /5", "default: /4", "input every: the default does not fit")]
    [InlineData("default: 5", "default: 10", "input limit: the default does not fit")]
    [InlineData("              max: 9", "              maximum: 9", "input limit: unknown key maximum")]
    [InlineData("              max: 9", "              mode: slider", "input limit: a slider needs min and max")]
    [InlineData("              max: 9", "              max: 9\n              mode: knob", "input limit: no mode knob")]
    [InlineData("options: [/2, /5]", "options: [/2, /5]\n              readonly: true", "input every: unknown key readonly")]
    [InlineData("triggers:", "trigger:", "automation: key trigger may not be here")]
    [InlineData("mode: single", "mode: once", "mode: not known")]
    [InlineData("mode: single", "mode: single\nalias: x", "automation: key alias may not be here")]
    [InlineData("- trigger: time_pattern", "- platform: time_pattern", "trigger: no such kind")]
    [InlineData("- trigger: time_pattern", "- trigger: timer", "trigger: no such kind: timer")]
    [InlineData("seconds: !input every", "every: !input every", "trigger time_pattern: unknown key every")]
    [InlineData("    id: heartbeat", "    id: heartbeat\n  - trigger: homeassistant\n    event: start\n    id: heartbeat", "trigger homeassistant: no id of its own")]
    [InlineData("- trigger: time_pattern", "- trigger: state", "trigger state: entity_id is missing")]
    [InlineData("- action: mqtt.publish", "- service: mqtt.publish", "action: no such kind")]
    [InlineData("- action: mqtt.publish", "- action: mqtt.send", "action: mqtt.send is not one of ours")]
    [InlineData("      payload:", "      payload_template:", "action mqtt.publish: payload")]
    [InlineData("retain: false", "retain: true", "mqtt.publish: retained, or not QoS 0")]
    [InlineData("qos: 0", "qos: 1", "mqtt.publish: retained, or not QoS 0")]
    [InlineData("states(source)", "states('sensor.grid')", "hard-coded entity: sensor.grid")]
    [InlineData("topic: \"{{ source }}\"", "topic: SmartEVSE-1234/Set/MainsMeter", "hard-coded prefix")]
    [InlineData("| float }}", "| float(0) }}", "a lost value would be 0")]
    [InlineData("| float }}", "| int(default=0) }}", "a lost value would be 0")]
    [InlineData("| float }}", "| default(0) }}", "a lost value would be 0")]
    public void Given_one_change_When_the_blueprint_is_checked_Then_its_fault_is_found(string right, string wrong, string fault)
    {
        Assert.Contains(right, Right, StringComparison.Ordinal);
        var faults = BlueprintCheck.Faults((Map)Yaml.Text(Right.Replace(right, wrong, StringComparison.Ordinal))!);
        Assert.Contains(faults, f => f.StartsWith(fault, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a: 07:00:00")]
    [InlineData("a: 12:30")]
    [InlineData("a: 010")]
    [InlineData("a: !secrets x")]
    [InlineData("a: 1\na: 2")]
    [InlineData("a: [1")]
    public void Given_YAML_that_people_misread_When_it_is_read_Then_it_is_refused(string text) => Assert.Throws<FormatException>(() => Yaml.Text(text));

    [Theory]
    [InlineData("on", true)]
    [InlineData("\"on\"", "on")]
    [InlineData("no", false)]
    [InlineData("2024.10.0", "2024.10.0")]
    [InlineData("-5", -5L)]
    [InlineData("0.25", 0.25)]
    [InlineData("/5", "/5")]
    [InlineData("~", null)]
    public void Given_a_scalar_When_it_is_read_Then_it_is_what_Home_Assistant_reads(string text, object? value) => Assert.Equal(value, ((Map)Yaml.Text("a: " + text)!)["a"]);
}
