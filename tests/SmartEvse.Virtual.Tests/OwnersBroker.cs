using System;
using System.Diagnostics;
using System.IO;
using SmartEvse.Core.Mqtt;
using SmartEvse.TestSupport;
using Xunit;

namespace SmartEvse.Virtual.Tests;

/// <summary>A Mosquitto set up with the files of <c>broker/</c> as an owner does it: only paths and ports are of the test.</summary>
internal sealed class OwnersBroker : IDisposable
{
    internal const string Password = "of the test";

    private static readonly string[] Users = ["charger", "meterfeed", "meterfeed-ev", "homeassistant", "stranger"];

    private readonly TemporaryFolder _folder = new();
    private readonly MosquittoServer _server;

    internal OwnersBroker()
    {
        MakeCertificates(_folder.Path);
        var passwords = Path.Combine(_folder.Path, "passwords");
        foreach (var user in Users) Run("mosquitto_passwd", File.Exists(passwords) ? ["-b", passwords, user, Password] : ["-c", "-b", passwords, user, Password]);
        TlsPort = LoopbackPort.Free();
        var config = Replaced(
            File.ReadAllText(PathOf("smartevse.conf")) + File.ReadAllText(PathOf("smartevse-tls.conf")),
            ("/etc/mosquitto/smartevse.passwords", passwords),
            ("/etc/mosquitto/smartevse.acl", PathOf("smartevse.acl")),
            ("/etc/mosquitto/certs/server.pem", Path.Combine(_folder.Path, "server.pem")),
            ("/etc/mosquitto/certs/server.key", Path.Combine(_folder.Path, "server.key")),
            ("listener 1883\n", "listener {port} 127.0.0.1\n"),
            ("listener 8883\n", $"listener {TlsPort} 127.0.0.1\n"));
        _server = new MosquittoServer(new MosquittoServerOptions { Config = config });
    }

    internal int Port => _server.Port;

    internal int TlsPort { get; }

    internal string CaFile => Path.Combine(_folder.Path, "ca.pem");

    /// <summary>Runs the script.</summary>
    internal static void MakeCertificates(string folder) => Run("sh", PathOf("make-certificates.sh"), folder, "127.0.0.1", "localhost");

    /// <summary>What a client of this user connects with.</summary>
    internal MqttConnectOptions As(string user, bool tls = false) => new()
    {
        Host = "127.0.0.1",
        Port = tls ? TlsPort : Port,
        ClientId = $"test-{Guid.NewGuid():N}",
        User = user,
        Password = user.Length == 0 ? "" : Password,
        Tls = tls,
        CaFile = tls ? CaFile : "",
    };

    /// <summary>A charger with mains and EV meter by API, in Smart.</summary>
    internal VirtualCharger StartCharger(bool tls = false)
    {
        var charger = new VirtualCharger(new ChargerOptions
        {
            FeedsMeters = false,
            CaFile = tls ? CaFile : "",
            Set =
            [
                "MQTTHost=127.0.0.1", $"MQTTPort={(tls ? TlsPort : Port)}", $"MQTTTls={(tls ? "Enabled" : "Disabled")}", "MQTTUser=charger", $"MQTTPassword={Password}",
                "MainsMeter=API", "EVMeter=API", "Mode=Smart",
            ],
        });
        charger.Start();
        return charger;
    }

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    private static string Replaced(string text, params (string Old, string New)[] parts)
    {
        foreach (var (old, @new) in parts)
        {
            Assert.Contains(old, text, StringComparison.Ordinal);
            text = text.Replace(old, @new, StringComparison.Ordinal);
        }

        return text;
    }

    private static string PathOf(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder != null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SmartEvse.sln"))) return Path.Combine(folder.FullName, "broker", name);
        }

        throw new InvalidOperationException("the tests do not run inside the repository");
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        Assert.True(process.WaitForExit(60_000), program);
        Assert.True(process.ExitCode == 0, $"{program}: {error}{output.Result}");
    }
}
