using System.Linq;
using FsCheck.Fluent;
using SmartEvse.Core.Metering;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Metering;

/// <summary>The grammar of the meter feeds: whole deci-amperes, 3 or 5 fields, nothing cut off, nothing read as 0.</summary>
public sealed class FeedFormTests
{
    private readonly int[] _fields = new int[FeedForm.MaxFields];

    [Theory]
    [InlineData("100:50:-30", Refusal.None)]
    [InlineData("0:0:0", Refusal.None)]
    [InlineData("100:50:-30:2500:123456", Refusal.None)]
    [InlineData("100:50:-30:-2500:-1", Refusal.None)]
    [InlineData("-1:-1:-1:-1:-1", Refusal.None)]
    [InlineData("1999:-1999:0", Refusal.None)]
    [InlineData("2000:0:0", Refusal.OutOfRange)]
    [InlineData("0:0:-2000", Refusal.OutOfRange)]
    [InlineData("0:0:0:0:-2", Refusal.OutOfRange)]
    [InlineData("100:100:100:5", Refusal.WrongFieldCount)]
    [InlineData("100:100", Refusal.WrongFieldCount)]
    [InlineData("100", Refusal.WrongFieldCount)]
    [InlineData("1:2:3:4:5:6", Refusal.WrongFieldCount)]
    [InlineData("10.5:0:0", Refusal.NotANumber)]
    [InlineData(" 100:0:0", Refusal.NotANumber)]
    [InlineData("100: 0:0", Refusal.NotANumber)]
    [InlineData("100:0:0 ", Refusal.NotANumber)]
    [InlineData("100::0", Refusal.NotANumber)]
    [InlineData("100:0:", Refusal.NotANumber)]
    [InlineData("", Refusal.NotANumber)]
    [InlineData("unavailable:0:0", Refusal.NotANumber)]
    [InlineData("100,0,0", Refusal.NotANumber)]
    [InlineData("100:0:0:1:99999999999", Refusal.NotANumber)]
    public void Given_a_mains_message_When_it_is_read_Then_it_is_taken_whole_or_refused(string text, Refusal expected)
    {
        var refusal = FeedForm.Read(text, _fields, out var count);
        if (refusal == Refusal.None) refusal = FeedForm.CheckMains(_fields, count);

        Assert.Equal(expected, refusal);
    }

    [Theory]
    [InlineData("100:100:100:6900:5000", Refusal.None)]
    [InlineData("0:0:0:0:0", Refusal.None)]
    [InlineData("-1:-1:-1:6900:5000", Refusal.None)]
    [InlineData("999:999:999:-1:-1", Refusal.None)]
    [InlineData("100:100:100:-500:5000", Refusal.None)]
    [InlineData("1000:0:0:0:0", Refusal.OutOfRange)]
    [InlineData("-1:0:0:0:0", Refusal.OutOfRange)]
    [InlineData("0:-1:-1:0:0", Refusal.OutOfRange)]
    [InlineData("-2:-2:-2:0:0", Refusal.OutOfRange)]
    [InlineData("0:0:0:0:-2", Refusal.OutOfRange)]
    [InlineData("100:100:100", Refusal.WrongFieldCount)]
    [InlineData("100:100:100:5", Refusal.WrongFieldCount)]
    public void Given_an_EV_message_When_it_is_read_Then_only_five_fields_with_sound_currents_pass(string text, Refusal expected)
    {
        var refusal = FeedForm.Read(text, _fields, out var count);
        if (refusal == Refusal.None) refusal = FeedForm.CheckEv(_fields, count);

        Assert.Equal(expected, refusal);
    }

    [Fact]
    public void Given_100_in_a_feed_When_it_is_read_Then_it_stands_for_10_A_and_the_sign_is_kept()
    {
        FeedForm.Read("100:50:-30", _fields, out var count);

        Assert.Equal(3, count);
        Assert.Equal([100, 50, -30], _fields.Take(3));
    }

    [Fact]
    public void Given_any_numbers_When_they_are_joined_and_read_Then_the_same_numbers_come_out()
        => Law.Holds(Gen.Choose(int.MinValue, int.MaxValue).ArrayOf(5), 500, n =>
        {
            var fields = new int[FeedForm.MaxFields];
            return FeedForm.Read(string.Join(':', n), fields, out var count) == Refusal.None && count == 5 && fields.SequenceEqual(n);
        });

    [Fact]
    public void Given_any_text_of_the_characters_of_a_feed_When_it_is_read_Then_nothing_is_thrown_and_what_passes_reads_back()
        => Law.Holds(Gen.Elements("0123456789:-. ".ToCharArray()).ArrayOf(12).Select(c => new string(c)), 3000, text =>
        {
            var fields = new int[FeedForm.MaxFields];
            if (FeedForm.Read(text, fields, out var count) != Refusal.None) return true;
            return text.Split(':').Length == count && text.Split(':').Select(int.Parse).SequenceEqual(fields.Take(count));
        });
}
