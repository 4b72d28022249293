namespace SmartEvse.Core.Rest
{
    /// <summary>One endpoint, as a cursor that its reader fills again and again.</summary>
    public sealed class RestRoute
    {
        /// <summary>The path; one that ends with <c>/</c> stands for all paths one level below it.</summary>
        public string Path = "";

        /// <summary>The methods it knows, for the header <c>Allow</c>.</summary>
        public string Methods = "";

        /// <summary>What <c>GET</c> does; <see cref="RestAction.None"/> = there is no GET.</summary>
        public RestAction Read;

        /// <summary>What the other methods do; <see cref="RestAction.None"/> = there are none.</summary>
        public RestAction Write;

        /// <summary>True for the endpoints of the C++ firmware, whose writes may be allowed without a token.</summary>
        public bool Legacy;

        /// <summary>True when reading needs the token, too.</summary>
        public bool IsPrivate;

        /// <summary>True when the endpoint knows the method, in its exact writing.</summary>
        public bool Knows(string method)
        {
            return method.IndexOf(',') < 0 && (", " + Methods + ",").Contains(", " + method + ",");
        }

        internal void Set(string path, string methods, RestAction read, RestAction write)
        {
            Path = path;
            Methods = methods;
            Read = read;
            Write = write;
            Legacy = path.Length < 5 || path.Substring(0, 5) != "/api/";
            IsPrivate = read == RestAction.Trace || read == RestAction.Backup;
        }
    }
}
