using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartEvse.Core.Mqtt;
using SmartEvse.MeterFeed.Publishing;
using SmartEvse.MeterFeed.Values;

namespace SmartEvse.MeterFeed.CommandLine;

/// <summary>How settings are written, the same on the command line and in a configuration file: reads one, or tells what was expected.</summary>
internal static class SettingTexts
{
    private const int PlainPort = 1883;
    private const int TlsPort = 8883;

    private static readonly string[] PhaseNames = ["L1", "L2", "L3"];

    internal static MeterKind Meter(string name, string text) => text switch
    {
        "mains" => MeterKind.Mains,
        "ev" => MeterKind.Ev,
        "circuit" => MeterKind.Circuit,
        _ => throw Wrong(name, "mains, ev or circuit", text),
    };

    internal static bool IsInverted(string name, string text) => text switch
    {
        "normal" => false,
        "inverted" => true,
        _ => throw Wrong(name, "normal or inverted", text),
    };

    internal static decimal Scale(string name, string text) =>
        Number(name, text, ValueAdjustment.MinScale, ValueAdjustment.MaxScale, "a factor");

    internal static TimeSpan Interval(string name, string text) =>
        Seconds(name, text, FeedPlan.ShortestInterval, FeedPlan.LongestInterval);

    internal static TimeSpan Seconds(string name, string text, TimeSpan least, TimeSpan most) =>
        TimeSpan.FromSeconds((double)Number(name, text, (decimal)least.TotalSeconds, (decimal)most.TotalSeconds, "seconds"));

    /// <summary><c>L1,L2,L3</c>: which phase of the meter feeds L1, L2 and L3 of the charger.</summary>
    internal static IReadOnlyList<int> Phases(string name, string text)
    {
        int[] phases = [.. text.Split(',').Select(part => Array.IndexOf(PhaseNames, part.Trim()))];
        if (phases.Length is 0 or > 3 || phases.Contains(-1) || phases.Distinct().Count() != phases.Length)
            throw Wrong(name, "one to three different phases of the meter, as in L1,L2,L3", text);
        return phases;
    }

    internal static HostPort Host(string name, string text) =>
        HostPort.TryParse(text, out HostPort host) ? host : throw Wrong(name, "HOST[:PORT]", text);

    internal static string Prefix(string name, string text) =>
        TopicPrefix.IsValid(text) ? text : throw Wrong(name, TopicPrefix.Expected, text);

    internal static string ReadableFile(string name, string text)
    {
        try
        {
            using FileStream file = File.OpenRead(text);
            return text;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Wrong(name, "a file that can be read", text);
        }
    }

    /// <summary>The first line of a file that holds a secret.</summary>
    internal static string Secret(string name, string file) => File.ReadLines(ReadableFile(name, file)).FirstOrDefault("").Trim();

    internal static X509Certificate2 Authority(string name, string file)
    {
        try
        {
            return X509Certificate2.CreateFromPem(File.ReadAllText(ReadableFile(name, file)));
        }
        catch (CryptographicException)
        {
            throw Wrong(name, "a file with a certificate (PEM)", file);
        }
    }

    /// <summary>Where a value stands: its quantity's name, a place, and a unit or the default.</summary>
    internal static ValuePlace Place(string name, string quantity, string place, string unit, string topic)
    {
        if (!QuantityTable.TryFind(quantity, out Quantity found)) throw Wrong(name, "one of " + string.Join(", ", QuantityTable.Names), quantity);
        if (found == Quantity.Time && unit.Length == 0) return new ValuePlace(found, place, 1, topic);
        return QuantityTable.MilliOf(found, unit) is { } milli
            ? new ValuePlace(found, place, milli, topic)
            : throw Wrong(name, $"a unit of {quantity} ({string.Join(", ", QuantityTable.Units(found))})", unit);
    }

    /// <summary>A broker to connect to.</summary>
    /// <param name="role">The part of the client id that says what for.</param>
    /// <param name="host">Name or address.</param>
    /// <param name="user">User, empty = anonymous.</param>
    /// <param name="password">Password.</param>
    /// <param name="tls">Encrypt.</param>
    /// <param name="ca">Certificate authority; empty = the system's list.</param>
    internal static MqttConnectOptions Broker(string role, HostPort host, string user, string password, bool tls, string ca) => new()
    {
        Host = host.Host,
        Port = host.Port ?? (tls ? TlsPort : PlainPort),
        // Random, so that two feeders, on whatever computers, never throw each other out. No slash: some brokers refuse it.
        ClientId = $"SmartEVSE-{role}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}",
        User = user,
        Password = user.Length == 0 ? "" : password,
        Tls = tls,
        CaFile = ca,
    };

    internal static WrongCallException Wrong(string name, string expected, string text) => new($"expected {name}: {expected}, not '{text}'");

    private static decimal Number(string name, string text, decimal least, decimal most, string what) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value) && value >= least && value <= most
            ? value
            : throw Wrong(name, FormattableString.Invariant($"{what} from {least:0.###} to {most:0.###}"), text);
}
