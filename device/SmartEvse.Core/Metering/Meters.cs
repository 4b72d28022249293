using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Metering
{
    /// <summary>The meters of the charger: takes the feeds, knows how fresh they are, and counts the energy of a session.</summary>
    public sealed class Meters
    {
        private readonly SettingsValues _settings;
        private readonly int[] _fields = new int[FeedForm.MaxFields];
        private bool _started;

        /// <summary>Meters as the settings configure them.</summary>
        public Meters(SettingsValues settings)
        {
            _settings = settings;
        }

        /// <summary>Where the mains feed comes in.</summary>
        public FeedBox MainsFeed { get; } = new FeedBox();

        /// <summary>Where the EV feed comes in.</summary>
        public FeedBox EvFeed { get; } = new FeedBox();

        /// <summary>The mains meter.</summary>
        public MeterReading Mains { get; } = new MeterReading();

        /// <summary>The EV meter.</summary>
        public MeterReading Ev { get; } = new MeterReading();

        /// <summary>The energy of the session.</summary>
        public SessionEnergy Session { get; } = new SessionEnergy();

        /// <summary>Takes what has come in since the last step.</summary>
        public void Take(long nowMs)
        {
            if (!_started)
            {
                _started = true;
                ExpectAll(nowMs);
            }

            int count = MainsFeed.Take(_fields);
            if (count > 0 && _settings.Number(SettingId.MainsMeter) == MeterType.Api) Mains.Take(_fields, count, nowMs);
            count = EvFeed.Take(_fields);
            if (count == 0 || _settings.Number(SettingId.EVMeter) != MeterType.Api) return;
            if (FeedForm.HasEvCurrents(_fields)) Ev.Take(_fields, count, nowMs);
            else Ev.TakePower(_fields);
            Session.Track(Ev.EnergyWh);
        }

        /// <summary>A meter was switched on or off, or MODE began to need it: the first sample is due one time-out from now.</summary>
        public void Expect(SettingId meter, long nowMs)
        {
            if (meter == SettingId.MainsMeter) Mains.Expect(nowMs);
            else Ev.Expect(nowMs);
        }

        /// <summary>MODE has begun to need the meters: those that are not fresh get a new deadline.</summary>
        public void ModeNeedsMeters(long nowMs)
        {
            if (!MainsFresh(nowMs)) Mains.Expect(nowMs);
            if (!EvFresh(nowMs)) Ev.Expect(nowMs);
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

        /// <summary>True when MODE has what it needs to admit a vehicle: a configured mains meter that has spoken, and the EV meter if there is one.</summary>
        public bool AreReady(long nowMs)
        {
            if (!_settings.Regulates) return true;
            return MainsFresh(nowMs) && (!_settings.HasEvMeter || EvFresh(nowMs));
        }

        private void ExpectAll(long nowMs)
        {
            Mains.Expect(nowMs);
            Ev.Expect(nowMs);
        }
    }
}
