using SmartEvse.Core.Charging;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Sessions
{
    /// <summary>The words of the event log, the same on every surface. What has words elsewhere has the same here.</summary>
    public static class EventTexts
    {
        /// <summary>The token of a kind, for programs.</summary>
        public static string Token(EventKind kind)
        {
            switch (kind)
            {
                case EventKind.Start: return "start";
                case EventKind.Vehicle: return "vehicle";
                case EventKind.Access: return "access";
                case EventKind.Mode: return "mode";
                case EventKind.GridRelay: return "grid_relay";
                case EventKind.Fault: return "fault";
                case EventKind.FaultCleared: return "fault_cleared";
                case EventKind.Refused: return "refused";
                default: return "state";
            }
        }

        /// <summary>What exactly happened, for people.</summary>
        /// <param name="e">The entry.</param>
        /// <param name="row">A cursor of the caller, for the range of a refused number.</param>
        public static string Text(EventEntry e, SettingRow row)
        {
            switch (e.Kind)
            {
                case EventKind.Start: return "Started";
                case EventKind.Vehicle: return StateTexts.Plug(e.Code != 0);
                case EventKind.Access: return OptionTexts.Text(OptionSet.Access, e.Code) ?? "";
                case EventKind.Mode: return OptionTexts.Text(OptionSet.Mode, e.Code) ?? "";
                case EventKind.GridRelay: return e.Code != 0 ? "Limits" : "Released";
                case EventKind.Fault:
                case EventKind.FaultCleared: return Faults.Text(e.Code);
                case EventKind.Refused: return Refused((Refusal)e.Code, e.Target, row);
                default: return StateTexts.Text((ChargerState)e.Code);
            }
        }

        // The range of a row stands in its table; one that depends on other settings may have been another at that time.
        private static string Refused(Refusal refusal, int target, SettingRow row)
        {
            if (refusal != Refusal.OutOfRange) return RefusalTexts.Text(refusal, 0, 0, false);
            if (target < 0 || target >= EventLog.FirstTopic) return RefusalTexts.OutOfRange;
            SettingsTable.Read((SettingId)target, row);
            return RefusalTexts.Text(refusal, row.Min, row.Max, row.HasZero);
        }
    }
}
