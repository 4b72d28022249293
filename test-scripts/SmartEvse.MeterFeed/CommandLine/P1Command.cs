using System;
using System.CommandLine;
using System.IO;
using System.Security.Cryptography;
using System.Threading.Tasks;
using SmartEvse.Core.Mqtt;
using SmartEvse.MeterFeed.Sources;

namespace SmartEvse.MeterFeed.CommandLine;

/// <summary>The options of <c>meterfeed p1</c> and the rules between them.</summary>
internal sealed class P1Command
{
    /// <summary>Where a password may stand instead of the command line, which every user of the computer can list.</summary>
    public const string PasswordVariable = "METERFEED_PASSWORD";

    private const int PlainPort = 1883;
    private const int TlsPort = 8883;

    private readonly Option<string?> _file = new("--file") { HelpName = "FILE", Description = "replay a recording once" };
    private readonly Option<string?> _pace = new("--pace") { HelpName = "original|SECONDS", Description = "pause between the telegrams of --file [default: none]" };
    private readonly Option<bool> _stdin = new("--stdin") { Description = "read standard input" };
    private readonly Option<string?> _tcp = new("--tcp") { HelpName = "HOST:PORT", Description = "read a bridge in the network (ser2net, ESPHome stream server, ...)" };
    private readonly Option<string?> _serial = new("--serial") { HelpName = "DEVICE", Description = "read a P1 cable, for example /dev/ttyUSB0" };
    private readonly Option<string?> _baud = new("--baud") { HelpName = "115200|9600", Description = "speed of --serial [default: 115200]" };
    private readonly Option<string?> _format = new("--format") { HelpName = "8N1|7E1", Description = "format of --serial [default: 8N1]" };
    private readonly Option<string?> _broker = new("--broker") { HelpName = "HOST[:PORT]", Description = "the MQTT broker [default port: 1883, with --tls 8883]" };
    private readonly Option<string?> _prefix = new("--prefix") { HelpName = "PREFIX", Description = "prefix of the charger's topics, for example SmartEVSE-1234" };
    private readonly Option<string?> _username = new("--username") { HelpName = "USER", Description = "user name at the broker" };
    private readonly Option<string?> _password = new("--password") { HelpName = "PASSWORD", Description = $"password at the broker [default: environment variable {PasswordVariable}]" };
    private readonly Option<bool> _tls = new("--tls") { Description = "encrypt, and verify the broker's certificate" };
    private readonly Option<string?> _ca = new("--ca") { HelpName = "FILE", Description = "certificate authority of the broker, PEM [default: the system's list]" };
    private readonly Option<bool> _allowEstimated = new("--allow-estimated") { Description = "also send when the meter tells no power per phase; no protection for the phases" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "print the messages; needs no broker" };
    private readonly Option<bool> _verbose = new("--verbose") { Description = "a line for every message and every trouble" };

    /// <summary>The command.</summary>
    /// <param name="run">What it does when the call is in order.</param>
    /// <param name="refuse">What it does when not; gets the reason and returns the exit code.</param>
    public Command Build(Func<P1Call, Task> run, Func<string, int> refuse)
    {
        var command = new Command("p1", "read the P1 port of a smart meter (DSMR 4 and 5, ESMR 5, e-MUCS, Swedish P1)");
        foreach (Option option in new Option[]
            { _file, _pace, _stdin, _tcp, _serial, _baud, _format, _broker, _prefix, _username, _password, _tls, _ca, _allowEstimated, _dryRun, _verbose })
            command.Options.Add(option);
        command.SetAction(async parsed =>
        {
            P1Call call;
            try
            {
                call = Read(parsed);
            }
            catch (WrongCallException wrong)
            {
                return refuse(wrong.Message);
            }
            await run(call).ConfigureAwait(false);
            return 0;
        });
        return command;
    }

