using System;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Settings;

/// <summary>What the manual warns of and explains stands in the help of the row; the help goes into the docs as it is.</summary>
public sealed class HelpTests
{
    [Theory]
    [InlineData("MaxCurrent", "fixed cable: not more than the cable can carry")]
    [InlineData("MaxTemp", "hangs in the sun")]
    [InlineData("MaxTemp", "resumes 10 degrees below")]
    [InlineData("MaxSumMains", "Leave it if you do not know what it is")]
    [InlineData("MaxSumMains", "EU capacity tariff")]
    [InlineData("MaxCircuit", "not in Normal")]
    [InlineData("MainsMeter", "data expected within FEED TMO")]
    [InlineData("Lock", "Solenoid (Dostar, DUOSIDA DSIEC-ELB, Ratio)")]
    [InlineData("Lock", "Motor (DUOSIDA DSIEC-EL, Phoenix Contact)")]
    [InlineData("LoadBl", "formerly LOADBALANCING")]
    [InlineData("LoadBl", "+12V to one of them only")]
    [InlineData("EnableC2", "Wire it as the installer's guide shows, or the installation is unsafe")]
    public void Given_a_note_of_the_manual_When_the_help_of_the_row_is_read_Then_it_says_so(string key, string note)
    {
        Assert.Contains(note, Values.Row(key).Help, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MaxMains", SettingUnit.AmperePerPhase)]
    [InlineData("MinCurrent", SettingUnit.AmperePerPhase)]
    [InlineData("MaxCurrent", SettingUnit.AmperePerPhase)]
    [InlineData("MaxCircuit", SettingUnit.AmperePerPhase)]
    [InlineData("MaxSumMains", SettingUnit.AmpereSum)]
    [InlineData("StartCurrent", SettingUnit.AmpereSum)]
    [InlineData("ImportCurrent", SettingUnit.AmpereSum)]
    [InlineData("MaxSumMainsTime", SettingUnit.Minute)]
    [InlineData("StopTime", SettingUnit.Minute)]
    [InlineData("MaxTemp", SettingUnit.Celsius)]
    [InlineData("Cal", SettingUnit.DeciAmpere)]
    public void Given_a_row_with_a_unit_When_it_is_read_Then_the_unit_is_that_of_the_manual(string key, SettingUnit unit)
    {
        Assert.Equal(unit, Values.Row(key).Unit);
    }
}
