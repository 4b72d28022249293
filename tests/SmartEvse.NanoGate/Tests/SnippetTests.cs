using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace SmartEvse.NanoGate.Tests;

public sealed class SnippetTests
{
    public static IEnumerable<TheoryDataRow<int, string>> Refused => RefusedSnippets.Table.Select((row, i) => Row(i, $"{row.Rule}: {row.Source}"));

    public static IEnumerable<TheoryDataRow<int, string>> Accepted => AcceptedSnippets.Table.Select((row, i) => Row(i, row.Name));

    public static IEnumerable<TheoryDataRow<int, string>> FirmwareOnly => AcceptedSnippets.FirmwareOnly.Select((row, i) => Row(i, row.Name));

    [Theory]
    [MemberData(nameof(Refused))]
    public void Given_SourceThatFailsOnTheDevice_When_Judged_Then_TheRuleIsNamed(int row, string shown)
    {
        var (rule, words, source) = RefusedSnippets.Table[row];
        var findings = Gate.JudgeText(source, pure: true);
        Assert.True(findings.Any(f => f.Rule == rule && f.ToString().Contains(words, StringComparison.Ordinal)), shown + "\n" + string.Join('\n', findings));
    }

    [Theory]
    [MemberData(nameof(Accepted))]
    public void Given_SourceInTheDialect_When_JudgedAsCore_Then_ItPasses(int row, string shown)
    {
        var findings = Gate.JudgeText(AcceptedSnippets.Table[row].Source, pure: true);
        Assert.True(findings.Count == 0, shown + "\n" + string.Join('\n', findings));
    }

    [Theory]
    [MemberData(nameof(FirmwareOnly))]
    public void Given_SourceThatDrivesTheBoard_When_Judged_Then_OnlyTheFirmwareMayHoldIt(int row, string shown)
    {
        var source = AcceptedSnippets.FirmwareOnly[row].Source;
        var findings = Gate.JudgeText(source, pure: false);
        Assert.True(findings.Count == 0, shown + "\n" + string.Join('\n', findings));
        Assert.NotEmpty(Gate.JudgeText(source, pure: true));
    }

    [Fact]
    public void Given_AMistakeOnAKnownLine_When_Judged_Then_TheFindingNamesFileAndLine()
    {
        const string Missing = "class A\n{\n    string M(string s) { return s.Replace(\"a\", \"b\"); }\n}\n";
        Assert.Equal(
            "snippet.cs:3: [surface] not in nanoFramework's surface (nor in this source): string.Replace; use StringBuilder.Replace",
            Assert.Single(Gate.JudgeText(Missing, pure: true)).ToString());

        const string Crashes = "class A\n{\n    int M(int a)\n    {\n        a++;\n        return checked(a + 1);\n    }\n}\n";
        var finding = Assert.Single(Gate.JudgeText(Crashes, pure: true));
        Assert.StartsWith("snippet.cs:6: System.Int32 A::M(System.Int32): [checked] add.ovf", finding.ToString());
    }

    [Fact]
    public void Given_TheRules_When_TheTableIsRead_Then_EveryRuleHasASnippet()
    {
        var rules = typeof(GateRule).GetFields().Select(f => (string)f.GetRawConstantValue()!);
        Assert.Empty(rules.Except(RefusedSnippets.Table.Select(r => r.Rule)));
    }

    private static TheoryDataRow<int, string> Row(int index, string name) => new(index, name.Length > 120 ? name[..120] : name);
}
