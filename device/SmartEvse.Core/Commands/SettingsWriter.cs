using SmartEvse.Core.Metering;
using SmartEvse.Core.Regulation;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tracing;

namespace SmartEvse.Core.Commands
{
    /// <summary>Writes settings rows for <see cref="CommandDesk"/>: one, or several as one. Checks form, level and the rules of the set, then does what the change means.</summary>
    internal sealed class SettingsWriter
    {
        private readonly SettingsValues _settings;
        private readonly Meters _meters;
        private readonly CurrentPlan _plan;
        private readonly Recorder _trace;
        private readonly SettingRow _row = new SettingRow();

        internal SettingsWriter(SettingsValues settings, Meters meters, CurrentPlan plan, Recorder trace)
        {
            _settings = settings;
            _meters = meters;
            _plan = plan;
            _trace = trace;
        }

        /// <summary>True when SWITCH got another function: its position is looked at anew.</summary>
        internal bool SwitchIsNew { get; set; }

        /// <summary>The cursor of desk and writer: one is enough for both.</summary>
        internal SettingRow Row
        {
            get { return _row; }
        }

        /// <summary>True when a remote writer may not write at this level now.</summary>
        internal bool IsLocked(SettingLevel level, bool unlocked)
        {
            if (unlocked || level == SettingLevel.Operate) return false;
            return level == SettingLevel.Install || _settings.Number(SettingId.RemoteLevel) == 0;
        }

        internal void SetNumber(Command c, bool unlocked, long nowMs)
        {
            Refusal refusal = CheckRow(c, c.Row, c.Number, "", unlocked);
            if (refusal == Refusal.None) refusal = SettingsRules.CheckSet(_settings, c.Row, c.Number);
            c.Refusal = refusal;
            if (refusal != Refusal.None) return;
            Apply(c.Row, c.Number, nowMs);
            c.ImportIsSmall = c.Row == SettingId.ImportCurrent && PhasePlanner.ImportIsSmall(_settings);
        }

        internal void SetText(Command c, bool unlocked)
        {
            c.Refusal = CheckRow(c, c.Row, 0, c.Text, unlocked);
            if (c.Refusal == Refusal.None) _settings.SetText(c.Row, c.Text);
        }

        /// <summary>Checks all rows of a batch, then the set as it would be, then writes; the row that was refused stands in the command. MODE of a write that is no restore is left to the desk.</summary>
        internal void SetMany(Command c, SettingsBatch batch, bool unlocked, long nowMs)
        {
            batch.Whole.CopyFrom(_settings);
            for (int i = 0; i < SettingsTable.Count; i++)
            {
                SettingId id = (SettingId)i;
                if (!batch.Has(id) || (batch.IsWholeSet && !batch.Changes(_settings, id))) continue;
                c.Refusal = CheckRow(c, id, batch.Wanted.Number(id), batch.Wanted.Text(id), unlocked);
                if (c.Refusal != Refusal.None)
                {
                    c.Row = id;
                    c.Target = i;
                    return;
                }

                SettingsBatch.Put(batch.Whole, id, _row.Kind == SettingKind.Text, batch.Wanted.Number(id), batch.Wanted.Text(id));
            }

            c.Refusal = SettingsRules.CheckSet(batch.Whole);
            if (c.Refusal != Refusal.None) return;
            int written = 0;
            for (int i = 0; i < SettingsTable.Count; i++)
            {
                SettingId id = (SettingId)i;
                if (!batch.Changes(_settings, id) || (id == SettingId.Mode && !batch.IsWholeSet)) continue;
                SettingsTable.Read(id, _row);
                ApplyTraced(id, batch.Wanted.Number(id), batch.Wanted.Text(id), nowMs);
                written++;
            }

            // A replay has no more room for commands in one step than the ring.
            if (written >= CommandQueue.Capacity - 1) _trace.LeaveOut();

            c.ImportIsSmall = batch.Has(SettingId.ImportCurrent) && PhasePlanner.ImportIsSmall(_settings);
        }

        /// <summary>Writes a number and does what the change means. For values that were checked.</summary>
        internal void Apply(SettingId id, int value, long nowMs)
        {
            int old = _settings.Number(id);
            _settings.SetNumber(id, value);
            if (old == value) return;
            switch (id)
            {
                case SettingId.Mode:
                    if (value != ChargeMode.Normal && old == ChargeMode.Normal) _meters.ModeNeedsMeters(nowMs);
                    _plan.Reset();
                    if (value == ChargeMode.Solar) _plan.Override(0, nowMs); // An override has no meaning there.
                    break;
                case SettingId.MainsMeter:
                case SettingId.EVMeter:
                case SettingId.CircuitMeter:
                    _meters.Expect(id, nowMs);
                    break;
                case SettingId.MaxCurrent:
                case SettingId.MinCurrent:
                    // An override outside the new bounds could not have been set.
                    if (_plan.OverrideDa != 0 && (_plan.OverrideDa < _settings.MinDa || _plan.OverrideDa > _settings.MaxDa)) _plan.Override(0, nowMs);
                    break;
                case SettingId.Switch:
                    SwitchIsNew = true;
                    break;
            }
        }

        private void ApplyTraced(SettingId id, int number, string text, long nowMs)
        {
            bool isText = _row.Kind == SettingKind.Text;
            bool traced = SettingsValues.IsTraced(id);
            if (isText) _settings.SetText(id, text);
            else Apply(id, number, nowMs);
            if (!traced) return;
            if (isText) _trace.Command((int)CommandKind.SetText, (int)Refusal.None, (int)id, text);
            else _trace.Command((int)CommandKind.ApplyNumber, (int)Refusal.None, (int)id, number);
        }

        // The row's own checks; leaves the cursor on it.
        private Refusal CheckRow(Command c, SettingId id, int number, string text, bool unlocked)
        {
            SettingsTable.Read(id, _row);
            bool asText = c.Kind == CommandKind.SetMany ? _row.Kind == SettingKind.Text : c.Kind == CommandKind.SetText;
            Refusal refusal = asText ? SettingsRules.CheckText(_row, text) : SettingsRules.CheckNumber(_row, number);
            if (refusal == Refusal.None && IsLocked(_row.Level, unlocked)) refusal = Refusal.Locked;
            if (refusal == Refusal.OutOfRange) c.RefuseRange(_row.Min, _row.Max, _row.HasZero);
            return refusal;
        }
    }
}
