using System.Text;
using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Rest
{
    /// <summary>
    /// The token that writes over REST need: 20 characters of 5 random bits each, made at the first start, kept in a file beside the other secrets, shown on the
    /// device's display and nowhere else. Letters that look like digits are left out.
    /// </summary>
    public sealed class RestToken
    {
        /// <summary>How many characters, and random bytes for them.</summary>
        public const int Length = 20;

        /// <summary>The file it is kept in.</summary>
        public const string FileName = "token";

        private const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
        private const string Scheme = "Bearer ";

        private RestToken(string text)
        {
            Text = text;
        }

        /// <summary>The token, for the display of the device.</summary>
        public string Text { get; }

        /// <summary>Makes a token that is not stored.</summary>
        /// <param name="random"><see cref="Length"/> bytes that nobody can guess.</param>
        public static RestToken Make(byte[] random)
        {
            char[] text = new char[Length];
            for (int i = 0; i < Length; i++) text[i] = Alphabet[random[i] & 31];
            return new RestToken(new string(text));
        }

        /// <summary>Reads the stored token; where there is none, or it is damaged, makes one and stores it.</summary>
        /// <param name="store">Where secrets lie.</param>
        /// <param name="random"><see cref="Length"/> bytes that nobody can guess.</param>
        public static RestToken Load(IBlobStore store, byte[] random)
        {
            byte[] file = new byte[Length];
            if (store.Read(FileName, file) == Length && IsToken(file)) return new RestToken(Encoding.UTF8.GetString(file, 0, Length));
            RestToken made = Make(random);
            store.Write(FileName, Encoding.UTF8.GetBytes(made.Text), Length);
            return made;
        }

        /// <summary>True for the header <c>Authorization: Bearer</c> with this token. Takes the same time wherever the first difference is.</summary>
        public bool Matches(string authorization)
        {
            int difference = authorization.Length ^ (Scheme.Length + Length);
            for (int i = 0; i < Scheme.Length + Length; i++)
            {
                char expected = i < Scheme.Length ? Scheme[i] : Text[i - Scheme.Length];
                difference |= (i < authorization.Length ? authorization[i] : '\0') ^ expected;
            }

            return difference == 0;
        }

        private static bool IsToken(byte[] file)
        {
            for (int i = 0; i < Length; i++)
            {
                if (Alphabet.IndexOf((char)file[i]) < 0) return false;
            }

            return true;
        }
    }
}
