using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Settings;

/// <summary>Rules over several rows, and the words of every refusal.</summary>
public sealed class SetRulesTests
{
    [Theory]
    [InlineData("MaxCurrent=13", "MinCurrent", 14, Refusal.RuleMinMax)]
    [InlineData("MaxCurrent=13", "MinCurrent", 13, Refusal.None)]
    [InlineData("MinCurrent=10, MaxCurrent=13", "MaxCurrent", 9, Refusal.RuleMinMax)]
    [InlineData("MinCurrent=10, MaxCurrent=13", "MaxCurrent", 10, Refusal.None)]
    [InlineData("Config=Socket", "MaxCurrent", 63, Refusal.None)]
    [InlineData("Config=Socket", "MaxCurrent", 64, Refusal.RuleMaxSocket)]
    [InlineData("Config=Fixed", "MaxCurrent", 80, Refusal.None)]
    [InlineData("Config=Fixed, MaxCurrent=80", "Config", 0, Refusal.RuleMaxSocket)]
    [InlineData("", "MainsMAddress", 12, Refusal.RuleAddresses)]
    [InlineData("", "MainsMAddress", 13, Refusal.RuleAddresses)]
    [InlineData("", "EVMeterAddress", 13, Refusal.RuleAddresses)]
    [InlineData("", "EVMeterAddress", 11, Refusal.None)]
    [InlineData("", "CircuitMAddress", 10, Refusal.RuleAddresses)]
    [InlineData("LoadBl=Node1", "EnableC2", 4, Refusal.RuleContactor2Role)]
    [InlineData("LoadBl=Master", "EnableC2", 4, Refusal.None)]
    [InlineData("EnableC2=Auto", "LoadBl", 2, Refusal.RuleContactor2Role)]
    [InlineData("LoadBl=Node1", "Switch", 5, Refusal.RuleGridRelayRole)]
    [InlineData("Switch=Grid Relay", "LoadBl", 8, Refusal.RuleGridRelayRole)]
    [InlineData("", "Mode", 1, Refusal.RuleModeNeedsMeter)]
    [InlineData("", "Mode", 2, Refusal.RuleModeNeedsMeter)]
    [InlineData("MainsMeter=API", "Mode", 1, Refusal.None)]
    [InlineData("LoadBl=Master", "Mode", 1, Refusal.RuleModeNeedsMeter)]
    [InlineData("LoadBl=Node1", "Mode", 1, Refusal.None)]
    [InlineData("MainsMeter=API, Mode=Smart", "MainsMeter", 0, Refusal.RuleModeNeedsMeter)]
    public void Given_these_settings_When_one_is_changed_Then_the_whole_set_is_judged(string settings, string key, int value, Refusal expected)
    {
        Assert.Equal(expected, SettingsRules.CheckSet(Values.Of(settings), Values.Row(key).Id, value));
    }

    [Fact]
    public void Given_factory_values_When_they_are_checked_as_a_set_Then_no_rule_is_broken()
    {
        Assert.Equal(Refusal.None, SettingsRules.CheckSet(new SettingsValues()));
    }

    [Theory]
    [InlineData(Refusal.None, "")]
    [InlineData(Refusal.NotANumber, "not a number")]
    [InlineData(Refusal.OutOfRange, "out of range 6..16")]
    [InlineData(Refusal.UnknownOption, "unknown option")]
    [InlineData(Refusal.WrongFieldCount, "wrong field count")]
    [InlineData(Refusal.TooLong, "too long")]
    [InlineData(Refusal.NotUtf8, "not UTF-8")]
    [InlineData(Refusal.ControlCharacter, "control character")]
    [InlineData(Refusal.Retained, "retained")]
    [InlineData(Refusal.NotInThisMode, "not in this mode")]
    [InlineData(Refusal.NotOnANode, "not on a node")]
    [InlineData(Refusal.Locked, "locked")]
    [InlineData(Refusal.NeedsAuthorisation, "needs authorisation")]
    [InlineData(Refusal.MeterIsNotApi, "meter is not API")]
    [InlineData(Refusal.Busy, "busy")]
    [InlineData(Refusal.UnknownTopic, "unknown topic")]
    [InlineData(Refusal.NotInThisBuild, "not in this build")]
    [InlineData(Refusal.RuleMinMax, "rule: MinCurrent <= MaxCurrent")]
    [InlineData(Refusal.RuleMaxSocket, "rule: MaxCurrent <= 63 with Config Socket")]
    [InlineData(Refusal.RuleAddresses, "rule: MainsMAddress, EVMeterAddress and CircuitMAddress differ")]
    [InlineData(Refusal.RuleContactor2Role, "rule: EnableC2 Auto not with LoadBl Node")]
    [InlineData(Refusal.RuleGridRelayRole, "rule: Switch Grid Relay not with LoadBl Node")]
    [InlineData(Refusal.RuleModeNeedsMeter, "rule: Mode Smart or Solar needs MainsMeter")]
    [InlineData(Refusal.RuleTimeZone, "rule: TimeZone in POSIX form, as CET-1CEST,M3.5.0,M10.5.0/3")]
    public void Given_a_refusal_When_it_is_put_into_words_Then_they_are_those_of_the_interface(Refusal refusal, string words)
    {
        Assert.Equal(words, RefusalTexts.Text(refusal, 6, 16, false));
    }

    [Fact]
    public void Given_a_range_with_a_special_0_When_the_refusal_is_put_into_words_Then_the_0_is_named()
    {
        Assert.Equal("out of range 0, 10..600", RefusalTexts.Text(Refusal.OutOfRange, 10, 600, true));
    }
}
