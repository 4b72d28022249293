using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using SmartEvse.Core.Rest;
using SmartEvse.Core.Settings;

namespace SmartEvse.Virtual.WebServer;

/// <summary>The OpenAPI document, made from the tables of Core: endpoints, parameters, settings. Made on the PC: the device has no room for it.</summary>
internal static class OpenApi
{
    internal const string Path = "/api/v1/openapi.json";

    /// <summary>The document.</summary>
    internal static byte[] Write(string version)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("openapi", "3.0.3");
            json.WriteStartObject("info");
            json.WriteString("title", "SmartEVSE for .NET nanoFramework");
            json.WriteString("version", version);
            json.WriteEndObject();
            json.WriteStartObject("components");
            json.WriteStartObject("securitySchemes");
            json.WriteStartObject("token");
            json.WriteString("type", "http");
            json.WriteString("scheme", "bearer");
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteStartObject("schemas");
            Settings(json);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteStartObject("paths");
            foreach (var route in Routes()) Route(json, route);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    /// <summary>The endpoints that this build has.</summary>
    internal static IEnumerable<RestRoute> Routes()
    {
        for (var i = 0; i < RestRoutes.Count; i++)
        {
            var route = new RestRoute();
            RestRoutes.Read(i, route);
            if (route.Read != RestAction.NotBuilt && route.Write != RestAction.NotBuilt) yield return route;
        }
    }

    private static void Route(Utf8JsonWriter json, RestRoute route)
    {
        json.WriteStartObject(route.Path.EndsWith('/') ? route.Path + "{topic}" : route.Path);
        foreach (var method in route.Methods.Split(", "))
        {
            json.WriteStartObject(method.ToLowerInvariant());
            if (method != "GET" || route.IsPrivate)
            {
                json.WriteStartArray("security");
                json.WriteStartObject();
                json.WriteStartArray("token");
                json.WriteEndArray();
                json.WriteEndObject();
                json.WriteEndArray();
            }

            var action = method == "GET" ? route.Read : route.Write;
            json.WriteStartArray("parameters");
            if (route.Path.EndsWith('/')) Parameter(json, "topic", "path");
            foreach (var name in Parameters(action)) Parameter(json, name, "query");
            json.WriteEndArray();
            if (method is "PATCH" or "PUT" || action == RestAction.Restore) Body(json, "application/json", "#/components/schemas/Settings");
            if (action == RestAction.Set) Body(json, "text/plain", null);
            json.WriteStartObject("responses");
            foreach (var (status, words) in Answers(method != "GET"))
            {
                json.WriteStartObject(status);
                json.WriteString("description", words);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>The parameters of an endpoint of the C++ firmware.</summary>
    internal static IEnumerable<string> Parameters(RestAction action) => action switch
    {
        RestAction.LegacySettings => LegacyNames(),
        RestAction.Currents => ["L1", "L2", "L3", "battery_current"],
        RestAction.EvMeter => ["L1", "L2", "L3", "import_active_power", "import_active_energy", "export_active_energy"],
        RestAction.Colour => ["R", "G", "B"],
        RestAction.Rfid => ["rfid"],
        RestAction.CableLock => ["1"],
        _ => [],
    };

    private static IEnumerable<string> LegacyNames()
    {
        var parameter = new LegacyParameter();
        for (var i = 0; i < LegacyParameters.Count; i++)
        {
            LegacyParameters.Read(i, parameter);
            if (parameter.Form != LegacyForm.NotBuilt) yield return parameter.Name;
        }
    }

    private static void Parameter(Utf8JsonWriter json, string name, string where)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("in", where);
        if (where == "path") json.WriteBoolean("required", true);
        json.WriteStartObject("schema");
        json.WriteString("type", "string");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Body(Utf8JsonWriter json, string type, string? schema)
    {
        json.WriteStartObject("requestBody");
        json.WriteStartObject("content");
        json.WriteStartObject(type);
        json.WriteStartObject("schema");
        if (schema != null) json.WriteString("$ref", schema);
        else json.WriteString("type", "string");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static IEnumerable<(string Status, string Words)> Answers(bool writes) => writes
        ? [("200", "accepted; what is in force now"), ("400", "not understood; nothing was done"), ("401", "needs the token"), ("403", "locked, or a page of another origin"), ("413", "too long"),
            ("422", "refused, with the reason"), ("429", "too many requests"), ("501", "not in this build"), ("503", "busy")]
        : [("200", "the document"), ("429", "too many requests")];

    private static void Settings(Utf8JsonWriter json)
    {
        json.WriteStartObject("Settings");
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        var row = new SettingRow();
        for (var i = 0; i < SettingsTable.Count; i++)
        {
            SettingsTable.Read((SettingId)i, row);
            if (!row.IsBuilt) continue;
            json.WriteStartObject(row.Key);
            json.WriteString("type", row.Kind == SettingKind.Number ? "integer" : "string");
            json.WriteString("description", $"{row.Help}. Level {row.Level}.{(row.HasZero ? $" 0 = {row.ZeroMeans}." : "")}");
            if (row.Kind == SettingKind.Number)
            {
                json.WriteNumber("minimum", row.HasZero ? 0 : row.Min);
                json.WriteNumber("maximum", row.Max);
                json.WriteNumber("default", row.Default);
            }
            else if (row.Kind == SettingKind.Choice)
            {
                json.WriteStartArray("enum");
                foreach (var text in Enumerable.Range(0, row.Max + 1).Where(row.IsOptionBuilt).Select(o => OptionTexts.Text(row.Options, o)).OfType<string>()) json.WriteStringValue(text);
                json.WriteEndArray();
            }
            else
            {
                json.WriteNumber("maxLength", row.Max);
            }

            if (row.Secret) json.WriteBoolean("writeOnly", true);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
