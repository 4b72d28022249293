using System;
using System.Linq;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Settings;
using SmartEvse.Discovery.Tests.Support;
using Xunit;

namespace SmartEvse.Discovery.Tests;

/// <summary>What is secret never stands in any message: not in discovery, not in a state, not in an answer.</summary>
public sealed class SecretTests
{
    private static readonly SettingRow[] Secrets = [.. Settings.Rows.Where(r => r.Secret)];

    [Fact]
    public void Given_every_secret_set_When_everything_is_announced_published_and_written_again_Then_no_message_has_it()
    {
        var settings = Settings.Copy(Configurations.Richest);
        foreach (var row in Secrets) settings.SetText(row.Id, "first " + row.Key);
        var bench = new Bench(settings).Started();
        foreach (var row in Secrets)
        {
            Assert.True(bench.Send(SettingTopics.Name(row), "second " + row.Key).Accepted);
            bench.Sim.Charger.IsUnlocked = false;
            bench.RunMs(2000);
            Assert.False(bench.Send(SettingTopics.Name(row), "third " + row.Key).Accepted);
            bench.Sim.Charger.IsUnlocked = true;
            Assert.Equal("second " + row.Key, bench.Values.Text(row.Id));
            Assert.Equal("***", bench.Last(SettingTopics.Name(row)));
        }

        // The message that sets a secret is the sender's own.
        Assert.NotEmpty(Secrets);
        Assert.All(Secrets, row => Assert.DoesNotContain(bench.Broker.Log, m => m.Payload.Contains($" {row.Key}", StringComparison.Ordinal)));
    }
}
