using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using SmartEvse.Core.Settings;
using SmartEvse.Virtual.Provisioning;
using Xunit;

namespace SmartEvse.Virtual.Tests;

/// <summary>The folder that prepares a board: what goes in comes out again, by the code the board reads it with.</summary>
public sealed class ProvisionTests
{
    private const string OddText = "pä\"ss\\wörd'+#&.=%$€🔑";

    public static TheoryData<string> OddSsids => ["Home", "Café \"Zur\" Post", "a.b+c#d&e=f", "日本語のネットワ", " spaces ", "back\\slash", "🔑🔑🔑🔑🔑🔑🔑🔑"];

    [Fact]
    public void Given_everything_at_once_When_a_folder_is_made_Then_the_store_of_the_device_reads_exactly_that()
    {
        using var folder = new TemporaryFolder();
        Make(Full(folder));
        var (result, values) = Load(new FolderBlobStore(folder.Path));
        Assert.Equal(LoadResult.Loaded, result);
        Assert.Equal(("broker.lan", 8884, "user/ä", OddText, "garage/left"), (values.Text(SettingId.MQTTHost), values.Number(SettingId.MQTTPort), values.Text(SettingId.MQTTUser), values.Text(SettingId.MQTTPassword), values.Text(SettingId.MQTTPrefix)));
        Assert.Equal((2, 0, ChargeMode.Smart, MeterType.Api, 16), (values.Number(SettingId.WIFImode), values.Number(SettingId.MQTTTls), values.Mode, values.Number(SettingId.MainsMeter), values.Number(SettingId.MaxCurrent)));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("b")]
    public void Given_one_copy_that_was_lost_on_the_way_When_the_device_loads_Then_the_other_holds_everything(string lost)
    {
        using var folder = new TemporaryFolder();
        Make(Full(folder));
        File.Delete(folder.File("settings." + lost));
        File.Delete(folder.File("secrets." + lost));
        var (result, values) = Load(new FolderBlobStore(folder.Path));
        Assert.Equal((LoadResult.Loaded, "broker.lan", OddText), (result, values.Text(SettingId.MQTTHost), values.Text(SettingId.MQTTPassword)));
    }

    [Fact]
    public void Given_a_device_that_was_in_use_When_the_files_are_copied_over_its_own_Then_no_old_copy_wins()
    {
        using var device = new TemporaryFolder();
        var store = new SettingsStore(new FolderBlobStore(device.Path));
        var old = new SettingsValues();
        for (var i = 0; i < 7; i++)
        {
            old.SetText(SettingId.MQTTHost, $"old{i}");
            old.SetText(SettingId.MQTTPassword, $"old{i}");
            store.Save(old);
        }

        using var folder = new TemporaryFolder();
        Make(Full(folder));
        foreach (var item in Deployed(folder).Where(i => i.Source.Length > 0)) File.Copy(folder.File(item.Source), device.File(item.Destination[3..]), overwrite: true);
        var (result, values) = Load(new FolderBlobStore(device.Path));
        Assert.Equal((LoadResult.Loaded, "broker.lan", OddText), (result, values.Text(SettingId.MQTTHost), values.Text(SettingId.MQTTPassword)));
    }

    [Theory]
    [MemberData(nameof(OddSsids))]
    public void Given_odd_characters_When_the_network_is_written_Then_nanoff_reads_the_same(string ssid)
    {
        using var folder = new TemporaryFolder();
        Make(new ProvisionOptions { Out = folder.Path, Ssid = ssid, WifiPassword = " \"'\\+#&.%~" });
        using var json = JsonDocument.Parse(File.ReadAllText(folder.File("network.json")));
        var client = json.RootElement.GetProperty("WirelessClient");
        Assert.Equal((ssid, " \"'\\+#&.%~", "AutoConnect"), (client.GetProperty("Ssid").GetString(), client.GetProperty("Password").GetString(), client.GetProperty("ConfigurationOption").GetString()));
        Assert.Empty(ProvisionCheck.Of(folder.Path, Certificates.Now).Problems);
    }

