using System;
using System.Linq;
using System.Text;
using System.Threading;
using SmartEvse.Simulation.Fuzzing;
using SmartEvse.Virtual;
using Xunit;

namespace SmartEvse.Simulation.Tests;

/// <summary>A short run of what <c>fuzz</c> runs for as long as somebody likes; and that it would find something.</summary>
public sealed class FuzzTests
{
    public static TheoryData<string, int> Runs => new()
    {
        { "command", 40_000 },
        { "settings", 10_000 },
        { "scenario", 40_000 },
        { "timezone", 100_000 },
        { "p1", 20_000 },
        { "homewizard1", 20_000 },
        { "homewizard2", 20_000 },
        { "mqtt", 20_000 },
    };

    [Theory]
    [MemberData(nameof(Runs))]
    public void Given_inputs_that_are_nearly_right_When_a_target_gets_them_Then_everything_holds(string name, int inputs)
    {
        var failure = Fuzzer.Run(FuzzVerb.All().Single(t => t.Name == name), 0, inputs);
        Assert.True(failure == null, $"seed {failure?.Seed}: {failure?.What}\n{failure?.Input}");
    }

    [Fact]
    public void Given_all_targets_When_they_are_listed_Then_each_has_a_run_here()
        => Assert.Equal(FuzzVerb.All().Select(t => t.Name).Order(), Runs.Select(r => r.Data.Item1).Order());

    [Fact]
    public void Given_a_seed_When_it_is_used_again_Then_the_input_is_the_same_and_its_neighbour_another()
    {
        foreach (var target in FuzzVerb.All())
        {
            byte[] Input(long seed)
            {
                var random = new FuzzRandom();
                random.Seed(seed);
                return target.Make(random);
            }

            Assert.Equal(Input(7), Input(7));
            Assert.InRange(Enumerable.Range(0, 100).Select(s => Convert.ToHexString(Input(s))).Distinct().Count(), 80, 100);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Given_a_reader_that_cannot_stand_a_comma_When_it_is_fuzzed_Then_the_seed_is_named_and_fails_again(bool throws)
    {
        var target = new NoCommas(throws);
        var failure = Fuzzer.Run(target, 100, 10_000);
        Assert.NotNull(failure);
        Assert.Contains("comma", failure.What, StringComparison.Ordinal);
        Assert.Contains(',', failure.Input);
        Assert.Equal(failure, Fuzzer.Run(target, failure.Seed, 1));
        Assert.Null(Fuzzer.Run(target, 100, failure.Seed - 100));
    }

    [Fact]
    public void Given_a_reader_that_does_not_come_to_an_end_When_it_is_fuzzed_Then_the_seed_is_named_all_the_same()
    {
        using var release = new ManualResetEventSlim();
        using var left = new ManualResetEventSlim();
        var failure = Fuzzer.Run(new NoEnd(release, left), 100, 10, TimeSpan.FromMilliseconds(20));
        Assert.Equal(new FuzzFailure(100, "no end after 0.02 s", "ab\\x0A"), failure);
        release.Set();
        // Its events must outlive it.
        Assert.True(left.Wait(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
    }

    /// <summary>A reader that hangs, until the test is over.</summary>
    private sealed class NoEnd(ManualResetEventSlim release, ManualResetEventSlim left) : IFuzzTarget
    {
        public string Name => "no end";

        public byte[] Make(FuzzRandom random) => Encoding.UTF8.GetBytes("ab\n");

        public string? Try(byte[] input)
        {
            release.Wait();
            left.Set();
            return "released";
        }
    }

    /// <summary>A reader with a defect.</summary>
    private sealed class NoCommas(bool throws) : IFuzzTarget
    {
        private readonly Mutator _mutator = new([Encoding.UTF8.GetBytes("abc"), Encoding.UTF8.GetBytes("1:2:3")]);

        public string Name => "commas";

        public byte[] Make(FuzzRandom random) => _mutator.Next(random);

        public string? Try(byte[] input)
        {
            if (!input.Contains((byte)',')) return null;
            return throws ? throw new InvalidOperationException("a comma") : "a comma";
        }
    }
}
