using System.Text;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Metering;
using SmartEvse.Core.Sessions;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Time;

namespace SmartEvse.Core.Mqtt
{
    /// <summary>
    /// Takes messages below <c>Set/</c>: checks their form, and hands them to the charger as commands. Every one is answered; what is refused for its
    /// form already is answered in its turn. Runs on the link's thread.
    /// </summary>
    public sealed class CommandRouter
    {
        /// <summary>The longest payload that is looked at, in bytes: a setting has at most 63, a feed fewer.</summary>
        public const int LongestPayload = 64;

        private readonly object _gate = new object();
        private readonly Charger _charger;
        private readonly SettingRow _row = new SettingRow();
        private readonly Command _command = new Command();
        private readonly int[] _fields = new int[FeedForm.MaxFields];

        /// <summary>Routes to a charger.</summary>
        public CommandRouter(Charger charger)
        {
            _charger = charger;
        }

        /// <summary>Takes one message.</summary>
        /// <param name="name">The topic below <c>Set/</c>.</param>
        /// <param name="payload">The bytes.</param>
        /// <param name="length">How many.</param>
        /// <param name="retained">True when the broker replayed it.</param>
        /// <returns>False when the queue had no room: the sender is to be told <c>busy</c>.</returns>
        public bool Take(string name, byte[] payload, int length, bool retained)
        {
            lock (_gate)
            {
                return Take(name, Decode(payload, length), length, retained, null);
            }
        }

        /// <summary>Takes one write of a surface that waits for its own answer, under the same rules.</summary>
        /// <param name="name">The topic below <c>Set/</c>.</param>
        /// <param name="text">The payload.</param>
        /// <param name="ticket">Where the answer goes. A feed that is accepted has its answer at once: no step decides on it.</param>
        /// <returns>False when the queue had no room.</returns>
        public bool Take(string name, string text, CommandTicket ticket)
        {
            lock (_gate)
            {
                ticket.IsAnswered = false;
                int length = Utf8.Length(text);
                return Take(name, length < 0 ? null : text, length, false, ticket);
            }
        }

        /// <summary>The same with the bytes of the payload.</summary>
        public bool Take(string name, byte[] payload, int length, CommandTicket ticket)
        {
            lock (_gate)
            {
                ticket.IsAnswered = false;
                return Take(name, Decode(payload, length), length, false, ticket);
            }
        }

        /// <summary>Hands over the ticket's batch: several rows as one.</summary>
        /// <returns>False when the queue had no room.</returns>
        public bool TakeBatch(CommandTicket ticket)
        {
            lock (_gate)
            {
                ticket.IsAnswered = false;
                Begin("", ticket);
                _command.Target = EventLog.NoTarget;
                _command.Payload = "";
                return Post(CommandKind.SetMany);
            }
        }

        private bool Take(string name, string? text, int length, bool retained, CommandTicket? ticket)
        {
            Begin(name, ticket);
            CommandTopic topic = CommandTopics.Find(name, _row);
            _command.Target = CommandTopics.TargetOf(topic, _row);
            bool secret = topic == CommandTopic.Row && _row.Secret;
            _command.Payload = secret ? "***" : text ?? "";

            if (retained) return Refuse(Refusal.Retained);
            if (topic == CommandTopic.Unknown) return Refuse(Refusal.UnknownTopic);
            if (topic == CommandTopic.NotBuilt) return Refuse(Refusal.NotInThisBuild);
            if (length > LongestPayload) return Refuse(Refusal.TooLong);
            if (text == null) return Refuse(Refusal.NotUtf8);
            return Route(topic, text);
        }

        private static string? Decode(byte[] payload, int length)
        {
            int shown = length > LongestPayload * 2 ? LongestPayload * 2 : length;
            // What is too long is only shown in the answer: cut it where a character ends.
            while (shown < length && shown > 0 && (payload[shown] & 0xC0) == 0x80) shown--;
            return Utf8.IsWellFormed(payload, shown) ? Encoding.UTF8.GetString(payload, 0, shown) : null;
        }

