using System;
using System.Collections.Generic;
using System.CommandLine;
using SmartEvse.Core.Mqtt;
using SmartEvse.MeterFeed.Publishing;
using SmartEvse.MeterFeed.Values;

namespace SmartEvse.MeterFeed.CommandLine;

/// <summary>The options every source's command has: the meter, how it is wired, and where its readings go.</summary>
internal sealed class OutputOptions
{
    /// <summary>Where a password may stand instead of the command line, which every user of the computer can list.</summary>
    internal const string PasswordVariable = "METERFEED_PASSWORD";

    internal const string Role = "MeterFeed";

    private readonly Option<string?> _meter = new("--meter") { HelpName = "mains|ev|circuit", Description = "which meter of the charger [default: mains]" };
    private readonly Option<string?> _interval = new("--interval") { HelpName = "SECONDS", Description = "at most one message per this time, 1 to 5 [default: 1]" };
    private readonly Option<string?> _sign = new("--sign") { HelpName = "normal|inverted", Description = "inverted: the meter counts + to the grid [default: normal]" };
    private readonly Option<string?> _scale = new("--scale") { HelpName = "FACTOR", Description = "factor for currents, powers and energies [default: 1]" };
    private readonly Option<string?> _phases = new("--phases") { HelpName = "L1,L2,L3", Description = "phases of the meter for L1, L2, L3 of the charger; one = a charger on one phase [default: as the meter tells]" };
    private readonly Option<string?> _broker = new("--broker") { HelpName = "HOST[:PORT]", Description = "the MQTT broker [default port: 1883, with --tls 8883]" };
    private readonly Option<string?> _prefix = new("--prefix") { HelpName = "PREFIX", Description = "prefix of the charger's topics, for example SmartEVSE-1234" };
    private readonly Option<string?> _username = new("--username") { HelpName = "USER", Description = "user name at the broker" };
    private readonly Option<string?> _password = new("--password") { HelpName = "PASSWORD", Description = $"password at the broker [default: environment variable {PasswordVariable}]" };
    private readonly Option<bool> _tls = new("--tls") { Description = "encrypt, and verify the broker's certificate" };
    private readonly Option<string?> _ca = new("--ca") { HelpName = "FILE", Description = "certificate authority of the broker, PEM [default: the system's list]" };
    private readonly Option<bool> _allowEstimated = new("--allow-estimated") { Description = "also send when the meter tells no power per phase; no protection for the phases" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "print the messages; needs no broker" };
    private readonly Option<bool> _verbose = new("--verbose") { Description = "a line for every message and every trouble" };

    internal IReadOnlyList<Option> All =>
        [_meter, _interval, _sign, _scale, _phases, _broker, _prefix, _username, _password, _tls, _ca, _allowEstimated, _dryRun, _verbose];

    /// <summary>The call with this source.</summary>
    internal FeedSettings Read(ParseResult parsed, SourcePlan source)
    {
        bool dryRun = parsed.GetValue(_dryRun);
        string? prefix = parsed.GetValue(_prefix) is { } text ? SettingTexts.Prefix("--prefix", text) : null;
        WrongCallException.Unless(dryRun || prefix is not null, "--prefix PREFIX of the charger, for example SmartEVSE-1234 (or --dry-run)");
        var adjustment = new ValueAdjustment
        {
            IsInverted = parsed.GetValue(_sign) is { } sign && SettingTexts.IsInverted("--sign", sign),
            Scale = parsed.GetValue(_scale) is { } scale ? SettingTexts.Scale("--scale", scale) : 1,
            Phases = parsed.GetValue(_phases) is { } phases ? SettingTexts.Phases("--phases", phases) : null,
        };
        var feed = new FeedPlan
        {
            Kind = parsed.GetValue(_meter) is { } meter ? SettingTexts.Meter("--meter", meter) : MeterKind.Mains,
            Interval = parsed.GetValue(_interval) is { } interval ? SettingTexts.Interval("--interval", interval) : FeedPlan.ShortestInterval,
            AllowEstimated = parsed.GetValue(_allowEstimated),
            Sources = [source with { Adjustment = adjustment }],
        };
        return new FeedSettings { Prefix = prefix ?? "", Broker = ReadBroker(parsed, dryRun), Verbose = parsed.GetValue(_verbose), Feeds = [feed] };
    }

    private MqttConnectOptions? ReadBroker(ParseResult parsed, bool dryRun)
    {
        string? broker = parsed.GetValue(_broker);
        WrongCallException.Unless(dryRun || broker is not null, "--broker HOST[:PORT] (or --dry-run)");
        HostPort address = broker is null ? default : SettingTexts.Host("--broker", broker);
        string user = parsed.GetValue(_username) ?? "";
        string? password = parsed.GetValue(_password);
        WrongCallException.Unless(password is null || user.Length > 0, "--username USER beside --password");
        bool tls = parsed.GetValue(_tls);
        string? ca = parsed.GetValue(_ca);
        WrongCallException.Unless(ca is null || tls, "--tls beside --ca");
        if (ca is not null) SettingTexts.ReadableFile("--ca", ca);
        return dryRun ? null : SettingTexts.Broker(Role, address, user, password ?? Environment.GetEnvironmentVariable(PasswordVariable) ?? "", tls, ca ?? "");
    }
}
