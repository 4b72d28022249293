using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using SmartEvse.Core.Rest;

namespace SmartEvse.Docs.Tests;

/// <summary>The tables of docs/rest.md, made from the tables of Core.</summary>
internal static class RestTables
{
    internal static string Endpoints()
    {
        var table = new StringBuilder("| Path | Methods | Token | What it is for |\n|---|---|---|---|\n");
        foreach (var route in Routes().Where(IsBuilt)) table.Append($"| `{route.Path}{(route.Path.EndsWith('/') ? "TOPIC" : "")}` | {route.Methods} | {Token(route)} | {Purpose(route)} |\n");
        return table.ToString();
    }

    internal static string Parameters()
    {
        var table = new StringBuilder("| Parameter | Writes | Value |\n|---|---|---|\n");
        foreach (var p in LegacyRows().Where(p => p.Form != LegacyForm.NotBuilt)) table.Append($"| `{p.Name}` | {(p.Topic.Length > 0 ? $"`Set/{p.Topic}`" : "-")} | {Value(p.Form)} |\n");
        return table.ToString();
    }

    internal static string NotBuilt()
        => "Paths: " + string.Join(", ", Routes().Where(r => !IsBuilt(r) && r.Path != "/api/v1/openapi.json").Select(r => $"`{r.Path}`")) + ". Parameters of `POST /settings`: "
            + string.Join(", ", LegacyRows().Where(p => p.Form == LegacyForm.NotBuilt).Select(p => $"`{p.Name}`")) + ".\n";

    private static bool IsBuilt(RestRoute route) => route.Read != RestAction.NotBuilt && route.Write != RestAction.NotBuilt;

    private static string Token(RestRoute route) => route switch
    {
        { IsPrivate: true } => "always",
        { Write: RestAction.None } => "no",
        { Legacy: true } => "to write, unless REST POST is Enabled",
        _ => "to write",
    };

    private static string Purpose(RestRoute route) => (route.Write != RestAction.None ? route.Write : route.Read) switch
    {
        RestAction.LegacySettings => "state and settings in the shape of the C++ firmware; writes by parameters, below",
        RestAction.Currents => "mains meter `L1`, `L2`, `L3` and home battery `battery_current`, all in 0.1 A",
        RestAction.EvMeter => "EV meter: `L1`, `L2`, `L3` in 0.1 A; `import_active_power` in W, `import_active_energy` and `export_active_energy` in Wh",
        RestAction.Colour => "a colour of the LED: `R`, `G`, `B`, 0..255",
        RestAction.Rfid => "a card, `rfid`; answers 501 until there is a reader",
        RestAction.CableLock => "the parameter `1` locks, none releases; answers 501 until there is a lock",
        RestAction.Reboot => "restarts the charger; `busy` while it charges",
        RestAction.Settings => "the table of settings with ranges, options and levels; one or several written as one",
        RestAction.Set => "writes to a topic of MQTT: the body is its payload, the answer that of `Result`",
        RestAction.State => "every state topic of MQTT; null = not known",
        RestAction.Events => "the event log, oldest first",
        RestAction.Sessions => "the last 50 sessions, oldest first",
        RestAction.Trace => "the trace, for `./run.sh replay`",
        RestAction.Restore => "all settings but secrets as one file, and back",
        _ => throw new InvalidOperationException(route.Path),
    };

    private static string Value(LegacyForm form) => form switch
    {
        LegacyForm.Number => "as there; a whole number may end in `.0`",
        LegacyForm.Mode => "0 Off, 1 Normal, 2 Solar, 3 Smart, 4 Pause",
        LegacyForm.OnOff => "above 0 is `On`",
        LegacyForm.Press => "any",
        LegacyForm.Delay => "`YYYY-MM-DDThh:mm` of the wall clock; a start that has passed, or none, clears all three. `repeat`: 0 or 1",
        LegacyForm.Mqtt => "as there; together with `mqtt_update`, and written as one",
        LegacyForm.Marker => "any; says that the others are `mqtt_` parameters",
        _ => "as there",
    };

    private static IEnumerable<RestRoute> Routes()
    {
        for (var i = 0; i < RestRoutes.Count; i++)
        {
            var route = new RestRoute();
            RestRoutes.Read(i, route);
            yield return route;
        }
    }

    private static IEnumerable<LegacyParameter> LegacyRows()
    {
        for (var i = 0; i < LegacyParameters.Count; i++)
        {
            var p = new LegacyParameter();
            LegacyParameters.Read(i, p);
            yield return p;
        }
    }
}
