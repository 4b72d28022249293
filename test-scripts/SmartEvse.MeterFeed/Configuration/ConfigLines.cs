using System;
using System.Collections.Generic;
using System.Text.Json;

namespace SmartEvse.MeterFeed.Configuration;

/// <summary>On which line of a JSON text each value stands.</summary>
internal static class ConfigLines
{
    /// <summary>From the path of a value, <c>feeds[0].meter</c>, to its line, from 1. The text has to be right JSON.</summary>
    internal static Dictionary<string, int> Of(ReadOnlySpan<byte> json, JsonReaderOptions options)
    {
        var lines = new Dictionary<string, int>();
        var reader = new Utf8JsonReader(json, options);
        // Of each open object and array: its path, and the index of the next element of an array, -1 in an object.
        var open = new Stack<(string Path, int Next)>();
        string name = "";
        int line = 1;
        int counted = 0;
        while (reader.Read())
        {
            line += json[counted..(int)reader.TokenStartIndex].Count((byte)'\n');
            counted = (int)reader.TokenStartIndex;
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    name = Join(open.Peek().Path, reader.GetString()!);
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    open.Pop();
                    break;
                default:
                    string path = name;
                    if (open.Count > 0 && open.Peek().Next >= 0)
                    {
                        (string array, int next) = open.Pop();
                        path = $"{array}[{next}]";
                        open.Push((array, next + 1));
                    }
                    lines[path] = line;
                    if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                        open.Push((path, reader.TokenType == JsonTokenType.StartArray ? 0 : -1));
                    break;
            }
        }
        return lines;
    }

    /// <summary>The path of a key in an object.</summary>
    internal static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";
}