        private void Begin(string name, CommandTicket? ticket)
        {
            _command.Topic = "Set/" + name;
            _command.Ticket = ticket;
            _command.Kind = CommandKind.Refused;
            _command.Refusal = Refusal.None;
            _command.ImportIsSmall = false;
            _command.Number = 0;
            _command.Text = "";
        }

        private bool Route(CommandTopic topic, string text)
        {
            switch (topic)
            {
                case CommandTopic.Row: return Row(text);
                case CommandTopic.Mode: return Mode(text);
                case CommandTopic.Access: return Option(CommandKind.SetAccess, OptionSet.Access, text);
                case CommandTopic.CurrentOverride: return Number(CommandKind.SetOverride, text);
                case CommandTopic.CPPWMOverride: return Number(CommandKind.SetPilotOverride, text);
                case CommandTopic.MainsMeter: return Feed(topic, text, SettingId.MainsMeter, _charger.MainsFeed);
                case CommandTopic.EVMeter: return Feed(topic, text, SettingId.EVMeter, _charger.EvFeed);
                case CommandTopic.CircuitMeter: return Feed(topic, text, SettingId.CircuitMeter, _charger.CircuitFeed);
                case CommandTopic.HomeBatteryCurrent: return Take(topic, text, _charger.BatteryFeed);
                case CommandTopic.EVCCID: return EvccId(text);
                case CommandTopic.CustomButton: return OnOff(CommandKind.SetCustom, text);
                case CommandTopic.DelayedStart: return LocalTime(CommandKind.SetDelayedStart, text);
                case CommandTopic.DelayedStop: return LocalTime(CommandKind.SetDelayedStop, text);
                case CommandTopic.DelayedRepeat: return OnOff(CommandKind.SetDelayedRepeat, text);
                case CommandTopic.DelayedCharging: return OnOff(CommandKind.SetDelayedCharging, text);
                case CommandTopic.ClearError: return Button(CommandKind.ClearError, text);
                case CommandTopic.ClearOverride: return Button(CommandKind.SetOverride, text);
                case CommandTopic.Restart: return Button(CommandKind.Restart, text);
                case CommandTopic.Events:
                case CommandTopic.Sessions: return Button(CommandKind.SendLog, text);
                case CommandTopic.Trace: return Trace(text);
                default: return Colour((int)topic - (int)CommandTopic.ColorOff, text);
            }
        }

        private bool Row(string text)
        {
            _command.Row = _row.Id;
            if (_row.Kind == SettingKind.Text)
            {
                _command.Text = text;
                return Post(CommandKind.SetText);
            }

            Refusal refusal = SettingForm.Read(_row, text, out int value);
            if (refusal != Refusal.None) return Refuse(refusal);
            _command.Number = value;
            return Post(CommandKind.SetNumber);
        }

        private bool Mode(string text)
        {
            if (text == "Off") return Access(AccessStatus.Deny);
            if (text == "Pause") return Access(AccessStatus.Pause);
            return Option(CommandKind.SetMode, OptionSet.Mode, text);
        }

        private bool Access(int access)
        {
            _command.Number = access;
            return Post(CommandKind.SetAccess);
        }

        private bool Option(CommandKind kind, OptionSet options, string text)
        {
            if (!NumberForm.TryRead(text, out int value)) value = OptionTexts.NumberOf(options, text);
            if (OptionTexts.Text(options, value) == null) return Refuse(Refusal.UnknownOption);
            _command.Number = value;
            return Post(kind);
        }

        private bool Number(CommandKind kind, string text)
        {
            if (!NumberForm.TryRead(text, out int value)) return Refuse(Refusal.NotANumber);
            _command.Number = value;
            return Post(kind);
        }

        private bool Feed(CommandTopic topic, string text, SettingId meter, FeedBox box)
        {
            return _charger.Settings.Number(meter) == MeterType.Api ? Take(topic, text, box) : Refuse(Refusal.MeterIsNotApi);
        }

