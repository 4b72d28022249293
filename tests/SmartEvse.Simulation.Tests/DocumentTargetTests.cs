using System;
using System.Linq;
using System.Text;
using SmartEvse.MeterFeed.HomeWizard;
using SmartEvse.MeterFeed.Values;
using SmartEvse.Simulation.Fuzzing;
using SmartEvse.Virtual.Fuzzing;
using Xunit;

namespace SmartEvse.Simulation.Tests;

/// <summary>That the targets for the meters' documents would find something: readers with one defect each.</summary>
public sealed class DocumentTargetTests
{
    private const int Inputs = 5_000;
    private const string Seed = """{"active_power_l1_w":-2117,"active_current_l1_a":-9.04,"active_power_l2_w":412}""";
    private static readonly string[] Powers = ["active_power_l1_w", "active_power_l2_w", "active_power_l3_w"];

    [Theory]
    [InlineData("takes the current's size for its direction", "takes -")]
    [InlineData("reads what is no JSON", "no JSON")]
    [InlineData("refuses without a word", "without a reason")]
    [InlineData("throws at a null", "cannot stand null")]
    public void Given_a_reader_with_a_defect_When_it_is_fuzzed_Then_the_defect_is_named_and_fails_again(string defect, string named)
    {
        var target = new DocumentTarget("broken", [Seed], Powers, json => Read(defect, json));
        var failure = Fuzzer.Run(target, 0, Inputs);
        Assert.NotNull(failure);
        Assert.Contains(named, failure.What, StringComparison.Ordinal);
        Assert.NotNull(Fuzzer.Run(target, failure.Seed, 1));
    }

    [Fact]
    public void Given_the_same_reader_without_a_defect_When_it_is_fuzzed_Then_everything_holds()
    {
        var failure = Fuzzer.Run(new DocumentTarget("right", [Seed], Powers, json => Read("", json)), 0, Inputs);
        Assert.True(failure == null, $"seed {failure?.Seed}: {failure?.What}\n{failure?.Input}");
    }

    private static (MeterValues? Values, string Problem) Read(string defect, byte[] json)
    {
        if (defect == "throws at a null" && Encoding.UTF8.GetString(json).Contains("null", StringComparison.Ordinal)) throw new InvalidOperationException("cannot stand null");
        if (HomeWizardDocument.TryRead(HomeWizardVersion.V1, json, out var values, out var problem))
        {
            return (defect == "takes the current's size for its direction" ? values with { Phases = [.. values.Phases.Select(p => p with { ImportW = p.ImportW + p.ExportW, ExportW = 0 })] } : values, "");
        }

        if (defect == "reads what is no JSON" && problem == "the answer is no JSON") return (new MeterValues { Phases = [new(230, 0, null, null), default, default] }, "");
        return (null, defect == "refuses without a word" ? "" : problem);
    }
}
