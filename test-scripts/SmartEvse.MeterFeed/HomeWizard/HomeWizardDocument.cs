using System;
using System.Text.Json;
using SmartEvse.MeterFeed.Values;

namespace SmartEvse.MeterFeed.HomeWizard;

/// <summary>
/// From a measurement of a HomeWizard device to a meter's values. The field names are those of HomeWizard's API documentation
/// (api-documentation.homewizard.com, "Recent Measurement" of v1 and v2, 2025). Every field is optional there. The sign of a current
/// is not trusted: that of the phase's power is.
/// </summary>
public static class HomeWizardDocument
{
    // What v1 calls X, v2 calls Y.
    private static readonly (Quantity Quantity, string V1, string V2, string Unit)[] Fields =
    [
        (Quantity.PowerL1, "active_power_l1_w", "power_l1_w", "W"),
        (Quantity.PowerL2, "active_power_l2_w", "power_l2_w", "W"),
        (Quantity.PowerL3, "active_power_l3_w", "power_l3_w", "W"),
        (Quantity.CurrentL1, "active_current_l1_a", "current_l1_a", "A"),
        (Quantity.CurrentL2, "active_current_l2_a", "current_l2_a", "A"),
        (Quantity.CurrentL3, "active_current_l3_a", "current_l3_a", "A"),
        (Quantity.VoltageL1, "active_voltage_l1_v", "voltage_l1_v", "V"),
        (Quantity.VoltageL2, "active_voltage_l2_v", "voltage_l2_v", "V"),
        (Quantity.VoltageL3, "active_voltage_l3_v", "voltage_l3_v", "V"),
        (Quantity.Power, "active_power_w", "power_w", "W"),
        (Quantity.EnergyImport, "total_power_import_kwh", "energy_import_kwh", "kWh"),
        (Quantity.EnergyImportT1, "total_power_import_t1_kwh", "energy_import_t1_kwh", "kWh"),
        (Quantity.EnergyImportT2, "total_power_import_t2_kwh", "energy_import_t2_kwh", "kWh"),
        (Quantity.EnergyExport, "total_power_export_kwh", "energy_export_kwh", "kWh"),
        (Quantity.EnergyExportT1, "total_power_export_t1_kwh", "energy_export_t1_kwh", "kWh"),
        (Quantity.EnergyExportT2, "total_power_export_t2_kwh", "energy_export_t2_kwh", "kWh"),
    ];

    // Only meters of one phase have a voltage without a number; their current and power are those of L1. The current without a
    // number of a meter of three phases is a sum of sizes, and of no use.
    private static readonly (Quantity Quantity, string V1, string V2, string Unit)[] SinglePhaseFields =
    [
        (Quantity.VoltageL1, "active_voltage_v", "voltage_v", "V"),
        (Quantity.CurrentL1, "active_current_a", "current_a", "A"),
        (Quantity.PowerL1, "active_power_w", "power_w", "W"),
    ];

    /// <summary>Reads one.</summary>
    /// <param name="version">Which interface it came from.</param>
    /// <param name="json">The body of the answer.</param>
    /// <param name="values">What it tells.</param>
    /// <param name="problem">Why it cannot be read; empty when it can.</param>
    public static bool TryRead(HomeWizardVersion version, ReadOnlyMemory<byte> json, out MeterValues values, out string problem)
    {
        values = new MeterValues();
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            problem = "the answer is no JSON object";
            if (root.ValueKind != JsonValueKind.Object) return false;
            var set = new ValueSet(trustsCurrentSign: false);
            bool isSinglePhase = IsTold(root, version, SinglePhaseFields[0]) && !IsTold(root, version, Fields[1]) && !IsTold(root, version, Fields[2]);
            foreach (var field in Fields)
                if (!TryTake(set, root, version, field, out problem)) return false;
            foreach (var field in SinglePhaseFields)
                if (isSinglePhase && !(field.Quantity == Quantity.PowerL1 && IsTold(root, version, Fields[0])) && !TryTake(set, root, version, field, out problem)) return false;
            if (version == HomeWizardVersion.V2 && root.TryGetProperty("timestamp", out JsonElement time) && time.ValueKind == JsonValueKind.String)
                set.Take(Quantity.Time, time, 1);
            values = set.Build();
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second: a name that is no Unicode.
            problem = "the answer is no JSON";
            return false;
        }
    }

    /// <summary>The reason in an answer that is no measurement: <c>{"error":"user:unauthorized"}</c> (v2), <c>{"error":{"id":202,"description":"API not enabled"}}</c> (v1).</summary>
    public static string? Error(ReadOnlyMemory<byte> json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("error", out JsonElement error)) return null;
            if (error.ValueKind == JsonValueKind.Object && error.TryGetProperty("description", out JsonElement description)) error = description;
            return error.ValueKind == JsonValueKind.String ? error.GetString() : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // No JSON, or a text that is no Unicode.
            return null;
        }
    }

    private static bool IsTold(JsonElement root, HomeWizardVersion version, (Quantity Quantity, string V1, string V2, string Unit) field) =>
        root.TryGetProperty(Name(version, field), out JsonElement value) && value.ValueKind != JsonValueKind.Null;

    private static string Name(HomeWizardVersion version, (Quantity Quantity, string V1, string V2, string Unit) field) =>
        version == HomeWizardVersion.V1 ? field.V1 : field.V2;

    private static bool TryTake(ValueSet set, JsonElement root, HomeWizardVersion version, (Quantity Quantity, string V1, string V2, string Unit) field, out string problem)
    {
        problem = "";
        if (!root.TryGetProperty(Name(version, field), out JsonElement value)) return true;
        if (set.Take(field.Quantity, value, QuantityTable.MilliOf(field.Quantity, field.Unit)!.Value) is not { } wrong) return true;
        problem = $"{Name(version, field)}: {wrong}";
        return false;
    }
}
