using SmartEvse.Core.Settings;
using SmartEvse.Core.Tracing;

namespace SmartEvse.Core.Metering
{
    /// <summary>The meters of the charger: takes the feeds, knows how fresh they are, and counts the energy of a session.</summary>
    public sealed class Meters
    {
        /// <summary>Data of the circuit meter are good for this long, in s (the C++ firmware's value).</summary>
        public const int CircuitTimeoutS = 20;

        // What time does to the readings, in one number: found out once a step, and whoever asks gets the answer of this step.
        private const int MainsFreshBit = 1;
        private const int EvFreshBit = 2;
        private const int CircuitFreshBit = 4;
        private const int BatteryFreshBit = 8;
        private const int AllFreshBit = 16;
        private const int LateBit = 32;
        private const int MainsOverdueBit = 64;
        private const int EvOverdueBit = 128;
        private const int CircuitOverdueBit = 256;

        private readonly SettingsValues _settings;
        private readonly int[] _fields = new int[FeedForm.MaxFields];
        private readonly Recorder? _trace;
        private bool _started;
        private int _ages;

        /// <summary>Meters as the settings configure them.</summary>
        /// <param name="settings">Which meters there are.</param>
        /// <param name="trace">Who notes what was taken; null = nobody.</param>
        public Meters(SettingsValues settings, Recorder? trace = null)
        {
            _settings = settings;
            _trace = trace;
        }

        /// <summary>Where the mains feed comes in.</summary>
        public FeedBox MainsFeed { get; } = new FeedBox();

        /// <summary>Where the EV feed comes in.</summary>
        public FeedBox EvFeed { get; } = new FeedBox();

        /// <summary>Where the circuit feed comes in.</summary>
        public FeedBox CircuitFeed { get; } = new FeedBox();

        /// <summary>Where the home battery's current comes in: one field.</summary>
        public FeedBox BatteryFeed { get; } = new FeedBox();

        /// <summary>The mains meter, as measured.</summary>
        public readonly MeterReading Mains = new MeterReading();

        /// <summary>The EV meter.</summary>
        public readonly MeterReading Ev = new MeterReading();

        /// <summary>The circuit meter.</summary>
        public readonly MeterReading Circuit = new MeterReading();

        /// <summary>Whether the mains meter can be believed.</summary>
        public FeedWatch Feed { get; } = new FeedWatch();

        /// <summary>The home battery.</summary>
        public HomeBattery Battery { get; } = new HomeBattery();

        /// <summary>The energy of the session.</summary>
        public SessionEnergy Session { get; } = new SessionEnergy();

        /// <summary>Largest phase current at the sub-panel, in dA: of the circuit meter, or of an EV meter that stands there.</summary>
        public int LargestCircuitDa
        {
            get { return _settings.HasCircuitMeter ? Circuit.LargestDa : Ev.LargestDa; }
        }

        /// <summary>Counts the samples from the sub-panel.</summary>
        public int CircuitSamples
        {
            get { return _settings.HasCircuitMeter ? Circuit.Samples : Ev.Samples; }
        }

        /// <summary>Rises whenever a reading may have changed: something came in, or a reading became fresh, late or too old.</summary>
        public int Changes { get; private set; }

        /// <summary>Takes what has come in since the last step, and finds out how old everything is.</summary>
        public void Take(long nowMs)
        {
            Take(nowMs, nowMs);
        }

        /// <summary>The same after a pause: nobody knows when in it a feed came, so it counts as one from its beginning.</summary>
        /// <param name="heardMs">The earliest moment at which it can have come.</param>
        /// <param name="nowMs">Monotonic time.</param>
        public void Take(long heardMs, long nowMs)
        {
            if (!_started)
            {
                _started = true;
                Mains.Expect(nowMs);
                Ev.Expect(nowMs);
                Circuit.Expect(nowMs);
            }

            int count = TakeFeed(0, BatteryFeed);
            if (count > 0) Battery.Take(_fields[0], heardMs);
            count = TakeFeed(1, MainsFeed);
            bool isMains = count > 0 && _settings.Number(SettingId.MainsMeter) == MeterType.Api;
            if (isMains) Mains.Take(_fields, count, heardMs);
            count = TakeFeed(2, CircuitFeed);
            if (count > 0 && _settings.Number(SettingId.CircuitMeter) == MeterType.Api) Circuit.Take(_fields, count, heardMs);
            count = TakeFeed(3, EvFeed);
            if (count > 0 && _settings.Number(SettingId.EVMeter) == MeterType.Api) TakeEv(count, heardMs);

            int before = _ages;
            _ages = Ages(nowMs);
            if (_ages != before) Changes++;
            if (isMains) Feed.Update(Mains, EvFresh ? Ev.LargestDa : FeedForm.Unknown, Ev.Samples, nowMs);
        }

        private void TakeEv(int count, long heardMs)
        {
            if (FeedForm.HasEvCurrents(_fields)) Ev.Take(_fields, count, heardMs);
            else Ev.TakePower(_fields);
            Session.Track(Ev.EnergyWh);
        }

