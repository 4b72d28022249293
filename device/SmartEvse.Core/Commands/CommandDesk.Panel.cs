using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Commands
{
    /// <content>The requests of the front panel.</content>
    internal sealed partial class CommandDesk
    {
        // Whoever stands at the device needs no level.
        private void DecidePanel(long nowMs)
        {
            PanelRequest panel = _queue.Panel;
            if (!panel.IsWaiting) return;
            HasActed = true;
            Command c = panel.Command;
            switch (c.Kind)
            {
                case CommandKind.SaveDraft:
                    if (panel.Draft != null) SaveDraft(c, panel.Draft, nowMs);
                    break;
                case CommandKind.FactoryReset:
                    if (_machine.WantsContactor)
                    {
                        c.Refusal = Refusal.Busy;
                        break;
                    }

                    _settings.Reset();
                    _trace.LeaveOut();
                    RestartWanted = true;
                    break;
                case CommandKind.LockPanel:
                    _settings.SetState(StoredState.PanelLock, c.Number);
                    _trace.LeaveOut();
                    break;
                default:
                    Decide(c, true, nowMs);
                    TraceTap.Note(_trace, c);
                    break;
            }

            panel.Hand(false);
        }

        // All of it or nothing. Too much for the record of a step: the trace goes on with the state that comes of it.
        private void SaveDraft(Command c, SettingsDraft draft, long nowMs)
        {
            draft.Follow(_settings);
            c.Refusal = draft.Check(_row);
            if (c.Refusal != Refusal.None) return;
            for (int i = 0; i < SettingsTable.Count; i++)
            {
                if (draft.IsTouched((SettingId)i)) _writer.Apply((SettingId)i, draft.Values.Number((SettingId)i), nowMs);
            }

            _clearErrorWanted = true;
            if (!_machine.WantsContactor) _machine.EndDelay(nowMs);
            _trace.LeaveOut();
        }
    }
}
