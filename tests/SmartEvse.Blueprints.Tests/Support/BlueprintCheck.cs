using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SmartEvse.Blueprints.Tests.Support;

/// <summary>What is wrong with a blueprint. A fault reads <c>where: what is wrong</c>.</summary>
internal static partial class BlueprintCheck
{
    // The collected schema walks automations only. These are the keys of a script that a blueprint may set.
    private static readonly string[] ScriptKeys = ["fields", "icon", "max", "max_exceeded", "mode", "sequence", "trace", "variables"];

    // alias, id and description belong to the instance; initial_state would switch it on after every restart.
    private static readonly string[] NotOurs = ["alias", "id", "description", "initial_state", "hide_entity"];

    private static readonly Dictionary<string, string[]> ActionKeys = new()
    {
        ["action"] = ["action", "target", "data"],
        ["condition"] = ["condition", "value_template"],
        ["variables"] = ["variables"],
        ["delay"] = ["delay"],
        ["if"] = ["if", "then", "else"],
        ["choose"] = ["choose", "default"],
        ["wait_template"] = ["wait_template", "timeout", "continue_on_timeout"],
    };

    private static readonly Dictionary<string, string[]> CallKeys = new()
    {
        ["mqtt.publish"] = ["topic", "payload", "qos", "retain"],
        ["select.select_option"] = ["option"],
    };

    /// <summary>The faults of a blueprint, read from its text.</summary>
    public static IReadOnlyList<string> Faults(Map root)
    {
        var faults = new List<string>();
        var meta = root.Sub("blueprint");
        faults.AddRange(Schema.KeyFaults("blueprint", meta, Schema.MetaKeys));
        if (!MinVersion().IsMatch(meta.Sub("homeassistant").Text("min_version"))) faults.Add("min_version: not three numbers from 2024.10.0 on");
        if (!DescribedVersion().IsMatch(meta.Text("description"))) faults.Add("description: does not end with the version");
        var defined = Inputs(meta, faults);
        var used = Yaml.Nodes(root).OfType<InputRef>().Select(i => i.Name).ToHashSet();
        faults.AddRange(used.Except(defined).Select(n => $"!input {n}: not defined"));
        faults.AddRange(defined.Except(used).Select(n => $"input {n}: not used"));
        faults.AddRange(Yaml.Nodes(root).OfType<string>().Where(t => t.Contains("!input", StringComparison.Ordinal)).Select(t => $"!input inside a text: {t}"));
        Config(root, meta.Text("domain"), faults);
        HardCoded(root, faults);
        return faults;
    }

    private static HashSet<string> Inputs(Map meta, List<string> faults)
    {
        var defined = new HashSet<string>();
        foreach (var (name, value) in meta.Sub("input"))
        {
            if (value is Map section && section.ContainsKey("input"))
            {
                faults.AddRange(Schema.KeyFaults("section " + name, section, Schema.InputKeys.Section));
                foreach (var (inner, spec) in section.Sub("input"))
                {
                    if (!defined.Add(inner)) faults.Add($"input {inner}: twice");
                    Input(inner, (Map)spec!, faults);
                    if (section.GetValueOrDefault("collapsed") is true && !((Map)spec!).ContainsKey("default")) faults.Add($"input {inner}: no default in a collapsed section");
                }
            }
            else
            {
                if (!defined.Add(name)) faults.Add($"input {name}: twice");
                Input(name, (Map)value!, faults);
            }
        }

        return defined;
    }

    private static void Input(string name, Map spec, List<string> faults)
    {
        faults.AddRange(Schema.KeyFaults("input " + name, spec, Schema.InputKeys.Input));
        if (spec.Text("name").Length == 0) faults.Add($"input {name}: no name");
        var selector = spec.Sub("selector");
        if (selector.Count != 1)
        {
            faults.Add($"input {name}: not one selector");
            return;
        }

        var (kind, value) = selector.Single();
        var options = value as Map ?? [];
        if (Schema.Selector(kind) is not { } known)
        {
            faults.Add($"input {name}: no selector {kind}");
            return;
        }

        faults.AddRange(Schema.KeyFaults($"input {name}", options, known));
        foreach (var filter in options.Items("filter").Cast<Map>()) faults.AddRange(Schema.KeyFaults($"input {name} filter", filter, FilterKeys(known)));
        if (kind == "number" && options.Text("mode") != "box" && !(options.ContainsKey("min") && options.ContainsKey("max"))) faults.Add($"input {name}: a slider needs min and max");
        if (options.TryGetValue("mode", out var mode) && !Enumerated(known.GetProperty("mode")).Contains((string)mode!)) faults.Add($"input {name}: no mode {mode}");
        if (spec.TryGetValue("default", out var standard)) Default(name, kind, options, standard, faults);
    }

    private static JsonElement FilterKeys(JsonElement selector) => selector.GetProperty("filter").GetProperty("type")[1].GetProperty("list_of")[0].GetProperty("schema");

    private static IReadOnlyList<string> Enumerated(JsonElement key) => Schema.Texts(key.GetProperty("type")[0].GetProperty("enum"));

    private static void Default(string name, string kind, Map options, object? standard, List<string> faults)
    {
        var right = kind switch
        {
            "boolean" => standard is bool,
            "number" => Number(standard) is { } n && n >= (Number(options.GetValueOrDefault("min")) ?? n) && n <= (Number(options.GetValueOrDefault("max")) ?? n),
            "select" => Map.Listed(standard).All(s => options.Items("options").Any(o => Equals(o is Map m ? m["value"] : o, s))),
            "duration" => standard is Map,
            "time" => standard is string t && Time().IsMatch(t),
            "entity" or "condition" => standard is List<object?> { Count: 0 },
            "text" => standard is string || (options.GetValueOrDefault("multiple") is true && standard is List<object?>),
            _ => false,
        };
        if (!right) faults.Add($"input {name}: the default does not fit");
    }

