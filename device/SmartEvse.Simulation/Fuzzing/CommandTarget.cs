using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using SmartEvse.Core;
using SmartEvse.Core.Metering;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Settings;

namespace SmartEvse.Simulation.Fuzzing;

/// <summary>
/// A message below <c>Set/</c>: topic, a byte (1 = the broker replayed it, 0 = not), payload. A charger that has run for one step gets it; a twin that
/// gets nothing shows what a refusal must look like.
/// </summary>
public sealed class CommandTarget : IFuzzTarget
{
    private const int StepMs = 10;

    private static readonly string[] Payloads =
    [
        "0", "1", "6", "16", "32", "160", "-1", "Normal", "Smart", "Solar", "Off", "On", "Pause", "Allow", "Deny", "PRESS", "API", "Enabled", "100:100:100", "10:-10:0:-2300:123456",
        "255,128,0", "2026-06-21T08:00", "NLAUT123456", "SmartEVSE/1234", "CET-1CEST,M3.5.0,M10.5.0/3", "",
    ];

    private readonly Mutator _mutator = new(Messages());
    private readonly SettingsValues _start = Start();
    private readonly ChargerView _untouched = new();
    private readonly ChargerView _view = new();
    private readonly Inputs _inputs = new();
    private readonly int[] _fields = new int[FeedForm.MaxFields];

    /// <summary>A target with its twin.</summary>
    public CommandTarget()
    {
        // 12 V: nobody plugged in.
        var plant = new Plant();
        plant.Step(new Outputs(), 0);
        _inputs.PilotHighMv = plant.Inputs.PilotHighMv;
        _inputs.PilotLowMv = plant.Inputs.PilotLowMv;
        _inputs.ProximityMv = plant.Inputs.ProximityMv;
        var twin = Charger(unlocked: false);
        twin.Step(_inputs, 2 * StepMs);
        twin.CopyView(_untouched);
    }

    /// <inheritdoc/>
    public string Name => "command";

    /// <inheritdoc/>
    public byte[] Make(FuzzRandom random) => _mutator.Next(random);

    /// <inheritdoc/>
    public string? Try(byte[] input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var at = Array.FindIndex(input, b => b <= 1);
        if (at < 0) at = input.Length;
        var retained = at < input.Length && input[at] == 1;
        var topic = Encoding.UTF8.GetString(input, 0, at);
        var payload = at < input.Length ? input[(at + 1)..] : [];

        // Unlocked for every other length: the checks behind the lock are wanted as well.
        var charger = Charger(payload.Length % 2 == 0);
        if (!new CommandRouter(charger).Take(topic, payload, payload.Length, retained)) return "busy although nothing was under way";
        if (Fed(charger) is { } feeds and > 0) return Feed(charger, feeds, retained);

        charger.Step(_inputs, 2 * StepMs);
        charger.CopyView(_view);
        var answer = charger.Commands.NextToAnswer();
        if (answer == null) return "no answer";
        if (retained && answer.Refusal != Refusal.Retained) return "a retained message was not refused for it";
        if (_view[ViewField.Violations] != 0 || _view[ViewField.Contactor1] != 0 || _view[ViewField.OfferedDa] != 0) return "a message alone made the charger act";
        return answer.Refusal == Refusal.None ? LegalSettings.Check(charger.Settings) : Unchanged(charger);
    }

    private static string? Feed(Charger charger, int feeds, bool retained)
    {
        if (retained) return "a retained message was taken as a feed";
        if (feeds != 1) return "one message came as several feeds";
        return charger.Commands.IsEmpty ? null : "a feed that was taken was answered";
    }

    private int Fed(Charger charger)
    {
        var fed = 0;
        foreach (var box in new[] { charger.MainsFeed, charger.EvFeed, charger.CircuitFeed, charger.BatteryFeed })
        {
            if (box.Take(_fields) > 0) fed++;
        }

        return fed;
    }

    private string? Unchanged(Charger charger)
    {
        if (!LegalSettings.AreEqual(charger.Settings, _start)) return "a refused message changed the settings";
        for (var field = (ViewField)0; field < ViewField.Count; field++)
        {
            if (_view[field] != _untouched[field]) return $"a refused message changed {field} from {_untouched[field]} to {_view[field]}";
        }

        return _view.EvccId == _untouched.EvccId ? null : "a refused message changed the vehicle's identity";
    }

    private Charger Charger(bool unlocked)
    {
        var settings = new SettingsValues();
        settings.CopyFrom(_start);
        var charger = new Charger(settings) { IsUnlocked = unlocked };
        charger.Step(_inputs, StepMs);
        return charger;
    }

    private static SettingsValues Start()
    {
        var values = new SettingsValues();
        foreach (var key in new[] { "MainsMeter", "EVMeter", "CircuitMeter" }) SettingText.Put(values, key, "API");
        return values;
    }

    private static IEnumerable<byte[]> Messages()
    {
        var row = new SettingRow();
        var names = new List<string> { "RFID", "UnlockCable", "CurrentMaxSumMains", "NoSuchTopic" };
        for (var i = 0; i < SettingsTable.Count; i++)
        {
            SettingsTable.Read((SettingId)i, row);
            var name = SettingTopics.Name(row);
            names.Add(name);
            for (var option = 0; option <= row.Max && row.Kind == SettingKind.Choice; option++)
            {
                if (OptionTexts.Text(row.Options, option) is { } text) yield return Message(name, text);
            }

            if (row.Kind == SettingKind.Number) yield return Message(name, row.Min.ToString(System.Globalization.CultureInfo.InvariantCulture));
            if (row.Kind == SettingKind.Number) yield return Message(name, row.Max.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        for (var topic = CommandTopic.Mode; CommandTopics.Name(topic).Length > 0; topic++) names.Add(CommandTopics.Name(topic));
        foreach (var message in names.SelectMany(n => Payloads.Select(p => Message(n, p)))) yield return message;
        yield return [.. "Mode"u8, 1, .. "Smart"u8];
        yield return [.. "MainsMeter"u8, 1, .. "1:2:3"u8];
    }

    private static byte[] Message(string topic, string payload) => [.. Encoding.UTF8.GetBytes(topic), 0, .. Encoding.UTF8.GetBytes(payload)];
}
