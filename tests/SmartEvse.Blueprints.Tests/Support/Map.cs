using System;
using System.Collections.Generic;

namespace SmartEvse.Blueprints.Tests.Support;

/// <summary>A YAML mapping, in the order of the file.</summary>
internal sealed class Map : OrderedDictionary<string, object?>
{
    /// <summary>An empty one.</summary>
    public Map()
        : base(StringComparer.Ordinal)
    {
    }

    /// <summary>A mapping below; empty when it is not there.</summary>
    public Map Sub(string key) => this.GetValueOrDefault(key) as Map ?? new Map();

    /// <summary>A list below; one value counts as a list of one, nothing as an empty one.</summary>
    public List<object?> Items(string key) => Listed(this.GetValueOrDefault(key));

    /// <summary>A text below; empty when it is not there.</summary>
    public string Text(string key) => this.GetValueOrDefault(key)?.ToString() ?? "";

    /// <summary>One value counts as a list of one, nothing as an empty one.</summary>
    public static List<object?> Listed(object? value) => value switch { null => [], List<object?> list => list, _ => [value] };
}