    [Theory]
    [InlineData("", "12345678", "0 bytes")]
    [InlineData("123456789012345678901234567890123", "12345678", "33 bytes")]
    [InlineData("ääääääääääääääääX", "12345678", "33 bytes")]
    [InlineData("a\tb", "12345678", "control character")]
    [InlineData("Home", "1234567", "7 characters; expected 8 to 63")]
    [InlineData("Home", "pässword", "character that WPA2")]
    [InlineData("Home", "0123456789012345678901234567890123456789012345678901234567890123x", "65 characters")]
    [InlineData("Home", "012345678901234567890123456789012345678901234567890123456789012g", "hexadecimal")]
    public void Given_a_network_that_cannot_be_When_a_folder_is_made_Then_it_is_refused_in_words_without_the_password(string ssid, string password, string words)
    {
        using var folder = new TemporaryFolder();
        var wrong = Assert.Throws<WrongCallException>(() => Make(new ProvisionOptions { Out = folder.Path, Ssid = ssid, WifiPassword = password }));
        Assert.Contains(words, wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(password, wrong.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.Path));
    }

    [Fact]
    public void Given_half_a_character_When_it_is_the_name_of_a_network_Then_it_is_refused()
    {
        Assert.Equal("not UTF-8", WifiRules.CheckSsid("Home" + (char)0xD800));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(63)]
    [InlineData(64)]
    public void Given_the_limits_of_a_password_When_a_folder_is_made_Then_they_pass(int length)
    {
        using var folder = new TemporaryFolder();
        Make(new ProvisionOptions { Out = folder.Path, Ssid = "12345678901234567890123456789012", WifiPassword = new string('a', length) });
        Assert.Empty(ProvisionCheck.Of(folder.Path, Certificates.Now).Problems);
    }

