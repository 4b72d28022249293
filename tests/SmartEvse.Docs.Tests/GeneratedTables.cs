using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Sessions;
using SmartEvse.Core.Settings;
using SmartEvse.Discovery;

namespace SmartEvse.Docs.Tests;

/// <summary>The tables of the docs, made from the tables of the code.</summary>
internal static class GeneratedTables
{
    internal static IReadOnlyDictionary<string, Func<string>> All { get; } = new Dictionary<string, Func<string>>
    {
        ["settings"] = SettingTables.All,
        ["menu"] = SettingTables.Menu,
        ["menu-not-built"] = SettingTables.MenuNotBuilt,
        ["settings-not-built"] = SettingTables.NotBuilt,
        ["state-topics"] = StateTopicRows,
        ["reasons"] = Reasons,
        ["errors"] = Errors,
        ["refusals"] = Refusals,
        ["events"] = Events,
        ["session-ends"] = SessionEnds,
        ["transitions"] = Transitions,
        ["entities"] = Entities,
        ["rest-endpoints"] = RestTables.Endpoints,
        ["rest-parameters"] = RestTables.Parameters,
        ["rest-not-built"] = RestTables.NotBuilt,
        ["entity-counts"] = EntityCounts,
        ["happenings"] = Happenings,
    };

    private static string StateTopicRows()
    {
        var table = new StringBuilder("| Topic | Unit or form | Retained | When |\n|---|---|---|---|\n");
        var t = new StateTopic();
        for (var i = 0; i < StateTopics.Count; i++)
        {
            StateTopics.Read(i, t);
            table.Append($"| `{t.Name}` | {Form(t.Format)} | {(t.Retained ? "yes" : "no")} | {Condition(t.Condition)}{Cadence(t.Cadence)} |\n");
        }

        return table.ToString();
    }

    private static string Reasons()
    {
        var table = new StringBuilder("| `Reason` | `ReasonText` |\n|---|---|\n");
        for (var i = 0; i < (int)ReasonId.Count; i++) table.Append($"| `{ReasonTexts.Token((ReasonId)i)}` | {ReasonTexts.Sentence((ReasonId)i, 0)} |\n");
        return table.ToString();
    }

    private static string Errors()
    {
        var table = new StringBuilder("| `Error`, most serious first | Ends charging | Ends when |\n|---|---|---|\n");
        for (var rank = 0; rank < Faults.RankCount; rank++)
        {
            var fault = Faults.AtRank(rank);
            var stops = (fault & Faults.Harmless) != 0 ? "no" : (fault & Faults.OpenAtOnce) != 0 ? "at once" : "yes, the vehicle gets 6 s to let go";
            table.Append($"| `{Faults.Text(fault)}` | {stops} | {Ends(fault)} |\n");
        }

        return table.ToString();
    }

    private static string Ends(int fault) => fault switch
    {
        Faults.RestartLoop => "it has run for ten minutes, or cleared by hand",
        _ when (fault & Faults.Latched) != 0 => "cleared by hand (a diode fault: or unplugged)",
        _ => "its cause is gone",
    };

    private static string Refusals()
    {
        var table = new StringBuilder();
        foreach (var refusal in Enum.GetValues<Refusal>().Where(r => r != Refusal.None)) table.Append($"* `{(refusal == Refusal.OutOfRange ? "out of range MIN..MAX" : RefusalTexts.Text(refusal, 0, 0, false))}`\n");
        return table.ToString();
    }

    private static string Events()
    {
        var table = new StringBuilder("| `event` | `text` |\n|---|---|\n");
        for (var kind = EventKind.Start; kind < EventKind.Count; kind++) table.Append($"| `{EventTexts.Token(kind)}` | {EventText(kind)} |\n");
        return table.ToString();
    }

