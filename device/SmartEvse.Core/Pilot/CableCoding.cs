using SmartEvse.Core.Tracing;

namespace SmartEvse.Core.Pilot
{
    /// <summary>
    /// Reads the coding resistor of the cable (IEC 61851-1 annex B.2) from the proximity pin. A reading between the bands is no cable:
    /// the C++ firmware's 13 A for everything unknown would load a broken contact.
    /// </summary>
    public sealed class CableCoding
    {
        // A plug on its way in makes and breaks contact for some milliseconds; so many equal readings end the doubt.
        private const int ReadingsNeeded = 5;

        private int _candidateA;
        private int _count;

        /// <summary>The cable's limit in A: 13, 16, 32 or 63; 0 = not (yet) read or out of every band.</summary>
        public int LimitA { get; private set; }

        /// <summary>True when enough equal readings say that there is no legal coding.</summary>
        public bool IsUnreadable
        {
            get { return _count >= ReadingsNeeded && LimitA == 0; }
        }

        /// <summary>The limit that one reading stands for.</summary>
        /// <param name="proximityMv">mV at the pin; bounds are exclusive.</param>
        /// <returns>A; 0 outside every band.</returns>
        public static int Decode(int proximityMv)
        {
            if (proximityMv > 200 && proximityMv < 400) return 63; // 100 ohm
            if (proximityMv > 500 && proximityMv < 700) return 32; // 220 ohm
            if (proximityMv > 1200 && proximityMv < 1400) return 16; // 680 ohm
            if (proximityMv > 1700 && proximityMv < 2100) return 13; // 1.5 kohm
            return 0;
        }

        /// <summary>Forgets the cable: the vehicle is gone.</summary>
        public void Clear()
        {
            LimitA = 0;
            _count = 0;
            _candidateA = 0;
        }

        /// <summary>Takes one reading of a step.</summary>
        public void Take(int proximityMv)
        {
            int limit = Decode(proximityMv);
            if (limit != _candidateA)
            {
                _candidateA = limit;
                _count = 0;
            }

            if (_count < ReadingsNeeded) _count++;
            if (_count == ReadingsNeeded) LimitA = limit;
        }

        internal void Visit(StateStream s)
        {
            _candidateA = s.Int(_candidateA);
            _count = s.Int(_count);
            LimitA = s.Int(LimitA);
        }
    }
}
