using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SmartEvse.Discovery.Tests.Schema;
using SmartEvse.Discovery.Tests.Templates;

namespace SmartEvse.Discovery.Tests.Support;

/// <summary>
/// Sets an entity as a user of Home Assistant would, to every value it offers, on a running charger, and reads back what the entity shows then: the
/// value that was set, or after a refusal the one that was there before.
/// </summary>
internal static class RoundTrip
{
    private const int MostMs = 500;

    /// <summary>What goes wrong.</summary>
    public static IReadOnlyList<string> Faults(Bench bench, Message m)
    {
        var faults = new List<string>();
        var accepted = 0;
        foreach (var value in Offered(m))
        {
            var before = Shown(bench, m, 0);
            var from = bench.Broker.Log.Count;
            var (ok, reason) = bench.Send(Name(bench, m, "command_topic", "Set/"), Template.Render(m["command_template"], value));
            // A value that other messages depend on has those announced first.
            for (var waitedMs = 0; Shown(bench, m, from) == null && waitedMs < MostMs; waitedMs += 100) bench.RunMs(100);
            var shown = Shown(bench, m, from);
            if (shown == null) faults.Add($"{value}: not echoed");
            else if (ok && !Same(shown, value)) faults.Add($"{value}: shown as {shown}");
            else if (!ok && shown != before) faults.Add($"{value}: refused, but {before} has become {shown}");
            if (!ok && !MayRefuse(m, reason)) faults.Add($"{value}: {reason}");
            if (ok) accepted++;
        }

        if (accepted < 2) faults.Add("fewer than two values are accepted");
        foreach (var value in Beyond(m))
        {
            if (bench.Send(Name(bench, m, "command_topic", "Set/"), Template.Render(m["command_template"], value)).Accepted) faults.Add($"{value}: accepted, and not offered");
        }

        return faults;
    }

    private static string Name(Bench bench, Message m, string key, string above) => m[key][(bench.Prefix.Length + 1 + above.Length)..];

    private static string? Shown(Bench bench, Message m, int from)
        => bench.Last(Name(bench, m, "state_topic", ""), from) is { } payload ? Template.Render(m["value_template"], payload) : null;

    // The values that Home Assistant lets a user choose.
    private static IEnumerable<object> Offered(Message m)
    {
        switch (m.Platform)
        {
            case "select": return m.Options;
            case "switch": return [m["payload_on"], m["payload_off"], m["payload_on"]];
            case "number": return Steps(m).Select(Number);
            case "text":
                return Texts(m).Where(t => Fits(m, t));
            default: throw new NotSupportedException("nothing can be set on a " + m.Platform);
        }
    }

    private static IEnumerable<object> Beyond(Message m)
    {
        if (m.Platform == "number") return [Number(m.Number("min", 1) - m.Number("step", 1)), Number(m.Number("max", 100) + m.Number("step", 1))];
        return m.Platform == "text" ? Texts(m).Where(t => !Fits(m, t)) : [];
    }

    private static IEnumerable<string> Texts(Message m)
        => ["", "x", "0,0,0", "1,2,3", "255,255,255", "a#b&c%d\"e\\f", "2026-06-21T23:00", "2099-12-31T23:59", "UTC0", "EST5EDT", .. new[] { 0, 1 }.Select(more => new string('x', (int)m.Number("max", 255) + more))];

    private static bool Fits(Message m, string text) => text.Length >= m.Number("min", 0) && text.Length <= m.Number("max", 255);

    private static IEnumerable<decimal> Steps(Message m)
    {
        for (var value = m.Number("min", 1); value <= m.Number("max", 100); value += m.Number("step", 1)) yield return value;
    }

    // As Home Assistant hands it to a command template: whole numbers whole.
    private static object Number(decimal value) => decimal.IsInteger(value) ? (object)(long)value : (double)value;

    private static bool Same(string shown, object value)
        => value is string text ? shown == text : decimal.Parse(shown, NumberStyles.Float, CultureInfo.InvariantCulture) == Convert.ToDecimal(value, CultureInfo.InvariantCulture);

    // A number may have a gap (0 = off beside a range), a text a grammar, and rows must fit to each other. A list offers only what works.
    private static bool MayRefuse(Message m, string reason) => m.Platform switch
    {
        "number" => reason.StartsWith("out of range", StringComparison.Ordinal) || reason.StartsWith("rule:", StringComparison.Ordinal),
        "text" => reason is "not a number" or "wrong field count" || reason.StartsWith("not a time", StringComparison.Ordinal) || reason.StartsWith("rule:", StringComparison.Ordinal),
        _ => false,
    };
}
