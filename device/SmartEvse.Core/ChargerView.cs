namespace SmartEvse.Core
{
    /// <summary>
    /// A snapshot of the charger at the end of a step. The charger writes one, copies it under a short lock, and readers copy it out: nobody ever
    /// sees half a step.
    /// </summary>
    public sealed class ChargerView
    {
        /// <summary>A number that is not known.</summary>
        public const int Unknown = int.MinValue;

        private readonly int[] _values = new int[(int)ViewField.Count];

        /// <summary>Rises with every step that changed something a reader cares about.</summary>
        public int Revision { get; internal set; }

        /// <summary>What the plugged vehicle says it is; empty = nothing.</summary>
        public string EvccId { get; internal set; } = "";

        /// <summary>A number of the snapshot; <see cref="Unknown"/> when not known.</summary>
        public int this[ViewField field]
        {
            get { return _values[(int)field]; }
            internal set { _values[(int)field] = value; }
        }

        /// <summary>The numbers by field, for whoever writes them all in every step: a call for each would be the dearest part of it on the device.</summary>
        internal int[] Numbers
        {
            get { return _values; }
        }

        internal void CopyTo(ChargerView target)
        {
            System.Array.Copy(_values, target._values, _values.Length);
            target.Revision = Revision;
            target.EvccId = EvccId;
        }
    }
}
