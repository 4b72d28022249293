using System;
using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SmartEvse.MeterFeed.Sources;
using Xunit;

namespace SmartEvse.MeterFeed.Tests;

public class TelnetFilterTests
{
    [Theory]
    [InlineData("/KMP5", "/KMP5")]
    [InlineData("\u00FF\u00FB\u0001/KMP5", "/KMP5")] // WILL ECHO
    [InlineData("\u00FF\u00FD\u002C/KMP5", "/KMP5")] // DO COM-PORT: the option is a comma.
    [InlineData("/K\u00FF\u00F1MP5", "/KMP5")] // NOP
    [InlineData("/K\u00FF\u00FFMP5", "/KMP5")] // An escaped 255 is no part of a telegram either.
    [InlineData("/K\u00FF\u00FA\u002C\u0001abc\u00FF\u00FFd\u00FF\u00F0MP5", "/KMP5")] // A subnegotiation.
    public void Given_TelnetCommands_When_FilteredInAnyPieces_Then_OnlyTheMeterIsLeft(string received, string expected)
    {
        byte[] bytes = Encoding.Latin1.GetBytes(received);
        for (int size = 1; size <= bytes.Length; size++)
        {
            var filter = new TelnetFilter();
            string left = string.Concat(bytes.Chunk(size).Select(piece => Encoding.Latin1.GetString(piece, 0, filter.Filter(piece))));
            Assert.Equal(expected, left);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(4096)]
    public void Given_NoiseThatBeginsASubnegotiation_When_TelegramsFollow_Then_OneOfThemIsLostAtMost(int size)
    {
        byte[] telegram = Telegrams.Load(Telegrams.Netherlands42);
        byte[] stream = [0xFF, 0xFA, .. telegram, .. telegram, .. telegram];
        var filter = new TelnetFilter();
        byte[][] left = [.. stream.Chunk(size).Select(piece => piece[..filter.Filter(piece)])];
        Assert.Equal(2, ReaderRun.Of(left).Complete.Count);
    }

    [Fact]
    public void Given_TheLongestSubnegotiation_When_Filtered_Then_OnlyTheMeterIsLeft()
    {
        byte[] bytes = [0xFF, 0xFA, .. Enumerable.Repeat((byte)'/', TelnetFilter.LongestSubnegotiation - 2), 0xFF, 0xF0, .. "/KMP5"u8];
        Assert.Equal("/KMP5", Encoding.Latin1.GetString(bytes, 0, new TelnetFilter().Filter(bytes)));
    }

    [Fact]
    public void Given_AnyAsciiStream_When_Filtered_Then_NothingIsChanged() =>
        Prop.ForAll(Arb.From(Gen.Choose(0, 127).Select(value => (byte)value).ArrayOf()), bytes =>
        {
            byte[] copy = [.. bytes];
            return new TelnetFilter().Filter(copy) == bytes.Length && copy.AsSpan().SequenceEqual(bytes);
        }).Check(Config.QuickThrowOnFailure);
}
