using System.Linq;
using System.Threading.Tasks;
using SmartEvse.Simulation.Worlds;
using Xunit;

namespace SmartEvse.Simulation.Tests;

/// <summary>Worlds by chance. The verb runs more of them: <c>./run.sh worlds --seeds N</c>.</summary>
public sealed class WorldTests
{
    private const long HourMs = 3_600_000;

    // About 20 s on two cores; 200 take more than a test run has to spare.
    private const int Seeds = 100;

    [Fact]
    public void Given_a_hundred_seeds_When_each_lives_an_hour_Then_no_rule_is_broken_and_the_worlds_are_alive()
    {
        var results = new WorldResult[Seeds];
        Parallel.For(0, Seeds, i => results[i] = World.Run(i + 1, HourMs));

        Assert.Empty(results.Where(r => r.Failure != null).Select(r => $"seed {r.Seed}: {r.Failure}"));
        // Worlds in which nothing happens would keep every rule.
        Assert.InRange(results.Count(r => r.ContactorCycles > 1), Seeds / 2, Seeds);
        Assert.InRange(results.Count(r => r.Answers > 10), Seeds / 4, Seeds);
        Assert.InRange(results.Sum(r => r.EvWh), Seeds * 500, int.MaxValue);
        Assert.Equal(Seeds, results.Select(r => r.Digest).Distinct().Count());
    }

    [Fact]
    public void Given_a_seed_When_it_lives_twice_Then_everything_is_the_same()
    {
        Assert.Equal(World.Run(7, HourMs / 4), World.Run(7, HourMs / 4));
        Assert.NotEqual(World.Run(7, HourMs / 4).Digest, World.Run(8, HourMs / 4).Digest);
    }

    [Fact]
    public void Given_the_chance_of_a_seed_When_it_is_drawn_Then_it_is_SplitMix64()
    {
        // The reference sequence of seed 1234567, from Vigna's splitmix64.c.
        var random = new WorldRandom(1234567);
        Assert.Equal([6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL], [random.Next(), random.Next(), random.Next()]);
    }
}
