using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using System.Text;
using SmartEvse.Core.Settings;

namespace SmartEvse.Simulation.Screens;

/// <summary>Writes a picture with four colours as PNG: two bits a point, as the framework has no writer of its own.</summary>
public static class PngWriter
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Makes the file.</summary>
    /// <param name="width">Points in a row, a multiple of four.</param>
    /// <param name="height">Rows.</param>
    /// <param name="rows">The rows one after the other, four points a byte, the left one in the highest bits.</param>
    /// <param name="palette">Four colours, 0xRRGGBB.</param>
    public static byte[] Write(int width, int height, byte[] rows, int[] palette)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(palette);
        if (width % 4 != 0 || rows.Length != width / 4 * height) throw new ArgumentException("rows do not fill the picture", nameof(rows));
        using var file = new MemoryStream();
        file.Write(Signature);

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 2; // bits a point
        header[9] = 3; // by palette
        Chunk(file, "IHDR", header);

        var colours = new byte[palette.Length * 3];
        for (var i = 0; i < palette.Length; i++)
        {
            colours[i * 3] = (byte)(palette[i] >> 16);
            colours[(i * 3) + 1] = (byte)(palette[i] >> 8);
            colours[(i * 3) + 2] = (byte)palette[i];
        }

        Chunk(file, "PLTE", colours);
        Chunk(file, "IDAT", Compress(rows, width / 4));
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    private static byte[] Compress(byte[] rows, int stride)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize))
        {
            for (var at = 0; at < rows.Length; at += stride)
            {
                zlib.WriteByte(0); // no filter
                zlib.Write(rows, at, stride);
            }
        }

        return packed.ToArray();
    }

    private static void Chunk(Stream file, string type, byte[] data)
    {
        var chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        data.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(data.Length + 8), Crc32.Of(chunk, 4, data.Length + 8));
        file.Write(chunk);
    }
}
