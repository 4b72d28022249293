using SmartEvse.Core.Settings;
using SmartEvse.Core.Time;

namespace SmartEvse.Core.Charging
{
    /// <summary>
    /// Delayed start and stop as the settings keep them: times, repeat and the explicit enable, which may be written one by one while it is off and have to
    /// go together while it is on.
    /// </summary>
    public sealed class DelayedCharging
    {
        private readonly SettingsValues _settings;
        private readonly Schedule _schedule = new Schedule();
        private readonly TimeZoneRule _zone = new TimeZoneRule();
        private int _seenRevision = -1;
        private long _evaluatedS = -2;
        private bool _allows = true;
        private int _secondsUntilChange;

        /// <summary>Works on these settings.</summary>
        public DelayedCharging(SettingsValues settings)
        {
            _settings = settings;
        }

        /// <summary>True while the schedule holds charging back.</summary>
        public bool HoldsBack
        {
            get { return !_allows; }
        }

        /// <summary>Seconds until charging is allowed or held back; 0 = not known, or never.</summary>
        public int SecondsUntilChange
        {
            get { return _secondsUntilChange; }
        }

        /// <summary>The wall clock in minutes since 1970-01-01T00:00 of the place, or <see cref="ChargerView.Unknown"/>.</summary>
        internal int LocalMin = ChargerView.Unknown;

        /// <summary>Says whether a change of one of the four would go together with the others.</summary>
        public static Refusal Check(SettingsValues settings, StoredState changed, int value)
        {
            bool isTime = changed == StoredState.DelayedStart || changed == StoredState.DelayedStop;
            ScheduleFault fault = isTime ? Schedule.Check(ToSeconds(value), Schedule.None, false, false) : ScheduleFault.None;
            if (fault == ScheduleFault.None && Get(settings, StoredState.DelayedCharging, changed, value) == 1)
            {
                long start = ToSeconds(Get(settings, StoredState.DelayedStart, changed, value));
                long stop = ToSeconds(Get(settings, StoredState.DelayedStop, changed, value));
                fault = Schedule.Check(start, stop, Get(settings, StoredState.DelayedRepeat, changed, value) == 1, true);
            }

            switch (fault)
            {
                case ScheduleFault.None: return Refusal.None;
                case ScheduleFault.OutOfRange: return Refusal.NotATime;
                case ScheduleFault.StopNotLater: return Refusal.RuleStopNotLater;
                case ScheduleFault.RepeatNeedsStop: return Refusal.RuleRepeatNeedsStop;
                case ScheduleFault.WindowTooLong: return Refusal.RuleDailyWindow;
                default: return Refusal.RuleDelayNeedsStart;
            }
        }

        /// <summary>Looks at the clock, once for each of its seconds.</summary>
        /// <param name="utcS">Seconds since 1970 UTC, or <see cref="CivilTime.Unknown"/>.</param>
        public void Update(long utcS)
        {
            if (_settings.Revision != _seenRevision)
            {
                _seenRevision = _settings.Revision;
                Load();
            }
            else if (utcS == _evaluatedS)
            {
                return;
            }

            _evaluatedS = utcS;
            _allows = _schedule.Allows(utcS, _zone);
            _secondsUntilChange = _schedule.SecondsUntilChange(utcS, _zone);
            LocalMin = utcS < 0 ? ChargerView.Unknown : (int)(_zone.ToLocal(utcS) / 60);
        }

        private void Load()
        {
            string zone = _settings.Text(SettingId.TimeZone);
            if (_zone.Text != zone) _zone.Set(zone);
            bool enabled = _settings.State(StoredState.DelayedCharging) == 1;
            long start = enabled ? ToSeconds(_settings.State(StoredState.DelayedStart)) : Schedule.None;
            long stop = enabled ? ToSeconds(_settings.State(StoredState.DelayedStop)) : Schedule.None;
            _schedule.Set(start, stop, enabled && _settings.State(StoredState.DelayedRepeat) == 1, enabled);
        }

        private static long ToSeconds(int minutes)
        {
            return minutes == SettingsValues.NoTime ? Schedule.None : minutes * 60L;
        }

        private static int Get(SettingsValues settings, StoredState id, StoredState changed, int value)
        {
            return id == changed ? value : settings.State(id);
        }
    }
}
