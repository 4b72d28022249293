using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using SmartEvse.MeterFeed.CommandLine;

namespace SmartEvse.MeterFeed.Configuration;

/// <summary>An object of a configuration file. Every trouble names the key and its line; a key nobody knows is one.</summary>
internal sealed class ConfigObject
{
    private static readonly JsonReaderOptions ReaderForm = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private static readonly JsonDocumentOptions Form = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly JsonElement _element;
    private readonly Dictionary<string, int> _lines;
    private readonly string _folder;
    private readonly List<string> _known = [];

    private ConfigObject(JsonElement element, string path, Dictionary<string, int> lines, string folder) =>
        (_element, Path, _lines, _folder) = (element, path, lines, folder);

    /// <summary>The way to this object; empty = the file itself.</summary>
    internal string Path { get; }

    /// <summary>What stands before the name of a key of this object.</summary>
    internal string Mark => Path.Length == 0 ? "" : Path + ".";

    /// <summary>The line it begins on.</summary>
    internal int Line => _lines.GetValueOrDefault(Path, 1);

    /// <summary>Reads a file.</summary>
    /// <exception cref="WrongCallException">It cannot be read, or is no JSON object.</exception>
    internal static ConfigObject Load(string file)
    {
        byte[] json = File.ReadAllBytes(SettingTexts.ReadableFile("--config", file));
        try
        {
            JsonElement root = JsonDocument.Parse(json, Form).RootElement.Clone();
            WrongCallException.Unless(root.ValueKind == JsonValueKind.Object, "a JSON object in the file, { ... }");
            return new ConfigObject(root, "", ConfigLines.Of(json, ReaderForm), System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(file))!);
        }
        catch (InvalidOperationException)
        {
            throw new WrongCallException("expected Unicode: a name in the file is none");
        }
        catch (JsonException e)
        {
            throw new WrongCallException($"line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}: no JSON: {e.Message.Split(" LineNumber", 2)[0]}");
        }
    }

    /// <summary>A key as messages call it: with its path and line.</summary>
    internal string NameOf(string key)
    {
        string path = ConfigLines.Join(Path, key);
        return _lines.TryGetValue(path, out int line) ? $"{path} (line {line})" : path;
    }

    /// <summary>A text or a number as text; null = not there.</summary>
    internal string? Text(string key) => Find(key) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        { } other => throw Wrong(key, "a text or a number", other),
    };

    /// <summary>A text that has to be there.</summary>
    internal string Needed(string key) => Text(key) ?? throw new WrongCallException($"expected {ConfigLines.Join(Path, key)} (in the object on line {Line})");

    /// <summary>True or false; false = not there.</summary>
    internal bool Flag(string key) => Find(key) switch
    {
        null or { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.True } => true,
        { } other => throw Wrong(key, "true or false", other),
    };

    /// <summary>A file's name, from the folder of the configuration where it is not absolute; null = not there.</summary>
    internal string? FileName(string key) => Text(key) is { } name ? System.IO.Path.Combine(_folder, name) : null;

    /// <summary>An object; null = not there.</summary>
    internal ConfigObject? Object(string key) => Find(key) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } element => new ConfigObject(element, ConfigLines.Join(Path, key), _lines, _folder),
        { } other => throw Wrong(key, "an object, { ... }", other),
    };

    /// <summary>A list of objects, at least one.</summary>
    internal IReadOnlyList<ConfigObject> Objects(string key)
    {
        if (Find(key) is not { ValueKind: JsonValueKind.Array } array || array.GetArrayLength() == 0 || array.EnumerateArray().Any(e => e.ValueKind != JsonValueKind.Object))
            throw new WrongCallException($"expected {NameOf(key)}: a list of objects, [ {{ ... }} ]");
        string path = ConfigLines.Join(Path, key);
        return [.. array.EnumerateArray().Select((element, i) => new ConfigObject(element, $"{path}[{i}]", _lines, _folder))];
    }

    /// <summary>All its keys, each a text or an object; for objects whose keys are names.</summary>
    internal IEnumerable<string> Keys => _element.EnumerateObject().Select(property => property.Name);

    /// <summary>True when the key holds an object.</summary>
    internal bool IsObject(string key) => _element.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.Object;

    /// <summary>To be called when everything was asked for: what nobody asked for is unknown.</summary>
    internal void End()
    {
        if (Keys.FirstOrDefault(key => !_known.Contains(key)) is { } stranger)
            throw new WrongCallException($"{NameOf(stranger)}: unknown key; expected one of {string.Join(", ", _known)}");
    }

    /// <summary>What a reader makes of this object; its troubles get the line where they do not tell one.</summary>
    internal T Read<T>(Func<T> reader)
    {
        try
        {
            T result = reader();
            End();
            return result;
        }
        catch (WrongCallException wrong) when (!wrong.Message.Contains("line ", StringComparison.Ordinal))
        {
            throw new WrongCallException($"{wrong.Message} (line {Line})");
        }
    }

    private JsonElement? Find(string key)
    {
        if (!_known.Contains(key)) _known.Add(key);
        return _element.TryGetProperty(key, out JsonElement value) ? value : null;
    }

    private WrongCallException Wrong(string key, string expected, JsonElement found) => SettingTexts.Wrong(NameOf(key), expected, found.GetRawText());
}