        private bool Take(CommandTopic topic, string text, FeedBox box)
        {
            Refusal refusal = FeedForm.Read(text, _fields, out int count);
            if (refusal == Refusal.None) refusal = Check(topic, count);
            if (refusal == Refusal.OutOfRange) return RefuseFeed(topic);
            if (refusal != Refusal.None) return Refuse(refusal);
            box.Put(_fields, count);
            if (_command.Ticket != null) _command.Ticket.Take(_command);
            return true;
        }

        private bool RefuseFeed(CommandTopic topic)
        {
            bool ev = topic == CommandTopic.EVMeter;
            int most = ev ? FeedForm.MaxEvDa : topic == CommandTopic.HomeBatteryCurrent ? HomeBattery.MostDa : FeedForm.MaxMainsDa;
            if (CurrentsFit(topic)) _command.RefuseRange(FeedForm.Unknown, int.MaxValue, false);
            else _command.RefuseRange(ev ? 0 : -most, most, false);
            return Post(CommandKind.Refused);
        }

        // Then it is the energy that is out of range.
        private bool CurrentsFit(CommandTopic topic)
        {
            if (topic == CommandTopic.HomeBatteryCurrent) return false;
            return topic == CommandTopic.EVMeter ? FeedForm.EvCurrentsFit(_fields) : FeedForm.MainsCurrentsFit(_fields);
        }

        private Refusal Check(CommandTopic topic, int count)
        {
            switch (topic)
            {
                case CommandTopic.EVMeter: return FeedForm.CheckEv(_fields, count);
                case CommandTopic.CircuitMeter: return FeedForm.CheckCircuit(_fields, count);
                case CommandTopic.HomeBatteryCurrent: return FeedForm.CheckBattery(_fields, count);
                default: return FeedForm.CheckMains(_fields, count);
            }
        }

        private bool EvccId(string text)
        {
            SettingsTable.Read(SettingId.RequiredEVCCID, _row);
            Refusal refusal = SettingsRules.CheckText(_row, text);
            if (refusal != Refusal.None) return Refuse(refusal);
            _command.Text = text;
            return Post(CommandKind.SetEvccId);
        }

        private bool OnOff(CommandKind kind, string text)
        {
            if (text != "On" && text != "Off") return Refuse(Refusal.UnknownOption);
            _command.Number = text == "On" ? 1 : 0;
            return Post(kind);
        }

        // Empty = no time.
        private bool LocalTime(CommandKind kind, string text)
        {
            long seconds = 0;
            if (text.Length > 0 && !CivilTime.TryParse(text, out seconds)) return Refuse(Refusal.NotATime);
            _command.Number = text.Length == 0 ? SettingsValues.NoTime : (int)(seconds / 60);
            return Post(kind);
        }

        private bool Trace(string text)
        {
            if (text != CommandTopics.Press && text != CommandTopics.Clear) return Refuse(Refusal.UnknownOption);
            _command.Number = text == CommandTopics.Press ? 1 : 0;
            return Post(CommandKind.Trace);
        }

        private bool Button(CommandKind kind, string text)
        {
            return text == CommandTopics.Press ? Post(kind) : Refuse(Refusal.UnknownOption);
        }

        private bool Colour(int index, string text)
        {
            Refusal refusal = ColourForm.Read(text, out int rgb);
            if (refusal == Refusal.OutOfRange) _command.RefuseRange(0, 255, false);
            else _command.Refusal = refusal;
            _command.Number = (index << 24) | rgb;
            return Post(refusal == Refusal.None ? CommandKind.SetColour : CommandKind.Refused);
        }

        private bool Refuse(Refusal refusal)
        {
            _command.Refusal = refusal;
            return Post(CommandKind.Refused);
        }

        private bool Post(CommandKind kind)
        {
            _command.Kind = kind;
            return _charger.Commands.Post(_command);
        }
    }
}
