using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security;
using System.Text;
using SmartEvse.Discovery.Tests.Schema;
using SmartEvse.Discovery.Tests.Templates;

namespace SmartEvse.Discovery.Tests.Support;

/// <summary>Draws the device page as Home Assistant lays it out, from the messages that were announced and the states that were published.</summary>
internal sealed class DevicePagePicture
{
    private const int CardWidth = 350;
    private const int RowHeight = 32;
    private const int Gap = 20;

    private readonly StringBuilder _svg = new();
    private readonly Bench _bench;
    private readonly IReadOnlyList<Message> _messages;
    private int _x = Gap;
    private int _y = Gap;
    private int _lowest;

    private DevicePagePicture(Bench bench)
    {
        _bench = bench;
        _messages = [.. Announcements.Read(bench.Values, bench.Prefix).Where(m => !m.IsTrigger)];
    }

    /// <summary>The picture of a charger's page at this moment.</summary>
    public static string Draw(Bench bench)
    {
        var picture = new DevicePagePicture(bench);
        picture.Device();
        picture.Card("Controls", "", m => m.Has("command_topic"));
        picture.Card("Sensors", "", m => !m.Has("command_topic"));
        picture.NextColumn();
        picture.Card("Configuration", "config", _ => true);
        picture.NextColumn();
        picture.Card("Diagnostic", "diagnostic", _ => true);
        var (width, height) = (picture._x + CardWidth + Gap, picture._lowest);
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" font-size=\"14\">\n<title>The device page in Home Assistant</title>\n"
            + $"<rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n{picture._svg}</svg>\n";
    }

    private void NextColumn() => (_x, _y) = (_x + CardWidth + Gap, Gap);

    private void Device()
    {
        Frame("Device info", 3);
        var block = _messages[0].Device;
        Text(_x + 20, _y + 62, $"{block["model"].GetString()}", bold: true);
        Text(_x + 20, _y + 62 + RowHeight, $"by {block["manufacturer"].GetString()}");
        Text(_x + 20, _y + 62 + (2 * RowHeight), $"Connected via MQTT as {block["name"].GetString()}");
        End(3);
    }