    private static double? Number(object? value) => value switch { long n => n, double d => d, _ => null };

    private static void Config(Map root, string domain, List<string> faults)
    {
        var keys = root.Keys.Where(k => k != "blueprint").ToList();
        if (domain == "automation")
        {
            faults.AddRange(keys.Where(k => !Schema.AutomationKeys.TryGetProperty(k, out _) || NotOurs.Contains(k)).Select(k => $"automation: key {k} may not be here"));
            faults.AddRange(new[] { "triggers", "actions" }.Where(k => !root.ContainsKey(k)).Select(k => $"automation: {k} is missing"));
        }
        else if (domain == "script")
        {
            faults.AddRange(keys.Except(ScriptKeys).Select(k => $"script: key {k} may not be here"));
            if (!root.ContainsKey("sequence")) faults.Add("script: sequence is missing");
        }
        else
        {
            faults.Add("domain: neither automation nor script");
        }

        if (!Schema.Modes.Contains(root.Text("mode"))) faults.Add("mode: not known");
        var ids = new HashSet<string>();
        foreach (var trigger in root.Items("triggers").Cast<Map>()) Trigger(trigger, ids, faults);
        Actions(root.Items(domain == "script" ? "sequence" : "actions"), faults);
    }

    private static void Trigger(Map trigger, HashSet<string> ids, List<string> faults)
    {
        var kind = trigger.Text("trigger");
        if (Schema.Trigger(kind) is not { } known)
        {
            faults.Add($"trigger: no such kind: {kind}");
            return;
        }

        // The schema still calls the kind platform.
        var named = new Map();
        foreach (var (key, value) in trigger) named.Add(key == "trigger" ? "platform" : key == "platform" ? "the old word platform" : key, value);
        faults.AddRange(Schema.KeyFaults("trigger " + kind, named, known));
        if (!ids.Add(trigger.Text("id"))) faults.Add($"trigger {kind}: no id of its own");
    }

    private static void Actions(List<object?> actions, List<string> faults)
    {
        foreach (var action in actions)
        {
            if (action is InputRef) continue;
            if (action is not Map map || ActionKeys.Keys.FirstOrDefault(map.ContainsKey) is not { } kind)
            {
                faults.Add("action: no such kind: " + (action is Map m ? string.Join(", ", m.Keys) : action));
                continue;
            }

            faults.AddRange(map.Keys.Except(ActionKeys[kind]).Select(k => $"action {kind}: unknown key {k}"));
            if (kind == "action" && !CallKeys.TryGetValue(map.Text("action"), out _)) faults.Add($"action: {map.Text("action")} is not one of ours");
            else if (kind == "action") faults.AddRange(CallKeys[map.Text("action")].Except(map.Sub("data").Keys).Concat(map.Sub("data").Keys.Except(CallKeys[map.Text("action")])).Select(k => $"action {map.Text("action")}: {k}"));
            if (kind == "action" && map.Text("action") == "mqtt.publish" && (map.Sub("data")["retain"] is not false || map.Sub("data")["qos"] is not 0L)) faults.Add("mqtt.publish: retained, or not QoS 0");
            Actions(map.Items("then"), faults);
            Actions(map.Items("else"), faults);
            Actions(map.Items("default"), faults);
            foreach (var way in map.Items("choose").Cast<Map>()) Actions(way.Items("sequence"), faults);
        }
    }

    private static void HardCoded(Map root, List<string> faults)
    {
        var calls = Yaml.Nodes(root).OfType<Map>().Select(m => m.GetValueOrDefault("action") as string).OfType<string>().ToHashSet();
        var config = new Map();
        foreach (var (key, value) in root.Where(k => k.Key != "blueprint")) config.Add(key, value);
        var defaults = Yaml.Nodes(root.Sub("blueprint").Sub("input")).OfType<Map>().Select(m => m.GetValueOrDefault("default"));
        foreach (var text in Yaml.Nodes(config).Concat(defaults.SelectMany(Yaml.Nodes)).OfType<string>().Where(t => !calls.Contains(t)))
        {
            if (EntityId().Match(text) is { Success: true } entity) faults.Add($"hard-coded entity: {entity.Value}");
            if (text.Contains("SmartEVSE", StringComparison.OrdinalIgnoreCase)) faults.Add($"hard-coded prefix: {text}");
            if (ReadAsZero().IsMatch(text)) faults.Add($"a lost value would be 0: {text}");
        }
    }

    [GeneratedRegex(@"^20(2[5-9]|[3-9]\d)\.\d+\.\d+$|^2024\.1[0-2]\.\d+$")]
    private static partial Regex MinVersion();

    [GeneratedRegex(@"\nVersion \d+\.\d+\.\d+$")]
    private static partial Regex DescribedVersion();

    [GeneratedRegex(@"^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$")]
    private static partial Regex Time();

    [GeneratedRegex(@"\b(sensor|binary_sensor|select|number|switch|button|text|update|event|input_\w+|person|zone|device_tracker|notify|sun|weather|climate|light)\.[a-z]\w*")]
    private static partial Regex EntityId();

    [GeneratedRegex(@"(float|int)\s*\(\s*(default\s*=\s*)?0|default\s*\(\s*0|or 0\b")]
    private static partial Regex ReadAsZero();
}
