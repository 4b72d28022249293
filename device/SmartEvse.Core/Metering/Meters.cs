using SmartEvse.Core.Settings;
using SmartEvse.Core.Tracing;

namespace SmartEvse.Core.Metering
{
    /// <summary>The meters of the charger: takes the feeds, knows how fresh they are, and counts the energy of a session.</summary>
    public sealed class Meters
    {
        /// <summary>Data of the circuit meter are good for this long, in s (the C++ firmware's value).</summary>
        public const int CircuitTimeoutS = 20;

        private readonly SettingsValues _settings;
        private readonly int[] _fields = new int[FeedForm.MaxFields];
        private readonly Recorder? _trace;
        private bool _started;

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
        public MeterReading Mains { get; } = new MeterReading();

        /// <summary>The EV meter.</summary>
        public MeterReading Ev { get; } = new MeterReading();

        /// <summary>The circuit meter.</summary>
        public MeterReading Circuit { get; } = new MeterReading();

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

        /// <summary>Takes what has come in since the last step.</summary>
        public void Take(long nowMs)
        {
            if (!_started)
            {
                _started = true;
                Mains.Expect(nowMs);
                Ev.Expect(nowMs);
                Circuit.Expect(nowMs);
            }

            int count = TakeFeed(0, BatteryFeed);
            if (count > 0) Battery.Take(_fields[0], nowMs);
            count = TakeFeed(1, MainsFeed);
            if (count > 0 && _settings.Number(SettingId.MainsMeter) == MeterType.Api) Mains.Take(_fields, count, nowMs);
            count = TakeFeed(2, CircuitFeed);
            if (count > 0 && _settings.Number(SettingId.CircuitMeter) == MeterType.Api) Circuit.Take(_fields, count, nowMs);
            TakeEv(nowMs);
            Feed.Update(Mains, EvFresh(nowMs) ? Ev.LargestDa : FeedForm.Unknown, Ev.Samples, nowMs);
        }

        private void TakeEv(long nowMs)
        {
            int count = TakeFeed(3, EvFeed);
            if (count == 0 || _settings.Number(SettingId.EVMeter) != MeterType.Api) return;
            if (FeedForm.HasEvCurrents(_fields)) Ev.Take(_fields, count, nowMs);
            else Ev.TakePower(_fields);
            Session.Track(Ev.EnergyWh);
        }

        /// <summary>A meter was switched on or off, or MODE began to need it: the first sample is due one time-out from now.</summary>
        public void Expect(SettingId meter, long nowMs)
        {
            if (meter == SettingId.MainsMeter) Mains.Expect(nowMs);
            else if (meter == SettingId.CircuitMeter) Circuit.Expect(nowMs);
            else Ev.Expect(nowMs);
        }

        /// <summary>MODE has begun to need the meters: those that are not fresh get a new deadline.</summary>
        public void ModeNeedsMeters(long nowMs)
        {
            if (!MainsFresh(nowMs)) Mains.Expect(nowMs);
            if (!EvFresh(nowMs)) Ev.Expect(nowMs);
            if (!CircuitFresh(nowMs)) Circuit.Expect(nowMs);
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

        /// <summary>True when there are mains data younger than FEED TMO.</summary>
        public bool MainsFresh(long nowMs)
        {
            return _settings.HasMainsMeter && Mains.IsFresh(nowMs, _settings.Number(SettingId.FeedTimeout));
        }

        /// <summary>True when there are EV data younger than EV TMO.</summary>
        public bool EvFresh(long nowMs)
        {
            return _settings.HasEvMeter && Ev.IsFresh(nowMs, _settings.Number(SettingId.EVMeterTimeout));
        }

        /// <summary>True when there are circuit data younger than their time-out.</summary>
        public bool CircuitFresh(long nowMs)
        {
            return _settings.HasCircuitMeter && Circuit.IsFresh(nowMs, CircuitTimeoutS);
        }

        /// <summary>True when the current at the sub-panel is known: from a circuit meter, or else from an EV meter.</summary>
        public bool CircuitIsKnown(long nowMs)
        {
            return _settings.HasCircuitMeter ? CircuitFresh(nowMs) : EvFresh(nowMs);
        }

        /// <summary>True when the mains data, or the wait for them, are older than FEED TMO, in a mode that needs them.</summary>
        public bool MainsOverdue(long nowMs)
        {
            return _settings.Regulates && _settings.HasMainsMeter && Mains.IsOverdue(nowMs, _settings.Number(SettingId.FeedTimeout));
        }

        /// <summary>True when the EV data, or the wait for them, are older than EV TMO, in a mode that needs them.</summary>
        public bool EvOverdue(long nowMs)
        {
            return _settings.Regulates && _settings.HasEvMeter && Ev.IsOverdue(nowMs, _settings.Number(SettingId.EVMeterTimeout));
        }

        /// <summary>True when the circuit data, or the wait for them, are older than their time-out, in a mode that needs them.</summary>
        public bool CircuitOverdue(long nowMs)
        {
            return _settings.Regulates && _settings.HasCircuitMeter && Circuit.IsOverdue(nowMs, CircuitTimeoutS);
        }

        /// <summary>True when a meter that limits the current is late with its next sample, in a mode that needs it: the offer may only fall until it speaks.</summary>
        public bool IsSampleLate(long nowMs)
        {
            if (!_settings.Regulates) return false;
            if (_settings.HasMainsMeter && Mains.IsLate(nowMs)) return true;
            return _settings.HasCircuitMeter ? Circuit.IsLate(nowMs) : EvFresh(nowMs) && Ev.IsLate(nowMs);
        }

        /// <summary>True when MODE has what it needs to admit a vehicle: a configured mains meter that has spoken, and the other meters if there are any.</summary>
        public bool AreReady(long nowMs)
        {
            if (!_settings.Regulates) return true;
            return MainsFresh(nowMs) && (!_settings.HasEvMeter || EvFresh(nowMs)) && (!_settings.HasCircuitMeter || CircuitFresh(nowMs));
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
            if (count > 0) _trace?.Feed(number, _fields, count);
            return count;
        }
    }
}
