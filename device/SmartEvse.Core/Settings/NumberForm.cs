namespace SmartEvse.Core.Settings
{
    /// <summary>The one form of a number on the wire: an optional <c>-</c> and digits, nothing else, within 32 bits.</summary>
    public static class NumberForm
    {
        /// <summary>Reads the characters from <paramref name="start"/> up to <paramref name="end"/> (exclusive).</summary>
        /// <returns>False for an empty text, white space, <c>+</c>, a decimal point, <c>-0</c>, hex and anything beyond 32 bits.</returns>
        public static bool TryRead(string text, int start, int end, out int value)
        {
            value = 0;
            bool negative = start < end && text[start] == '-';
            int i = negative ? start + 1 : start;
            if (i >= end) return false;
            long sum = 0;
            for (; i < end; i++)
            {
                char c = text[i];
                if (c < '0' || c > '9') return false;
                sum = (sum * 10) + (c - '0');
                if (sum > 2147483648L) return false;
            }

            if (negative && sum == 0) return false;
            if (!negative && sum > 2147483647L) return false;
            value = (int)(negative ? -sum : sum);
            return true;
        }

        /// <summary>Reads a whole text.</summary>
        public static bool TryRead(string text, out int value)
        {
            return TryRead(text, 0, text.Length, out value);
        }
    }
}
