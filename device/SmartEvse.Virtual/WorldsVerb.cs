using System;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Tasks;
using SmartEvse.Simulation.Worlds;

namespace SmartEvse.Virtual;

/// <summary><c>worlds</c>: lives through worlds by chance and checks every rule after every step.</summary>
internal static class WorldsVerb
{
    private const long HourMs = 3_600_000;

    internal static Command Create()
    {
        var seeds = new Option<int>("--seeds") { Description = "How many.", Required = true };
        var from = new Option<int>("--from") { Description = "The first seed.", DefaultValueFactory = _ => 1 };
        var hours = new Option<int>("--hours") { Description = "Simulated hours of each.", DefaultValueFactory = _ => 1 };
        var command = new Command("worlds", "Lives through seeded worlds with all rules checked; prints each failing seed.") { seeds, from, hours };
        command.SetAction(call =>
        {
            var (count, first, length) = (call.GetValue(seeds), call.GetValue(from), call.GetValue(hours));
            if (count < 1) throw new WrongCallException($"--seeds {count}: expected 1 or more");
            if (first < 0 || first > int.MaxValue - count) throw new WrongCallException($"--from {first}: expected 0 or more, with room for --seeds");
            if (length is < 1 or > 720) throw new WrongCallException($"--hours {length}: expected 1..720");
            return Run(first, count, length);
        });
        return command;
    }

    private static int Run(int first, int count, int hours)
    {
        var watch = Stopwatch.StartNew();
        var results = new WorldResult[count];
        Parallel.For(0, count, i => results[i] = World.Run(first + i, hours * HourMs));
        var failed = 0;
        long steps = 0;
        var digest = 0UL;
        foreach (var result in results)
        {
            steps += result.Steps;
            digest = (digest * 31) + result.Digest;
            if (result.Failure == null) continue;
            failed++;
            Console.WriteLine($"seed {result.Seed}: {result.Failure}");
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{count} worlds of {hours} h, seeds {first}..{first + count - 1}: {failed} failed; {steps} steps, digest {digest:x16}"));
        // How fast it went is not part of the result: the same seeds print the same bytes.
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:0.0} s"));
        return failed == 0 ? Exit.Ok : Exit.Failed;
    }
}
