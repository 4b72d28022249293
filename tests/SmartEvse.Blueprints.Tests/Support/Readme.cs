using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using SmartEvse.Docs.Tests;

namespace SmartEvse.Blueprints.Tests.Support;

/// <summary>The generated part of the README of the blueprints.</summary>
internal static class Readme
{
    /// <summary>Where it is.</summary>
    public const string Path = Blueprint.Folder + "/README.md";

    /// <summary>Where the folder is published; the one place where it stands.</summary>
    public static string Base { get; } = Repository.Read(Blueprint.Folder + "/source-url.txt").Trim();

    /// <summary>Where a blueprint is published.</summary>
    public static string SourceUrl(string path) => Base + path[(Blueprint.Folder.Length + 1)..];

    /// <summary>The import link of a blueprint.</summary>
    public static string ImportUrl(string path) => "https://my.home-assistant.io/redirect/blueprint_import/?blueprint_url=" + Uri.EscapeDataString(SourceUrl(path));

    /// <summary>All blueprints: what for, import, and inputs.</summary>
    public static string Table()
    {
        var text = new StringBuilder("| Blueprint | What for | Import |\n|---|---|---|\n");
        foreach (var blueprint in Blueprint.Paths.Select(Blueprint.Of))
        {
            text.Append($"| [{Title(blueprint)}](#{Anchor(blueprint)}) | {Cell(Paragraphs(blueprint)[0])} | [![Import](https://my.home-assistant.io/badges/blueprint_import.svg)]({ImportUrl(blueprint.Path)}) |\n");
        }

        foreach (var blueprint in Blueprint.Paths.Select(Blueprint.Of))
        {
            text.Append($"\n### {Title(blueprint)}\n\n");
            text.Append($"[`{blueprint.Path[(Blueprint.Folder.Length + 1)..]}`]({blueprint.Path[(Blueprint.Folder.Length + 1)..]}), {Paragraphs(blueprint)[^1].ToLowerInvariant()}, Home Assistant {blueprint.Meta.Sub("homeassistant").Text("min_version")} or newer.\n");
            foreach (var paragraph in Paragraphs(blueprint)[1..^1]) text.Append($"{paragraph}\n");
            text.Append("\n| Input | At first | |\n|---|---|---|\n");
            foreach (var input in blueprint.Inputs) text.Append($"| {Cell(input.Spec.Text("name"))} | {(input.HasDefault ? Value(input.Spec["default"], input.Spec) : "**choose**")} | {Cell(input.Spec.Text("description"))} |\n");
        }

        return text.ToString();
    }

    /// <summary>The name without the project's.</summary>
    private static string Title(Blueprint blueprint)
    {
        var name = blueprint.Meta.Text("name").Replace("SmartEVSE - ", "", StringComparison.Ordinal);
        return char.ToUpperInvariant(name[0]) + name[1..];
    }

    private static string Anchor(Blueprint blueprint) => string.Concat(Title(blueprint).ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-')).Replace(' ', '-');

    private static List<string> Paragraphs(Blueprint blueprint) => [.. blueprint.Meta.Text("description").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static string Value(object? value, Map spec) => value switch
    {
        List<object?> { Count: 0 } => "none",
        List<object?> list => string.Join(", ", list.Select(v => Label(v, spec))),
        Map map => string.Join(", ", map.Select(p => $"{p.Value} {p.Key}")),
        true => "yes",
        false => "no",
        _ => Label(value, spec),
    };

    private static string Label(object? value, Map spec)
    {
        var option = spec.Sub("selector").Sub("select").Items("options").OfType<Map>().FirstOrDefault(o => Equals(o["value"], value));
        var unit = spec.Sub("selector").Sub("number").Text("unit_of_measurement");
        return Cell(option?.Text("label") ?? $"{value}{(unit.Length > 0 ? " " + unit : "")}");
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
