namespace SmartEvse.Core.Display
{
    /// <summary>
    /// The letters, drawn for this project: 5 x 7 points, those of g, j, p, q, y one lower. Upright strokes stand in the first, third and fifth column:
    /// there the large letters, made of the same, are two points wide.
    /// </summary>
    public static class Font
    {
        /// <summary>The first letter.</summary>
        public const char First = ' ';

        /// <summary>Degree sign.</summary>
        public const char Degree = (char)127;

        /// <summary>Sum sign.</summary>
        public const char Sum = (char)128;

        /// <summary>Arrow to the left.</summary>
        public const char Left = (char)129;

        /// <summary>Arrow to the right; the last letter.</summary>
        public const char Right = (char)130;

        /// <summary>Columns of a letter.</summary>
        public const int Columns = 5;

        private const int CharsPerLetter = 6;

        /// <summary>Reads a letter.</summary>
        /// <param name="letter">Which; what is not there is a question mark.</param>
        /// <param name="columns">Becomes its columns, eight points each, the lowest bit on top.</param>
        public static void Read(char letter, int[] columns)
        {
            if (letter < First || letter > Right) letter = '?';
            int number = letter - First;
            string row = Letters(number >> 4);
            int at = (number & 15) * CharsPerLetter;
            int low = Bits(row, at);
            int high = Bits(row, at + 3);
            int drop = high >> 17;
            columns[0] = (low & 0x7F) << drop;
            columns[1] = ((low >> 7) & 0x7F) << drop;
            columns[2] = ((low >> 14) | ((high & 7) << 4)) << drop;
            columns[3] = ((high >> 3) & 0x7F) << drop;
            columns[4] = ((high >> 10) & 0x7F) << drop;
        }

        /// <summary>The columns of a large letter, twice as high and eight wide: steps of slanted strokes are filled up.</summary>
        /// <param name="columns">The letter.</param>
        /// <param name="x">0..7.</param>
        /// <returns>Sixteen points, the lowest bit on top.</returns>
        public static int Large(int[] columns, int x)
        {
            int i = Source(x);
            int bits = Spread(columns[i]);
            bits |= bits << 1;
            if (i < Columns - 1 && Source(x + 1) != i) bits |= Joint(columns[i], columns[i + 1]);
            if (i > 0 && Source(x - 1) != i) bits |= Joint(columns[i], columns[i - 1]);
            return bits;
        }

        /// <summary>Where a column of a letter begins in the large one.</summary>
        internal static int LargeStart(int column)
        {
            return ((column * 8) + 2) / 5;
        }

        private static int Source(int x)
        {
            return ((x * 5) + 2) / 8;
        }

        // What a column gets where it touches its neighbour only by the corner.
        private static int Joint(int own, int other)
        {
            int down = own & (other >> 1) & ~(other | (own >> 1));
            int up = (own >> 1) & other & ~(own | (other >> 1));
            return (Spread(down) << 2) | (Spread(up) << 1);
        }

        private static int Spread(int bits)
        {
            bits = (bits | (bits << 4)) & 0x0F0F;
            bits = (bits | (bits << 2)) & 0x3333;
            return (bits | (bits << 1)) & 0x5555;
        }

        private static int Bits(string row, int at)
        {
            return (row[at] - '0') | ((row[at + 1] - '0') << 6) | ((row[at + 2] - '0') << 12);
        }

        // 36 bits a letter in six characters, counted from '0': five columns of seven, and one that says "a point lower". Lists of 16 letters, because the
        // device finds a character of a text by counting from its beginning.
        private static string Letters(int list)
        {
            switch (list)
            {
                case 0: return "00000000l5000>0h00DnCi?5TDmGU4SWPPlHfBFE4D00<0000h8:8002:R30D@h3158@h3120023008@P012000600PQPP`0";
                case 1: return "nRV\\X?45n78@237=YAR2V<Y=HX8i?4W:F\\H>lDV<9<12T_`0fBV<Y=6BV<U700H30000J3008X8:80DX@Q2502:R22224=Q1";
                case 2: return "n2f]Z7nCT8QOoCV<Y=n26<X8o36<X?oCV<I@oCT8A0n2V<YNoAP0aO02n?80P06<h?oA@AD@o1248@o5`@`Oo=P0fOn26<X?";
                case 3: return "oCT8Q1n26=TGoCT9UA6CV<I<12l?@0o024h??P14f3o1Q1dOSYPPbH38PW`0QSV\\h@0n7<8038P02H026l?0444@0101248@";
                case 4: return "028000PXBU:No9BT8>h8BT88h8BThOhXBU:68lW810<T:EZ_o9@P0N08f780P0B\\70oQPQ4@02n780l9PW0Nl9@P0Nh8BT8>";
                case 5: return "nU8A2S<T8ARolA@P028YBU:94nAT88l0248OL01447l0R38?4A115A>P25Z_49CU9A0@H;H@00l70013J31088P0226BT`00";
                default: return "17G=I@8hhk?0oma110";
            }
        }
    }
}