    private static string EventText(EventKind kind) => kind switch
    {
        EventKind.Start => WordsOf(kind, 0),
        EventKind.Vehicle or EventKind.GridRelay => WordsOf(kind, 1, 0),
        EventKind.Access => WordsOf(kind, [.. Enumerable.Range(0, OptionTexts.Count(OptionSet.Access))]),
        EventKind.Mode => WordsOf(kind, [.. Enumerable.Range(0, OptionTexts.Count(OptionSet.Mode))]),
        EventKind.Fault or EventKind.FaultCleared => "as on `Error`",
        EventKind.Refused => "as in `Result`; `topic` says what was written to",
        _ => WordsOf(kind, [.. Enum.GetValues<ChargerState>().Select(s => (int)s)]),
    };

    private static string WordsOf(EventKind kind, params int[] codes)
        => string.Join(", ", codes.Select(c => $"`{EventTexts.Text(new EventEntry { Kind = kind, Code = c }, new SettingRow())}`"));

    private static string SessionEnds()
    {
        var table = new StringBuilder("| `end_by` | When `reason` is |\n|---|---|\n");
        foreach (var end in Enum.GetValues<SessionEnd>())
        {
            var reasons = Enumerable.Range(0, (int)ReasonId.Count).Select(i => (ReasonId)i).Where(r => SessionTexts.EndOf(r) == end).Select(r => $"`{ReasonTexts.Token(r)}`");
            table.Append($"| `{SessionTexts.Token(end)}` | {EndText(end, string.Join(", ", reasons))} |\n");
        }

        return table.ToString();
    }

    private static string EndText(SessionEnd end, string reasons) => end switch
    {
        SessionEnd.Unplugged => $"{reasons}; and `vehicle_not_asking`, unplugged within {SessionLog.UnplugMs / 1000} s",
        SessionEnd.Charger => "any other",
        SessionEnd.Interrupted => "any: restarted, or without power, while the vehicle was plugged in",
        _ => reasons,
    };

    private static string Transitions()
    {
        var table = new StringBuilder("| From | When | To | Answers |\n|---|---|---|---|\n");
        for (var row = 0; row < TransitionTable.Count; row++) table.Append($"| {TransitionTable.From(row)} | {Words(TransitionTable.Condition(row).ToString())} | {TransitionTable.To(row)} | {TransitionTable.Clause(row)} |\n");
        return table.ToString();
    }

    // Every platform and category, with what is on at first before what there is.
    private static string EntityCounts()
    {
        var (table, entities, e) = (new StringBuilder("| Platform | Controls and sensors | Configuration | Diagnostics |\n|---|--:|--:|--:|\n"), new EntityTable(BothMeters()), new Entity());
        var all = Enumerable.Range(0, EntityTable.Count).Where(i => entities.Read(i, e) && e.Applies && e.Platform != Platform.DeviceAutomation).Select(_ => (e.Platform, e.Category, e.Enabled)).ToArray();
        string Count(IEnumerable<(Platform Platform, Category Category, bool Enabled)> rows, Category category)
            => rows.Any(r => r.Category == category) ? $"{rows.Count(r => r.Category == category && r.Enabled)} of {rows.Count(r => r.Category == category)}" : "-";
        foreach (var rows in all.GroupBy(r => r.Platform).OrderBy(g => g.Key)) table.Append($"| {Words(rows.Key.ToString())} | {Count(rows, Category.Primary)} | {Count(rows, Category.Config)} | {Count(rows, Category.Diagnostic)} |\n");
        return table.Append($"| **all** | {Count(all, Category.Primary)} | {Count(all, Category.Config)} | {Count(all, Category.Diagnostic)} |\n").ToString();
    }

    private static string Happenings()
    {
        var table = new StringBuilder("| Topic | `event_type` |\n|---|---|\n");
        for (var h = 0; h < Happening.Count; h++) table.Append($"| `{Happening.Topic(h)}` | {string.Join(", ", Enumerable.Range(0, Happening.TypeCount(h)).Select(t => $"`{Happening.Type(h, t)}`"))} |\n");
        return table.ToString();
    }

