using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using SmartEvse.Docs.Tests;

namespace SmartEvse.Blueprints.Tests.Support;

/// <summary>
/// Home Assistant's template engine, jinja2, in a process of its own: <c>render.py</c>. One for all tests, ended with them (its input is closed).
/// </summary>
internal static class Jinja
{
    private static readonly object Gate = new();
    private static Process? _process;

    /// <summary>A template's result, in Home Assistant's native types.</summary>
    /// <exception cref="JinjaException">The template stopped with an error.</exception>
    public static object? Render(string template, Map variables, World world)
    {
        var request = new JsonObject
        {
            ["template"] = template,
            ["variables"] = Json(variables),
            ["states"] = Json(world.States),
            ["devices"] = Json(world.Devices),
            ["now"] = world.Now,
        };
        string? line;
        lock (Gate)
        {
            _process ??= Start();
            _process.StandardInput.WriteLine(request.ToJsonString());
            _process.StandardInput.Flush();
            line = _process.StandardOutput.ReadLine();
        }

        var answer = JsonDocument.Parse(line ?? throw new InvalidOperationException("render.py has ended: python3 with jinja2 is needed (Debian: apt install python3-jinja2)")).RootElement;
        return answer.TryGetProperty("error", out var error) ? throw new JinjaException($"{error.GetString()} in {template}") : Plain(answer.GetProperty("value"));
    }

    private static Process Start()
    {
        // The distribution's Python first: python3-jinja2 belongs to it.
        string[] pythons = ["/usr/bin/python3", "python3"];
        var python = pythons.FirstOrDefault(HasJinja) ?? throw new InvalidOperationException("python3 with jinja2 is needed (Debian: apt install python3-jinja2)");
        return Process.Start(new ProcessStartInfo(python, ["-B", Repository.PathOf("tests/SmartEvse.Blueprints.Tests/render.py")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
    }

    private static bool HasJinja(string python)
    {
        if (Path.IsPathRooted(python) && !File.Exists(python)) return false;
        using var probe = Process.Start(new ProcessStartInfo(python, ["-c", "import jinja2"]) { RedirectStandardError = true })!;
        probe.StandardError.ReadToEnd();
        probe.WaitForExit();
        return probe.ExitCode == 0;
    }

    private static JsonNode? Json(object? value) => value switch
    {
        null => null,
        Map map => new JsonObject(map.Select(p => KeyValuePair.Create(p.Key, Json(p.Value)))),
        List<object?> list => new JsonArray([.. list.Select(Json)]),
        string text => JsonValue.Create(text),
        bool yes => JsonValue.Create(yes),
        long whole => JsonValue.Create(whole),
        double number => JsonValue.Create(number),
        _ => throw new ArgumentException("no JSON: " + value.GetType(), nameof(value)),
    };

    private static object? Plain(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null: return null;
            case JsonValueKind.String: return value.GetString();
            case JsonValueKind.True: return true;
            case JsonValueKind.False: return false;
            case JsonValueKind.Number: return value.TryGetInt64(out var whole) && !value.GetRawText().Contains('.', StringComparison.Ordinal) ? (object)whole : value.GetDouble();
            case JsonValueKind.Array: return value.EnumerateArray().Select(Plain).ToList();
            default:
                var map = new Map();
                foreach (var p in value.EnumerateObject()) map.Add(p.Name, Plain(p.Value));
                return map;
        }
    }
}
