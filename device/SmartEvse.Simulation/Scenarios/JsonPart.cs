using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace SmartEvse.Simulation.Scenarios;

/// <summary>A value in a JSON file that knows its place, and takes nothing but what is expected there.</summary>
internal sealed class JsonPart(string file, string place, JsonElement element)
{
    private const int ShownCharacters = 40;

    internal string Place => place;

    /// <summary>What is wrong here.</summary>
    internal InputFileException Wrong(string what) => new(file, place, what);

    /// <summary>The names of the members, of an object.</summary>
    internal IReadOnlyList<string> Names()
    {
        if (element.ValueKind != JsonValueKind.Object) throw Expected("an object");
        return [.. element.EnumerateObject().Select(p => p.Name)];
    }

    /// <summary>Refuses members with other names.</summary>
    internal void Only(params string[] names)
    {
        foreach (var name in Names())
        {
            if (!names.Contains(name)) throw new InputFileException(file, At(name), $"unknown key; expected {string.Join(", ", names)}");
        }
    }

    internal JsonPart? Find(string name) => element.TryGetProperty(name, out var value) ? new JsonPart(file, At(name), value) : null;

    internal JsonPart Get(string name) => Find(name) ?? throw new InputFileException(file, At(name), "missing");

    internal IEnumerable<JsonPart> Items()
    {
        if (element.ValueKind != JsonValueKind.Array) throw Expected("a list");
        var index = 0;
        foreach (var item in element.EnumerateArray()) yield return new JsonPart(file, $"{place}[{index++}]", item);
    }

    internal bool IsNull => element.ValueKind == JsonValueKind.Null;

    internal string Text() => element.ValueKind == JsonValueKind.String ? element.GetString()! : throw Expected("a text");

    /// <summary>A text, or a number as it is written.</summary>
    internal string TextOrNumber() => element.ValueKind == JsonValueKind.Number ? element.GetRawText() : element.ValueKind == JsonValueKind.String ? element.GetString()! : throw Expected("a text or a number");

    internal bool Flag() => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Expected("true or false"),
    };

    /// <summary>A number, in finer units: <paramref name="parts"/> of them make one of the file.</summary>
    internal long Number(int parts, decimal min, decimal max)
    {
        if (element.ValueKind != JsonValueKind.Number || !element.TryGetDecimal(out var value) || value < min || value > max) throw Expected($"a number {min}..{max}");
        if (decimal.Truncate(value * parts) != value * parts) throw Expected(parts == 1 ? $"a whole number {min}..{max}" : $"a multiple of {1m / parts}");
        return (long)(value * parts);
    }

    /// <summary>One of some texts, as its index.</summary>
    internal int OneOf(params string[] texts)
    {
        var index = element.ValueKind == JsonValueKind.String ? Array.IndexOf(texts, element.GetString()) : -1;
        return index >= 0 ? index : throw Expected(string.Join(", ", texts));
    }

    private string At(string name) => place.Length == 0 ? name : $"{place}.{name}";

    private InputFileException Expected(string what)
    {
        var found = element.GetRawText().ReplaceLineEndings(" ");
        return Wrong($"expected {what}, found {(found.Length <= ShownCharacters ? found : found[..ShownCharacters] + "...")}");
    }
}
