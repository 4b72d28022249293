using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SmartEvse.Virtual.Provisioning;
using Xunit;

namespace SmartEvse.Virtual.Tests;

/// <summary>The CA, and reading a folder again: each thing that would not work on the board has its words.</summary>
public sealed class ProvisionCheckTests
{
    public static TheoryData<string, string> Broken => new()
    {
        { "no settings.a", "settings.a: missing" },
        { "damage settings.a", "settings.a: damaged" },
        { "damage secrets.b", "secrets.b: damaged" },
        { "damage both", "the board would take factory values" },
        { "no network password", "network.json: Password: 7 characters" },
        { "network is text", "network.json: is not what nanoff takes (line 1)" },
        { "network disabled", "ConfigurationOption" },
        { "serial with a slash", "serial.txt: expected 1 to 16 letters and digits" },
        { "board without revision", "board.txt: expected v3.0 or v3.1" },
        { "board without file", @"board.txt: missing" },
        { "PEM as DER", "broker-ca.der: is not DER" },
        { "no CA", "broker-ca.der: missing" },
        { "no files.json", "files.json: missing" },
        { "files.json leaves out", "files.json: leaves settings.b out" },
        { "files.json elsewhere", @"the charger reads no file I:\setings.a" },
        { "open to others", "secrets.a: other users of this computer can read it" },
    };

