namespace SmartEvse.Core.Settings
{
    /// <summary>Why a write was not taken. The words stand in <see cref="RefusalTexts"/>.</summary>
    public enum Refusal
    {
#pragma warning disable CS1591 // The words are the documentation; see RefusalTexts.
        None, NotANumber, OutOfRange, UnknownOption, WrongFieldCount, TooLong, NotUtf8, ControlCharacter, Retained, NotInThisMode, NotOnANode, Locked,
        NeedsAuthorisation, MeterIsNotApi, Busy, UnknownTopic, NotInThisBuild,
        RuleMinMax, RuleMaxSocket, RuleAddresses, RuleContactor2Role, RuleGridRelayRole, RuleModeNeedsMeter, RulePrefix, NotATime, RuleStopNotLater, RuleRepeatNeedsStop, RuleDailyWindow, RuleDelayNeedsStart, RuleDiscoveryPrefix, RuleTimeZone,
#pragma warning restore CS1591
    }
}
