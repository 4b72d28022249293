using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using SmartEvse.Core.Metering;
using SmartEvse.Core.Settings;
using SmartEvse.MeterFeed;
using SmartEvse.MeterFeed.HomeWizard;
using SmartEvse.MeterFeed.MqttIn;
using SmartEvse.MeterFeed.Publishing;
using SmartEvse.MeterFeed.Values;
using SmartEvse.Simulation.Fuzzing;

namespace SmartEvse.Virtual.Fuzzing;

/// <summary>
/// JSON documents of meters, nearly right. What comes out is a payload that the charger takes, or a refusal; a text that is no JSON gives none; and
/// no current runs against the power of its phase.
/// </summary>
internal sealed class DocumentTarget : IFuzzTarget
{
    // Beside the pieces every target gets: names and numbers at which a reading is refused.
    private static readonly byte[][] Pieces = [.. new[]
    {
        "null", "\"NaN\"", "\"unavailable\"", "\"-5.5\"", "-0.0", "1e3", "1e-9", "10000", "10000.001", "10000000", "10000001", "199.94", "199.95", "300.04", "300.06", "49.94", "2147483.648", "1e30",
        "active_power_l1_w", "active_current_l2_a", "active_voltage_v", "power_l3_w", "voltage_l1_v", "\"timestamp\":\"\\ud800\",", "\"power_l1_w\":", ",", "\"p\":[", "]",
    }.Select(Encoding.UTF8.GetBytes)];

    private readonly string[] _powers;
    private readonly Func<byte[], (MeterValues? Values, string Problem)> _read;
    private readonly Mutator _mutator;
    private readonly int[] _fields = new int[FeedForm.MaxFields];

    /// <summary>Makes one.</summary>
    /// <param name="name">What the command line calls it.</param>
    /// <param name="seeds">Right documents.</param>
    /// <param name="powers">Names of the phases' powers at the top of a document, for the second opinion.</param>
    /// <param name="read">The reader.</param>
    internal DocumentTarget(string name, IEnumerable<string> seeds, string[] powers, Func<byte[], (MeterValues? Values, string Problem)> read)
    {
        Name = name;
        _powers = powers;
        _read = read;
        _mutator = new Mutator(seeds.Select(Encoding.UTF8.GetBytes), Pieces);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The readers of the meter feed.</summary>
    internal static IReadOnlyList<DocumentTarget> All() =>
    [
        new("homewizard1", [DocumentSeeds.ThreePhase("active_power_l{0}_w", "active_current_l{0}_a", "active_voltage_l{0}_v"), DocumentSeeds.SinglePhaseV1],
            ["active_power_l1_w", "active_power_l2_w", "active_power_l3_w"], json => ReadHomeWizard(HomeWizardVersion.V1, json)),
        new("homewizard2", [DocumentSeeds.ThreePhase("power_l{0}_w", "current_l{0}_a", "voltage_l{0}_v"), DocumentSeeds.SinglePhaseV2],
            ["power_l1_w", "power_l2_w", "power_l3_w"], json => ReadHomeWizard(HomeWizardVersion.V2, json)),
        new("mqtt", [DocumentSeeds.ThreePhase("p{0}", "i{0}", "u{0}")], ["p1", "p2", "p3"], ReadMqtt),
    ];

    /// <inheritdoc/>
    public byte[] Make(FuzzRandom random) => _mutator.Next(random);

    /// <inheritdoc/>
    public string? Try(byte[] input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var maker = new ReadingMaker(ValueAdjustment.None, new FeedCounters(), new FeedLog(TextWriter.Null, TimeProvider.System, isVerbose: false));
        var (values, problem) = _read(input);
        if (values == null) return problem.Length > 0 ? null : "it is refused without a reason";
        if (maker.Make(values) is not { } reading) return null;
        foreach (var kind in new[] { MeterKind.Mains, MeterKind.Ev, MeterKind.Circuit })
        {
            var payload = FeedPayload.Format(kind, reading, out var refusal);
            if (payload.Length == 0 != refusal.Length > 0) return $"{kind}: '{payload}' and '{refusal}'";
            if (payload.Length > 0 && Refused(kind, payload) is { } reason) return $"the charger refuses {payload} of {kind}: {reason}";
        }

        return reading.IsEstimated ? null : AgainstThePower(input, [reading.L1Da, reading.L2Da, reading.L3Da]);
    }

    private string? Refused(MeterKind kind, string payload)
    {
        var refusal = FeedForm.Read(payload, _fields, out var count);
        if (refusal == Refusal.None)
        {
            refusal = kind switch
            {
                MeterKind.Mains => FeedForm.CheckMains(_fields, count),
                MeterKind.Ev => FeedForm.CheckEv(_fields, count),
                _ => FeedForm.CheckCircuit(_fields, count),
            };
        }

        return refusal == Refusal.None ? null : refusal.ToString();
    }

    private string? AgainstThePower(byte[] input, int[] currentDa)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(input);
        }
        catch (JsonException)
        {
            return "a reading was made of what is no JSON";
        }

        using (document)
        {
            for (var i = 0; i < currentDa.Length; i++)
            {
                if (!document.RootElement.TryGetProperty(_powers[i], out var value) || value.ValueKind != JsonValueKind.Number || !value.TryGetDouble(out var power)) continue;
                if (Math.Abs(power) >= 1 && currentDa[i] != 0 && Math.Sign(power) != Math.Sign(currentDa[i])) return $"L{i + 1} takes {power} W and runs at {currentDa[i]}";
            }
        }

        return null;
    }

    private static (MeterValues? Values, string Problem) ReadHomeWizard(HomeWizardVersion version, byte[] json) =>
        HomeWizardDocument.TryRead(version, json, out var values, out var problem) ? (values, "") : (null, problem);

    private static (MeterValues? Values, string Problem) ReadMqtt(byte[] json)
    {
        var values = new MqttInValues([.. DocumentSeeds.MqttPlaces], TimeProvider.System);
        if (!values.Take("t", json)) return (null, "too long");
        return values.TryBuild(out var built, out var problem) ? (built, "") : (null, problem);
    }
}
