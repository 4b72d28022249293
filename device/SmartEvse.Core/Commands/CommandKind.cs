namespace SmartEvse.Core.Commands
{
    /// <summary>What a writer asks for.</summary>
    public enum CommandKind
    {
        /// <summary>Nothing: refused already where it came in, answered in its turn.</summary>
        Refused,

        /// <summary>A number or option of a settings row.</summary>
        SetNumber,

        /// <summary>A text of a settings row.</summary>
        SetText,

        /// <summary>Mode Normal, Smart or Solar: sets the mode and grants access.</summary>
        SetMode,

        /// <summary>Access Deny, Allow or Pause.</summary>
        SetAccess,

        /// <summary>Override current in dA; 0 ends it.</summary>
        SetOverride,

        /// <summary>Pilot duty override for the bench.</summary>
        SetPilotOverride,

        /// <summary>Who the plugged vehicle says it is.</summary>
        SetEvccId,

        /// <summary>A colour of the LED: index in the high byte, 0xRRGGBB below.</summary>
        SetColour,

        /// <summary>The custom flag.</summary>
        SetCustom,

        /// <summary>Delayed start: minutes of the wall clock, or none.</summary>
        SetDelayedStart,

        /// <summary>Delayed stop: minutes of the wall clock, or none.</summary>
        SetDelayedStop,

        /// <summary>Daily repeat of start and stop.</summary>
        SetDelayedRepeat,

        /// <summary>Obeys start and stop, or not.</summary>
        SetDelayedCharging,

        /// <summary>Clears latched faults.</summary>
        ClearError,

        /// <summary>Restarts the device.</summary>
        Restart,

        /// <summary>Sends a log to the surface that asks: the charger has nothing to do for it.</summary>
        SendLog,

        /// <summary>1 has the trace sent, 0 lets go of the part that is kept around a fault.</summary>
        Trace,

        /// <summary>Several rows as one, from the ticket's batch.</summary>
        SetMany,

        /// <summary>A row that was checked together with others: only a trace says this.</summary>
        ApplyNumber,

        /// <summary>Resets the residual current monitor: a press at the device.</summary>
        ResetRcm,

        /// <summary>Saves what was changed in the menu. Only from the front panel, as the two below.</summary>
        SaveDraft,

        /// <summary>Back to a factory-new device, and a restart.</summary>
        FactoryReset,

        /// <summary>1 locks the buttons, 0 unlocks them.</summary>
        LockPanel,
    }
}
