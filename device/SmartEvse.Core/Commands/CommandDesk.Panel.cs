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

        // All of it or nothing. The end of a waiting time is no command a replay knows: the trace goes on with the state that comes of it.
        private void SaveDraft(Command c, SettingsBatch draft, long nowMs)
        {
            _writer.SetMany(c, draft, true, nowMs);
            if (c.Refusal != Refusal.None) return;
            _clearErrorWanted = true;
            if (!_machine.WantsContactor) _machine.EndDelay(nowMs);
            _trace.LeaveOut();
        }
    }
}
