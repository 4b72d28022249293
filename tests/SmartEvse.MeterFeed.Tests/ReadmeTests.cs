using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using SmartEvse.MeterFeed.CommandLine;
using SmartEvse.MeterFeed.Configuration;
using SmartEvse.MeterFeed.Publishing;
using SmartEvse.MeterFeed.Values;
using SmartEvse.TestSupport;
using Xunit;

namespace SmartEvse.MeterFeed.Tests;

/// <summary>What the README, the unit file and the container recipe tell people is what the program takes.</summary>
public sealed partial class ReadmeTests : IDisposable
{
    private const string Readme = "README.md";
    private readonly string _folder = Directory.CreateTempSubdirectory("meterfeed-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Given_TheExamples_When_Read_Then_EachIsARightConfigurationAndEachSourceHasOne()
    {
        using var authority = new TestCertificateAuthority("test");
        foreach (string pem in new[] { "ca.pem", "homewizard-ca-cert.pem" }) File.WriteAllText(Path.Combine(_folder, pem), authority.CertificatePem);
        foreach (string secret in new[] { "password", "homewizard-token" }) File.WriteAllText(Path.Combine(_folder, secret), "0123456789ABCDEF0123456789ABCDEF");
        File.WriteAllText(Path.Combine(_folder, "day.csv"), "when,grid\n2026-03-14T10:15:30Z,1.5\n");

        FeedSettings[] examples = [.. JsonBlock().Matches(Read(Readme)).Select(block =>
        {
            string file = Path.Combine(_folder, "meterfeed.json");
            File.WriteAllText(file, block.Groups[1].Value);
            return FeedConfiguration.Read(file, dryRun: false, verbose: false);
        })];

        Assert.Equal(4, examples.Length);
        Assert.Equal(SourceNames(), examples.SelectMany(example => example.Feeds).SelectMany(feed => feed.Sources).Select(source => source.Kind).Distinct().Order());
        Assert.Equal(Enum.GetValues<MeterKind>(), examples.SelectMany(example => example.Feeds).Select(feed => feed.Kind).Distinct().Order());
    }

    [Fact]
    public void Given_TheCalls_When_Parsed_Then_TheProgramTakesThem()
    {
        string[] calls = [.. Call().Matches(Read(Readme)).Select(call => call.Groups[1].Value)];

        Assert.Equal(5, calls.Length);
        Assert.All(calls, call => Assert.Empty(Parse(call).Errors));
        Assert.Equal(SourceNames(), calls.Select(call => call.Split(' ')[0]).Distinct().Order());
        string run = Run().Match(Read("../README.md")).Groups[1].Value;
        Assert.StartsWith("p1 --serial", run);
        Assert.Empty(Parse(run).Errors);
    }

    [Fact]
    public async Task Given_TheExampleOfTheReadme_When_TriedDry_Then_ItPrintsWhatItSays()
    {
        string[] parts = DryRun().Match(Read(Readme)).Groups.Values.Select(group => group.Value).ToArray();
        (int code, string[] output, _) = await FeedProgram.RunAsync(TimeProvider.System, null, "p1", "--dry-run", "--file", Telegrams.PathOf(parts[1]));

        Assert.Equal(0, code);
        Assert.Equal([parts[2]], output);
    }

    [Fact]
    public void Given_TheTables_When_Compared_Then_SourcesKeysAndNamesAreThoseOfTheProgram()
    {
        string text = Read(Readme);

        Assert.Equal(SourceNames(), SourceRow().Matches(text).Select(row => row.Groups[1].Value).Distinct().Order());
        foreach (string name in QuantityTable.Names.Where(name => !name.EndsWith("L2", StringComparison.Ordinal) && !name.EndsWith("L3", StringComparison.Ordinal)))
            Assert.Contains($"`{name}`", text, StringComparison.Ordinal);
        foreach (string unit in QuantityTable.Names.SelectMany(name => QuantityTable.TryFind(name, out Quantity quantity) ? QuantityTable.Units(quantity) : []).Distinct())
            Assert.Matches($@"\([^)]*\b{unit}\b[^)]*\)", text);
        Assert.Contains($"default {FailOverOptions.Default.FreshFor.TotalSeconds}", text, StringComparison.Ordinal);
        Assert.Contains($"default {FailOverOptions.Default.BackAfter.TotalSeconds} s", text, StringComparison.Ordinal);
        Assert.Contains($"`interval`: {FeedPlan.ShortestInterval.TotalSeconds} to {FeedPlan.LongestInterval.TotalSeconds} s", text, StringComparison.Ordinal);
        Assert.Contains($"waits {ReadingFeed.LongestWait.TotalSeconds} s at most", text, StringComparison.Ordinal);
        Assert.Contains($"`{OutputOptions.PasswordVariable}`", text, StringComparison.Ordinal);
        Assert.Contains($"`{MqttCommand.PasswordVariable}`", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("meterfeed.service", @"ExecStart=/opt/meterfeed/meterfeed (.*)")]
    [InlineData("Containerfile", @"CMD (\[.*\])")]
    public void Given_AServiceFile_When_ItStartsTheProgram_Then_ItIsWithACallTheProgramTakes(string file, string pattern)
    {
        string call = Regex.Match(Read(file), pattern).Groups[1].Value;
        string[] words = call.StartsWith('[') ? JsonSerializer.Deserialize<string[]>(call)! : call.Split(' ');

        ParseResult parsed = FeedCommandLine.MakeRoot(_ => Task.CompletedTask, (_, _) => 0).Parse(words);
        Assert.Empty(parsed.Errors);
        Assert.Equal(["--config", "/etc/meterfeed/meterfeed.json"], words);
        Assert.Contains("/etc/meterfeed/meterfeed.json", Read(Readme), StringComparison.Ordinal);
    }

    [Fact]
    public void Given_TheUnitFile_When_Read_Then_EveryLineIsASectionASettingOrAComment()
    {
        string[] lines = Read("meterfeed.service").Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.All(lines, line => Assert.Matches(@"^(#.*|\[(Unit|Service|Install)\]|[A-Z][A-Za-z]+=.+)$", line));
        Assert.Equal(["[Unit]", "[Service]", "[Install]"], lines.Where(line => line[0] == '['));
        Assert.Contains($"RestartPreventExitStatus={FeedCommandLine.WrongCall}", lines);
    }

    private static string[] SourceNames() =>
        [.. FeedCommandLine.MakeRoot(_ => Task.CompletedTask, (_, _) => 0).Subcommands.Select(command => command.Name).Order()];

    private static ParseResult Parse(string call) =>
        FeedCommandLine.MakeRoot(_ => Task.CompletedTask, (_, _) => 0).Parse([.. CommandLineParser.SplitCommandLine(call)]);

    private static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", name == "../README.md" ? "feeders.md" : name));

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex JsonBlock();

    [GeneratedRegex("^meterfeed (.*)$", RegexOptions.Multiline)]
    private static partial Regex Call();

    [GeneratedRegex(@"SmartEvse\.MeterFeed -- (.*)")]
    private static partial Regex Run();

    [GeneratedRegex(@"`p1 --dry-run --file [^`]*/([^/`]+)\.telegram` prints `([^`]+)`")]
    private static partial Regex DryRun();

    [GeneratedRegex(@"^\| `([a-z0-9]+)` \| (?:the P1|HomeWizard|what another|a recorded)", RegexOptions.Multiline)]
    private static partial Regex SourceRow();
}
