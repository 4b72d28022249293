using System;
using System.Collections.Generic;
using System.Linq;
using SmartEvse.Docs.Tests;

namespace SmartEvse.Blueprints.Tests.Support;

/// <summary>One blueprint of the repository.</summary>
internal sealed class Blueprint
{
    private Blueprint(string path)
    {
        Path = path;
        Source = Repository.Read(path);
        Root = (Map)Yaml.Text(Source)!;
        Meta = Root.Sub("blueprint");
        foreach (var (name, value) in Meta.Sub("input"))
        {
            if (value is Map section && section.ContainsKey("input"))
            {
                foreach (var (inner, spec) in section.Sub("input")) Inputs.Add(new Input(inner, (Map)spec!, section));
            }
            else
            {
                Inputs.Add(new Input(name, (Map)value!, null));
            }
        }
    }

    /// <summary>Where the blueprints are.</summary>
    public const string Folder = "ha-blueprints";

    /// <summary>All of them, by path.</summary>
    public static IReadOnlyList<string> Paths { get; } =
        [.. Repository.Files(".yaml").Where(f => (f.StartsWith(Folder + "/automation/", StringComparison.Ordinal) || f.StartsWith(Folder + "/script/", StringComparison.Ordinal)) && !f.EndsWith(".samples.yaml", StringComparison.Ordinal)).Order()];

    /// <summary>The path below the repository.</summary>
    public string Path { get; }

    /// <summary>The text of the file.</summary>
    public string Source { get; }

    /// <summary>The whole file.</summary>
    public Map Root { get; }

    /// <summary>What stands under <c>blueprint:</c>.</summary>
    public Map Meta { get; }

    /// <summary>The inputs of all sections, in the order of the file.</summary>
    public List<Input> Inputs { get; } = [];

    /// <summary>Reads one.</summary>
    public static Blueprint Of(string path) => new(path);

    /// <summary>The configuration, with every <c>!input</c> replaced: by what is given, else by its default.</summary>
    /// <exception cref="ArgumentException">A mandatory input is missing, or one is given that there is not.</exception>
    public Map With(Map given)
    {
        var values = new Dictionary<string, object?>();
        foreach (var input in Inputs.Where(i => i.HasDefault)) values[input.Name] = input.Spec["default"];
        foreach (var (name, value) in given) values[Inputs.Any(i => i.Name == name) ? name : throw new ArgumentException($"{Path} has no input {name}", nameof(given))] = value;
        var config = new Map();
        foreach (var (key, value) in Root.Where(k => k.Key != "blueprint")) config.Add(key, Replace(value, values));
        return config;
    }

    private object? Replace(object? node, Dictionary<string, object?> values)
    {
        switch (node)
        {
            case InputRef input: return values.TryGetValue(input.Name, out var value) ? value : throw new ArgumentException($"{Path} needs input {input.Name}", nameof(node));
            case List<object?> list: return list.Select(n => Replace(n, values)).ToList();
            case Map map:
                var copy = new Map();
                foreach (var (key, inner) in map) copy.Add(key, Replace(inner, values));
                return copy;
            default: return node;
        }
    }

    /// <summary>One input, and the section it stands in.</summary>
    internal sealed record Input(string Name, Map Spec, Map? Section)
    {
        /// <summary>True when it may be left out.</summary>
        public bool HasDefault => Spec.ContainsKey("default");
    }
}
