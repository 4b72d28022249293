using System;
using System.Linq;
using SmartEvse.Core.Settings;
using SmartEvse.Discovery.Tests.Support;
using Xunit;

namespace SmartEvse.Discovery.Tests;

/// <summary>The exploration of settings: finds what it has to find, and shows that entities follow the hardware.</summary>
public sealed class ConfigurationsTests
{
    [Theory]
    [InlineData("MainsMeter")]
    [InlineData("EVMeter")]
    [InlineData("CircuitMeter")]
    [InlineData("EnableC2")]
    [InlineData("Switch")]
    [InlineData("MaxSumMains")]
    [InlineData("MaxSumMainsTime")]
    [InlineData("MaxCurrent")]
    [InlineData("MQTTHeartbeat")]
    public void Given_a_setting_that_changes_what_is_announced_When_explored_Then_it_is_found(string key)
    {
        Assert.Contains(key, Configurations.Matters.Keys.Select(r => r.Key));
    }

    [Theory]
    [InlineData("Mode")]
    [InlineData("RemoteLevel")]
    [InlineData("LedMode")]
    public void Given_a_setting_of_daily_use_When_it_changes_Then_no_entity_comes_or_goes(string key)
    {
        Assert.DoesNotContain(key, Configurations.Matters.Keys.Select(r => r.Key));
    }

    [Fact]
    public void Given_settings_that_are_texts_When_they_change_Then_only_the_prefixes_matter()
    {
        var announced = string.Concat(Announcements.All(Configurations.Richest, Prefixes.Default));
        foreach (var row in Settings.Rows.Where(r => r.Kind == SettingKind.Text && r.IsBuilt && r.Id is not (SettingId.MQTTPrefix or SettingId.DiscoveryPrefix)))
        {
            var settings = Settings.Copy(Configurations.Richest);
            settings.SetText(row.Id, "something");
            Assert.Equal(announced, string.Concat(Announcements.All(settings, Prefixes.Default)));
        }
    }

    [Fact]
    public void Given_all_combinations_When_counted_Then_the_richest_has_more_than_the_poorest_and_none_breaks_a_rule()
    {
        Assert.All(Configurations.All, s => Assert.Equal(Refusal.None, SettingsRules.CheckSet(s)));
        Assert.True(Configurations.All.Count > Configurations.Matters.Count);
        Assert.True(Count(Configurations.Poorest) < Count(Configurations.Richest));
        TestContext.Current.TestOutputHelper?.WriteLine($"{Configurations.All.Count} combinations of {string.Join(", ", Configurations.Matters.Select(m => $"{m.Key.Key} ({m.Value.Length})"))}; {Count(Configurations.Poorest)} to {Count(Configurations.Richest)} entities");
    }

    [Fact]
    public void Given_a_row_that_is_not_built_When_explored_Then_it_is_never_announced()
    {
        var announced = Configurations.All.SelectMany(s => Announcements.All(s, Prefixes.Default)).Select(m => m.Topic).ToHashSet();
        Assert.All(Settings.Rows.Where(r => !r.IsBuilt), r => Assert.DoesNotContain(announced, t => t.EndsWith($"-{r.Key}/config", StringComparison.Ordinal)));
    }

    private static int Count(SettingsValues settings) => Announcements.All(settings, Prefixes.Default).Count(m => m.Json.Length > 0);
}
