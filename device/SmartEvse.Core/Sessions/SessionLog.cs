using SmartEvse.Core.Charging;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Sessions
{
    /// <summary>
    /// The last sessions: when, how long, how much energy, how much of it from the sun, and why they ended. A session begins when the contactor closes for
    /// the first time after a vehicle was plugged in, and ends when it is unplugged. Written by the charger's thread without allocating, read by any other.
    /// <see cref="SessionKeeper"/> keeps it over a restart.
    /// </summary>
    /// <remarks>
    /// The solar share is the energy that the grid did not deliver over all that was taken. Once a second, while the contactor is closed and both meters
    /// are fresh, with P = power of the EV meter and G = power of the mains meter (import positive, the sum of the phases, the vehicle included):
    /// sun += max(0, P - max(0, G)); all += P. The share is sun / all, rounded; it is not known when both powers were known for less
    /// than nine tenths of the time of charging, or nothing was taken. What a home battery gives counts as sun: at the mains meter they are the same.
    /// <para>
    /// Nothing the charger does depends on this log, and it is no part of its view: so it is not part of a trace either, and a replay is equal without it.
    /// </para>
    /// </remarks>
    public sealed class SessionLog
    {
        /// <summary>How many sessions are kept.</summary>
        public const int Capacity = 50;

        /// <summary>Unplugged so soon after the vehicle ceased to ask, it did so because somebody was about to unplug it, in ms.</summary>
        public const int UnplugMs = 10000;

        /// <summary>The most bytes that <see cref="Write"/> fills.</summary>
        internal const int MostBytes = HeadBytes + (Capacity * EntryBytes);

        private const int EntryInts = SessionForm.EntryInts;
        private const int EntryBytes = 4 * EntryInts;
        private const int HeadBytes = 16;
        private const int Unknown = SessionEntry.Unknown;

        private readonly object _gate = new object();
        private readonly int[] _ring = new int[Capacity * EntryInts];
        private readonly SettingsValues _settings;
        private readonly EventLog _events;
        private readonly RunningSession _session = new RunningSession();
        private int _newest;
        private bool _awaitsClock;
        private int _interruptedWh = Unknown;

        // What was seen last.
        private int _seenS = Unknown;
        private long _seenMs;
        private bool _closed;
        private int _state;
        private int _evMessages;
        private long _heardMs = -1000000;

        internal SessionLog(SettingsValues settings, EventLog events)
        {
            _settings = settings;
            _events = events;
        }

        /// <summary>Rises whenever an entry is added, or gets a time or a figure that was not known before.</summary>
        public int Revision { get; private set; }

        /// <summary>The number of the oldest entry that is kept; above <see cref="Newest"/> when there is none.</summary>
        public int Oldest
        {
            get { return _newest <= Capacity ? 1 : _newest - Capacity + 1; }
        }

        /// <summary>The number of the newest entry; 0 when there is none.</summary>
        public int Newest
        {
            get { return _newest; }
        }

        /// <summary>Rises whenever there is something new to store: a session began or ended, or got its time.</summary>
        internal int StoreRevision { get; private set; }

        /// <summary>Fills a cursor. From any thread.</summary>
        /// <param name="number">The number of the entry.</param>
        /// <param name="entry">The cursor; left alone when there is no such entry.</param>
        /// <returns>False when the entry is not kept any more, or not written yet.</returns>
        public bool Read(int number, SessionEntry entry)
        {
            lock (_gate)
            {
                if (number < Oldest || number > _newest) return false;
                SessionForm.Fill(_ring, Place(number), entry);
                entry.Number = number;
                return true;
            }
        }

        /// <summary>Fills a cursor with the session that goes on, as far as it has come and without its times of day; when there is none, with the newest entry. From any thread.</summary>
        internal void ReadNow(SessionEntry entry)
        {
            lock (_gate)
            {
                if (_session.Runs) _session.Fill(_seenS, entry);
                else if (_newest > 0) SessionForm.Fill(_ring, Place(_newest), entry);
            }
        }

        /// <summary>A step ends, and the event log has seen why.</summary>
        /// <param name="view">What it led to.</param>
        /// <param name="evMessages">Counts the messages of the EV meter.</param>
        /// <param name="nowMs">Monotonic time.</param>
        internal void EndStep(ChargerView view, int evMessages, long nowMs)
        {
            int[] n = view.Numbers;
            int second = n[(int)ViewField.UptimeS];
            int state = n[(int)ViewField.State];
            bool closed = n[(int)ViewField.Contactor1] != 0;
            bool ends = _session.Runs && n[(int)ViewField.Plugged] == 0;
            // A phase switch that comes to nothing ends for another reason than it began.
            if (_session.Reason == ReasonId.SwitchingPhases && state != (int)ChargerState.C) _session.Reason = _events.Reason;
            // Once a second is enough for powers; what begins and ends is seen at once.
            if (second == _seenS && state == _state && closed == _closed && !ends) return;

            if (evMessages != _evMessages) _heardMs = nowMs;
            _evMessages = evMessages;
            FollowClock();
            if (_interruptedWh != Unknown) FindInterrupted(n[(int)ViewField.EvEnergyWh]);
            if (_session.Runs) Account(n, nowMs);
            else if (closed) Begin(second, n[(int)ViewField.EvEnergyWh]);

            if (_state == (int)ChargerState.C && state != _state)
            {
                // Still offered to: it is the vehicle that wants no more, whatever else holds at this moment.
                _session.Reason = state == (int)ChargerState.B ? ReasonId.VehicleNotAsking : _events.Reason;
                _session.StoppedMs = nowMs;
            }

            _seenS = second;
            _seenMs = nowMs;
            _state = state;
            _closed = closed;
            if (!ends) return;
            ReasonId reason = _session.Reason;
            bool pulled = reason == ReasonId.VehicleNotAsking && nowMs - _session.StoppedMs < UnplugMs;
            End(pulled ? SessionEnd.Unplugged : SessionTexts.EndOf(reason), reason);
        }

        /// <summary>The charger has taken its last step and is going to be restarted: the session that goes on ends here.</summary>
        internal void Interrupt()
        {
            if (_session.Runs) End(SessionEnd.Interrupted, _closed ? ReasonId.Count : _session.Reason);
        }

        /// <summary>Writes what is to be kept: the entries, and the beginning of the session that goes on.</summary>
        /// <returns>One beyond the last byte written.</returns>
        internal int Write(byte[] to, int at)
        {
            lock (_gate)
            {
                long startUtcS = _events.StartUtcS;
                at = Bytes.Put(to, at, _newest);
                at = Bytes.Put(to, at, _session.Runs ? 1 : 0);
                at = Bytes.Put(to, at, _session.Runs && startUtcS != EventLog.NoTime ? (int)(startUtcS + _session.StartS) : 0);
                at = Bytes.Put(to, at, _session.Runs ? _session.StartWh : 0);
                for (int number = Oldest; number <= _newest; number++)
                {
                    int place = Place(number);
                    // The uptime of this run means nothing to the next.
                    at = Bytes.Put(to, at, (uint)_ring[place] < SessionForm.FirstUtcS ? 0 : _ring[place]);
                    for (int i = 1; i < EntryInts; i++) at = Bytes.Put(to, at, _ring[place + i]);
                }

                return at;
            }
        }

        /// <summary>Takes over what was written. Before the first step.</summary>
        /// <param name="from">The bytes.</param>
        /// <param name="at">The first of them.</param>
        /// <param name="end">One beyond the last.</param>
        /// <param name="interrupts">True when a session that went on then is over now: it becomes an entry.</param>
        /// <returns>False when these bytes are none that <see cref="Write"/> makes; nothing was taken over then.</returns>
        internal bool Load(byte[] from, int at, int end, bool interrupts)
        {
            if (end - at < HeadBytes) return false;
            int newest = Bytes.Get(from, at);
            int kept = (end - at - HeadBytes) / EntryBytes;
            if (newest < 0 || kept != (newest < Capacity ? newest : Capacity) || end - at != HeadBytes + (kept * EntryBytes)) return false;
            _newest = newest;
            for (int number = Oldest, byteAt = at + HeadBytes; number <= _newest; number++)
            {
                for (int i = 0; i < EntryInts; i++, byteAt += 4) _ring[Place(number) + i] = Bytes.Get(from, byteAt);
            }

            if (interrupts && Bytes.Get(from, at + 4) != 0)
            {
                _interruptedWh = Bytes.Get(from, at + 12);
                Add(Bytes.Get(from, at + 8), Unknown, 0, Unknown, SessionForm.Pack(Unknown, ReasonId.Count, SessionEnd.Interrupted));
            }

            return true;
        }

        // A session that the power cut short has no end in time, but what went through the meter is in its register.
        private void FindInterrupted(int registerWh)
        {
            if (registerWh == ChargerView.Unknown) return;
            if (registerWh >= _interruptedWh)
            {
                _ring[Place(_newest) + 3] = registerWh - _interruptedWh;
                Revision++;
            }

            _interruptedWh = Unknown;
        }

        private void Begin(int nowS, int registerWh)
        {
            _interruptedWh = Unknown;
            lock (_gate)
            {
                _session.Begin(nowS, registerWh);
            }

            StoreRevision++;
        }

        private void Account(int[] n, long nowMs)
        {
            // What the meter said before the contactor closed has measured nothing of this session.
            bool heard = _heardMs / 1000 > _session.StartS;
            lock (_gate)
            {
                if (heard) _session.Measure(n[(int)ViewField.EvSessionWh]);
                if (_closed) _session.Charge(n, nowMs - _seenMs, heard && nowMs - _heardMs < _settings.Number(SettingId.EVMeterTimeout) * 1000);
            }
        }

        private void FollowClock()
        {
            if (!_awaitsClock) return;
            long startUtcS = _events.StartUtcS;
            if (startUtcS == EventLog.NoTime) return;
            _awaitsClock = false;
            lock (_gate)
            {
                for (int number = Oldest; number <= _newest; number++)
                {
                    int at = Place(number);
                    if (_ring[at] != 0 && (uint)_ring[at] < SessionForm.FirstUtcS) _ring[at] = (int)(startUtcS + _ring[at] - 1);
                }
            }

            Revision++;
            StoreRevision++;
        }

        private void End(SessionEnd end, ReasonId reason)
        {
            int durationS = _seenS - _session.StartS;
            long startUtcS = _events.StartUtcS;
            bool awaits = startUtcS == EventLog.NoTime;
            _awaitsClock |= awaits;
            lock (_gate)
            {
                _session.Runs = false;
                Add((int)(awaits ? _session.StartS + 1 : startUtcS + _session.StartS), durationS, _session.ChargingS(durationS) | ((_session.SolarPercent + 1) << SessionForm.SolarShift), _session.EnergyWh, SessionForm.Pack(_session.PeakW, reason, end));
            }

            StoreRevision++;
        }

        private void Add(int start, int durationS, int chargingAndSolar, int energyWh, int rest)
        {
            _newest++;
            int at = Place(_newest);
            _ring[at] = start;
            _ring[at + 1] = durationS;
            _ring[at + 2] = chargingAndSolar;
            _ring[at + 3] = energyWh;
            _ring[at + 4] = rest;
            Revision++;
        }

        private static int Place(int number)
        {
            return number % Capacity * EntryInts;
        }
    }
}