    [Fact]
    public void Given_a_good_folder_When_it_is_checked_Then_it_says_what_the_board_does_and_shows_no_password()
    {
        using var folder = new TemporaryFolder();
        Make(folder);
        var check = ProvisionCheck.Of(folder.Path, Certificates.Now);
        Assert.Empty(check.Problems);
        Assert.Equal(
            [
                "Wi-Fi: joins \"Home\" with a password of 13 characters, address from the router", "board: v3.0", "CA: Home CA, until 2029-08-21", "MQTT: broker.lan:8883, encrypted", "serial number: 54321",
                "topics begin with SmartEVSE-54321", "MaxMains = 35", "WIFImode = Enabled", "MQTTHost = broker.lan", "MQTTUser = charger", "MQTTPassword = ***", "MQTTPort = 8883", "MQTTTls = Enabled",
            ],
            check.Facts);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void Given_a_folder_that_was_spoilt_When_it_is_checked_Then_the_problem_is_named(string how, string words)
    {
        using var folder = new TemporaryFolder();
        Make(folder);
        Spoil(folder, how);
        Assert.Contains(ProvisionCheck.Of(folder.Path, Certificates.Now).Problems, p => p.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public void Given_a_line_end_that_an_editor_has_left_When_the_folder_is_checked_Then_it_is_passed_over_as_the_board_does()
    {
        using var folder = new TemporaryFolder();
        Make(folder);
        File.AppendAllText(folder.File("serial.txt"), "\r\n");
        File.AppendAllText(folder.File("board.txt"), "\n");
        var check = ProvisionCheck.Of(folder.Path, Certificates.Now);
        Assert.Empty(check.Problems);
        Assert.Contains("serial number: 54321", check.Facts);
        Assert.Contains("board: v3.0", check.Facts);
    }

    [Theory]
    [InlineData("PEM")]
    [InlineData("DER")]
    public void Given_a_CA_in_either_form_When_it_is_read_Then_the_board_gets_DER(string form)
    {
        using var certificate = Certificates.Make();
        var given = form == "DER" ? certificate.RawData : Encoding.ASCII.GetBytes("Bag Attributes\n" + certificate.ExportCertificatePem() + "\n");
        Assert.Equal(certificate.RawData, CaCertificate.ToDer(given, Certificates.Now, out var about));
        Assert.Equal("Home CA, until 2029-08-21", about);
    }

    [Fact]
    public void Given_a_wrong_CA_When_it_is_read_Then_each_fault_has_its_words()
    {
        using var good = Certificates.Make();
        using var server = Certificates.Make(isCa: false);
        using var ended = Certificates.Make(untilDays: -1);
        using var early = Certificates.Make(fromDays: 1);
        using var large = Certificates.Make(padding: 3000);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var cases = new Dictionary<string, byte[]>
        {
            ["is no certificate"] = Encoding.ASCII.GetBytes("hello"),
            ["expected PEM (BEGIN CERTIFICATE) or DER"] = [],
            ["holds 2 certificates"] = Encoding.ASCII.GetBytes(good.ExportCertificatePem() + "\n" + server.ExportCertificatePem()),
            ["private key"] = Encoding.ASCII.GetBytes(good.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem()),
            ["not of a CA"] = server.RawData,
            ["ended on 2026-11-24"] = ended.RawData,
            ["begins on 2026-11-26"] = early.RawData,
            ["the board has room for 3072"] = large.RawData,
        };
        Assert.All(cases, c => Assert.Contains(c.Key, Assert.Throws<InputException>(() => CaCertificate.ToDer(c.Value, Certificates.Now, out _)).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Given_a_CA_without_a_broker_or_against_MQTTTls_When_a_folder_is_made_Then_it_is_refused()
    {
        using var folder = new TemporaryFolder();
        using var ca = CaFile();
        var options = new ProvisionOptions { Out = folder.Path, CaFile = ca.File("ca.pem"), Now = Certificates.Now };
        Assert.Contains("needs --broker", Assert.Throws<WrongCallException>(() => Provisioner.Make(options)).Message, StringComparison.Ordinal);
        Assert.Contains("MQTTTls=Disabled", Assert.Throws<WrongCallException>(() => Provisioner.Make(options with { Broker = "b", Set = ["MQTTTls=Disabled"] })).Message, StringComparison.Ordinal);
        Assert.Contains(Provisioner.Make(options with { Broker = "b" }), w => w.Contains("8883", StringComparison.Ordinal));
    }

    private static TemporaryFolder CaFile()
    {
        var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Path);
        using var certificate = Certificates.Make();
        File.WriteAllText(folder.File("ca.pem"), certificate.ExportCertificatePem());
        return folder;
    }

    private static void Make(TemporaryFolder folder)
    {
        using var ca = CaFile();
        Provisioner.Make(new ProvisionOptions
        {
            Out = folder.Path, Ssid = "Home", WifiPassword = "wifi-secret-1", Broker = "broker.lan:8883", User = "charger", Password = "p", Serial = "54321", Board = "v3.0", CaFile = ca.File("ca.pem"), Set = ["MaxMains=35"], Now = Certificates.Now,
        });
    }

    private static void Spoil(TemporaryFolder folder, string how)
    {
        switch (how)
        {
            case "no settings.a": File.Delete(folder.File("settings.a")); break;
            case "damage settings.a": Damage(folder, "settings.a"); break;
            case "damage secrets.b": Damage(folder, "secrets.b"); break;
            case "damage both": Damage(folder, "settings.a"); Damage(folder, "settings.b"); break;
            case "no network password": Replace(folder, "network.json", "wifi-secret-1", "1234567"); break;
            case "network is text": File.WriteAllText(folder.File("network.json"), "Home"); break;
            case "network disabled": Replace(folder, "network.json", "AutoConnect", "Disable"); break;
            case "serial with a slash": File.AppendAllText(folder.File("serial.txt"), "/1"); break;
            case "board without revision": Replace(folder, "board.txt", "v3.0", "v3"); break;
            case "board without file": File.Delete(folder.File("board.txt")); break;
            case "PEM as DER":
                using (var certificate = X509CertificateLoader.LoadCertificateFromFile(folder.File("broker-ca.der"))) File.WriteAllText(folder.File("broker-ca.der"), certificate.ExportCertificatePem());
                break;
            case "no CA": File.Delete(folder.File("broker-ca.der")); break;
            case "no files.json": File.Delete(folder.File("files.json")); break;
            case "files.json leaves out": File.WriteAllText(folder.File("files.json"), FilesJson.Write(DeviceFiles.Stored.Where(n => n != "settings.b"), [])); break;
            case "files.json elsewhere": Replace(folder, "files.json", @"I:\\settings.a", @"I:\\setings.a"); break;
            default:
                Assert.SkipWhen(OperatingSystem.IsWindows(), "modes of files are Unix's");
                if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder.File("secrets.a"), UnixFileMode.UserRead | UnixFileMode.OtherRead);
                break;
        }
    }

    private static void Damage(TemporaryFolder folder, string name)
    {
        var bytes = File.ReadAllBytes(folder.File(name));
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(folder.File(name), bytes);
    }

    private static void Replace(TemporaryFolder folder, string name, string old, string now)
    {
        var text = File.ReadAllText(folder.File(name));
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(folder.File(name), text.Replace(old, now, StringComparison.Ordinal));
    }
}
