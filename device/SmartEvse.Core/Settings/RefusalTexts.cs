namespace SmartEvse.Core.Settings
{
    /// <summary>The words of a refusal, as they stand in <c>Result</c>.</summary>
    public static class RefusalTexts
    {
        /// <summary>The words for a number outside its range, where the range is not told.</summary>
        public const string OutOfRange = "out of range";

        /// <summary>The warning that goes with an accepted IMPORT.</summary>
        public const string ImportIsSmall = "warning: ImportCurrent below StartCurrent + MinCurrent of each phase may not charge at all";

        /// <summary>The words; for <see cref="Refusal.OutOfRange"/> with the numbers of the range.</summary>
        /// <param name="refusal">Why.</param>
        /// <param name="min">Smallest value, only used for a range.</param>
        /// <param name="max">Largest value, only used for a range.</param>
        /// <param name="zeroAllowed">True when 0 is allowed beside the range.</param>
        public static string Text(Refusal refusal, int min, int max, bool zeroAllowed)
        {
            switch (refusal)
            {
                case Refusal.None: return "";
                case Refusal.NotANumber: return "not a number";
                case Refusal.OutOfRange: return OutOfRange + (zeroAllowed ? " 0, " : " ") + min.ToString() + ".." + max.ToString();
                case Refusal.UnknownOption: return "unknown option";
                case Refusal.WrongFieldCount: return "wrong field count";
                case Refusal.TooLong: return "too long";
                case Refusal.NotUtf8: return "not UTF-8";
                case Refusal.ControlCharacter: return "control character";
                case Refusal.Retained: return "retained";
                case Refusal.NotInThisMode: return "not in this mode";
                case Refusal.NotOnANode: return "not on a node";
                case Refusal.Locked: return "locked";
                case Refusal.NeedsAuthorisation: return "needs authorisation";
                case Refusal.MeterIsNotApi: return "meter is not API";
                case Refusal.Busy: return "busy";
                case Refusal.UnknownTopic: return "unknown topic";
                case Refusal.NotInThisBuild: return "not in this build";
                case Refusal.RuleMinMax: return "rule: MinCurrent <= MaxCurrent";
                case Refusal.RuleMaxSocket: return "rule: MaxCurrent <= 63 with Config Socket";
                case Refusal.RuleAddresses: return "rule: MainsMAddress, EVMeterAddress and CircuitMAddress differ";
                case Refusal.RuleContactor2Role: return "rule: EnableC2 Auto not with LoadBl Node";
                case Refusal.RuleGridRelayRole: return "rule: Switch Grid Relay not with LoadBl Node";
                case Refusal.RuleModeNeedsMeter: return "rule: Mode Smart or Solar needs MainsMeter";
                case Refusal.RulePrefix: return "rule: MQTTPrefix without + # $, no / at the ends, no //";
                case Refusal.RuleDiscoveryPrefix: return "rule: DiscoveryPrefix without + # $, no / at the ends, no //";
                case Refusal.NotATime: return "not a time YYYY-MM-DDThh:mm";
                case Refusal.RuleStopNotLater: return "rule: DelayedStop later than DelayedStart";
                case Refusal.RuleRepeatNeedsStop: return "rule: DelayedRepeat needs DelayedStop";
                case Refusal.RuleDailyWindow: return "rule: with DelayedRepeat less than 24 hours from DelayedStart to DelayedStop";
                case Refusal.RuleDelayNeedsStart: return "rule: DelayedCharging needs DelayedStart";
                case Refusal.RuleTimeZone: return "rule: TimeZone in POSIX form, as CET-1CEST,M3.5.0,M10.5.0/3";
                default: return "internal";
            }
        }
    }
}
