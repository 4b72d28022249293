namespace SmartEvse.Core.Charging
{
    /// <summary>
    /// THE state machine, one row a transition: from, guard, to, and the clause it answers. Rows of a state are tried in order and the first that
    /// holds is taken. Entry actions belong to the state entered (<see cref="StateMachine"/>), so every way into a state does the same.
    /// </summary>
    public static class TransitionTable
    {
        private const int A = (int)ChargerState.A;
        private const int B = (int)ChargerState.B;
        private const int C = (int)ChargerState.C;
        private const int W = (int)ChargerState.Activate;
        private const int B1 = (int)ChargerState.B1;
        private const int C1 = (int)ChargerState.C1;

        // from, guard, to: three numbers a row, in flash.
        private static readonly int[] Rows =
        {
            A, (int)Guard.Admissible, B,
            A, (int)Guard.HeldBack, B1,

            B1, (int)Guard.Unplugged, A,
            B1, (int)Guard.Admissible, B,

            B, (int)Guard.Unplugged, A,
            B, (int)Guard.OpenAtOnce, B1,
            B, (int)Guard.NoAccess, B1,
            B, (int)Guard.Unavailable, B1,
            B, (int)Guard.ReadyToClose, C,
            B, (int)Guard.WakeUpDue, W,

            W, (int)Guard.OpenAtOnce, B1,
            W, (int)Guard.NoAccess, B1,
            W, (int)Guard.Unavailable, B1,
            W, (int)Guard.WakeUpOver, B,

            C, (int)Guard.Unplugged, A,
            C, (int)Guard.OpenAtOnce, B1,
            C, (int)Guard.NotAsking, B,
            C, (int)Guard.NoAccess, C1,
            C, (int)Guard.Unavailable, C1,
            C, (int)Guard.OtherPhases, C1,

            C1, (int)Guard.Unplugged, A,
            C1, (int)Guard.OpenAtOnce, B1,
            C1, (int)Guard.NotAsking, B1,
            C1, (int)Guard.GraceOver, B1,
        };

        // In every step: the row that a state begins with is looked up, not looked for.
        private static readonly byte[] FirstRows = FindFirstRows();

        /// <summary>The number of rows.</summary>
        public static int Count
        {
            get { return Rows.Length / 3; }
        }

        /// <summary>All rows, for whoever goes through them in every step: from, guard, to.</summary>
        internal static int[] Numbers
        {
            get { return Rows; }
        }

        /// <summary>The state a row leaves.</summary>
        public static ChargerState From(int row)
        {
            return (ChargerState)Rows[row * 3];
        }

        /// <summary>The condition of a row.</summary>
        public static Guard Condition(int row)
        {
            return (Guard)Rows[(row * 3) + 1];
        }

        /// <summary>The state a row enters.</summary>
        public static ChargerState To(int row)
        {
            return (ChargerState)Rows[(row * 3) + 2];
        }

        /// <summary>The first row of a state.</summary>
        public static int FirstRow(ChargerState from)
        {
            return (int)from < FirstRows.Length ? FirstRows[(int)from] : Count;
        }

        private static byte[] FindFirstRows()
        {
            byte[] first = new byte[C1 + 1];
            for (int i = 0; i < first.Length; i++) first[i] = (byte)Count;
            for (int row = Count - 1; row >= 0; row--) first[(int)From(row)] = (byte)row;
            return first;
        }

        /// <summary>What the row answers: the sequence of IEC 61851-1 table A.6, or why it is ours.</summary>
        public static string Clause(int row)
        {
            ChargerState from = From(row);
            ChargerState to = To(row);
            switch (Condition(row))
            {
                case Guard.Admissible: return "IEC 61851-1 table A.6 sequences 1.1, 3.1: plug-in, supply ready, PWM on";
                case Guard.HeldBack: return "plugged in, supply not ready: no PWM (state B1)";
                case Guard.Unplugged: return from == ChargerState.C || from == ChargerState.C1 ? "table A.6 sequence 2.2: unplugged while supplied, open within 100 ms" : "table A.6 sequence 2.1: unplugged";
                case Guard.OpenAtOnce: return "table A.6 sequences 9, 10 and 12: error, contactor open without waiting for the vehicle";
                case Guard.NotAsking: return to == ChargerState.B ? "table A.6 sequences 7, 8.1: vehicle opens S2, contactor open within 100 ms" : "table A.6 sequence 8.2: vehicle opens S2 after PWM off";
                case Guard.NoAccess: return from == ChargerState.C ? "table A.6 sequence 9: supply ends charging, PWM off, vehicle gets time to open S2" : "supply withdraws the offer (state B1)";
                case Guard.Unavailable: return from == ChargerState.C ? "table A.6 sequence 9: supply ends charging, PWM off, vehicle gets time to open S2" : "supply withdraws the offer (state B1)";
                case Guard.OtherPhases: return "table A.6 sequence 9, for a change of phases: the second contactor moves with contactor 1 open";
                case Guard.ReadyToClose: return "table A.6 sequence 4: vehicle asks, diode seen (A.2.2), contactor closes within 3 s";
                case Guard.WakeUpDue: return "wake-up of a vehicle that sleeps, once (pilot held at -12 V, as the C++ firmware does)";
                case Guard.WakeUpOver: return "end of the wake-up pulse";
                default: return "table A.6 sequence 9: vehicle did not open S2 in time, open under load";
            }
        }
    }
}
