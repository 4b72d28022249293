using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using SmartEvse.Core.Mqtt;
using SmartEvse.MeterFeed.MqttIn;
using SmartEvse.MeterFeed.Sources;
using SmartEvse.MeterFeed.Values;

namespace SmartEvse.MeterFeed.CommandLine;

/// <summary><c>meterfeed mqtt</c>.</summary>
internal sealed class MqttCommand : SourceCommand
{
    /// <summary>Where the password of the meter's broker may stand.</summary>
    internal const string PasswordVariable = "METERFEED_SOURCE_PASSWORD";

    internal const string Role = "MeterFeedIn";

    private readonly Option<string?> _broker = new("--source-broker") { HelpName = "HOST[:PORT]", Description = "the broker the meter publishes to" };
    private readonly Option<string?> _username = new("--source-username") { HelpName = "USER", Description = $"user name there; the password is in the environment variable {PasswordVariable}" };
    private readonly Option<string?> _topic = new("--topic") { HelpName = "TOPIC", Description = "the topic with a JSON document" };
    private readonly Option<string[]> _value = ValueArgument.Option("where a value stands in the document, as in powerL1=power.l1, currentL2=phases[1].mA:mA");

    protected override string Name => "mqtt";

    protected override string Description => "listen to a meter that another program publishes as JSON";

    protected override IReadOnlyList<Option> Options => [_broker, _username, _topic, _value];

    protected override SourcePlan Read(ParseResult parsed)
    {
        string? host = parsed.GetValue(_broker);
        WrongCallException.Unless(host is not null, "--source-broker HOST[:PORT]");
        string? topic = parsed.GetValue(_topic);
        WrongCallException.Unless(topic is not null, "--topic TOPIC");
        string user = parsed.GetValue(_username) ?? "";
        string password = Environment.GetEnvironmentVariable(PasswordVariable) ?? "";
        MqttConnectOptions broker = SettingTexts.Broker(Role, SettingTexts.Host("--source-broker", host!), user, password, tls: false, ca: "");
        return Read("--", broker, [.. (parsed.GetValue(_value) ?? []).Select(text => ValueArgument.Read("--value", text, topic!))]);
    }

    /// <summary>The rules between the settings.</summary>
    internal static MqttInPlan Read(string mark, MqttConnectOptions broker, IReadOnlyList<ValuePlace> places)
    {
        WrongCallException.Unless(places.Any(place => place.Quantity != Quantity.Time), $"at least one {mark}value");
        foreach (ValuePlace place in places)
        {
            if (place.Place.Length > 0 && !JsonPath.TryParse(place.Place, out _)) throw SettingTexts.Wrong(mark + "value", "a path of names and indices, as in a.b[0]", place.Place);
            if (place.Topic.Length == 0 || place.Topic.AsSpan().ContainsAny("+#")) throw SettingTexts.Wrong(mark + "topic", "a topic without wildcards", place.Topic);
        }
        return new MqttInPlan { Broker = broker, Places = places };
    }
}
