using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Pilot;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tracing;

namespace SmartEvse.Core
{
    /// <summary>Turns what goes in and out of a step into the plain numbers that the recorder takes: the classes the charger decides by, not the noise.</summary>
    internal static class TraceTap
    {
        /// <summary>Notes the inputs of a step, after the commands: these may have moved the bounds of the temperature.</summary>
        internal static void Note(Recorder trace, Inputs inputs, FaultWatch faults, SettingsValues settings, bool unlocked)
        {
            int bits = (int)PilotClassifier.Level(inputs.PilotHighMv) | (CableCoding.Decode(inputs.ProximityMv) << InputBits.CableShift);
            if (PilotClassifier.IsMinus12(inputs.PilotLowMv)) bits |= InputBits.Minus12;
            if (inputs.RcmFault) bits |= InputBits.Rcm;
            if (inputs.SwitchClosed) bits |= InputBits.Switch;
            if (faults.StorageFailed) bits |= InputBits.StorageFailed;
            if (unlocked) bits |= InputBits.Unlocked;
            trace.Inputs(bits);
            if (settings.State(StoredState.DelayedCharging) == 1) trace.Utc(inputs.UtcS);
            if (IsNews(trace.TemperatureC, inputs.TemperatureC, faults)) trace.Temperature(inputs.TemperatureC);
        }

        /// <summary>Notes a command with its decision. What decides nothing, secrets above all, is left out; several rows as one are noted row by row where they are written.</summary>
        internal static void Note(Recorder trace, Command c)
        {
            // A replay knows of no token: what was refused for the lack of one is left out.
            if (c.Refusal == Refusal.Locked && c.Ticket != null && c.Ticket.IsWithoutToken) return;
            bool ofRow = c.Kind == CommandKind.SetNumber || c.Kind == CommandKind.SetText;
            if (c.Kind == CommandKind.Trace || c.Kind == CommandKind.SendLog || c.Kind == CommandKind.SetMany || (ofRow && !SettingsValues.IsTraced(c.Row))) return;
            if (c.Kind == CommandKind.SetText || c.Kind == CommandKind.SetEvccId) trace.Command((int)c.Kind, (int)c.Refusal, (int)c.Row, c.Text);
            else trace.Command((int)c.Kind, (int)c.Refusal, (int)c.Row, c.Number);
        }

        /// <summary>State, contactors, pilot and restart in one number, see <see cref="OutputBits"/>.</summary>
        internal static int Pack(Outputs o, ChargerState state)
        {
            int packed = (int)state << OutputBits.StateShift;
            if (o.Contactor1) packed |= OutputBits.Contactor1;
            if (o.Contactor2) packed |= OutputBits.Contactor2;
            if (o.PilotConnected) packed |= OutputBits.PilotConnected;
            if (o.Restart) packed |= OutputBits.Restart;
            return packed;
        }

        /// <summary>Notes the outputs of a step, and whether a fault has come up that has to be kept.</summary>
        internal static void Note(Recorder trace, int packed, Outputs o, int faults, int faultsBefore, ReasonId reason, long nowMs)
        {
            // Before a restart loop there is nothing to see, and keeping it would wear the flash with every start.
            int rising = faults & ~faultsBefore & ~(Faults.NoPower | Faults.RestartLoop);
            if (rising != 0)
            {
                int fault = Faults.MostSerious(rising);
                int watched = trace.WatchedFault;
                if (watched == 0 || (fault != watched && Faults.MostSerious(fault | watched) == fault)) trace.Watch(fault, nowMs);
            }

            trace.EndStep(packed, o.DutyPermille, o.OfferedDa, faults, (int)reason, nowMs);
        }

        // A reading that flickers by a degree is no news as long as it means the same.
        private static bool IsNews(int notedC, int temperatureC, FaultWatch faults)
        {
            if (notedC == Recorder.NotNoted) return true;
            if (notedC == temperatureC) return false;
            int meaning = faults.MeaningOf(temperatureC);
            if (meaning != faults.MeaningOf(notedC)) return true;
            return meaning != FaultWatch.Incredible && (temperatureC > notedC + 1 || temperatureC < notedC - 1);
        }
    }
}
