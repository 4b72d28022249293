using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text.Json;
using SmartEvse.Core.Settings;

namespace SmartEvse.Simulation.Scenarios;

/// <summary>Reads scenario files. Strict: what it does not know, or not expect where it stands, is refused with its place.</summary>
public static class ScenarioReader
{
    internal const int LongestS = 366 * 86_400;
    internal const int MostA = 100;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads a file; a trace in it is looked for beside it.</summary>
    /// <exception cref="InputFileException">It cannot be read, or something in it is not what it has to be.</exception>
    public static Scenario Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputFileException(path, "", $"expected a scenario; {e.Message}");
        }

        return Read(bytes, path);
    }

    /// <summary>Reads the bytes of a file.</summary>
    /// <param name="json">UTF-8.</param>
    /// <param name="path">Where they come from.</param>
    /// <exception cref="InputFileException">Something is not what it has to be.</exception>
    public static Scenario Read(ReadOnlyMemory<byte> json, string path)
    {
        try
        {
            if (json.Span.StartsWith("\uFEFF"u8)) json = json[3..];
            using var document = JsonDocument.Parse(json, Strict);
            return Read(new JsonPart(path, "", document.RootElement), path);
        }
        catch (JsonException e)
        {
            // Its message goes on with line and position in the numbers of a machine, from 0.
            var what = e.Message.Split(" LineNumber:", 2)[0].TrimEnd('.', ' ');
            throw new InputFileException(path, e.LineNumber is { } line ? $"line {line + 1}" : "", $"expected JSON: {what}");
        }
        catch (InvalidOperationException)
        {
            // How the JSON library refuses a lone surrogate, or bytes that are not UTF-8, when a name or text is taken out; it does not look at them before.
            throw new InputFileException(path, "", "expected JSON: a name or text in it is not Unicode");
        }
    }

    private static Scenario Read(JsonPart root, string path)
    {
        root.Only("name", "durationS", "settings", "vehicle", "feed", "trace", "battery", "startUtc", "events");
        var feed = root.Find("feed");
        return new Scenario
        {
            Name = root.Find("name")?.Text() ?? "",
            DurationMs = root.Get("durationS").Number(1000, 0.01m, LongestS),
            Settings = Settings(root.Find("settings")),
            Vehicle = Vehicle(root.Find("vehicle")),
            Feed = Feed(feed),
            Trace = Trace(root.Find("trace"), path),
            Battery = Battery(root.Find("battery")),
            StartUtcS = StartUtc(root.Find("startUtc")),
            Events = Events(root.Find("events"), feed != null),
        };
    }

    private static SettingsValues Settings(JsonPart? part)
    {
        var values = Scenario.StartSettings();
        if (part == null) return values;
        foreach (var key in part.Names())
        {
            var value = part.Get(key);
            var wrong = SettingText.Put(values, key, value.TextOrNumber());
            if (wrong != null) throw value.Wrong(wrong);
        }

        var broken = SettingText.CheckSet(values);
        return broken == null ? values : throw part.Wrong(broken);
    }

    private static VehicleOptions Vehicle(JsonPart? part)
    {
        var options = new VehicleOptions();
        if (part == null) return options;
        part.Only("phases", "maxA", "minA", "deadTimeS", "rampAPerS", "cableA", "leakA", "overdrawPct");
        var cable = part.Find("cableA");
        var cableA = cable == null ? options.CableA : (int)cable.Number(1, 0, MostA);
        if (cableA is not (13 or 16 or 32 or 63)) throw cable!.Wrong($"expected 13, 16, 32 or 63, found {cableA}");
        return new VehicleOptions
        {
            Phases = Or(part, "phases", 1, 1, 3, options.Phases),
            MaxDa = Or(part, "maxA", 10, 0, MostA, options.MaxDa),
            MinDa = Or(part, "minA", 10, 0, MostA, options.MinDa),
            DeadTimeMs = Or(part, "deadTimeS", 1000, 0, 3600, options.DeadTimeMs),
            RampDaPerS = Or(part, "rampAPerS", 10, 0.1m, 1000, options.RampDaPerS),
            CableA = cableA,
            LeakDa = Or(part, "leakA", 10, 0, MostA, options.LeakDa),
            OverdrawPercent = Or(part, "overdrawPct", 1, 0, 1000, options.OverdrawPercent),
        };
    }

    private static FeedOptions? Feed(JsonPart? part)
    {
        if (part == null) return null;
        var options = new FeedOptions();
        part.Only("intervalS", "ev");
        return new FeedOptions
        {
            IntervalMs = Or(part, "intervalS", 1000, 0.01m, 86_400, options.IntervalMs),
            Ev = part.Find("ev")?.Flag() ?? options.Ev,
        };
    }

    private static TraceFile? Trace(JsonPart? part, string path)
    {
        if (part == null) return null;
        var name = part.Text();
        // For these .NET throws something else than for a file that is not there: no file system takes the first, the others are no name or a folder's.
        if (name.Contains('\0', StringComparison.Ordinal) || Path.GetFileName(name) is "" or "." or "..") throw part.Wrong("expected the name of a file");
        var trace = Path.Combine(Path.GetDirectoryName(path) ?? "", name);
        return Directory.Exists(trace) ? throw part.Wrong("expected the name of a file, found a folder") : TraceFile.Read(trace);
    }

    private static HomeBatteryOptions? Battery(JsonPart? part)
    {
        if (part == null) return null;
        var options = new HomeBatteryOptions();
        part.Only("capacityWh", "powerW", "startPct");
        return new HomeBatteryOptions
        {
            CapacityWh = Or(part, "capacityWh", 1, 1, 1_000_000, options.CapacityWh),
            PowerW = Or(part, "powerW", 1, 0, 1_000_000, options.PowerW),
            StartPercent = Or(part, "startPct", 1, 0, 100, options.StartPercent),
        };
    }

    private static long StartUtc(JsonPart? part)
    {
        if (part == null) return Plant.DefaultStartUtcS;
        if (part.IsNull) return -1;
        const string Form = "yyyy-MM-dd'T'HH:mm:ss'Z'";
        var isTime = DateTime.TryParseExact(part.Text(), Form, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var start);
        return isTime ? new DateTimeOffset(start).ToUnixTimeSeconds() : throw part.Wrong("expected a time like 2026-06-21T00:00:00Z, or null");
    }

    private static List<ScenarioEvent> Events(JsonPart? part, bool hasFeed)
    {
        var events = new List<ScenarioEvent>();
        if (part == null) return events;
        foreach (var item in part.Items()) events.Add(EventReader.Read(item, events.Count == 0 ? 0 : events[^1].AtMs, hasFeed));
        return events;
    }

    private static int Or(JsonPart part, string name, int parts, decimal min, decimal max, int otherwise) =>
        part.Find(name) is { } value ? (int)value.Number(parts, min, max) : otherwise;
}
