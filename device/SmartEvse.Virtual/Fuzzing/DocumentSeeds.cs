using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SmartEvse.MeterFeed.Values;

namespace SmartEvse.Virtual.Fuzzing;

/// <summary>Documents to start from: HomeWizard's by its API documentation, figures ours.</summary>
internal static class DocumentSeeds
{
    internal const string SinglePhaseV1 =
        """{"total_power_import_kwh":122.376,"active_power_w":-45.252,"active_power_l1_w":-45.252,"active_voltage_v":228.472,"active_current_a":0.273}""";

    internal const string SinglePhaseV2 = """{"timestamp":"2026-03-14T10:15:30","energy_import_kwh":5,"power_w":123,"voltage_v":230,"current_a":1.5}""";

    /// <summary>Where the values of <c>ThreePhase("p{0}", "i{0}", "u{0}")</c> stand.</summary>
    internal static IEnumerable<ValuePlace> MqttPlaces =>
        from phase in Enumerable.Range(0, 3)
        from place in new[] { ValuePlace.Of(Quantity.PowerL1 + phase, $"p{phase + 1}"), ValuePlace.Of(Quantity.CurrentL1 + phase, $"$['i{phase + 1}']"), ValuePlace.Of(Quantity.VoltageL1 + phase, $"u{phase + 1}") }
        select place with { Topic = "t" };

    /// <summary>Power, current and voltage of three phases under these names.</summary>
    internal static string ThreePhase(string power, string current, string voltage)
    {
        (int PowerW, double CurrentA, double VoltageV)[] phases = [(-2117, -9.04, 234.1), (412, 1.8, 229.8), (498, 2, 231.4)];
        return "{" + string.Join(",", phases.SelectMany((p, i) => new[] { Pair(power, i, p.PowerW), Pair(current, i, p.CurrentA), Pair(voltage, i, p.VoltageV) })) + "}";
    }

    private static string Pair(string name, int phase, double value) =>
        string.Format(CultureInfo.InvariantCulture, "\"" + name + "\":{1}", phase + 1, value);
}
