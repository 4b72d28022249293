using System.Text;
using FsCheck.Fluent;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Settings;

/// <summary>Texts: UTF-8, 63 bytes, no control characters, anything else allowed; and the form of a prefix.</summary>
public sealed class TextRulesTests
{
    [Theory]
    [InlineData("p&ss#w%rd \"'+/\\ ü€😀")]
    [InlineData("")]
    [InlineData("~!@#$^*()_{}[]|;:<>,.?`")]
    public void Given_a_password_with_any_printable_character_When_it_is_set_Then_it_is_accepted(string password)
    {
        Assert.Equal(Refusal.None, SettingsRules.CheckText(Values.Row("MQTTPassword"), password));
    }

    [Theory]
    [InlineData("MQTTHost", 63, Refusal.None)]
    [InlineData("MQTTHost", 64, Refusal.TooLong)]
    [InlineData("RequiredEVCCID", 31, Refusal.None)]
    [InlineData("RequiredEVCCID", 32, Refusal.TooLong)]
    public void Given_a_text_When_it_is_as_long_as_the_row_allows_Then_it_passes_and_one_more_does_not(string key, int length, Refusal expected)
    {
        Assert.Equal(expected, SettingsRules.CheckText(Values.Row(key), new string('a', length)));
    }

    [Fact]
    public void Given_characters_of_several_bytes_When_a_text_is_measured_Then_bytes_count_and_not_characters()
    {
        var row = Values.Row("MQTTUser");

        Assert.Equal(Refusal.None, SettingsRules.CheckText(row, new string('ü', 31)));
        Assert.Equal(Refusal.TooLong, SettingsRules.CheckText(row, new string('ü', 32)));
        Assert.Equal(Refusal.None, SettingsRules.CheckText(row, new string('€', 21)));
        Assert.Equal(Refusal.TooLong, SettingsRules.CheckText(row, new string('€', 22)));
    }

    [Theory]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    [InlineData("\tb")]
    [InlineData("a\u001f")]
    [InlineData("a\u007f")]
    [InlineData("a\u0085")]
    [InlineData("a\u009f")]
    public void Given_a_control_character_When_the_text_is_set_Then_it_is_refused(string text)
    {
        Assert.Equal(Refusal.ControlCharacter, SettingsRules.CheckText(Values.Row("MQTTUser"), text));
    }

    [Fact]
    public void Given_half_a_surrogate_pair_When_the_text_is_set_Then_it_is_not_UTF_8()
    {
        var half = new string((char)0xD83D, 1);

        Assert.Equal(Refusal.NotUtf8, SettingsRules.CheckText(Values.Row("MQTTUser"), "a" + half));
        Assert.Equal(Refusal.NotUtf8, SettingsRules.CheckText(Values.Row("MQTTUser"), half + "a"));
    }

    [Theory]
    [InlineData("SmartEVSE-1234", Refusal.None)]
    [InlineData("SmartEVSE/1234", Refusal.None)]
    [InlineData("", Refusal.None)]
    [InlineData("a b", Refusal.None)]
    [InlineData("a$b", Refusal.None)]
    [InlineData("a+b", Refusal.RulePrefix)]
    [InlineData("a#", Refusal.RulePrefix)]
    [InlineData("$SYS", Refusal.RulePrefix)]
    [InlineData("/a", Refusal.RulePrefix)]
    [InlineData("a/", Refusal.RulePrefix)]
    [InlineData("a//b", Refusal.RulePrefix)]
    [InlineData("/", Refusal.RulePrefix)]
    [InlineData("a\0b", Refusal.ControlCharacter)]
    public void Given_a_topic_prefix_When_it_is_set_Then_only_a_prefix_that_makes_sound_topics_passes(string prefix, Refusal expected)
    {
        Assert.Equal(expected, SettingsRules.CheckText(Values.Row("MQTTPrefix"), prefix));
    }

    [Theory]
    [InlineData("homeassistant", Refusal.None)]
    [InlineData("", Refusal.None)]
    [InlineData("ha/+", Refusal.RuleDiscoveryPrefix)]
    [InlineData("ha/", Refusal.RuleDiscoveryPrefix)]
    public void Given_a_discovery_prefix_When_it_is_set_Then_the_same_form_holds(string prefix, Refusal expected)
    {
        Assert.Equal(expected, SettingsRules.CheckText(Values.Row("DiscoveryPrefix"), prefix));
    }

    [Fact]
    public void Given_a_row_of_another_kind_When_a_text_or_a_number_is_written_Then_it_is_refused()
    {
        Assert.Equal(Refusal.UnknownOption, SettingsRules.CheckText(Values.Row("Mode"), "Smart"));
        Assert.Equal(Refusal.NotANumber, SettingsRules.CheckNumber(Values.Row("MQTTHost"), 5));
    }

    [Fact]
    public void Given_only_the_password_When_secrets_are_counted_Then_it_is_the_one()
    {
        foreach (var spec in KeysTable.Rows) Assert.Equal(spec.Key == "MQTTPassword", Values.Row(spec.Key).Secret);
    }

    [Fact]
    public void Given_any_bytes_When_they_are_judged_Then_the_judgement_is_that_of_a_strict_decoder()
    {
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        var bytes = Gen.Frequency((3, Gen.Choose(0, 127)), (2, Gen.Choose(128, 191)), (2, Gen.Choose(192, 255)), (1, Gen.Elements(0xE0, 0xED, 0xF0, 0xF4, 0xC0, 0xC1, 0xA0, 0x9F, 0x90, 0x8F)))
            .Select(b => (byte)b).ArrayOf(4);
        Law.Holds(bytes, 5000, b => Utf8.IsWellFormed(b, b.Length) == Decodes(strict, b));
    }

    [Fact]
    public void Given_any_text_When_its_length_is_asked_Then_it_is_the_number_of_UTF_8_bytes()
    {
        var texts = Gen.OneOf(Gen.Choose(0, 0x7F), Gen.Choose(0x80, 0x7FF), Gen.Choose(0x800, 0xD7FF), Gen.Choose(0x10000, 0x10FFFF)).Select(char.ConvertFromUtf32).ArrayOf(5).Select(string.Concat);
        Law.Holds(texts, 1000, t => Utf8.Length(t) == Encoding.UTF8.GetByteCount(t));
    }

    private static bool Decodes(UTF8Encoding strict, byte[] bytes)
    {
        try
        {
            strict.GetCharCount(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
