using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using SmartEvse.MeterFeed.P1;
using SmartEvse.MeterFeed.Values;
using Xunit;

namespace SmartEvse.MeterFeed.Tests;

public class TelegramReaderProperties
{
    private static readonly byte[][] Examples =
    [
        Telegrams.Load(Telegrams.Netherlands50),
        Telegrams.Load(Telegrams.Belgium),
        Telegrams.Load(Telegrams.Sweden),
        Telegrams.Load(Telegrams.Netherlands42),
    ];

    // Bytes that mean something to the reader, more often than chance would bring them.
    private static readonly Gen<byte> Byte = Gen.OneOf(
        Gen.Choose(0, 255).Select(value => (byte)value),
        Gen.Elements("/!\r\n0Ff*(:.)".Select(c => (byte)c).ToArray()));

    private static readonly Gen<byte[]> Junk = Byte.ArrayOf();

    private static readonly Gen<byte[]> Telegram = Gen.Elements(Examples);

    private static readonly Gen<byte[]> Mutilated =
        from telegram in Telegram
        from start in Gen.Choose(0, telegram.Length)
        from length in Gen.Choose(0, telegram.Length - start)
        from at in Gen.Choose(0, Math.Max(0, length - 1))
        from value in Byte
        select Change(telegram[start..(start + length)], at, value);

    [Fact]
    public void Given_AnyMixOfJunkAndMutilatedTelegrams_When_AWholeOneFollows_Then_ItIsFoundAndNothingThrows() =>
        Prop.ForAll(Arb.From(Gen.OneOf(Junk, Mutilated).ArrayOf()), Arb.From(Telegram), (noise, telegram) =>
        {
            var run = ReaderRun.Of([.. noise, telegram]);
            return run.Events[^1] == TelegramEvent.Complete
                && run.Complete[^1].AsSpan().SequenceEqual(System.Text.Encoding.Latin1.GetString(Telegrams.Body(telegram)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Given_AnyCutOfATelegram_When_Read_Then_NothingIsFoundBeforeItsChecksumIsWhole() =>
        Prop.ForAll(Arb.From(Telegram), Arb.From(Gen.Choose(0, 10_000)), (telegram, cut) =>
        {
            // Up to the checksum: a cut within its digits can be right by chance, as "00E" is for 00E1 with a chance of 1 in 65,536.
            int length = cut % (Array.IndexOf(telegram, (byte)'!') + 2);
            return ReaderRun.Of(telegram[..length]).Complete.Count == 0;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Given_AnyBytesBetweenTheBrackets_When_Parsed_Then_ItAnswersWithoutThrowing() =>
        Prop.ForAll(Arb.From(Telegram), Arb.From(Gen.Choose(0, 10_000)), Arb.From(Junk), (telegram, at, junk) =>
        {
            int index = at % telegram.Length;
            byte[] changed = [.. telegram[..index], .. junk, .. telegram[index..]];
            bool isRead = TelegramParser.TryParse(changed, out MeterValues reading, out string problem);
            if (isRead) PhaseCurrents.Compute(reading);
            return isRead == (problem.Length == 0);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static byte[] Change(byte[] bytes, int at, byte value)
    {
        if (bytes.Length > 0) bytes[at] = value;
        return bytes;
    }
}
