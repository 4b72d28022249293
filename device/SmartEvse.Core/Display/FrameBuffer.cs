using System;

namespace SmartEvse.Core.Display
{
    /// <summary>
    /// The picture on the display: 128 x 64 points of one bit, in the order of its controller (ST7565 and ST7567): eight pages of 128 bytes, a byte is
    /// eight points one below the other, the lowest bit on top. What lies outside is not drawn.
    /// </summary>
    public sealed class FrameBuffer
    {
        /// <summary>Points in a row.</summary>
        public const int Width = 128;

        /// <summary>Points in a column.</summary>
        public const int Height = 64;

        /// <summary>Bytes in all.</summary>
        public const int Size = Width * Height / 8;

        /// <summary>The points, <see cref="Size"/> bytes.</summary>
        public readonly byte[] Bytes = new byte[Size];

        /// <summary>True when a point is set.</summary>
        /// <param name="x">0..127 from the left.</param>
        /// <param name="y">0..63 from the top.</param>
        public bool IsSet(int x, int y)
        {
            return (Bytes[((y >> 3) * Width) + x] & (1 << (y & 7))) != 0;
        }

        /// <summary>Clears all points.</summary>
        public void Clear()
        {
            Array.Clear(Bytes, 0, Size);
        }

        /// <summary>Sets up to 16 points one below the other.</summary>
        /// <param name="x">0..127.</param>
        /// <param name="y">Where the lowest bit goes.</param>
        /// <param name="bits">The points.</param>
        public void Column(int x, int y, int bits)
        {
            if (x < 0 || x >= Width) return;
            bits <<= y & 7;
            for (int at = ((y >> 3) * Width) + x; bits != 0 && at < Size; at += Width)
            {
                Bytes[at] |= (byte)bits;
                bits >>= 8;
            }
        }

        /// <summary>Sets a row of points.</summary>
        /// <param name="x">The first.</param>
        /// <param name="end">The last.</param>
        /// <param name="y">The row.</param>
        /// <param name="dashed">True to leave out every other four.</param>
        public void Row(int x, int end, int y, bool dashed)
        {
            for (; x <= end; x++)
            {
                if (!dashed || (x & 4) == 0) Column(x, y, 1);
            }
        }

        /// <summary>Draws a picture of <see cref="Pictures"/>.</summary>
        /// <param name="x">Its left.</param>
        /// <param name="y">Its top.</param>
        /// <param name="width">Its width.</param>
        /// <param name="picture">A character is six points one below the other, the lowest bit on top, counted from '0'; row after row of these.</param>
        public void Draw(int x, int y, int width, string picture)
        {
            for (int i = 0; i < picture.Length; i++) Column(x + (i % width), y + (i / width * 6), picture[i] - '0');
        }

        /// <summary>A number that changes with the picture (FNV-1a).</summary>
        public int Checksum()
        {
            uint sum = 2166136261;
            for (int i = 0; i < Size; i++) sum = (sum ^ Bytes[i]) * 16777619;
            return (int)sum;
        }
    }
}
