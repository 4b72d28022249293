using SmartEvse.Core.Commands;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Rest
{
    /// <summary>The bodies of the answers to writes: what is in force now by the names of the request, or why it was refused.</summary>
    internal sealed class Answers
    {
        private readonly RestServer _server;
        private readonly RestWrites _writes;
        private readonly CommandTicket _ticket;
        private readonly SettingRow _row = new SettingRow();

        internal Answers(RestServer server, RestWrites writes, CommandTicket ticket)
        {
            _server = server;
            _writes = writes;
            _ticket = ticket;
        }

        /// <summary>The status of a decision.</summary>
        internal static int Status(Refusal refusal)
        {
            switch (refusal)
            {
                case Refusal.None: return 200;
                case Refusal.Locked: return 403;
                case Refusal.UnknownTopic: return 404;
                case Refusal.NotInThisBuild: return 501;
                case Refusal.Busy: return 503;
                default: return 422;
            }
        }

        /// <summary>The same as on <c>Result</c>.</summary>
        internal void Result(JsonStream json)
        {
            Command c = _ticket.Answer;
            json.Raw(ResultWriter.Write(c, ValueOf(c.Topic.Substring(4))));
        }

        /// <summary>All writes of the request were accepted.</summary>
        internal void Accepted(JsonStream json)
        {
            json.Open('{');
            SettingsBatch? batch = _ticket.Batch;
            for (int i = 0; batch != null && i < SettingsTable.Count; i++)
            {
                if (!batch.Has((SettingId)i)) continue;
                SettingsTable.Read((SettingId)i, _row);
                json.Key(_row.Key);
                Documents.Value(json, _row, SettingTopics.Value(_row, _server.Charger.Settings));
            }

            for (int i = 0; i < _writes.Count; i++)
            {
                if (_writes.Name(i) == LegacyReader.Schedule) continue;
                string value = ValueOf(_writes.Topic(i));
                json.Key(_writes.Name(i));
                if (NumberForm.TryRead(value, out int number)) json.Raw(number.ToString());
                else json.Text(value.Length > 0 ? value : "OK");
            }

            if (_ticket.Answer.ImportIsSmall) json.Text("warning", RefusalTexts.ImportIsSmall);
            json.Close('}');
        }

        /// <summary>A write was refused; those before it stand, those behind it were not tried.</summary>
        internal void Refused(JsonStream json, int index)
        {
            Command c = _ticket.Answer;
            bool isBatch = _ticket.Batch != null;
            json.Open('{');
            json.Text("error", RefusalTexts.Text(c.Refusal, c.RangeMin, c.RangeMax, c.RangeHasZero));
            if (!isBatch)
            {
                json.Text("parameter", _writes.Name(index));
                json.Text("value", ValueOf(_writes.Topic(index)));
            }
            else if (c.Target >= 0)
            {
                SettingsTable.Read(c.Row, _row);
                json.Text("parameter", _row.Key);
                json.Text("value", SettingTopics.Value(_row, _server.Charger.Settings));
            }

            json.Key("done");
            json.Open('[');
            for (int i = 0; i < index; i++) json.Text(_writes.Name(i));
            json.Close(']');
            json.Close('}');
        }

        private string ValueOf(string name)
        {
            ChargerView view = new ChargerView();
            _server.Charger.CopyView(view);
            CommandTopic topic = CommandTopics.Find(name, _row);
            return AnswerValue.Of(topic, _row, new StateTopic(), _server.Charger.Settings, view, _server.Status);
        }
    }
}
