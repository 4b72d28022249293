using SmartEvse.Core.Limits;
using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Regulation
{
    /// <summary>How far the nearest of MAINS, CIRCUIT and CAPACITY is, per phase, from what the meters say. Raw currents only.</summary>
    public static class Headroom
    {
        /// <summary>The distance to the nearest limit in dA per phase; negative = exceeded.</summary>
        /// <param name="p">The picture of the moment.</param>
        /// <param name="s">MAINS, CIRCUIT and CAPACITY.</param>
        /// <param name="binding">Which limit that is; on a tie the earlier.</param>
        public static int StepDa(MainsPicture p, SettingsValues s, out LimitId binding)
        {
            int step = HardStepDa(p, s, out binding);
            int capacityStep = s.CapacityLimits ? PerPhase(s.CapacityDa - p.SumMainsDa, p.TakenPhases) : int.MaxValue;
            if (capacityStep >= step) return step;
            binding = LimitId.Capacity;
            return capacityStep;
        }

        /// <summary>The same for MAINS and CIRCUIT alone: the limits that a fuse stands for.</summary>
        public static int HardStepDa(MainsPicture p, SettingsValues s, out LimitId binding)
        {
            int step = s.MainsDa - p.LargestMainsDa;
            binding = LimitId.Mains;
            if (p.CircuitCounts && s.CircuitDa - p.LargestCircuitDa < step)
            {
                step = s.CircuitDa - p.LargestCircuitDa;
                binding = LimitId.Circuit;
            }

            return step;
        }

        // Truncated as in the C++ firmware, but what is exceeded by less than one step of each phase is exceeded all the same.
        private static int PerPhase(int sumDa, int phases)
        {
            int each = sumDa / phases;
            return each == 0 && sumDa < 0 ? -1 : each;
        }
    }
}
