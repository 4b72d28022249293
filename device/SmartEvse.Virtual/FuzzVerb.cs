using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using SmartEvse.Simulation.Fuzzing;
using SmartEvse.Virtual.Fuzzing;

namespace SmartEvse.Virtual;

/// <summary><c>fuzz</c>: valid inputs, changed in a few places, for everything that takes bytes from outside.</summary>
internal static class FuzzVerb
{
    /// <summary>Everything that takes bytes from outside: the charger and its instruments, and the meter feed, which they do not know.</summary>
    internal static IReadOnlyList<IFuzzTarget> All() => [.. FuzzTargets.All(), new P1Target(), .. DocumentTarget.All()];

    internal static Command Create()
    {
        var inputs = new Option<long>("--inputs") { Description = "How many inputs each target gets.", DefaultValueFactory = _ => 100_000 };
        var from = new Option<long>("--from") { Description = "The first seed; with --inputs 1 one input again." };
        var target = new Option<string?>("--target") { Description = "One target: " + string.Join(", ", All().Select(t => t.Name)) + "." };
        var command = new Command("fuzz", "Tries inputs that are nearly right on everything that takes bytes from outside.") { inputs, from, target };
        command.SetAction(call =>
        {
            var count = call.GetValue(inputs);
            if (count < 1) throw new WrongCallException($"--inputs {count}: expected 1 or more");
            return Run(Targets(call.GetValue(target)), call.GetValue(from), count);
        });
        return command;
    }

    private static List<IFuzzTarget> Targets(string? name)
    {
        var all = All();
        var chosen = all.Where(t => name == null || t.Name == name).ToList();
        return chosen.Count > 0 ? chosen : throw new WrongCallException($"--target {name}: expected {string.Join(", ", all.Select(t => t.Name))}");
    }

    private static int Run(List<IFuzzTarget> targets, long from, long inputs)
    {
        var code = Exit.Ok;
        foreach (var target in targets)
        {
            var start = Stopwatch.GetTimestamp();
            var failure = Fuzzer.Run(target, from, inputs);
            if (failure != null)
            {
                Console.WriteLine($"{target.Name}: seed {failure.Seed} fails: {failure.What}");
                Console.WriteLine($"  input: {failure.Input}");
                Console.WriteLine($"  again: fuzz --target {target.Name} --from {failure.Seed} --inputs 1");
                code = Exit.Failed;
                continue;
            }

            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{target.Name}: {inputs} inputs from seed {from}, none fails; {seconds:0.0} s, {inputs / seconds:0} inputs/s"));
        }

        return code;
    }
}
