using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Mqtt
{
    /// <summary>Finds what a name below <c>Set/</c> stands for. Rows are found in the settings table; the rest stands here.</summary>
    public static class CommandTopics
    {
        /// <summary>The payload of a button.</summary>
        public const string Press = "PRESS";

        /// <summary>How many topics are feeds: they come all the time, and are answered only when they are refused.</summary>
        public const int FeedCount = 4;

        /// <summary>What a name stands for; leaves the cursor on the row when it is one.</summary>
        public static CommandTopic Find(string name, SettingRow row)
        {
            switch (name)
            {
                case "Mode": return CommandTopic.Mode;
                case "Access": return CommandTopic.Access;
                case "CurrentOverride": return CommandTopic.CurrentOverride;
                case "CPPWMOverride": return CommandTopic.CPPWMOverride;
                case "MainsMeter": return CommandTopic.MainsMeter;
                case "EVMeter": return CommandTopic.EVMeter;
                case "CircuitMeter": return CommandTopic.CircuitMeter;
                case "HomeBatteryCurrent": return CommandTopic.HomeBatteryCurrent;
                case "EVCCID": return CommandTopic.EVCCID;
                case "ColorOff": return CommandTopic.ColorOff;
                case "ColorNormal": return CommandTopic.ColorNormal;
                case "ColorSmart": return CommandTopic.ColorSmart;
                case "ColorSolar": return CommandTopic.ColorSolar;
                case "ColorCustom": return CommandTopic.ColorCustom;
                case "CustomButton": return CommandTopic.CustomButton;
                case "ClearError": return CommandTopic.ClearError;
                case "ClearOverride": return CommandTopic.ClearOverride;
                case "Restart": return CommandTopic.Restart;
                case "RFID":
                case "UnlockCable": return CommandTopic.NotBuilt;
                case "CurrentMaxSumMains":
                    // The C++ firmware's name of the row.
                    SettingsTable.Read(SettingId.MaxSumMains, row);
                    return CommandTopic.Row;
                default: return FindRow(name, row) ? CommandTopic.Row : CommandTopic.Unknown;
            }
        }

        /// <summary>False when the whole function of a topic is not in this build: it is refused whatever the payload.</summary>
        public static bool IsBuilt(CommandTopic topic)
        {
            return topic != CommandTopic.NotBuilt && topic != CommandTopic.CircuitMeter && topic != CommandTopic.HomeBatteryCurrent;
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
                case CommandTopic.Access: return Echo("Access");
                case CommandTopic.CurrentOverride:
                case CommandTopic.ClearOverride: return Echo("ChargeCurrentOverride");
                case CommandTopic.CPPWMOverride: return Echo("CPPWMOverride");
                case CommandTopic.EVCCID: return Echo("EVCCID");
                case CommandTopic.ColorOff: return Echo("LEDColorOff");
                case CommandTopic.ColorNormal: return Echo("LEDColorNormal");
                case CommandTopic.ColorSmart: return Echo("LEDColorSmart");
                case CommandTopic.ColorSolar: return Echo("LEDColorSolar");
                case CommandTopic.ColorCustom: return Echo("LEDColorCustom");
                case CommandTopic.CustomButton: return Echo("CustomButton");
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
