using System;
using System.Collections.Generic;
using System.Linq;
using SmartEvse.Core.Mqtt;
using SmartEvse.MeterFeed.CommandLine;
using SmartEvse.MeterFeed.Publishing;

namespace SmartEvse.MeterFeed.Configuration;

/// <summary>From a configuration file to the settings of a run. The keys are those of the README beside the program.</summary>
internal static class FeedConfiguration
{
    // The charger's time-out is 11 s: a source that is left later than that is left too late.
    private static readonly TimeSpan LeastFresh = TimeSpan.FromSeconds(2), MostFresh = SilenceWatch.Patience;
    private static readonly TimeSpan LeastBack = TimeSpan.Zero, MostBack = TimeSpan.FromHours(1);

    /// <summary>Reads one.</summary>
    /// <param name="file">The file.</param>
    /// <param name="dryRun">True: the broker may be missing.</param>
    /// <param name="verbose">True: as if the file said so.</param>
    /// <exception cref="WrongCallException">It cannot be meant; the message names key and line.</exception>
    internal static FeedSettings Read(string file, bool dryRun, bool verbose)
    {
        ConfigObject root = ConfigObject.Load(file);
        return root.Read(() =>
        {
            string? prefix = root.Text("prefix") is { } text ? SettingTexts.Prefix(root.NameOf("prefix"), text) : null;
            WrongCallException.Unless(dryRun || prefix is not null, "prefix of the charger, for example SmartEVSE-1234");
            ConfigObject? brokerObject = root.Object("broker");
            MqttConnectOptions? broker = brokerObject is null ? null : ReadBroker(brokerObject, OutputOptions.Role, OutputOptions.PasswordVariable);
            WrongCallException.Unless(dryRun || broker is not null, "broker: { \"host\": ... }");
            bool isVerbose = root.Flag("verbose") || verbose;
            IReadOnlyList<ConfigObject> feedObjects = root.Objects("feeds");
            FeedPlan[] feeds = [.. feedObjects.Select(feed => feed.Read(() => ReadFeed(feed, brokerObject)))];
            for (int i = 0; i < feeds.Length; i++)
                if (Array.FindIndex(feeds, other => other.Kind == feeds[i].Kind) != i) throw new WrongCallException($"expected {feedObjects[i].NameOf("meter")}: each meter once; for a second source of the same meter, add it to sources");
            return new FeedSettings { Prefix = prefix ?? "", Broker = dryRun ? null : broker, Verbose = isVerbose, Feeds = feeds };
        });
    }

    /// <summary>A broker to connect to.</summary>
    internal static MqttConnectOptions ReadBroker(ConfigObject config, string role, string passwordVariable) => config.Read(() =>
    {
        HostPort host = SettingTexts.Host(config.NameOf("host"), config.Needed("host"));
        string user = config.Text("username") ?? "";
        string? password = config.Text("password");
        string? passwordFile = config.FileName("passwordFile");
        WrongCallException.Unless(password is null || passwordFile is null, $"{config.Mark}password or {config.Mark}passwordFile, not both");
        WrongCallException.Unless(user.Length > 0 || (password is null && passwordFile is null), $"{config.Mark}username beside the password");
        if (passwordFile is not null) password = SettingTexts.Secret(config.NameOf("passwordFile"), passwordFile);
        bool tls = config.Flag("tls");
        string? ca = config.FileName("ca");
        WrongCallException.Unless(ca is null || tls, $"{config.Mark}tls: true beside {config.Mark}ca");
        if (ca is not null) SettingTexts.ReadableFile(config.NameOf("ca"), ca);
        return SettingTexts.Broker(role, host, user, password ?? Environment.GetEnvironmentVariable(passwordVariable) ?? "", tls, ca ?? "");
    });

    private static FeedPlan ReadFeed(ConfigObject feed, ConfigObject? broker) => new()
    {
        Kind = SettingTexts.Meter(feed.NameOf("meter"), feed.Needed("meter")),
        Interval = feed.Text("interval") is { } interval ? SettingTexts.Interval(feed.NameOf("interval"), interval) : FeedPlan.ShortestInterval,
        AllowEstimated = feed.Flag("allowEstimated"),
        FailOver = new FailOverOptions(
            feed.Text("freshFor") is { } fresh ? SettingTexts.Seconds(feed.NameOf("freshFor"), fresh, LeastFresh, MostFresh) : FailOverOptions.Default.FreshFor,
            feed.Text("backAfter") is { } back ? SettingTexts.Seconds(feed.NameOf("backAfter"), back, LeastBack, MostBack) : FailOverOptions.Default.BackAfter),
        Sources = [.. feed.Objects("sources").Select(source => source.Read(() => SourceConfiguration.Read(source, broker)))],
    };
}
