using System.Linq;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Settings;

/// <summary>Both edges of every range, one beyond each, and 0 where 0 is special.</summary>
public sealed class RangeTests
{
    /// <summary>Key, smallest, largest, and whether 0 stands beside the range, from the specification.</summary>
    public static TheoryData<string, int, int, bool> Ranges()
    {
        var data = new TheoryData<string, int, int, bool>();
        foreach (var row in KeysTable.Rows.Where(r => r.Allowed.Contains("..", System.StringComparison.Ordinal)))
        {
            var zero = row.Allowed.StartsWith("0, ", System.StringComparison.Ordinal);
            var edges = (zero ? row.Allowed[3..] : row.Allowed).Split("..");
            data.Add(row.Key, int.Parse(edges[0]), int.Parse(edges[1]), zero);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Ranges))]
    public void Given_a_range_When_values_around_its_edges_are_written_Then_only_those_inside_pass(string key, int min, int max, bool zero)
    {
        var row = Values.Row(key);
        var inside = KeysTable.Built.Any(b => b.Key == key) ? Refusal.None : Refusal.NotInThisBuild;

        Assert.Equal(inside, SettingsRules.CheckNumber(row, min));
        Assert.Equal(inside, SettingsRules.CheckNumber(row, max));
        Assert.Equal(Refusal.OutOfRange, SettingsRules.CheckNumber(row, max + 1));
        Assert.Equal(Refusal.OutOfRange, SettingsRules.CheckNumber(row, int.MaxValue));
        Assert.Equal(Refusal.OutOfRange, SettingsRules.CheckNumber(row, int.MinValue));
        var below = min - 1 == 0 && zero ? inside : Refusal.OutOfRange;
        Assert.Equal(below, SettingsRules.CheckNumber(row, min - 1));
        Assert.Equal(zero || min == 0 ? inside : Refusal.OutOfRange, SettingsRules.CheckNumber(row, 0));
    }

    [Theory]
    [InlineData("MaxMains", 9, false)]
    [InlineData("MaxMains", 10, true)]
    [InlineData("MaxMains", 200, true)]
    [InlineData("MaxMains", 201, false)]
    public void Given_MAINS_When_it_is_set_Then_10_to_200_A_per_phase_pass(string key, int value, bool accepted) => AssertAccepted(key, value, accepted);

    [Theory]
    [InlineData("MinCurrent", 5, false)]
    [InlineData("MinCurrent", 6, true)]
    [InlineData("MinCurrent", 16, true)]
    [InlineData("MinCurrent", 17, false)]
    public void Given_MIN_When_it_is_set_Then_6_to_16_A_per_phase_pass(string key, int value, bool accepted) => AssertAccepted(key, value, accepted);

    [Theory]
    [InlineData("MaxCurrent", 5, false)]
    [InlineData("MaxCurrent", 6, true)]
    [InlineData("MaxCurrent", 10, true)]
    [InlineData("MaxCurrent", 80, true)]
    [InlineData("MaxCurrent", 81, false)]
    public void Given_MAX_When_it_is_set_Then_6_to_80_A_per_phase_pass(string key, int value, bool accepted) => AssertAccepted(key, value, accepted);

    [Theory]
    [InlineData("MaxCircuit", 9, false)]
    [InlineData("MaxCircuit", 10, true)]
    [InlineData("MaxCircuit", 200, true)]
    [InlineData("MaxCircuit", 201, false)]
    public void Given_CIRCUIT_When_it_is_set_Then_10_to_200_A_pass(string key, int value, bool accepted) => AssertAccepted(key, value, accepted);

    [Theory]
    [InlineData("MaxTemp", 39, false)]
    [InlineData("MaxTemp", 40, true)]
    [InlineData("MaxTemp", 65, true)]
    [InlineData("MaxTemp", 75, true)]
    [InlineData("MaxTemp", 76, false)]
    public void Given_MAX_TEMP_When_it_is_set_Then_40_to_75_degrees_pass(string key, int value, bool accepted) => AssertAccepted(key, value, accepted);

    [Theory]
    [InlineData("MaxSumMains", 0, true)]
    [InlineData("MaxSumMains", 5, false)]
    [InlineData("MaxSumMains", 9, false)]
    [InlineData("MaxSumMains", 10, true)]
    [InlineData("MaxSumMains", 600, true)]
    [InlineData("MaxSumMains", 601, false)]
    public void Given_CAPACITY_When_it_is_set_Then_0_and_10_to_600_A_pass(string key, int value, bool accepted) => AssertAccepted(key, value, accepted);

    [Theory]
    [InlineData("OverrideTimeout", 0, true)]
    [InlineData("OverrideTimeout", 1440, true)]
    [InlineData("OverrideTimeout", 1441, false)]
    [InlineData("FeedTimeout", 10, false)]
    [InlineData("FeedTimeout", 11, true)]
    [InlineData("FeedTimeout", 120, true)]
    [InlineData("FeedTimeout", 0, false)]
    [InlineData("MQTTPort", 0, false)]
    [InlineData("MQTTPort", 65535, true)]
    [InlineData("MQTTHeartbeat", 0, true)]
    [InlineData("MQTTHeartbeat", 9, false)]
    public void Given_a_time_or_a_port_When_it_is_set_Then_only_its_range_passes(string key, int value, bool accepted) => AssertAccepted(key, value, accepted);

    private static void AssertAccepted(string key, int value, bool accepted)
        => Assert.Equal(accepted ? Refusal.None : Refusal.OutOfRange, SettingsRules.CheckNumber(Values.Row(key), value));
}
