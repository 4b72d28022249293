using System;
using System.Linq;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Settings;

/// <summary>Nothing is accepted and ignored: a row or option works in this build, or is refused with a reason.</summary>
public sealed class BuiltRowsTests
{
    /// <summary>Every row of the specification.</summary>
    public static TheoryData<string> Keys() => new(KeysTable.Rows.Select(r => r.Key));

    [Theory]
    [MemberData(nameof(Keys))]
    public void Given_a_row_When_every_option_or_a_legal_value_is_written_Then_it_works_or_is_refused_as_not_in_this_build(string key)
    {
        var row = Values.Row(key);
        var works = KeysTable.Built.FirstOrDefault(b => b.Key == key).Works ?? "";
        var options = works.Split('|');

        Assert.Equal(works.Length > 0, row.IsBuilt);
        if (row.Kind == SettingKind.Text)
        {
            Assert.Equal(works == "*" ? Refusal.None : Refusal.NotInThisBuild, SettingsRules.CheckText(row, row.Id == SettingId.TimeZone ? row.DefaultText : "abc"));
            return;
        }

        for (var number = row.Min; number <= Math.Min(row.Max, row.Min + 100); number++)
        {
            var text = row.Kind == SettingKind.Choice ? OptionTexts.Text(row.Options, number) : number.ToString();
            var expected = text == null ? Refusal.UnknownOption : works == "*" || options.Contains(text) ? Refusal.None : Refusal.NotInThisBuild;
            Assert.Equal(expected, SettingsRules.CheckNumber(row, number));
        }
    }

    [Theory]
    [InlineData("Lock", "Solenoid")]
    [InlineData("Lock", "Disabled")]
    [InlineData("LoadBl", "Master")]
    [InlineData("MainsMeter", "Sensorbox")]
    [InlineData("EVMeter", "Eastron3P")]
    [InlineData("CircuitMeter", "Eastron3P")]
    [InlineData("RFIDReader", "Rmt/OCPP")]
    [InlineData("OcppMode", "Enabled")]
    [InlineData("AutoUpdate", "Enabled")]
    [InlineData("WIFImode", "SetupWifi")]
    public void Given_an_option_that_is_not_in_this_build_When_it_is_written_Then_it_is_refused_with_that_reason(string key, string option)
    {
        var row = Values.Row(key);

        Assert.Equal(Refusal.NotInThisBuild, SettingsRules.CheckNumber(row, OptionTexts.NumberOf(row.Options, option)));
    }

    [Fact]
    public void Given_every_row_that_is_not_in_this_build_When_the_menu_is_asked_Then_it_is_never_shown()
    {
        var everything = Values.Of("Mode=Solar, MainsMeter=Custom, EVMeter=Custom, CircuitMeter=Custom, LoadBl=Master, Lock=Motor, WIFImode=Enabled, MaxSumMains=30");
        foreach (var spec in KeysTable.Rows)
        {
            var built = KeysTable.Built.Any(b => b.Key == spec.Key);
            if (!built) Assert.False(Visibility.IsInMenu(Values.Row(spec.Key), everything), spec.Key);
        }
    }
}
