using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using SmartEvse.Core.Settings;
using Xunit;

namespace SmartEvse.Docs.Tests;

/// <summary>docs/configuration.md is the successor of the manual: its chapters, its items, its warnings.</summary>
public sealed partial class ConfigurationTests
{
    private const string Document = "docs/configuration.md";

    private static readonly string Text = Repository.Read(Document);

    /// <summary>The chapters of the configuration manual of SmartEVSE-3.5 (docs/configuration.md there), in its order.</summary>
    private static readonly string[] Chapters =
    [
        "How to configure",
        "All menu options on the LCD screen",
        "REST API",
        "MQTT API",
        "Multiple SmartEVSE controllers on one mains supply (Power Share)",
        "Home Battery Integration",
        "Integration with Home Assistant",
        "EU Capacity Rate Limiting",
        "Building the firmware",
        "I think I bricked my SmartEVSE",
    ];

    public static TheoryData<string, string> Options =>
        [.. SettingTables.Rows()
            .Where(r => r.IsBuilt && r.Lcd.Length > 0 && r.Kind == SettingKind.Choice && SettingTables.Values(r) != "Disabled, Enabled")
            .SelectMany(r => SettingTables.Values(r).Split(", ").Select(o => new TheoryDataRow<string, string>(r.Lcd, o)))];

    [Fact]
    public void Given_the_chapters_of_the_manual_When_its_successor_is_read_Then_they_stand_there_in_its_order()
    {
        Assert.Equal(Chapters, Heading().Matches(Text).Select(m => m.Groups[1].Value));
    }

    [Fact]
    public void Given_the_quick_start_When_its_pictures_are_looked_for_Then_each_step_has_some_and_all_exist()
    {
        var steps = Step().Split(Chapter("How to configure")).Skip(1).ToList();
        Assert.Equal(5, steps.Count);
        Assert.All(steps, step =>
        {
            var pictures = Picture().Matches(step).Select(m => m.Groups[1].Value).ToList();
            Assert.NotEmpty(pictures);
            Assert.All(pictures, p => Assert.True(File.Exists(Repository.PathOf("docs/" + p)), p));
        });
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Given_a_choice_of_the_menu_When_the_manual_is_read_Then_it_says_what_it_does(string item, string option)
    {
        var part = Chapter("All menu options on the LCD screen").Split("\n### ").Skip(1).Single(p => p.Split('\n')[0].Split(", ").Contains(item));
        Assert.Contains($"`{option}`", part, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Multiple SmartEVSE controllers on one mains supply (Power Share)", "**Not in this build.**")]
    [InlineData("Multiple SmartEVSE controllers on one mains supply (Power Share)", "the Sensorbox's +12V to one of them only")]
    [InlineData("All menu options on the LCD screen", "With another wiring your installation is UNSAFE.")]
    [InlineData("All menu options on the LCD screen", "START and IMPORT are sums over the phases, MIN is per phase.")]
    [InlineData("All menu options on the LCD screen", "In Normal a single charger obeys neither MAINS nor CIRCUIT.")]
    [InlineData("All menu options on the LCD screen", "Set MAX to what the cable carries, or less.")]
    [InlineData("Home Battery Integration", "A value counts for 11 seconds")]
    [InlineData("Home Battery Integration", "| -11 A |")]
    [InlineData("EU Capacity Rate Limiting", "leave it there if you do not know what it is")]
    [InlineData("I think I bricked my SmartEVSE", "0x10000 and 0x1c0000")]
    public void Given_a_warning_of_the_manual_When_its_successor_is_read_Then_it_stands_in_its_chapter(string chapter, string words)
    {
        Assert.Contains(words, Chapter(chapter), StringComparison.Ordinal);
    }

    private static string Chapter(string title) => Text.Split("\n## ").Single(c => c.StartsWith(title + "\n", StringComparison.Ordinal));

    [GeneratedRegex(@"^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^[0-9]+\. ", RegexOptions.Multiline)]
    private static partial Regex Step();

    [GeneratedRegex(@"!\[[^\]]*\]\((pictures/[^)]+)\)")]
    private static partial Regex Picture();
}