    private static SettingsValues BothMeters()
    {
        var settings = new SettingsValues();
        settings.SetNumber(SettingId.MainsMeter, MeterType.Api);
        settings.SetNumber(SettingId.EVMeter, MeterType.Api);
        return settings;
    }

    private static string Entities()
    {
        var settings = BothMeters();
        var table = new StringBuilder("| Entity | Platform | State | Command | Unit | Where | At first |\n|---|---|---|---|---|---|---|\n");
        var entities = new EntityTable(settings);
        var e = new Entity();
        for (var i = 0; i < EntityTable.Count; i++)
        {
            if (!entities.Read(i, e) || !e.Applies) continue;
            table.Append($"| {(e.Subject + " " + e.Name).Trim()} | {(e.Platform == Platform.DeviceAutomation ? "device trigger" : Words(e.Platform.ToString()))} | {Code(e.StateTopic)} | {Code(e.CommandTopic)} | {Or(e.Unit, "-")} | {(e.Platform == Platform.DeviceAutomation ? "automations" : Where(e.Category))} | {(e.Platform == Platform.DeviceAutomation ? "-" : e.Enabled ? "on" : "off")} |\n");
        }

        return table.ToString();
    }

    private static string Form(TopicFormat format) => format switch
    {
        TopicFormat.CurrentDa => "0.1 A",
        TopicFormat.PowerW => "W",
        TopicFormat.EnergyWh => "Wh",
        TopicFormat.TemperatureC => "C",
        TopicFormat.Seconds => "s",
        TopicFormat.Milliseconds => "ms",
        TopicFormat.Duty1024 => "1/1024",
        TopicFormat.PilotOverride => "-1 = off, 0 = disconnected, 1..1024",
        TopicFormat.Mode => "`Off`, `Normal`, `Smart`, `Pause`",
        TopicFormat.Access => "`Deny`, `Allow`, `Pause`",
        TopicFormat.Plug => "`Connected`, `Disconnected`",
        TopicFormat.OnOff => "`On`, `Off`",
        TopicFormat.YesNo => "`ON`, `OFF`",
        TopicFormat.Colour => "`R,G,B`",
        TopicFormat.Session => "JSON",
        TopicFormat.Phases or TopicFormat.Count => "number",
        TopicFormat.Status => string.Join(", ", Enumerable.Range(0, StatusTexts.Count).Select(i => $"`{StatusTexts.Token(i)}`")),
        TopicFormat.Update => "JSON",
        TopicFormat.State or TopicFormat.StateId => "state text",
        TopicFormat.Error or TopicFormat.Errors => "error text",
        _ => "text",
    };

    private static string Condition(TopicCondition condition) => condition switch
    {
        TopicCondition.MainsMeter => "with a mains meter",
        TopicCondition.EvMeter => "with an EV meter",
        TopicCondition.CircuitMeter => "with a circuit meter",
        TopicCondition.SecondContactor => "with a second contactor",
        TopicCondition.AutoPhases => "with CONTACT2 Auto",
        TopicCondition.GridRelay => "with SWITCH Grid Relay",
        TopicCondition.CapacityStop => "with CAPACITY and CAP STOP",
        _ => "always",
    };

    private static string Cadence(TopicCadence cadence) => cadence switch
    {
        TopicCadence.Measured => "; at most every 10 s, a step of 1 A or 230 W at once",
        TopicCadence.Register => "; at most every 30 s, 100 Wh at once",
        TopicCadence.SlowChange => "; at most every 10 s",
        TopicCadence.Heartbeat => "; with the heartbeat",
        TopicCadence.WhileStale => "; every 10 s while stale, else with the heartbeat",
        TopicCadence.WithReason => "; with the reason, then at most every 10 s",
        _ => "",
    };

    private static string Where(Category category) => category switch
    {
        Category.Config => "configuration",
        Category.Diagnostic => "diagnostics",
        _ => "controls and sensors",
    };

    private static string Code(string topic) => topic.Length == 0 ? "-" : $"`{topic}`";

    internal static string Or(string text, string instead) => text.Length == 0 ? instead : text;

    private static string Words(string name) => string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
