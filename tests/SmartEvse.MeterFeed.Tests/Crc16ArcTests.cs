using System.Text;
using SmartEvse.MeterFeed.P1;
using Xunit;

namespace SmartEvse.MeterFeed.Tests;

public class Crc16ArcTests
{
    [Theory]
    [InlineData("123456789", 0xBB3D)] // The check value of CRC-16/ARC in every catalogue.
    [InlineData("", 0)]
    [InlineData("\0", 0)]
    public void Given_AsciiText_When_Computed_Then_TheChecksumIsThePublishedOne(string text, int crc) =>
        Assert.Equal(crc, Crc16Arc.Compute(Encoding.ASCII.GetBytes(text)));

    [Theory]
    [InlineData(Telegrams.Netherlands50, 673, 0xC2AF)]
    [InlineData(Telegrams.Belgium, 782, 0x9350)]
    [InlineData(Telegrams.Sweden, 710, 0xE8F2)]
    [InlineData(Telegrams.Netherlands42, 347, 0x00E1)]
    public void Given_AnExampleTelegram_When_Computed_Then_LengthAndChecksumAreAsPrinted(string name, int length, int crc)
    {
        byte[] telegram = Telegrams.Load(name);

        Assert.Equal(length, telegram.Length);
        Assert.Equal(crc, Crc16Arc.Compute(Telegrams.Body(telegram)));
        Assert.EndsWith($"\r\n!{crc:X4}\r\n", Encoding.ASCII.GetString(telegram));
    }
}
