using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Mqtt
{
    /// <summary>The grammar of a colour: <c>R,G,B</c>, each 0..255.</summary>
    internal static class ColourForm
    {
        /// <summary>Reads a colour.</summary>
        /// <param name="text">The payload.</param>
        /// <param name="rgb">0xRRGGBB.</param>
        internal static Refusal Read(string text, out int rgb)
        {
            rgb = 0;
            int parts = 0;
            int start = 0;
            for (int i = 0; i <= text.Length && parts <= 3; i++)
            {
                if (i < text.Length && text[i] != ',') continue;
                if (!NumberForm.TryRead(text, start, i, out int level)) return Refusal.NotANumber;
                if (level < 0 || level > 255) return Refusal.OutOfRange;
                rgb = (rgb << 8) | level;
                parts++;
                start = i + 1;
            }

            return parts == 3 ? Refusal.None : Refusal.WrongFieldCount;
        }
    }
}
