using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SmartEvse.Docs.Tests;

namespace SmartEvse.Blueprints.Tests.Support;

/// <summary>One line of the table that stands beside a blueprint, <c>x.samples.yaml</c>.</summary>
/// <remarks>
/// <c>inputs</c> names one of the file's sets (<c>minimal</c>, <c>full</c>) and <c>with</c> what is different; <c>states</c> is what is different from the file's
/// <c>states</c> (a text is a state that keeps its attributes). <c>expect</c> are the calls, in order.
/// </remarks>
internal sealed class Sample
{
    private readonly Map _file;
    private readonly Map _sample;

    private Sample(string path, Map file, Map sample)
    {
        Path = path;
        _file = file;
        _sample = sample;
    }

    /// <summary>The blueprint.</summary>
    public string Path { get; }

    /// <summary>What the line is about.</summary>
    public string Name => _sample.Text("name");

    /// <summary>The name of the set of inputs it starts from.</summary>
    public string InputSet => _sample.Text("inputs");

    /// <summary>The id of the trigger; empty when it is run by hand.</summary>
    public string Trigger => _sample.Text("trigger");

    /// <summary>The calls that are expected, in the form of <see cref="Run.Call.ToString"/>.</summary>
    public IReadOnlyList<string> Expected => [.. _sample.Items("expect").Select(e => (string)e!)];

    /// <summary>Where the table of a blueprint is.</summary>
    public static string FileOf(string blueprint) => blueprint.Replace(".yaml", ".samples.yaml", StringComparison.Ordinal);

    /// <summary>The sets of inputs of a blueprint's table.</summary>
    public static Map InputSets(string blueprint) => ((Map)Yaml.File(FileOf(blueprint))!).Sub("inputs");

    /// <summary>All lines of a blueprint's table; none when it is not there.</summary>
    public static IReadOnlyList<Sample> Of(string blueprint)
    {
        if (!File.Exists(Repository.PathOf(FileOf(blueprint)))) return [];
        var file = (Map)Yaml.File(FileOf(blueprint))!;
        return [.. file.Items("samples").Cast<Map>().Select(s => new Sample(blueprint, file, s))];
    }

    /// <summary>The line of that name.</summary>
    public static Sample Of(string blueprint, string name) => Of(blueprint).Single(s => s.Name == name);

    /// <summary>Runs the blueprint.</summary>
    public Run Execute()
    {
        var inputs = Merged(_file.Sub("inputs").Sub(InputSet), _sample.Sub("with"));
        var states = new Map();
        foreach (var (entity, state) in _file.Sub("states")) states.Add(entity, state);
        Change(states, _sample.Sub("states"));
        var world = new World { Now = Or(_sample.Text("now"), _file.Text("now")), States = states, Devices = _file.Sub("devices") };
        var variables = Merged(_sample.Sub("fields"), new Map { ["trigger"] = Trigger.Length > 0 ? new Map { ["id"] = Trigger } : new Map { ["platform"] = null } });
        var later = _sample.Items("later").Cast<Map>().Select(change => Full(states, change)).ToList();
        return Run.Of(Blueprint.Of(Path).With(inputs), world, variables, later);
    }

    private static string Or(string text, string otherwise) => text.Length > 0 ? text : otherwise;

    private static Map Merged(Map below, Map above)
    {
        var merged = new Map();
        foreach (var (key, value) in below) merged[key] = value;
        foreach (var (key, value) in above) merged[key] = value;
        return merged;
    }

    private static void Change(Map states, Map changes)
    {
        foreach (var (entity, state) in Full(states, changes))
        {
            if (state == null) states.Remove(entity);
            else states[entity] = state;
        }
    }

    private static Map Full(Map states, Map changes)
    {
        var full = new Map();
        foreach (var (entity, change) in changes)
        {
            full[entity] = change switch
            {
                null => null,
                string text => Merged(states.Sub(entity), new Map { ["state"] = text }),
                Map map => Merged(states.Sub(entity), map),
                _ => throw new FormatException($"{entity}: a state is a text, with quotes"),
            };
        }

        return full;
    }
}
