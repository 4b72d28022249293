namespace SmartEvse.Core.Settings
{
    /// <summary>The form of a topic prefix.</summary>
    public static class TopicPrefix
    {
        /// <summary>
        /// True for an empty text and for printable characters without <c>+</c> or <c>#</c>, no <c>$</c> at the start, no leading or
        /// trailing <c>/</c> and no two in a row. Length and control characters are checked with the row.
        /// </summary>
        public static bool IsLegal(string prefix)
        {
            if (prefix.Length == 0) return true;
            if (prefix[0] == '$' || prefix[0] == '/' || prefix[prefix.Length - 1] == '/') return false;
            for (int i = 0; i < prefix.Length; i++)
            {
                char c = prefix[i];
                if (c == '+' || c == '#') return false;
                if (c == '/' && prefix[i + 1] == '/') return false;
            }

            return true;
        }
    }
}
