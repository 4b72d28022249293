namespace SmartEvse.Core.Regulation
{
    /// <summary>What a plan was made with, in numbers: says in every step whether it would be made with the same again.</summary>
    internal sealed class PlanFigures
    {
        private int _settings;
        private int _meters;
        private int _cableA;
        private int _temperatureDa;
        private int _offeredDa;
        private int _dutyPermille;
        private int _overrideDa;
        private int _flags;

        /// <summary>Takes the figures of a step.</summary>
        /// <param name="settings">The revision of the settings; never 0.</param>
        /// <param name="meters">What <see cref="Metering.Meters.Changes"/> says.</param>
        /// <param name="cableA">The cable's limit.</param>
        /// <param name="temperatureDa">What the temperature leaves.</param>
        /// <param name="offeredDa">What is offered.</param>
        /// <param name="dutyPermille">What stands on the line.</param>
        /// <param name="overrideDa">The override.</param>
        /// <param name="flags">What else is true of the step.</param>
        /// <returns>True when they are those of the step before.</returns>
        internal bool AreSame(int settings, int meters, int cableA, int temperatureDa, int offeredDa, int dutyPermille, int overrideDa, int flags)
        {
            if (settings == _settings && meters == _meters && cableA == _cableA && temperatureDa == _temperatureDa
                && offeredDa == _offeredDa && dutyPermille == _dutyPermille && overrideDa == _overrideDa && flags == _flags) return true;
            _settings = settings;
            _meters = meters;
            _cableA = cableA;
            _temperatureDa = temperatureDa;
            _offeredDa = offeredDa;
            _dutyPermille = dutyPermille;
            _overrideDa = overrideDa;
            _flags = flags;
            return false;
        }
    }
}
