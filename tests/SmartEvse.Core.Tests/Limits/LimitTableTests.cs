using System.Linq;
using FsCheck.Fluent;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Limits;

/// <summary>Limits compose by minimum, have a name, and expire.</summary>
public sealed class LimitTableTests
{
    private readonly LimitTable _limits = new();

    [Fact]
    public void Given_no_limit_in_force_When_the_smallest_is_asked_Then_nothing_is_granted()
    {
        Assert.Equal(0, _limits.SmallestDa(0, out _));
        Assert.False(_limits.IsInForce(LimitId.Max));
    }

    [Theory]
    [InlineData(160, 320, 100, 100, LimitId.Mains)]
    [InlineData(160, 130, 200, 130, LimitId.Cable)]
    [InlineData(60, 130, 200, 60, LimitId.Max)]
    [InlineData(160, 160, 160, 160, LimitId.Max)]
    [InlineData(320, 160, 160, 160, LimitId.Cable)]
    [InlineData(320, 160, 0, 0, LimitId.Mains)]
    public void Given_three_limits_When_the_smallest_is_asked_Then_it_wins_and_on_a_tie_the_earlier_is_named(int max, int cable, int mains, int smallest, LimitId name)
    {
        _limits.Set(LimitId.Max, max, LimitTable.Never);
        _limits.Set(LimitId.Cable, cable, LimitTable.Never);
        _limits.Set(LimitId.Mains, mains, LimitTable.Never);

        Assert.Equal(smallest, _limits.SmallestDa(0, out var winner));
        Assert.Equal(name, winner);
    }

    [Theory]
    [InlineData(999, 160)]
    [InlineData(1000, 0)]
    [InlineData(1001, 0)]
    public void Given_a_limit_that_expires_When_its_time_is_over_Then_it_grants_nothing(long nowMs, int grants)
    {
        _limits.Set(LimitId.Mains, 160, 1000);

        Assert.Equal(grants, _limits.ValueDa(LimitId.Mains, nowMs));
        Assert.Equal(grants, _limits.SmallestDa(nowMs, out _));
        Assert.True(_limits.IsInForce(LimitId.Mains));
    }

    [Fact]
    public void Given_a_limit_that_is_cleared_When_the_smallest_is_asked_Then_it_does_not_count()
    {
        _limits.Set(LimitId.Max, 160, LimitTable.Never);
        _limits.Set(LimitId.Override, 80, LimitTable.Never);
        _limits.Clear(LimitId.Override);

        Assert.Equal(160, _limits.SmallestDa(0, out var winner));
        Assert.Equal(LimitId.Max, winner);
        Assert.Equal(int.MaxValue, _limits.ValueDa(LimitId.Override, 0));
    }

    [Fact]
    public void Given_a_negative_limit_When_it_is_set_Then_it_counts_as_nothing()
    {
        _limits.Set(LimitId.Mains, -50, LimitTable.Never);

        Assert.Equal(0, _limits.ValueDa(LimitId.Mains, 0));
    }

    [Theory]
    [InlineData(100, false)]
    [InlineData(99, false)]
    [InlineData(0, false)]
    [InlineData(101, true)]
    public void Given_a_limit_from_a_sample_When_it_is_moved_Then_standing_above_that_sample_is_noticed(int movedTo, bool above)
    {
        _limits.SetFromSample(LimitId.Mains, 100, LimitTable.Never);
        _limits.Set(LimitId.Mains, movedTo, LimitTable.Never);

        Assert.Equal(above, _limits.IsAboveSample(LimitId.Mains, 0));
    }

    [Fact]
    public void Given_a_limit_that_never_came_from_a_sample_When_it_is_asked_Then_it_stands_above_none()
    {
        Assert.False(_limits.IsAboveSample(LimitId.Mains, 0));
        _limits.Set(LimitId.Mains, 100, LimitTable.Never);
        Assert.False(_limits.IsAboveSample(LimitId.Mains, 0));
        _limits.SetFromSample(LimitId.Mains, 50, LimitTable.Never);
        _limits.Clear(LimitId.Mains);
        _limits.Set(LimitId.Mains, 100, LimitTable.Never);
        Assert.False(_limits.IsAboveSample(LimitId.Mains, 0));
    }

    [Fact]
    public void Given_any_limits_When_the_smallest_is_asked_Then_no_limit_in_force_is_below_it()
    {
        var values = Gen.Choose(-20, 800).ArrayOf((int)LimitId.Count);
        Law.Holds(values, 500, v =>
        {
            var table = new LimitTable();
            for (var i = 0; i < v.Length; i++) table.Set((LimitId)i, v[i], LimitTable.Never);
            var smallest = table.SmallestDa(5, out var winner);
            return smallest == System.Math.Max(0, v.Min()) && table.ValueDa(winner, 5) == smallest;
        });
    }
}
