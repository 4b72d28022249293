using System;
using System.Linq;
using System.Text;
using SmartEvse.MeterFeed.P1;
using Xunit;
using static SmartEvse.MeterFeed.P1.TelegramEvent;

namespace SmartEvse.MeterFeed.Tests;

public class TelegramReaderTests
{
    private static readonly byte[] T1 = Telegrams.Load(Telegrams.Netherlands50);
    private static readonly byte[] T4 = Telegrams.Load(Telegrams.Netherlands42);

    [Theory]
    [InlineData(Telegrams.Netherlands50)]
    [InlineData(Telegrams.Belgium)]
    [InlineData(Telegrams.Sweden)]
    [InlineData(Telegrams.Netherlands42)]
    public void Given_AnExampleTelegram_When_Read_Then_ItIsFoundWhole(string name)
    {
        byte[] telegram = Telegrams.Load(name);

        var run = ReaderRun.Of(telegram);

        Assert.Equal([Complete], run.Events);
        Assert.Equal(Encoding.Latin1.GetString(Telegrams.Body(telegram)), run.Complete.Single());
        Assert.Equal(1, run.Counters[FeedCount.Good]);
    }

    [Fact]
    public void Given_T1WithOneDigitChanged_When_Read_Then_TheChecksumIsWrong()
    {
        byte[] changed = [.. T1];
        changed[Encoding.ASCII.GetString(T1).IndexOf("00.412", StringComparison.Ordinal) + 3]++;

        var run = ReaderRun.Of(changed);

        Assert.Equal([BadCrc], run.Events);
        Assert.Equal(1, run.Counters[FeedCount.BadCrc]);
    }

    [Fact]
    public void Given_T1CutBeforeItsEnd_When_TheNextTelegramComes_Then_OnlyTheNextOneIsFound()
    {
        byte[] cut = T1[..Array.IndexOf(T1, (byte)'!')];

        var run = ReaderRun.Of(cut, T4);

        Assert.Equal([Cut, Complete], run.Events);
        Assert.Contains("EXAMPLE-NL-42", run.Complete.Single());
        Assert.Equal(1, run.Counters[FeedCount.Cut]);
    }

    [Theory]
    [InlineData("!")]
    [InlineData("/KMP5")]
    [InlineData("(000")]
    public void Given_TheStreamEndsWithinATelegram_When_Ended_Then_ItCountsAsCut(string lastPiece)
    {
        string text = Encoding.ASCII.GetString(T1);
        string cut = text[..(text.IndexOf(lastPiece, StringComparison.Ordinal) + lastPiece.Length)];

        Assert.Equal([Cut], ReaderRun.Of(cut).Events);
    }

    [Fact]
    public void Given_TwoTelegramsGluedTogether_When_Read_Then_BothAreFound() =>
        Assert.Equal([Complete, Complete], ReaderRun.Of(T1, T4).Events);

    [Fact]
    public void Given_TwoTelegramsGluedWithoutALineEnd_When_Read_Then_BothAreFound() =>
        Assert.Equal([Complete, Complete], ReaderRun.Of(T4[..^2], T1).Events);

    [Fact]
    public void Given_AShortChecksumGluedToTheNextTelegram_When_Read_Then_BothAreFound()
    {
        string withoutZeros = Encoding.ASCII.GetString(T4).Replace("!00E1\r\n", "!E1", StringComparison.Ordinal);

        var run = ReaderRun.Of(Encoding.ASCII.GetBytes(withoutZeros), T1);

        Assert.Equal([Complete, Complete], run.Events);
        Assert.Contains("EXAMPLE-NL-42", run.Complete[0]);
        Assert.Contains("EXAMPLE-NL-50", run.Complete[1]);
    }

    [Theory]
    [InlineData("noise ! (1) \r\n\r\n")]
    [InlineData("1-0:61.7.0(00.498*kW)\r\n!C2AF\r\n")] // The tail of a telegram whose start was missed.
    [InlineData("\u00FF\u00FB\u0001\0\0")]
    public void Given_GarbageBeforeTheStart_When_Read_Then_ItIsPassedOver(string garbage) =>
        Assert.Equal([Complete], ReaderRun.Of(Encoding.Latin1.GetBytes(garbage), T1).Events);

    [Theory]
    [InlineData("!00E1\r\n", "!00e1\r\n")]
    [InlineData("!00E1\r\n", "!E1\r\n")]
    [InlineData("!00E1\r\n", "!e1\r\n")]
    [InlineData("!00E1\r\n", "!0E1\n")]
    [InlineData("!00E1\r\n", "!E1")]
    public void Given_AChecksumInLowerCaseOrWithoutLeadingZeros_When_Read_Then_ItIsAccepted(string printed, string variant)
    {
        string text = Encoding.ASCII.GetString(T4).Replace(printed, variant, StringComparison.Ordinal);

        Assert.Equal([Complete], ReaderRun.Of(text).Events);
    }

    [Theory]
    [InlineData("!00E2\r\n", BadCrc)]
    [InlineData("!00-1\r\n", BadCrc)]
    [InlineData("! 00E1\r\n", BadCrc)]
    [InlineData("!\r\n", NoCrc)]
    [InlineData("!\n", NoCrc)]
    public void Given_AWrongOrMissingChecksum_When_Read_Then_TheReasonIsTold(string ending, TelegramEvent expected)
    {
        string text = Encoding.ASCII.GetString(T4).Replace("!00E1\r\n", ending, StringComparison.Ordinal);

        Assert.Equal([expected], ReaderRun.Of(text).Events);
    }

    [Fact]
    public void Given_LineEndsChangedToLf_When_Read_Then_TheChecksumIsWrong()
    {
        string text = Encoding.ASCII.GetString(T1).Replace("\r\n", "\n", StringComparison.Ordinal);

        Assert.Equal([BadCrc], ReaderRun.Of(text).Events);
    }

    [Theory]
    [InlineData(TelegramReader.Capacity, Complete)]
    [InlineData(TelegramReader.Capacity + 1, Oversized)]
    public void Given_ATelegramAroundTheBufferSize_When_Read_Then_OnlyOneThatFitsIsTaken(int length, TelegramEvent expected)
    {
        int overhead = Telegrams.Body(Telegrams.Make("")).Length;
        byte[] telegram = Telegrams.Make(new string('x', length - overhead));
        Assert.Equal(length, Telegrams.Body(telegram).Length);

        var run = ReaderRun.Of(telegram, T1);

        Assert.Equal([expected, Complete], run.Events);
        Assert.Equal(expected == Oversized ? 1 : 0, run.Counters[FeedCount.Oversized]);
    }

    [Fact]
    public void Given_AnEndlessStreamWithoutAnEnd_When_Read_Then_ItIsDroppedOnceAndTheNextTelegramIsFound()
    {
        byte[] endless = Encoding.ASCII.GetBytes("/" + new string('x', 100_000));

        Assert.Equal([Oversized, Complete], ReaderRun.Of(endless, T1).Events);
    }
}
