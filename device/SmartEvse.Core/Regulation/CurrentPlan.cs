using SmartEvse.Core.Charging;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Metering;
using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Regulation
{
    /// <summary>Turns settings, meters, cable and override into the named limits, and those into the grant.</summary>
    public sealed class CurrentPlan
    {
        private readonly SettingsValues _settings;
        private readonly MainsPicture _picture = new MainsPicture();
        private int _samplesSeen = -1;
        private bool _wasRegulating;
        private long _overrideUntilMs = LimitTable.Never;

        /// <summary>A plan with nothing granted.</summary>
        public CurrentPlan(SettingsValues settings)
        {
            _settings = settings;
        }

        /// <summary>The limits in force.</summary>
        public LimitTable Limits { get; } = new LimitTable();

        /// <summary>The regulator of MODE Smart.</summary>
        public SmartRegulator Regulator { get; } = new SmartRegulator();

        /// <summary>The override in dA; 0 = none.</summary>
        public int OverrideDa { get; private set; }

        /// <summary>What may be offered, in dA per phase: 0 or at least MIN.</summary>
        public int GrantDa { get; private set; }

        /// <summary>The limit that the grant comes from.</summary>
        public LimitId Winner { get; private set; }

        /// <summary>True when there is room for MIN.</summary>
        public bool HasRoom { get; private set; }

        /// <summary>True when charging has to end because not even MIN fits.</summary>
        public bool MustStop
        {
            get { return _settings.Regulates && Regulator.MustStop; }
        }

        /// <summary>Starts, renews or ends (0) the override.</summary>
        public void Override(int currentDa, long nowMs)
        {
            OverrideDa = currentDa;
            int minutes = _settings.Number(SettingId.OverrideTimeout);
            _overrideUntilMs = minutes == 0 ? LimitTable.Never : nowMs + (minutes * 60000L);
        }

        /// <summary>Whole seconds until the override ends by itself; 0 = it does not.</summary>
        public int OverrideS(long nowMs)
        {
            if (OverrideDa == 0 || _overrideUntilMs == LimitTable.Never) return 0;
            return (int)((_overrideUntilMs - nowMs + 999) / 1000);
        }

        /// <summary>Brings limits and grant up to date.</summary>
        public void Update(Meters meters, SessionState session, bool charging, int offeredDa, long nowMs)
        {
            if (OverrideDa != 0 && nowMs >= _overrideUntilMs) OverrideDa = 0;
            Limits.Set(LimitId.Max, _settings.MaxDa, LimitTable.Never);
            if (_settings.HasSocket) Limits.Set(LimitId.Cable, session.Cable.LimitA * 10, LimitTable.Never);
            else Limits.Clear(LimitId.Cable);

            int overrideDa = session.Bench.IsOn(nowMs) ? session.Bench.LimitDa : OverrideDa;
            if (overrideDa != 0 || session.Bench.IsOn(nowMs)) Limits.Set(LimitId.Override, overrideDa, LimitTable.Never);
            else Limits.Clear(LimitId.Override);

            Draw(meters, session, charging, offeredDa, nowMs);
            if (_settings.Regulates) Regulate(meters, offeredDa, nowMs);
            else ClearRegulated();
            _wasRegulating = _settings.Regulates;

            int smallest = Limits.SmallestDa(nowMs, out LimitId winner);
            GrantDa = smallest >= _settings.MinDa ? smallest : 0;
            Winner = winner;
            HasRoom = !_settings.Regulates || (meters.AreReady(nowMs) && Availability.HasRoom(_picture, _settings));
        }

        private void Draw(Meters meters, SessionState session, bool charging, int offeredDa, long nowMs)
        {
            _picture.LargestMainsDa = meters.Mains.LargestDa;
            _picture.SumMainsDa = meters.Mains.SumDa;
            _picture.CircuitCounts = _settings.Regulates && _settings.HasEvMeter && meters.EvFresh(nowMs);
            _picture.LargestCircuitDa = meters.Ev.LargestDa;
            _picture.ActiveChargers = charging ? 1 : 0;
            _picture.ActiveSetpointsDa = charging ? offeredDa : 0;
            _picture.Phases = 3; // CONTACT2 Not present: three phases are the worst case.
            _picture.CeilingDa = CeilingDa(session, nowMs);
        }

        // The smallest of the limits that no meter has a say in.
        private int CeilingDa(SessionState session, long nowMs)
        {
            int ceiling = _settings.MaxDa;
            int cable = Limits.ValueDa(LimitId.Cable, nowMs);
            if (session.Cable.LimitA != 0 && cable < ceiling) ceiling = cable;
            int overrideDa = Limits.ValueDa(LimitId.Override, nowMs);
            return overrideDa < ceiling ? overrideDa : ceiling;
        }

        private void Regulate(Meters meters, int offeredDa, long nowMs)
        {
            // A session that comes from Normal goes on from what it has.
            if (!_wasRegulating) Regulator.StartAt(offeredDa);
            bool fresh = meters.AreReady(nowMs);
            Regulator.Tick(nowMs);
            if (fresh && (meters.Mains.Samples != _samplesSeen || !_wasRegulating))
            {
                _samplesSeen = meters.Mains.Samples;
                Regulator.OnSample(_picture, _settings, nowMs);
                ClearRegulated();
                Limits.SetFromSample(Regulator.Binding, Regulator.SetpointDa, LimitTable.Never);
            }

            // Between samples a limit can only fall: to nothing, when its time is over.
            if (!fresh || Regulator.MustStop) Limits.Set(Regulator.Binding, 0, LimitTable.Never);
        }

        private void ClearRegulated()
        {
            Limits.Clear(LimitId.Mains);
            Limits.Clear(LimitId.Circuit);
            Limits.Clear(LimitId.Capacity);
        }
    }
}
