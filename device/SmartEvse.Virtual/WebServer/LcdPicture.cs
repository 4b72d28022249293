using SmartEvse.Core.Display;

namespace SmartEvse.Virtual.WebServer;

/// <summary>The picture on the display as a BMP, byte for byte in the form of the C++ firmware: one bit a point, rows from the bottom, white and red.</summary>
internal static class LcdPicture
{
    internal const int HeaderSize = 62;
    internal const int Size = HeaderSize + FrameBuffer.Size;
    private const int RowSize = FrameBuffer.Width / 8;

    // BITMAPFILEHEADER, BITMAPINFOHEADER, and a palette of two colours in the order blue, green, red.
    private static readonly byte[] Header =
    [
        (byte)'B', (byte)'M', Size & 255, Size >> 8, 0, 0, 0, 0, 0, 0, HeaderSize, 0, 0, 0,
        40, 0, 0, 0, FrameBuffer.Width, 0, 0, 0, FrameBuffer.Height, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, FrameBuffer.Size & 255, FrameBuffer.Size >> 8, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0,
        255, 255, 255, 0, 0, 0, 255, 0,
    ];

    /// <summary>The file.</summary>
    /// <param name="frame">The points in the order of <see cref="FrameBuffer"/>.</param>
    internal static byte[] Bmp(byte[] frame)
    {
        var file = new byte[Size];
        Header.CopyTo(file, 0);
        for (var y = 0; y < FrameBuffer.Height; y++)
        {
            var row = HeaderSize + ((FrameBuffer.Height - 1 - y) * RowSize);
            for (var x = 0; x < FrameBuffer.Width; x++)
            {
                if ((frame[((y >> 3) * FrameBuffer.Width) + x] >> (y & 7) & 1) != 0) file[row + (x >> 3)] |= (byte)(0x80 >> (x & 7));
            }
        }

        return file;
    }
}