        private int Ages(long nowMs)
        {
            SettingsValues s = _settings;
            int ages = 0;
            if (s.HasMainsMeter)
            {
                int timeoutS = s.Number(SettingId.FeedTimeout);
                if (Mains.IsFresh(nowMs, timeoutS)) ages = MainsFreshBit | AllFreshBit;
                else if (Mains.IsOverdue(nowMs, timeoutS)) ages = MainsOverdueBit;
                if (Mains.IsLate(nowMs)) ages |= LateBit;
            }

            if (s.HasCircuitMeter)
            {
                if (Circuit.IsFresh(nowMs, CircuitTimeoutS)) ages |= CircuitFreshBit;
                else ages &= ~AllFreshBit;
                if (Circuit.IsOverdue(nowMs, CircuitTimeoutS)) ages |= CircuitOverdueBit;
                if (Circuit.IsLate(nowMs)) ages |= LateBit;
            }

            if (s.HasEvMeter)
            {
                int timeoutS = s.Number(SettingId.EVMeterTimeout);
                if (!Ev.IsFresh(nowMs, timeoutS))
                {
                    ages &= ~AllFreshBit;
                    if (Ev.IsOverdue(nowMs, timeoutS)) ages |= EvOverdueBit;
                }
                else
                {
                    ages |= EvFreshBit;
                    if (!s.HasCircuitMeter && Ev.IsLate(nowMs)) ages |= LateBit;
                }
            }

            return Battery.IsFresh(nowMs) ? ages | BatteryFreshBit : ages;
        }

        /// <summary>A meter was switched on or off, or MODE began to need it: the first sample is due one time-out from now.</summary>
        public void Expect(SettingId meter, long nowMs)
        {
            if (meter == SettingId.MainsMeter) Mains.Expect(nowMs);
            else if (meter == SettingId.CircuitMeter) Circuit.Expect(nowMs);
            else Ev.Expect(nowMs);
            Changes++;
        }

        /// <summary>MODE has begun to need the meters: those that are not fresh get a new deadline.</summary>
        public void ModeNeedsMeters(long nowMs)
        {
            // Between two steps: the answers of the last one are too old.
            int ages = Ages(nowMs);
            if ((ages & MainsFreshBit) == 0) Mains.Expect(nowMs);
            if ((ages & EvFreshBit) == 0) Ev.Expect(nowMs);
            if ((ages & CircuitFreshBit) == 0) Circuit.Expect(nowMs);
            Changes++;
        }

        /// <summary>A mains phase current as Solar sees it, in dA: without the home battery in MODE Solar, else as measured.</summary>
        /// <param name="phase">0 for L1, 1, 2.</param>
        /// <param name="nowMs">Monotonic time.</param>
        public int MainsDa(int phase, long nowMs)
        {
            int measured = phase == 0 ? Mains.L1Da : phase == 1 ? Mains.L2Da : Mains.L3Da;
            if (_settings.Mode != ChargeMode.Solar) return measured;
            return measured - Battery.PartDa(phase, _settings.Number(SettingId.EnableC2) == Contactor2Use.AlwaysOff, nowMs);
        }

        /// <summary>The sum of <see cref="MainsDa"/> over the phases, in dA.</summary>
        public int SolarSumDa(long nowMs)
        {
            return MainsDa(0, nowMs) + MainsDa(1, nowMs) + MainsDa(2, nowMs);
        }

        /// <summary>True when there were mains data younger than FEED TMO at the last <see cref="Take(long)"/>.</summary>
        public bool MainsFresh
        {
            get { return (_ages & MainsFreshBit) != 0; }
        }

        /// <summary>True when there were EV data younger than EV TMO.</summary>
        public bool EvFresh
        {
            get { return (_ages & EvFreshBit) != 0; }
        }

        /// <summary>True when there were circuit data younger than their time-out.</summary>
        public bool CircuitFresh
        {
            get { return (_ages & CircuitFreshBit) != 0; }
        }

        /// <summary>True when the current at the sub-panel is known: from a circuit meter, or else from an EV meter.</summary>
        public bool CircuitIsKnown
        {
            get { return _settings.HasCircuitMeter ? CircuitFresh : EvFresh; }
        }

        /// <summary>True when the data of any meter, or the wait for them, are older than its time-out, in a mode that needs it.</summary>
        public bool AnyOverdue
        {
            get { return (_ages & (MainsOverdueBit | EvOverdueBit | CircuitOverdueBit)) != 0 && _settings.Regulates; }
        }

        /// <summary>True when those of the mains meter are.</summary>
        public bool MainsOverdue
        {
            get { return (_ages & MainsOverdueBit) != 0 && _settings.Regulates; }
        }

        /// <summary>True when those of the EV meter are.</summary>
        public bool EvOverdue
        {
            get { return (_ages & EvOverdueBit) != 0 && _settings.Regulates; }
        }

        /// <summary>True when those of the circuit meter are.</summary>
        public bool CircuitOverdue
        {
            get { return (_ages & CircuitOverdueBit) != 0 && _settings.Regulates; }
        }

        /// <summary>True when a meter that limits the current is late with its next sample, in a mode that needs it: the offer may only fall until it speaks.</summary>
        public bool IsSampleLate
        {
            get { return (_ages & LateBit) != 0 && _settings.Regulates; }
        }

        /// <summary>True when MODE has what it needs to admit a vehicle: a configured mains meter that has spoken, and the other meters if there are any.</summary>
        public bool AreReady
        {
            get { return (_ages & AllFreshBit) != 0 || !_settings.Regulates; }
        }

        internal void Visit(StateStream s)
        {
            _started = s.Bool(_started);
            Mains.Visit(s);
            Ev.Visit(s);
            Circuit.Visit(s);
            Battery.Visit(s);
            Session.Visit(s);
            Feed.Visit(s);
        }

        private int TakeFeed(int number, FeedBox box)
        {
            int count = box.Take(_fields);
            if (count == 0) return 0;
            Changes++;
            _trace?.Feed(number, _fields, count);
            return count;
        }
    }
}
