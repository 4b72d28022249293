using System.Collections.Generic;
using SmartEvse.MeterFeed.CommandLine;
using SmartEvse.MeterFeed.MqttIn;
using SmartEvse.MeterFeed.Values;

namespace SmartEvse.MeterFeed.Configuration;

/// <summary>One source in a configuration file.</summary>
internal static class SourceConfiguration
{
    /// <summary>Reads one.</summary>
    /// <param name="source">Its object.</param>
    /// <param name="broker">The charger's broker: where an MQTT source listens when it names no other.</param>
    internal static SourcePlan Read(ConfigObject source, ConfigObject? broker)
    {
        string type = source.Needed("type");
        SourcePlan plan = type switch
        {
            "p1" => new P1Texts(source.Mark).Read(
                source.FileName("file"), source.Flag("stdin"), source.Text("tcp"), source.Text("serial"), source.Text("pace"), source.Text("baud"), source.Text("format")),
            "homewizard" => HomeWizardCommand.Read(
                source.Mark, source.Text("host"), source.Text("api"), source.Text("token"), source.FileName("tokenFile"), source.FileName("ca"), source.Text("identity"), ("tokenFile", "ca")),
            "csv" => CsvCommand.Read(source.Mark, source.FileName("file"), source.Text("pace"), Values(source, "")),
            "mqtt" => ReadMqtt(source, broker),
            _ => throw SettingTexts.Wrong(source.NameOf("type"), "p1, homewizard, csv or mqtt", type),
        };
        return plan with
        {
            Name = source.Text("name") ?? "",
            Adjustment = new ValueAdjustment
            {
                IsInverted = source.Text("sign") is { } sign && SettingTexts.IsInverted(source.NameOf("sign"), sign),
                Scale = source.Text("scale") is { } scale ? SettingTexts.Scale(source.NameOf("scale"), scale) : 1,
                Phases = source.Text("phases") is { } phases ? SettingTexts.Phases(source.NameOf("phases"), phases) : null,
            },
        };
    }

    private static MqttInPlan ReadMqtt(ConfigObject source, ConfigObject? chargersBroker)
    {
        ConfigObject? broker = source.Object("broker") ?? chargersBroker;
        WrongCallException.Unless(broker is not null, $"{source.Mark}broker: {{ \"host\": ... }}");
        return MqttCommand.Read(source.Mark, FeedConfiguration.ReadBroker(broker!, MqttCommand.Role, MqttCommand.PasswordVariable), Values(source, source.Text("topic") ?? ""));
    }

    /// <summary><c>"values": { "powerL1": "a.b", "powerL2": { "topic": "t", "path": "a", "unit": "kW" } }</c>.</summary>
    private static List<ValuePlace> Values(ConfigObject source, string topic)
    {
        var places = new List<ValuePlace>();
        if (source.Object("values") is not { } values) return places;
        foreach (string quantity in values.Keys)
        {
            string name = values.NameOf(quantity);
            if (!values.IsObject(quantity))
            {
                places.Add(SettingTexts.Place(name, quantity, values.Text(quantity) ?? "", "", topic));
                continue;
            }
            ConfigObject place = values.Object(quantity)!;
            places.Add(place.Read(() => SettingTexts.Place(name, quantity, place.Text("path") ?? "", place.Text("unit") ?? "", place.Text("topic") ?? topic)));
        }
        return places;
    }
}
