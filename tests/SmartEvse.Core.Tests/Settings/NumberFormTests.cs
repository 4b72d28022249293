using FsCheck.Fluent;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Settings;

/// <summary>The one form of a number: an optional minus and digits. Nothing is read as 0, nothing is cut off.</summary>
public sealed class NumberFormTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("5", 5)]
    [InlineData("-5", -5)]
    [InlineData("007", 7)]
    [InlineData("2147483647", int.MaxValue)]
    [InlineData("-2147483648", int.MinValue)]
    public void Given_a_whole_number_When_it_is_read_Then_its_value_comes_out(string text, int value)
    {
        Assert.True(NumberForm.TryRead(text, out var read));
        Assert.Equal(value, read);
    }

    [Theory]
    [InlineData("12.5")]
    [InlineData("12,5")]
    [InlineData("+5")]
    [InlineData(" 5")]
    [InlineData("5 ")]
    [InlineData("-0")]
    [InlineData("-00")]
    [InlineData("0x5")]
    [InlineData("1e3")]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("--5")]
    [InlineData("5-")]
    [InlineData("2147483648")]
    [InlineData("-2147483649")]
    [InlineData("99999999999999999999999999")]
    [InlineData("unavailable")]
    [InlineData("None")]
    [InlineData("5\n")]
    [InlineData("\u0665")]
    public void Given_anything_else_When_it_is_read_Then_it_is_refused_and_not_taken_as_0(string text)
    {
        Assert.False(NumberForm.TryRead(text, out _));
    }

    [Fact]
    public void Given_any_number_of_32_bits_When_it_is_written_out_and_read_Then_it_is_the_same()
        => Law.Holds(Gen.Choose(int.MinValue, int.MaxValue), 1000, n => NumberForm.TryRead(n.ToString(), out var read) && read == n);

    [Fact]
    public void Given_any_printable_text_When_it_is_read_Then_only_its_exact_form_is_accepted()
    {
        var texts = Gen.Elements("0123456789-+. xe:".ToCharArray()).ArrayOf(6).Select(c => new string(c));
        Law.Holds(texts, 2000, t => !NumberForm.TryRead(t, out var n) || t.TrimStart('-').TrimStart('0') == (n == 0 ? "" : n.ToString().TrimStart('-')));
    }

    [Theory]
    [InlineData("Mode", "Smart", 1)]
    [InlineData("Mode", "smart", -1)]
    [InlineData("Mode", "SMART", -1)]
    [InlineData("Mode", " Smart", -1)]
    [InlineData("Mode", "", -1)]
    [InlineData("MainsMeter", "API", 9)]
    [InlineData("MainsMeter", "Custom", 19)]
    [InlineData("MainsMeter", "C.Gavazzi", 16)]
    [InlineData("EVMeter", "Sensorbox", -1)]
    [InlineData("RFIDReader", "Rmt/OCPP", 6)]
    [InlineData("EnableC2", "Not present", 0)]
    [InlineData("LoadBl", "Node7", 8)]
    public void Given_an_option_text_When_it_is_looked_up_Then_only_the_exact_case_is_known(string key, string text, int number)
    {
        Assert.Equal(number, OptionTexts.NumberOf(Values.Row(key).Options, text));
    }

    [Theory]
    [InlineData("MainsMeter", 18)]
    [InlineData("MainsMeter", 20)]
    [InlineData("MainsMeter", -1)]
    [InlineData("EVMeter", 1)]
    [InlineData("Mode", 3)]
    [InlineData("LoadBl", 9)]
    [InlineData("Config", 2)]
    public void Given_a_number_that_is_no_option_When_it_is_written_Then_the_option_is_unknown(string key, int number)
    {
        Assert.Equal(Refusal.UnknownOption, SettingsRules.CheckNumber(Values.Row(key), number));
    }

    [Fact]
    public void Given_every_list_of_options_When_a_text_is_looked_up_Then_it_leads_back_to_its_number()
    {
        for (var set = OptionSet.None; set <= OptionSet.Access; set++)
        {
            for (var n = 0; n < OptionTexts.Count(set); n++)
            {
                var text = OptionTexts.Text(set, n);
                if (text != null) Assert.Equal(n, OptionTexts.NumberOf(set, text));
            }

            Assert.Null(OptionTexts.Text(set, OptionTexts.Count(set)));
            Assert.Null(OptionTexts.Text(set, -1));
        }
    }
}
