using SmartEvse.Core.Tracing;

namespace SmartEvse.Core.Metering
{
    /// <summary>The energy of one charging session, from the register of the EV meter. Stays readable until the next session starts.</summary>
    public sealed class SessionEnergy
    {
        private int _startWh = FeedForm.Unknown;
        private int _endWh = FeedForm.Unknown;

        /// <summary>True from the first closing of the contactor until the vehicle is unplugged.</summary>
        public bool IsCounting { get; private set; }

        /// <summary>Energy of this session, or of the last one, in Wh; -1 = not known.</summary>
        public int EnergyWh
        {
            get { return _startWh == FeedForm.Unknown ? FeedForm.Unknown : _endWh - _startWh; }
        }

        /// <summary>The contactor closed: counting starts here, unless it is the same vehicle going on.</summary>
        /// <param name="registerWh">The register; -1 = not known yet.</param>
        public void Begin(int registerWh)
        {
            if (IsCounting) return;
            IsCounting = true;
            _startWh = registerWh;
            _endWh = registerWh;
        }

        /// <summary>Follows the register while the session lasts; one that is known late counts from then, one that is not known, or has fallen back, is waited for.</summary>
        public void Track(int registerWh)
        {
            if (!IsCounting || registerWh < _endWh) return;
            if (_startWh == FeedForm.Unknown) _startWh = registerWh;
            _endWh = registerWh;
        }

        /// <summary>The vehicle is gone.</summary>
        public void End()
        {
            IsCounting = false;
        }

        internal void Visit(StateStream s)
        {
            _startWh = s.Int(_startWh);
            _endWh = s.Int(_endWh);
            IsCounting = s.Bool(IsCounting);
        }
    }
}
