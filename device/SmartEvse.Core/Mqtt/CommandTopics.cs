using SmartEvse.Core.Sessions;
using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Mqtt
{
    /// <summary>Finds what a name below <c>Set/</c> stands for. Rows are found in the settings table; the rest stands here.</summary>
    public static class CommandTopics
    {
        /// <summary>The payload of a button.</summary>
        public const string Press = "PRESS";

        private const CommandTopic Last = CommandTopic.Sessions;

        /// <summary>The payload that lets go of the trace kept around a fault.</summary>
        public const string Clear = "CLEAR";

        /// <summary>How many topics are feeds: they come all the time, and are answered only when they are refused.</summary>
        public const int FeedCount = 4;

        /// <summary>What a name stands for; leaves the cursor on the row when it is one.</summary>
        public static CommandTopic Find(string name, SettingRow row)
        {
            switch (name)
            {
                case "RFID":
                case "UnlockCable": return CommandTopic.NotBuilt;
                case "CurrentMaxSumMains":
                    // The C++ firmware's name of the row.
                    SettingsTable.Read(SettingId.MaxSumMains, row);
                    return CommandTopic.Row;
            }

            for (CommandTopic topic = CommandTopic.Mode; topic <= Last; topic++)
            {
                if (Name(topic) == name) return topic;
            }

            return FindRow(name, row) ? CommandTopic.Row : CommandTopic.Unknown;
        }

        /// <summary>The name below <c>Set/</c>; empty for what is not one topic.</summary>
        public static string Name(CommandTopic topic)
        {
            switch (topic)
            {
                case CommandTopic.Mode: return "Mode";
                case CommandTopic.Access: return "Access";
                case CommandTopic.CurrentOverride: return "CurrentOverride";
                case CommandTopic.CPPWMOverride: return "CPPWMOverride";
                case CommandTopic.MainsMeter: return "MainsMeter";
                case CommandTopic.EVMeter: return "EVMeter";
                case CommandTopic.CircuitMeter: return "CircuitMeter";
                case CommandTopic.HomeBatteryCurrent: return "HomeBatteryCurrent";
                case CommandTopic.EVCCID: return "EVCCID";
                case CommandTopic.ColorOff: return "ColorOff";
                case CommandTopic.ColorNormal: return "ColorNormal";
                case CommandTopic.ColorSmart: return "ColorSmart";
                case CommandTopic.ColorSolar: return "ColorSolar";
                case CommandTopic.ColorCustom: return "ColorCustom";
                case CommandTopic.CustomButton: return "CustomButton";
                case CommandTopic.ClearError: return "ClearError";
                case CommandTopic.ClearOverride: return "ClearOverride";
                case CommandTopic.Restart: return "Restart";
                case CommandTopic.Events: return "Events";
                case CommandTopic.Trace: return "Trace";
                case CommandTopic.DelayedStart: return "DelayedStart";
                case CommandTopic.DelayedStop: return "DelayedStop";
                case CommandTopic.DelayedRepeat: return "DelayedRepeat";
                case CommandTopic.DelayedCharging: return "DelayedCharging";
                case CommandTopic.Sessions: return "Sessions";
                default: return "";
            }
        }

        /// <summary>The number of a topic in the event log.</summary>
        public static int TargetOf(CommandTopic topic, SettingRow row)
        {
            if (topic == CommandTopic.Row) return (int)row.Id;
            return Name(topic).Length == 0 ? EventLog.NoTarget : EventLog.FirstTopic + (int)topic;
        }

        /// <summary>The name below <c>Set/</c> of a number from the event log; empty when it has none.</summary>
        public static string NameOfTarget(int target, SettingRow row)
        {
            if (target == EventLog.NoTarget) return "";
            if (target >= EventLog.FirstTopic) return Name((CommandTopic)(target - EventLog.FirstTopic));
            SettingsTable.Read((SettingId)target, row);
            return SettingTopics.Name(row);
        }

        /// <summary>Which feed a topic is, 0 to <see cref="FeedCount"/> - 1; -1 = it is none.</summary>
        public static int FeedOf(CommandTopic topic)
        {
            int feed = (int)topic - (int)CommandTopic.MainsMeter;
            return feed >= 0 && feed < FeedCount ? feed : -1;
        }

        /// <summary>The state topic that echoes a command; -1 when there is none.</summary>
        public static int EchoOf(CommandTopic topic)
        {
            switch (topic)
            {
                case CommandTopic.Mode: return Echo("Mode");
                case CommandTopic.Access:
                case CommandTopic.EVCCID:
                case CommandTopic.CPPWMOverride:
                case CommandTopic.CustomButton:
                case CommandTopic.DelayedStart:
                case CommandTopic.DelayedStop:
                case CommandTopic.DelayedRepeat:
                case CommandTopic.DelayedCharging: return Echo(Name(topic));
                case CommandTopic.CurrentOverride:
                case CommandTopic.ClearOverride: return Echo("ChargeCurrentOverride");
                case CommandTopic.ColorOff: return Echo("LEDColorOff");
                case CommandTopic.ColorNormal: return Echo("LEDColorNormal");
                case CommandTopic.ColorSmart: return Echo("LEDColorSmart");
                case CommandTopic.ColorSolar: return Echo("LEDColorSolar");
                case CommandTopic.ColorCustom: return Echo("LEDColorCustom");
                default: return -1;
            }
        }

        private static bool FindRow(string name, SettingRow row)
        {
            for (int i = 0; i < SettingsTable.Count; i++)
            {
                SettingsTable.Read((SettingId)i, row);
                if (SettingTopics.Name(row) == name) return true;
            }

            return false;
        }

        private static int Echo(string stateTopic)
        {
            StateTopic t = new StateTopic();
            for (int i = 0; i < StateTopics.Count; i++)
            {
                StateTopics.Read(i, t);
                if (t.Name == stateTopic) return i;
            }

            return -1;
        }
    }
}
