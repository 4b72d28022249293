using System.Text;
using SmartEvse.Firmware.Board;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Firmware.Tests.Board;

public sealed class SerialNumberTests
{
    private static readonly byte[] Mac = [0x24, 0x0A, 0xC4, 0x00, 0x04, 0xD2];

    [Theory]
    [InlineData("51234", "51234")]
    [InlineData("51234\r\n", "51234")]
    [InlineData("A1b2C3d4E5f6G7h8", "A1b2C3d4E5f6G7h8")]
    [InlineData("A1b2C3d4E5f6G7h89", "1234")]
    [InlineData("51/234", "1234")]
    [InlineData("51 234", "1234")]
    [InlineData("", "1234")]
    public void Given_a_file_with_the_number_on_the_sticker_When_it_is_clean_Then_it_is_the_serial_number_else_the_MAC_is(string text, string serial)
    {
        var blobs = new MemoryBlobStore();
        blobs.Write(SerialNumber.FileName, Encoding.ASCII.GetBytes(text), text.Length);
        Assert.Equal(serial, SerialNumber.Read(blobs, Mac));
    }

    [Fact]
    public void Given_neither_file_nor_MAC_When_it_is_asked_for_Then_there_is_a_number_all_the_same()
    {
        Assert.Equal("1234", SerialNumber.Read(new MemoryBlobStore(), Mac));
        Assert.Equal("0", SerialNumber.Read(new MemoryBlobStore(), []));
    }
}
