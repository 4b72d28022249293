using SmartEvse.Core.Display;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Rest
{
    /// <summary>
    /// The REST interface, pure: a request comes in, pieces of a response go out, and a write waits for the step that decides it. The shell owns sockets and
    /// threads, begins an exchange for each request and polls it until it is done.
    /// </summary>
    public sealed class RestServer
    {
        /// <summary>
        /// Requests a second that are answered in the long run, from all clients together; those with the token have as many of their own, so that a stranger
        /// who asks without end keeps nobody from pausing the charger.
        /// </summary>
        public const int RequestsPerSecond = 20;

        /// <summary>Requests that may come at once after a pause.</summary>
        public const int Burst = 40;

        private const int CostMs = 1000 / RequestsPerSecond;

        private readonly object _gate = new object();
        private readonly RestToken _token;
        private long _usedUpToMs;
        private long _usedByTokenUpToMs;

        /// <summary>Serves a charger.</summary>
        /// <param name="charger">The charger.</param>
        /// <param name="serial">The serial number.</param>
        /// <param name="status">What the MQTT session has to say; it also knows the version.</param>
        /// <param name="token">What writers need.</param>
        public RestServer(Charger charger, string serial, LinkStatus status, RestToken token)
        {
            Charger = charger;
            Serial = serial;
            Status = status;
            _token = token;
            Router = new CommandRouter(charger);
        }

        /// <summary>True while MQTT is connected, as the shell says; shown, nothing more.</summary>
        public bool IsMqttConnected { get; set; }

        /// <summary>The front panel, whose light is shown; null = there is none to show.</summary>
        public Panel? Panel { get; set; }

        /// <summary>The version of this build.</summary>
        public string Version
        {
            get { return Status.Version; }
        }

        internal Charger Charger { get; }

        internal string Serial { get; }

        internal LinkStatus Status { get; }

        internal CommandRouter Router { get; }

        /// <summary>Takes a request. What needs no step of the charger is answered before this returns.</summary>
        /// <param name="request">The request.</param>
        /// <param name="sink">Where the response goes.</param>
        /// <param name="nowMs">Monotonic time.</param>
        public RestExchange Begin(RestRequest request, IRestSink sink, long nowMs)
        {
            RestExchange exchange = new RestExchange(this, request, sink, nowMs);
            exchange.Start(HasRoom(request, nowMs));
            return exchange;
        }

        /// <summary>Whether a request that the shell answers itself may write: token, origin and rate as everywhere.</summary>
        /// <param name="request">The request; what counts is in its headers.</param>
        /// <param name="nowMs">Monotonic time.</param>
        /// <param name="why">Why not.</param>
        /// <returns>0 = it may; else the status that refuses it.</returns>
        public int RefuseWrite(RestRequest request, long nowMs, out string why)
        {
            why = "too many requests";
            return HasRoom(request, nowMs) ? Refuse(request, new RestRoute(), true, out _, out why) : 429;
        }

        /// <summary>True when a browser says that a page of another origin has sent the request.</summary>
        public static bool IsOtherPage(RestRequest request)
        {
            return request.Origin.Length > 0 && !IsOwnPage(request.Origin, request.Host);
        }

        /// <summary>Why a request may not do what it asks for; 0 = it may.</summary>
        internal int Refuse(RestRequest request, RestRoute route, bool writes, out bool hasToken, out string why)
        {
            hasToken = _token.Matches(request.Authorization);
            why = "";
            if (!writes && !route.IsPrivate) return 0;
            if (IsOtherPage(request))
            {
                why = "a page of another origin may not do this";
                return 403;
            }

            if (hasToken) return 0;
            if (request.Authorization.Length > 0)
            {
                why = "wrong token; the right one stands on the display of the charger";
                return 401;
            }

            // Old clients are no browsers. A page that made its own name point to this address has the right origin, and no token.
            if (!route.Legacy || request.Origin.Length > 0) why = "needs the token that stands on the display of the charger, as Authorization: Bearer TOKEN";
            else if (Charger.Settings.Number(SettingId.RestLegacyWrites) == 0) why = "needs the token that stands on the display of the charger; or set REST POST (RestLegacyWrites) to Enabled there";
            return why.Length > 0 ? 401 : 0;
        }

        // A browser says which page a request comes from; behind the scheme it must be the host that was asked, and both are the browser's own writing.
        private static bool IsOwnPage(string origin, string host)
        {
            int at = origin.IndexOf("://");
            return at > 0 && host.Length > 0 && origin.Substring(at + 3) == host;
        }

        private bool HasRoom(RestRequest request, long nowMs)
        {
            bool hasToken = _token.Matches(request.Authorization);
            lock (_gate)
            {
                return hasToken ? HasRoom(ref _usedByTokenUpToMs, nowMs) : HasRoom(ref _usedUpToMs, nowMs);
            }
        }

        private static bool HasRoom(ref long usedUpToMs, long nowMs)
        {
            if (usedUpToMs < nowMs) usedUpToMs = nowMs;
            if (usedUpToMs - nowMs > (Burst - 1) * CostMs) return false;
            usedUpToMs += CostMs;
            return true;
        }
    }
}
