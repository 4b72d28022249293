using SmartEvse.Core.Commands;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Rest
{
    /// <summary>One request on its way: answered at once, or polled until the charger has decided on its writes. Used by one thread.</summary>
    public sealed class RestExchange
    {
        /// <summary>The longest wait for a step of the charger, in ms.</summary>
        public const int LongestWaitMs = 2000;

        private const string Json = "application/json";

        private readonly RestServer _server;
        private readonly RestRequest _request;
        private readonly IRestSink _sink;
        private readonly long _byMs;
        private readonly RestRoute _route = new RestRoute();
        private readonly RestQuery _query = new RestQuery();
        private RestAction _action;
        private RestWrites? _writes;
        private CommandTicket? _ticket;
        private TraceReply? _trace;
        private bool _hasToken;
        private int _next;

        internal RestExchange(RestServer server, RestRequest request, IRestSink sink, long nowMs)
        {
            _server = server;
            _request = request;
            _sink = sink;
            _byMs = nowMs + LongestWaitMs;
        }

        /// <summary>True once the response has been written.</summary>
        public bool IsDone { get; private set; }

        /// <summary>Goes on, if the charger has decided meanwhile. To be called often until it is done; with every answer at best.</summary>
        /// <param name="nowMs">Monotonic time.</param>
        /// <returns><see cref="IsDone"/>.</returns>
        public bool Poll(long nowMs)
        {
            if (IsDone) return true;
            if (_trace != null) PollTrace();
            else if (_ticket != null) Check();
            if (!IsDone && nowMs >= _byMs)
            {
                if (_trace != null) _trace.Cancel();
                Fail(504, "the charger has not answered", "");
            }

            return IsDone;
        }

        internal void Start(bool hasRoom)
        {
            bool found = RestRoutes.Find(_request.Path, _route);
            bool reads = _request.Method == "GET";
            _action = reads ? _route.Read : _route.Write;
            if (!hasRoom) Fail(429, "too many requests", "", "Retry-After", "1");
            else if (!found) Fail(404, "no such path", "");
            else if (_action == RestAction.None || !_route.Knows(_request.Method)) Fail(405, "method not allowed", "", "Allow", _route.Methods);
            else if (_action == RestAction.NotBuilt) Fail(501, RefusalTexts.Text(Refusal.NotInThisBuild, 0, 0, false), "");
            else if (_request.BodyLength > RestRequest.LongestBody || _request.Query.Length > RestRequest.LongestQuery) Fail(413, "too long", "");
            else Admit(reads);
        }

        private void Admit(bool reads)
        {
            int status = _server.Refuse(_request, _route, !reads, out _hasToken, out string why);
            if (status == 401) Fail(status, why, "", "WWW-Authenticate", "Bearer");
            else if (status != 0) Fail(status, why, "");
            else if (reads) Read();
            else Write();
        }

        private void Read()
        {
            SettingsValues settings = _server.Charger.Settings;
            if (_action == RestAction.Trace)
            {
                // As on MQTT: a write at the level Configure.
                if (settings.Number(SettingId.RemoteLevel) == 0 && !_server.Charger.IsUnlocked) Fail(403, RefusalTexts.Text(Refusal.Locked, 0, 0, false), "");
                else if (TraceReply.Ask(_server.Charger.Trace, out _trace)) PollTrace();
                else Busy("");
                return;
            }

            ChargerView view = View();
            bool isFile = _action == RestAction.Backup;
            JsonStream json = Begin(200, isFile ? "Content-Disposition" : "", isFile ? "attachment; filename=\"smartevse-backup.json\"" : "");
            switch (_action)
            {
                case RestAction.Status:
                    new StatusDocument(json, view, settings).Write(_server.Serial, _server.Status.Version, _server.IsMqttConnected, _server.Panel, _byMs - LongestWaitMs, _request.UtcS);
                    break;
                case RestAction.Settings:
                    Documents.Settings(json, settings, _server.Charger.IsUnlocked);
                    break;
                case RestAction.State:
                    Documents.State(json, settings, view, _server.Status);
                    break;
                case RestAction.Events:
                    Documents.Events(json, _server.Charger.Events);
                    break;
                case RestAction.Sessions:
                    Documents.Sessions(json, _server.Charger.Sessions);
                    break;
                default:
                    Documents.Backup(json, settings, _server.Status.Version);
                    break;
            }

            End(json);
        }

        private void Write()
        {
            string wrong = _query.Read(_request.Query);
            if (wrong.Length > 0)
            {
                Fail(400, wrong, "");
                return;
            }

            _ticket = new CommandTicket();
            _ticket.IsWithoutToken = !_hasToken;
            _writes = new RestWrites();
            if (_action == RestAction.Set)
            {
                Set();
                return;
            }

            if (_action == RestAction.Settings || _action == RestAction.Restore) Rows();
            else Legacy();
            if (IsDone) return;
            if (_ticket.Batch == null) Post();
            else if (!_server.Router.TakeBatch(_ticket)) Busy("");
        }

        private void Legacy()
        {
            LegacyReader reader = new LegacyReader(_query, _writes!);
            switch (_action)
            {
                case RestAction.LegacySettings: reader.Settings(_server.Charger.Settings, _request.UtcS); break;
                case RestAction.Currents: reader.Currents(); break;
                case RestAction.EvMeter: reader.EvMeter(); break;
                case RestAction.Colour: reader.Colour(_request.Path); break;
                case RestAction.Rfid: reader.Rfid(); break;
                case RestAction.CableLock: reader.CableLock(); break;
                default: reader.Reboot(); break;
            }

            _ticket!.Batch = reader.Batch;
            if (reader.Status != 0) Fail(reader.Status, reader.Error, reader.Parameter);
        }

        private void Rows()
        {
            RowsReader reader = new RowsReader(_writes!, _action == RestAction.Restore);
            reader.Read(_request.Body, _request.BodyLength);
            _ticket!.Batch = reader.Batch;
            if (reader.Status != 0) Fail(reader.Status, reader.Error, reader.Parameter);
        }

        private void Set()
        {
            string name = _request.Path.Substring(_route.Path.Length);
            bool isPress = CommandTopics.Press.Length == _request.BodyLength;
            // What they send goes out on MQTT; here it is read.
            if (name == "Events" || name == "Sessions" || (name == "Trace" && isPress)) Fail(404, "read /api/v1/events, /api/v1/sessions or /api/v1/trace", "");
            else if (!_server.Router.Take(name, _request.Body, _request.BodyLength, _ticket!)) Busy("");
            else Check();
        }

        // One after the other: what comes later is decided with what came before in force.
        private void Post()
        {
            if (_server.Router.Take(_writes!.Topic(_next), _writes.Payload(_next), _ticket!)) Check();
            else Busy(_writes.Name(_next));
        }

        // A feed needs no step of the charger: its answer is there at once.
        private void Check()
        {
            if (_server.Charger.Commands.HasAnswered(_ticket!)) Decided(_ticket!.Answer);
        }

        private void Decided(Command c)
        {
            if (_action == RestAction.Set || c.Refusal != Refusal.None)
            {
                Answers answers = new Answers(_server, _writes!, _ticket!);
                JsonStream json = Begin(Answers.Status(c.Refusal), c.Refusal == Refusal.Busy ? "Retry-After" : "", "1");
                if (_action == RestAction.Set) answers.Result(json);
                else answers.Refused(json, _next);
                End(json);
                return;
            }

            _next++;
            if (_ticket!.Batch == null && _next < _writes!.Count)
            {
                Post();
                return;
            }

            JsonStream accepted = Begin(200, "", "");
            new Answers(_server, _writes!, _ticket).Accepted(accepted);
            End(accepted);
        }

        private ChargerView View()
        {
            ChargerView view = new ChargerView();
            _server.Charger.CopyView(view);
            return view;
        }

        private void PollTrace()
        {
            if (_trace!.Send(_sink)) IsDone = true;
            else if (_trace.IsLost) Busy("");
        }

        private void Busy(string parameter)
        {
            Fail(503, RefusalTexts.Text(Refusal.Busy, 0, 0, false), parameter, "Retry-After", "1");
        }

        private void Fail(int status, string error, string parameter, string header = "", string value = "")
        {
            JsonStream json = Begin(status, header, value);
            json.Open('{');
            json.Text("error", error);
            if (parameter.Length > 0) json.Text("parameter", parameter);
            json.Close('}');
            End(json);
        }

        private JsonStream Begin(int status, string header, string value)
        {
            _sink.Begin(status, Json, header, value);
            return new JsonStream(_sink);
        }

        private void End(JsonStream json)
        {
            json.Flush();
            IsDone = true;
        }
    }
}
