namespace SmartEvse.Core.Rest
{
    /// <summary>A request as the shell has read it from the network. Nothing in it is trusted.</summary>
    public sealed class RestRequest
    {
        /// <summary>The longest body that is looked at, in bytes: a backup of all rows with the longest texts.</summary>
        public const int LongestBody = 4096;

        /// <summary>The longest query that is looked at, in characters.</summary>
        public const int LongestQuery = 2048;

        /// <summary>The method in capitals, as <c>GET</c>.</summary>
        public string Method = "";

        /// <summary>The path, as <c>/settings</c>.</summary>
        public string Path = "";

        /// <summary>The query as it came, percent-encoded, without the question mark.</summary>
        public string Query = "";

        /// <summary>The header <c>Authorization</c>; empty = none.</summary>
        public string Authorization = "";

        /// <summary>The header <c>Origin</c>; empty = none, no browser sent it.</summary>
        public string Origin = "";

        /// <summary>The header <c>Host</c>.</summary>
        public string Host = "";

        /// <summary>The body; empty = none.</summary>
        public byte[] Body = new byte[0];

        /// <summary>Bytes of the body. Above <see cref="LongestBody"/> it need not have been read.</summary>
        public int BodyLength;

        /// <summary>The wall clock in s since 1970 (UTC), or <see cref="Inputs.UnknownTime"/>.</summary>
        public long UtcS = Inputs.UnknownTime;
    }
}
