using System;
using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;

namespace SmartEvse.MeterFeed.Sources;

/// <summary>
/// The way to one value in a JSON document, in the plain part of JSONPath: names and indices, <c>a.b[0].c</c>, <c>$.a</c>,
/// <c>['a name'].b</c>. No wildcards and no filters: a measurement is one value.
/// </summary>
public sealed class JsonPath
{
    private static readonly SearchValues<char> NoName = SearchValues.Create("*?@()]'\"");

    private readonly List<(string? Name, int Index)> _steps = [];

    private JsonPath(string text) => Text = text;

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>Reads one; false when it is empty or uses more than names and indices.</summary>
    public static bool TryParse(string text, out JsonPath path)
    {
        ArgumentNullException.ThrowIfNull(text);
        path = new JsonPath(text);
        int at = text.StartsWith('$') ? 1 : 0;
        bool isFirst = at == 0;
        while (at < text.Length)
        {
            if (text[at] == '[')
            {
                if (!path.TryBracket(text, ref at)) return false;
            }
            else
            {
                if (!isFirst && text[at++] != '.') return false;
                int end = text.AsSpan(at).IndexOfAny('.', '[');
                string name = end < 0 ? text[at..] : text[at..(at + end)];
                if (name.Length == 0 || name.AsSpan().ContainsAny(NoName)) return false;
                path._steps.Add((name, 0));
                at += name.Length;
            }
            isFirst = false;
        }
        return path._steps.Count > 0;
    }

    /// <summary>The value; undefined when it is not there.</summary>
    public JsonElement Find(JsonElement root)
    {
        foreach ((string? name, int index) in _steps)
        {
            if (name is not null)
            {
                if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty(name, out root)) return default;
            }
            else
            {
                if (root.ValueKind != JsonValueKind.Array || index >= root.GetArrayLength()) return default;
                root = root[index];
            }
        }
        return root;
    }

    /// <summary><c>[0]</c>, <c>['name']</c> or <c>["name"]</c>.</summary>
    private bool TryBracket(string text, ref int at)
    {
        char quote = at + 1 < text.Length ? text[at + 1] : ' ';
        bool isName = quote is '\'' or '"';
        string ending = isName ? quote + "]" : "]";
        int start = at + (isName ? 2 : 1);
        int end = start > text.Length ? -1 : text.IndexOf(ending, start, StringComparison.Ordinal);
        if (end < 0 || end == start) return false;
        string inside = text[start..end];
        int index = 0;
        if (!isName && !int.TryParse(inside, NumberStyles.None, CultureInfo.InvariantCulture, out index)) return false;
        _steps.Add(isName ? (inside, 0) : (null, index));
        at = end + ending.Length;
        return true;
    }
}
