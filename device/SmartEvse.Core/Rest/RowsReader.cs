using SmartEvse.Core.Commands;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Rest
{
    /// <summary>Reads rows from a JSON object: one is a write as on MQTT, several (and a backup always) are written as one.</summary>
    internal sealed class RowsReader
    {
        private readonly RestWrites _writes;
        private readonly bool _isBackup;

        internal RowsReader(RestWrites writes, bool isBackup)
        {
            _writes = writes;
            _isBackup = isBackup;
        }

        /// <summary>The status when the object is wrong; 0 = it is not.</summary>
        internal int Status { get; private set; }

        /// <summary>What is wrong.</summary>
        internal string Error { get; private set; } = "";

        /// <summary>The row that is wrong; empty = none in particular.</summary>
        internal string Parameter { get; private set; } = "";

        /// <summary>The rows to be written as one; null = there is one row, among the writes.</summary>
        internal SettingsBatch? Batch { get; private set; }

        internal void Read(byte[] json, int length)
        {
            SettingRow row = new SettingRow();
            SettingsBatch batch = new SettingsBatch();
            batch.IsWholeSet = _isBackup;
            JsonMembers members = new JsonMembers(json, length);
            if (_isBackup && (!members.Next() || members.Name != Documents.BackupMark)) Wrong(members.IsWrong ? 400 : 422, "not a backup of this charger's settings", "");
            Refusal firstWrong = Refusal.None;
            string wrongKey = "";
            string topic = "";
            string value = "";
            while (members.Next())
            {
                if (!SettingsTable.Find(members.Name, row))
                {
                    Wrong(422, "unknown setting", members.Name);
                    continue;
                }

                topic = SettingTopics.Name(row);
                value = members.Value;
                Refusal refusal = SettingForm.Read(row, value, out int number);
                if (!batch.Add(row, number, value)) Wrong(400, "duplicate setting", row.Key);
                if (refusal == Refusal.None || firstWrong != Refusal.None) continue;
                firstWrong = refusal;
                wrongKey = row.Key;
            }

            bool isOne = batch.Count == 1 && !_isBackup;
            // Of one row the router will say so itself, and knows more forms of MODE.
            if (firstWrong != Refusal.None && !isOne) Wrong(422, RefusalTexts.Text(firstWrong, 0, 0, false), wrongKey);
            if (members.IsWrong) Overrule(400, "not a JSON object of settings");
            else if (Status == 0 && batch.Count == 0) Wrong(400, "no settings", "");
            if (isOne) _writes.Add(row.Key, topic, value);
            else Batch = batch;
        }

        private void Overrule(int status, string error)
        {
            Status = status;
            Error = error;
            Parameter = "";
        }

        private void Wrong(int status, string error, string parameter)
        {
            if (Status != 0) return;
            Overrule(status, error);
            Parameter = parameter;
        }
    }
}
