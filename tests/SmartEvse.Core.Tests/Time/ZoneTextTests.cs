using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Core.Time;
using Xunit;

namespace SmartEvse.Core.Tests.Time;

/// <summary>Which texts are a time zone, and that nothing else gets through.</summary>
public sealed class ZoneTextTests
{
    [Theory]
    [InlineData("UTC0")]
    [InlineData("CET-1")]
    [InlineData("CET-01")]
    [InlineData("CET+1")]
    [InlineData("CET-24")]
    [InlineData("cet-1:59:59")]
    [InlineData("EST5EDT")]
    [InlineData("EST5EDT4")]
    [InlineData("EST5EDT4:00,M3.2.0,M11.1.0")]
    [InlineData("ABCDEFGH-1")]
    [InlineData("<A+1-2>-1")]
    [InlineData("<+1245>-12:45<+1345>,M9.5.0/2:45,M4.1.0/3:45")]
    [InlineData("CET-1CEST,M03.5.0,M10.5.0")]
    [InlineData("CET-1CEST,M12.1.6,M1.5.0")]
    [InlineData("CET-1CEST,J1,J365")]
    [InlineData("CET-1CEST,0,365")]
    [InlineData("CET-1CEST,J060,300")]
    [InlineData("CET-1CEST,M3.5.0/167,M10.5.0/-167:59:59")]
    [InlineData("CET-1CEST,M3.5.0/0,M10.5.0/+3:00:00")]
    public void Given_a_text_of_the_grammar_When_it_is_set_Then_it_is_in_force(string text)
    {
        var zone = new TimeZoneRule();

        Assert.True(TimeZoneRule.IsLegal(text));
        Assert.True(zone.Set(text));
        Assert.Equal(text, zone.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("CET")] // No offset.
    [InlineData("-1")]
    [InlineData("CE-1")]
    [InlineData("C1T-1")]
    [InlineData("Çet-1")]
    [InlineData("<CE>-1")]
    [InlineData("<CET-1")]
    [InlineData("<C T>-1")]
    [InlineData("<CET>")]
    [InlineData("CET>-1")]
    [InlineData("CET-25")]
    [InlineData("CET-123")]
    [InlineData("CET-")]
    [InlineData("CET--1")]
    [InlineData("CET+-1")]
    [InlineData("CET -1")]
    [InlineData("CET-1 ")]
    [InlineData("CET-1:")]
    [InlineData("CET-1:5")]
    [InlineData("CET-1:60")]
    [InlineData("CET-1:000")]
    [InlineData("CET-1:00:")]
    [InlineData("CET-1:00:60")]
    [InlineData("CET-1:00:00:00")]
    [InlineData("CET-1,M3.5.0,M10.5.0")] // A rule without a summer time.
    [InlineData("CET-1CE")]
    [InlineData("CET-1CEST-25")]
    [InlineData("CET-1CEST,")]
    [InlineData("CET-1CEST,M3.5.0")] // One rule.
    [InlineData("CET-1CEST,M3.5.0,")]
    [InlineData("CET-1CEST,,M10.5.0")]
    [InlineData("CET-1CEST M3.5.0,M10.5.0")]
    [InlineData("CET-1CEST,M3.5.0,M10.5.0,")]
    [InlineData("CET-1CEST,M3.5.0,M10.5.0x")]
    [InlineData("CET-1CEST,M3.5.0,M10.5.0\n")]
    [InlineData("CET-1CEST,M0.5.0,M10.5.0/3")]
    [InlineData("CET-1CEST,M13.5.0,M10.5.0/3")]
    [InlineData("CET-1CEST,M003.5.0,M10.5.0")]
    [InlineData("CET-1CEST,M3.0.0,M10.5.0")]
    [InlineData("CET-1CEST,M3.6.0,M10.5.0")]
    [InlineData("CET-1CEST,M3.5.7,M10.5.0")]
    [InlineData("CET-1CEST,M3.5,M10.5.0")]
    [InlineData("CET-1CEST,M3.5.,M10.5.0")]
    [InlineData("CET-1CEST,M.5.0,M10.5.0")]
    [InlineData("CET-1CEST,m3.5.0,M10.5.0")]
    [InlineData("CET-1CEST,J0,J365")]
    [InlineData("CET-1CEST,J366,J365")]
    [InlineData("CET-1CEST,J,J365")]
    [InlineData("CET-1CEST,366,0")]
    [InlineData("CET-1CEST,-1,0")]
    [InlineData("CET-1CEST,0001,0")]
    [InlineData("CET-1CEST,M3.5.0/,M10.5.0")]
    [InlineData("CET-1CEST,M3.5.0/168,M10.5.0")]
    [InlineData("CET-1CEST,M3.5.0/-168,M10.5.0")]
    [InlineData("CET-1CEST,M3.5.0/0001,M10.5.0")]
    [InlineData("CET-1CEST,M3.5.0/2:60,M10.5.0")]
    [InlineData("Europe/Amsterdam")]
    [InlineData(":Europe/Amsterdam")]
    [InlineData("4294967297-1")]
    [InlineData("CET-4294967297")]
    public void Given_anything_else_When_it_is_set_Then_it_is_refused_and_the_old_rule_stays(string text)
    {
        var zone = new TimeZoneRule();
        Assert.True(zone.Set("IST-5:30"));

        Assert.False(TimeZoneRule.IsLegal(text));
        Assert.False(zone.Set(text));
        Assert.Equal("IST-5:30", zone.Text);
        Assert.Equal(19800, zone.OffsetS(ZoneChanges.S("2026-07-01")));
    }

    [Fact]
    public void Given_a_text_of_48_characters_When_one_more_is_added_Then_it_is_too_long()
    {
        Assert.True(TimeZoneRule.IsLegal(new string('A', 46) + "-1"));
        Assert.False(TimeZoneRule.IsLegal(new string('A', 47) + "-1"));
        Assert.Equal(48, TimeZoneRule.MaxChars);
    }

    [Fact]
    public void Given_no_text_yet_When_the_offset_is_asked_for_Then_it_is_that_of_UTC()
    {
        Assert.Equal(0, new TimeZoneRule().OffsetS(ZoneChanges.S("2026-07-01")));
        Assert.True(TimeZoneRule.IsLegal(new TimeZoneRule().Text));
    }

    [Fact]
    public void Given_any_text_When_it_is_set_Then_nothing_throws_and_what_is_refused_leaves_the_old_rule()
        => Law.Holds(Gen.OneOf(Scribble(), Misprint()), 20_000, text =>
        {
            var zone = new TimeZoneRule();
            var taken = zone.Set(text);
            var offsetS = zone.OffsetS(ZoneChanges.S("2026-07-01"));
            return taken == TimeZoneRule.IsLegal(text) && zone.Text == (taken ? text : "UTC0") && (taken ? offsetS is > -26 * 3600 and < 26 * 3600 : offsetS == 0);
        });

    [Fact]
    public void Given_the_misprints_of_that_property_When_they_are_counted_Then_both_legal_and_illegal_ones_are_among_them()
    {
        var texts = Misprint().Sample(1000).ToList();

        Assert.InRange(texts.Count(TimeZoneRule.IsLegal), 20, 980);
    }

    [Theory]
    [InlineData("CET-1CEST,M3.5.0,M10.5.0/3", false)]
    [InlineData("CET", true)]
    [InlineData("", true)]
    [InlineData("CET-1CEST,M3.5.0", true)]
    public void Given_the_row_of_the_settings_When_a_zone_is_written_Then_an_illegal_one_is_refused_by_its_rule(string text, bool refused)
    {
        var row = Values.Row("TimeZone");

        Assert.Equal(refused, SettingsRules.CheckText(row, text) == Refusal.RuleTimeZone);
    }

    [Fact]
    public void Given_the_row_of_the_settings_When_its_factory_value_and_its_length_are_looked_at_Then_they_are_those_of_a_zone()
    {
        var row = Values.Row("TimeZone");

        Assert.True(TimeZoneRule.IsLegal(row.DefaultText));
        Assert.Equal(Refusal.TooLong, SettingsRules.CheckText(row, new string('A', 47) + "-1"));
    }

    private static Gen<string> Scribble() => Gen.Elements("CETce<>+-0123456789:,./MJ \u00e9\0".ToCharArray()).ArrayOf().Select(c => new string(c));

    // A legal text with one character replaced, or cut off there.
    private static Gen<string> Misprint()
        => from text in Gen.Elements(ZoneChanges.Texts.ToArray())
           from at in Gen.Choose(0, text.Length - 1)
           from c in Gen.Elements("CETx<>+-0123456789:,./MJ".ToCharArray())
           from cut in Gen.Elements(true, false, false)
           select text[..at] + c + (cut ? "" : text[(at + 1)..]);
}