    private void Card(string title, string category, Func<Message, bool> belongs)
    {
        var all = _messages.Where(m => m["entity_category"] == category && belongs(m)).ToArray();
        var shown = all.Where(m => !m.Has("enabled_by_default")).OrderBy(m => m["name"], StringComparer.OrdinalIgnoreCase).ToArray();
        var rows = shown.Length + (all.Length > shown.Length ? 1 : 0);
        Frame(title, rows);
        for (var i = 0; i < shown.Length; i++)
        {
            var middle = _y + 57 + (i * RowHeight);
            Add($"<circle cx=\"{_x + 30}\" cy=\"{middle}\" r=\"7\" fill=\"{(shown[i]["entity_category"].Length == 0 ? "#44739e" : "#9aa7b1")}\"/>");
            Text(_x + 50, middle + 5, shown[i]["name"]);
            State(shown[i], _x + CardWidth - 20, middle);
        }

        if (rows > shown.Length) Text(_x + 20, _y + 62 + (shown.Length * RowHeight), all.Length - shown.Length == 1 ? "+1 disabled entity" : $"+{all.Length - shown.Length} disabled entities", grey: true);
        End(rows);
    }

    private void State(Message m, int right, int middle)
    {
        switch (m.Platform)
        {
            case "button":
                Text(right, middle + 5, "Press", end: true, blue: true);
                break;
            case "switch":
                Add($"<rect x=\"{right - 36}\" y=\"{middle - 7}\" width=\"36\" height=\"14\" rx=\"7\" fill=\"#b5b5b5\"/><circle cx=\"{(Shown(m) == m["payload_on"] ? right - 9 : right - 27)}\" cy=\"{middle}\" r=\"10\" fill=\"#fafafa\" stroke=\"#888888\"/>");
                break;
            case "select":
                Add($"<rect x=\"{right - 130}\" y=\"{middle - 13}\" width=\"130\" height=\"26\" rx=\"4\" fill=\"#f0f2f4\"/><polyline points=\"{right - 20},{middle - 3} {right - 14},{middle + 3} {right - 8},{middle - 3}\" fill=\"none\" stroke=\"#555555\" stroke-width=\"2\"/>");
                Text(right - 120, middle + 5, Shown(m));
                break;
            case "number" when m["mode"] == "slider":
                var knob = right - 115 + (int)(60 * decimal.Parse(Shown(m), CultureInfo.InvariantCulture) / m.Number("max", 100));
                Add($"<rect x=\"{right - 115}\" y=\"{middle - 2}\" width=\"60\" height=\"4\" rx=\"2\" fill=\"#c8d4de\"/><circle cx=\"{knob}\" cy=\"{middle}\" r=\"7\" fill=\"#03a9f4\"/>");
                Text(right, middle + 5, $"{Shown(m)} {m["unit_of_measurement"]}", end: true);
                break;
            case "number":
            case "text":
                Add($"<rect x=\"{right - 130}\" y=\"{middle - 13}\" width=\"130\" height=\"26\" rx=\"4\" fill=\"#f0f2f4\"/>");
                Text(right - 120, middle + 5, $"{Shown(m)} {m["unit_of_measurement"]}".Trim());
                break;
            default:
                var lines = Wrap(Words(m));
                for (var i = 0; i < lines.Count; i++) Text(right, middle + 5 + (i * 13) - ((lines.Count - 1) * 6), lines[i], end: true, size: lines.Count > 1 ? 11 : 14);
                break;
        }
    }

    private string Words(Message m)
    {
        var shown = Shown(m);
        var on = shown == (m.Has("payload_on") ? m["payload_on"] : "ON");
        return (m.Platform, m["device_class"]) switch
        {
            ("update", _) => "Up-to-date",
            ("event", _) => shown.Length == 0 ? "Unknown" : System.Text.Json.JsonDocument.Parse(shown).RootElement.GetProperty("event_type").GetString()!,
            ("binary_sensor", "plug") => on ? "Plugged in" : "Unplugged",
            ("binary_sensor", "battery_charging") => on ? "Charging" : "Not charging",
            ("binary_sensor", "problem") => on ? "Problem" : "OK",
            ("binary_sensor", "connectivity") => on ? "Connected" : "Disconnected",
            ("binary_sensor", _) => on ? "On" : "Off",
            _ when m.Has("suggested_display_precision") => $"{decimal.Parse(shown, CultureInfo.InvariantCulture).ToString("F" + (int)m.Number("suggested_display_precision", 0), CultureInfo.InvariantCulture)} {m["unit_of_measurement"]}",
            _ => $"{shown} {m["unit_of_measurement"]}".Trim(),
        };
    }

    // What was published last.
    private string Shown(Message m) => _bench.Last(m["state_topic"][(_bench.Prefix.Length + 1)..]) is { } payload ? Template.Render(m["value_template"], payload) : "";

    private static List<string> Wrap(string text)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' '))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + word.Length > 30) lines.Add("");
            lines[^1] = (lines[^1] + " " + word).Trim();
        }

        return lines;
    }

    private static int Height(int rows) => 44 + (rows * RowHeight) + 8;

    private void Frame(string title, int rows)
    {
        Add($"<rect x=\"{_x}\" y=\"{_y}\" width=\"{CardWidth}\" height=\"{Height(rows)}\" rx=\"12\" fill=\"#ffffff\" stroke=\"#d0d5da\"/>");
        Text(_x + 20, _y + 28, title, bold: true, size: 17);
    }

    private void End(int rows)
    {
        _y += Height(rows) + Gap;
        _lowest = Math.Max(_lowest, _y);
    }

    private void Add(string element) => _svg.Append(element).Append('\n');

    private void Text(int x, int y, string text, bool end = false, bool bold = false, bool grey = false, bool blue = false, int size = 14)
        => Add($"<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" fill=\"{(grey ? "#727272" : blue ? "#03a9f4" : "#212121")}\"{(end ? " text-anchor=\"end\"" : "")}{(bold ? " font-weight=\"bold\"" : "")}>{SecurityElement.Escape(text)}</text>");
}
