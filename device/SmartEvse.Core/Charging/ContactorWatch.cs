using SmartEvse.Core.Metering;
using SmartEvse.Core.Tracing;

namespace SmartEvse.Core.Charging
{
    /// <summary>
    /// Infers from the EV meter what contactor 1 really does: this board has no feedback from it. A meter that shows current while no vehicle is there
    /// stands at a sub-panel and sees other loads; then nothing can be inferred, and nothing is.
    /// </summary>
    public sealed class ContactorWatch
    {
        /// <summary>More than this is current, in dA: what a charger at rest and a meter's noise stay below.</summary>
        public const int CurrentDa = 5;

        /// <summary>A vehicle has let go, and a contactor has opened, this long after it was told to, in ms.</summary>
        public const int OpenMs = 2000;

        /// <summary>A vehicle that asks takes current within this time of closing, in ms.</summary>
        public const int CloseMs = 10000;

        private const int SamplesNeeded = 2;

        private long _openSinceMs = -1;
        private long _closedSinceMs = -1;
        private int _samplesSeen;
        private int _liveSamples;
        private bool _hasClosed;

        /// <summary>True once the meter has shown that it sees more than the vehicle.</summary>
        public bool SeesOtherLoads { get; private set; }

        /// <summary>True when current flowed, on two samples, after contactor 1 was told to open: welded, or held by a leak.</summary>
        public bool IsWelded { get; private set; }

        /// <summary>True when a vehicle that asks has got no current since contactor 1 was told to close.</summary>
        public bool IsNotClosing { get; private set; }

        /// <summary>Looks at a step.</summary>
        /// <param name="ev">The EV meter.</param>
        /// <param name="fresh">True while its data are fresh.</param>
        /// <param name="commanded">True while contactor 1 is commanded to be closed.</param>
        /// <param name="plugged">True while a vehicle hangs on the line.</param>
        /// <param name="nowMs">Monotonic time.</param>
        public void Update(MeterReading ev, bool fresh, bool commanded, bool plugged, long nowMs)
        {
            if (commanded && _closedSinceMs < 0) _closedSinceMs = nowMs;
            if (!commanded && _openSinceMs < 0) _openSinceMs = nowMs;
            if (commanded) _openSinceMs = -1;
            else _closedSinceMs = -1;

            if (!commanded) IsNotClosing = false;
            if (!fresh || ev.Samples == _samplesSeen) return;
            _samplesSeen = ev.Samples;
            bool live = ev.LargestDa > CurrentDa;
            if (commanded) Closed(live, nowMs);
            else Opened(live, plugged, nowMs);
        }

        /// <summary>The meter shows current that cannot be the vehicle's.</summary>
        public void NoteOtherLoads()
        {
            SeesOtherLoads = true;
        }

        /// <summary>A person has looked and clears it; what still is there comes back.</summary>
        public void Clear()
        {
            IsWelded = false;
            _liveSamples = 0;
            SeesOtherLoads = false;
        }

        internal void Visit(StateStream s)
        {
            _openSinceMs = s.Time(_openSinceMs);
            _closedSinceMs = s.Time(_closedSinceMs);
            _samplesSeen = s.Int(_samplesSeen);
            _liveSamples = s.Int(_liveSamples);
            _hasClosed = s.Bool(_hasClosed);
            SeesOtherLoads = s.Bool(SeesOtherLoads);
            IsWelded = s.Bool(IsWelded);
            IsNotClosing = s.Bool(IsNotClosing);
        }

        private void Closed(bool live, long nowMs)
        {
            _liveSamples = 0;
            _hasClosed = true;
            IsNotClosing = !live && !SeesOtherLoads && nowMs - _closedSinceMs >= CloseMs;
        }

        private void Opened(bool live, bool plugged, long nowMs)
        {
            if (nowMs - _openSinceMs < OpenMs) return;
            // No vehicle, or a contactor that has never closed: whatever flows flows elsewhere.
            if (live && (!plugged || !_hasClosed)) NoteOtherLoads();
            if (!live || !plugged || SeesOtherLoads)
            {
                _liveSamples = 0;
                return;
            }

            _liveSamples++;
            if (_liveSamples >= SamplesNeeded) IsWelded = true;
        }
    }
}