    private P1Call Read(ParseResult parsed)
    {
        string? file = parsed.GetValue(_file);
        bool stdin = parsed.GetValue(_stdin);
        string? tcp = parsed.GetValue(_tcp);
        string? serial = parsed.GetValue(_serial);
        int sources = (file is null ? 0 : 1) + (stdin ? 1 : 0) + (tcp is null ? 0 : 1) + (serial is null ? 0 : 1);
        Expect(sources == 1, "exactly one of --file FILE, --stdin, --tcp HOST:PORT, --serial DEVICE");
        Expect(file is null || IsReadable(file), $"--file: a file that can be read, not '{file}'");
        Expect(serial is null or { Length: > 0 }, "--serial: a device");
        Expect(serial is null || SerialConnector.IsSupported, "--serial only on Linux and macOS");
        HostPort bridge = default;
        Expect(tcp is null || (HostPort.TryParse(tcp, out bridge) && bridge.Port is not null), $"--tcp: HOST:PORT, not '{tcp}'");

        string? paceText = parsed.GetValue(_pace);
        ReplayPace pace = ReplayPace.FullSpeed;
        Expect(paceText is null || file is not null, "--pace only with --file");
        Expect(paceText is null || ReplayPace.TryParse(paceText, out pace), $"--pace: 'original' or seconds from 0 to 3600, not '{paceText}'");

        string? baud = parsed.GetValue(_baud);
        string? format = parsed.GetValue(_format);
        Expect((baud is null && format is null) || serial is not null, "--baud and --format only with --serial");
        Expect(baud is null or "115200" or "9600", $"--baud: 115200 or 9600, not '{baud}'");
        Expect(format is null or "8N1" or "7E1", $"--format: 8N1 or 7E1, not '{format}'");

        string? prefix = parsed.GetValue(_prefix);
        Expect(prefix is null || TopicPrefix.IsValid(prefix), $"--prefix: {TopicPrefix.Expected}, not '{prefix}'");
        bool dryRun = parsed.GetValue(_dryRun);
        Expect(dryRun || prefix is not null, "--prefix PREFIX of the charger, for example SmartEVSE-1234 (or --dry-run)");

        return new P1Call
        {
            File = file,
            Pace = pace,
            Tcp = tcp is null ? null : bridge,
            Serial = serial,
            Baud = baud == "9600" ? 9600 : 115200,
            Format = format == "7E1" ? SerialFormat.SevenEven : SerialFormat.EightNone,
            Feed = new FeedSettings
            {
                Prefix = prefix ?? "",
                Broker = ReadBroker(parsed, dryRun),
                AllowEstimated = parsed.GetValue(_allowEstimated),
                Verbose = parsed.GetValue(_verbose),
            },
        };
    }

    private MqttConnectOptions? ReadBroker(ParseResult parsed, bool dryRun)
    {
        string? broker = parsed.GetValue(_broker);
        Expect(dryRun || broker is not null, "--broker HOST[:PORT] (or --dry-run)");
        HostPort address = default;
        Expect(broker is null || HostPort.TryParse(broker, out address), $"--broker: HOST[:PORT], not '{broker}'");
        string user = parsed.GetValue(_username) ?? "";
        string? password = parsed.GetValue(_password);
        Expect(password is null || user.Length > 0, "--username USER beside --password");
        bool tls = parsed.GetValue(_tls);
        string? ca = parsed.GetValue(_ca);
        Expect(ca is null || tls, "--tls beside --ca");
        Expect(ca is null || IsReadable(ca), $"--ca: a file that can be read, not '{ca}'");
        if (dryRun) return null;
        return new MqttConnectOptions
        {
            Host = address.Host,
            Port = address.Port ?? (tls ? TlsPort : PlainPort),
            // Random, so that two feeders, on whatever computers, never throw each other out. No slash: some brokers refuse it.
            ClientId = "SmartEVSE-MeterFeed-" + RandomNumberGenerator.GetHexString(8, lowercase: true),
            User = user,
            Password = user.Length == 0 ? "" : password ?? Environment.GetEnvironmentVariable(PasswordVariable) ?? "",
            Tls = tls,
            CaFile = ca ?? "",
        };
    }

    private static void Expect(bool holds, string expected)
    {
        if (!holds) throw new WrongCallException("expected " + expected);
    }

    private static bool IsReadable(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private sealed class WrongCallException(string message) : Exception(message);
}