    [Theory]
    [InlineData("Mode=Smart", "MainsMeter")]
    [InlineData("MinCurrent=17", "out of range 6..16")]
    [InlineData("MaxCurrent=80", "63 with Config Socket")]
    [InlineData("CableLock=1", "not in this build")]
    [InlineData("Foo=1", "Foo")]
    [InlineData("MaxMains", "KEY=VALUE")]
    [InlineData("MQTTTls=Enabled", "needs --ca")]
    [InlineData("MQTTPassword=secret", "--password")]
    public void Given_settings_that_break_a_rule_When_a_folder_is_made_Then_they_are_refused_in_words_and_nothing_is_written(string set, string words)
    {
        using var folder = new TemporaryFolder();
        var wrong = Assert.Throws<WrongCallException>(() => Make(new ProvisionOptions { Out = folder.Path, Set = [set] }));
        Assert.Contains(words, wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", wrong.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.Path));
    }

    [Fact]
    public void Given_a_password_at_the_broker_that_is_too_long_When_it_is_refused_Then_it_is_not_repeated()
    {
        using var folder = new TemporaryFolder();
        var password = new string('s', 64);
        var wrong = Assert.Throws<WrongCallException>(() => Make(new ProvisionOptions { Out = folder.Path, User = "u", Password = password }));
        Assert.Equal("--password: MQTTPassword: too long", wrong.Message);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("")]
    [InlineData("12345678901234567")]
    public void Given_a_serial_number_that_no_topic_can_have_When_a_folder_is_made_Then_it_is_refused(string serial)
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("--serial", Assert.Throws<WrongCallException>(() => Make(new ProvisionOptions { Out = folder.Path, Serial = serial })).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("v3", null, "expected v3.0 or v3.1")]
    [InlineData("v4.0", null, "expected v3.0 or v3.1")]
    [InlineData("v3.0 1086", null, "expected v3.0 or v3.1")]
    [InlineData("v3.0", 999, "expected 1000 to 1200 mV")]
    [InlineData("v3.0", 1201, "expected 1000 to 1200 mV")]
    [InlineData(null, 1100, "needs --board")]
    public void Given_a_board_that_there_is_not_When_a_folder_is_made_Then_it_is_refused(string? board, int? referenceMv, string words)
    {
        using var folder = new TemporaryFolder();
        Assert.Contains(words, Assert.Throws<WrongCallException>(() => Make(new ProvisionOptions { Out = folder.Path, Board = board, AdcReferenceMv = referenceMv })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_no_board_and_no_broker_When_a_folder_is_made_Then_the_person_is_told()
    {
        using var folder = new TemporaryFolder();
        var told = Provisioner.Make(new ProvisionOptions { Out = folder.Path, Ssid = "Home", Now = Certificates.Now });
        Assert.Equal(["no password: an open network", "no --board: a board", "no broker: the charger"], told.Select(t => string.Join(' ', t.Split(' ')[..(t.StartsWith("no password", StringComparison.Ordinal) ? 5 : 4)])));
    }

    [Fact]
    public void Given_a_folder_with_something_in_it_When_it_is_to_be_made_Then_nothing_is_overwritten()
    {
        using var folder = new TemporaryFolder();
        Make(Full(folder));
        var before = File.ReadAllBytes(folder.File("settings.a"));
        Assert.Contains("not empty", Assert.Throws<WrongCallException>(() => Make(new ProvisionOptions { Out = folder.Path })).Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(folder.File("settings.a")));
    }

    [Fact]
    public void Given_a_folder_When_its_files_are_read_Then_each_secret_stands_only_where_it_is_needed_and_only_the_owner_reads_it()
    {
        using var folder = new TemporaryFolder();
        Make(Full(folder));
        Assert.Equal(["network.json"], FilesWith(folder, "wifi-secret-1"));
        Assert.Equal(["secrets.a", "secrets.b"], FilesWith(folder, OddText));
        if (OperatingSystem.IsWindows()) return;
        foreach (var file in Directory.GetFiles(folder.Path)) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder.Path));
    }

    [Fact]
    public void Given_a_folder_When_nanoff_goes_through_it_Then_every_file_of_the_device_gets_to_its_place_and_an_old_CA_goes()
    {
        using var folder = new TemporaryFolder();
        Make(Full(folder));
        Assert.Equal(
            [("settings.a", @"I:\settings.a"), ("settings.b", @"I:\settings.b"), ("secrets.a", @"I:\secrets.a"), ("secrets.b", @"I:\secrets.b"), ("board.txt", @"I:\board.txt"), ("serial.txt", @"I:\serial.txt"), ("", @"I:\broker-ca.der")],
            Deployed(folder));
        Assert.Equal(("54321", "v3.1 1086"), (File.ReadAllText(folder.File("serial.txt")), File.ReadAllText(folder.File("board.txt"))));
    }

    [Fact]
    public void Given_a_folder_When_its_readme_is_read_Then_the_commands_name_its_files_in_order_and_the_network_only_when_there_is_one()
    {
        using var with = new TemporaryFolder();
        using var without = new TemporaryFolder();
        Make(Full(with));
        Make(new ProvisionOptions { Out = without.Path });
        var text = File.ReadAllText(with.File("README.md"));
        var at = new[] { "--networkdeployment network.json", "--filedeployment files.json", "--deploy --image" }.Select(c => text.IndexOf(c, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, at);
        Assert.Equal(at.Order(), at);
        Assert.DoesNotContain("--networkdeployment", File.ReadAllText(without.File("README.md")), StringComparison.Ordinal);
        Assert.False(File.Exists(without.File("network.json")));
    }

    private static ProvisionOptions Full(TemporaryFolder folder) => new()
    {
        Out = folder.Path, Ssid = "Home", WifiPassword = "wifi-secret-1", Broker = "broker.lan:8884", User = "user/ä", Password = OddText, Prefix = "garage/left", Serial = "54321", Board = "v3.1", AdcReferenceMv = 1086,
        Set = ["Mode=Smart", "MaxCurrent=16", "MainsMeter=API"],
    };

    private static void Make(ProvisionOptions options) => Provisioner.Make(options with { Now = Certificates.Now });

    private static (LoadResult Result, SettingsValues Values) Load(IBlobStore files)
    {
        var values = new SettingsValues();
        return (new SettingsStore(files).Load(values), values);
    }

    private static List<(string Source, string Destination)> Deployed(TemporaryFolder folder)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(folder.File("files.json")));
        return [.. json.RootElement.GetProperty("Files").EnumerateArray().Select(f => (f.GetProperty("SourceFilePath").GetString()!, f.GetProperty("DestinationFilePath").GetString()!))];
    }

    private static IEnumerable<string> FilesWith(TemporaryFolder folder, string secret) =>
        Directory.GetFiles(folder.Path).Where(f => File.ReadAllBytes(f).AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) >= 0).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);
}
