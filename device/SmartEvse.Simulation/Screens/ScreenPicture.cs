using System;
using System.Text;
using SmartEvse.Core.Display;

namespace SmartEvse.Simulation.Screens;

/// <summary>A screen of the display as a picture for the docs, and as text for a review.</summary>
public static class ScreenPicture
{
    private const int Scale = 4;
    private const int Border = 3;

    // Glass, its frame, a dark point, and the line between two dark points.
    private static readonly int[] Palette = [0xCFE0B4, 0x2B332A, 0x1D2B22, 0x3C4A3C];

    /// <summary>The screen as PNG, four times as large, with a frame of three points.</summary>
    /// <param name="frame">The points as <see cref="FrameBuffer.Bytes"/> has them.</param>
    public static byte[] Png(byte[] frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        // Two bits a point and four points a dot: a dot of the display is one byte of a row.
        const int stride = FrameBuffer.Width + (2 * Border) + 2;
        const int dotRows = FrameBuffer.Height + (2 * Border) + 2;
        var rows = new byte[stride * dotRows * Scale];
        for (var y = 0; y < dotRows * Scale; y++)
        {
            for (var x = 0; x < stride; x++) rows[(y * stride) + x] = Dot(frame, x - Border - 1, (y / Scale) - Border - 1, y % Scale == Scale - 1);
        }

        return PngWriter.Write(stride * Scale, dotRows * Scale, rows, Palette);
    }

    /// <summary>The screen as lines of <c>#</c> and <c>.</c>.</summary>
    public static string Text(byte[] frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var text = new StringBuilder();
        for (var y = 0; y < FrameBuffer.Height; y++)
        {
            for (var x = 0; x < FrameBuffer.Width; x++) text.Append(IsSet(frame, x, y) ? '#' : '.');
            text.Append('\n');
        }

        return text.ToString();
    }

    private static byte Dot(byte[] frame, int x, int y, bool isGap)
    {
        if (x < -1 || y < -1 || x > FrameBuffer.Width || y > FrameBuffer.Height) return 0b01_01_01_01;
        if (x is < 0 or >= FrameBuffer.Width || y is < 0 or >= FrameBuffer.Height || !IsSet(frame, x, y)) return 0;
        return isGap ? (byte)0b11_11_11_11 : (byte)0b10_10_10_11;
    }

    private static bool IsSet(byte[] frame, int x, int y) => (frame[(y / 8 * FrameBuffer.Width) + x] & (1 << (y % 8))) != 0;
}
