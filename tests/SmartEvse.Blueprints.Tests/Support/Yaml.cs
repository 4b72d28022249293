using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SmartEvse.Blueprints.Tests.Support;

/// <summary>YAML 1.1 as Home Assistant reads it, with <c>!input</c>: mappings, lists, texts, numbers, booleans, null, and <see cref="InputRef"/>.</summary>
internal static partial class Yaml
{
    /// <summary>A file of the repository.</summary>
    public static object? File(string path) => Text(Docs.Tests.Repository.Read(path));

    /// <summary>A text with one document.</summary>
    /// <exception cref="FormatException">No YAML, more than one document, a tag or a form that is not known here.</exception>
    public static object? Text(string text)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException e)
        {
            throw new FormatException(e.Message, e);
        }

        return stream.Documents.Count == 1 ? Value(stream.Documents[0].RootNode) : throw new FormatException("not one document");
    }

    /// <summary>Every node of a tree, itself first.</summary>
    public static IEnumerable<object?> Nodes(object? node) => node switch
    {
        Map map => map.Values.SelectMany(Nodes).Prepend(node),
        List<object?> list => list.SelectMany(Nodes).Prepend(node),
        _ => [node],
    };

    private static object? Value(YamlNode node) => node switch
    {
        YamlMappingNode map => Mapping(map),
        YamlSequenceNode list => list.Select(Value).ToList(),
        YamlScalarNode scalar => Scalar(scalar),
        _ => throw new FormatException("not known: " + node.NodeType),
    };

    private static Map Mapping(YamlMappingNode node)
    {
        var map = new Map();
        foreach (var (key, value) in node.Children) map.Add(((YamlScalarNode)key).Value!, Value(value));
        return map;
    }

    private static object? Scalar(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        if (!scalar.Tag.IsEmpty)
        {
            return scalar.Tag.Value switch
            {
                "!input" => new InputRef(text),
                "!secret" => "secret",
                _ => throw new FormatException("unknown tag " + scalar.Tag.Value),
            };
        }

        if (scalar.Style != ScalarStyle.Plain) return text;
        if (text is "" or "~" || text.Equals("null", StringComparison.OrdinalIgnoreCase)) return null;
        if (text.ToLowerInvariant() is "true" or "yes" or "on") return true;
        if (text.ToLowerInvariant() is "false" or "no" or "off") return false;
        if (Whole().IsMatch(text)) return long.Parse(text, CultureInfo.InvariantCulture);
        if (Fraction().IsMatch(text)) return double.Parse(text, CultureInfo.InvariantCulture);
        // 12:30 is the number 750 in YAML 1.1, 010 is 8.
        if (Trap().IsMatch(text)) throw new FormatException("quotes are missing: " + text);
        return text;
    }

    [GeneratedRegex(@"^[-+]?(0|[1-9][0-9]*)$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"^[-+]?[0-9]+\.[0-9]*([eE][-+][0-9]+)?$")]
    private static partial Regex Fraction();

    [GeneratedRegex(@"^[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9]*)?$|^0[0-9xb]|^[0-9][0-9_]*$")]
    private static partial Regex Trap();
}
