using SmartEvse.Core.Limits;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Settings;

namespace SmartEvse.Discovery
{
    /// <summary>
    /// Entities on a better platform beside those that the C++ firmware announces, the buttons, the last session, and what happens. The old ones stay, so that nobody loses history;
    /// <see cref="Looks"/> hides them at first.
    /// </summary>
    internal static class ExtraEntities
    {
        private const int OwnCount = 10;
        private const int TriggerCount = 5;

        internal const int Count = OwnCount + SessionForms.Count + Happening.Count + TriggerCount;

        internal static void Read(int index, SettingsValues settings, Entity e)
        {
            if (index >= OwnCount + SessionForms.Count)
            {
                HappeningForms.Apply(index - OwnCount - SessionForms.Count, e);
                return;
            }

            if (index >= OwnCount)
            {
                SessionForms.Apply(index - OwnCount, settings, e);
                return;
            }

            switch (index)
            {
                case 0:
                    Show(e, Platform.BinarySensor, "VehicleConnected", "EVPlugState");
                    e.DeviceClass = "plug";
                    e.PayloadOn = "Connected";
                    e.PayloadOff = "Disconnected";
                    break;
                case 1:
                    Show(e, Platform.BinarySensor, "ChargingNow", "StateID");
                    e.DeviceClass = "battery_charging";
                    e.ValueTemplate = "{{ 'ON' if value == 'C' else 'OFF' }}";
                    break;
                case 2:
                    Show(e, Platform.BinarySensor, "Problem", "Error");
                    e.DeviceClass = "problem";
                    // Waiting for power is no problem, whatever Error says.
                    e.ValueTemplate = "{{ 'OFF' if value == '" + Faults.Text(0) + "' else 'OFF' if value == '" + Faults.Text(Faults.NoPower) + "' else 'ON' }}";
                    break;
                case 3:
                    Show(e, Platform.Select, "AccessControl", "Access");
                    e.CommandTopic = "Set/Access";
                    e.OptionsJson = "\"Allow\",\"Deny\",\"Pause\"";
                    break;
                case 4:
                    Show(e, Platform.Switch, "CustomFlag", "CustomButton");
                    e.CommandTopic = "Set/CustomButton";
                    e.PayloadOn = "On";
                    e.PayloadOff = "Off";
                    break;
                case 5: Old(e, SettingId.MaxSumMains, "A", "current", "measurement"); break;
                case 6: Old(e, SettingId.MaxSumMainsTime, "min", "duration", ""); break;
                case 7: Push(e, "ClearError"); break;
                case 8: Push(e, "ClearOverride"); break;
                default:
                    Push(e, "Restart");
                    e.DeviceClass = "restart";
                    break;
            }
        }

        private static void Show(Entity e, Platform platform, string suffix, string stateTopic)
        {
            e.Platform = platform;
            e.Suffix = suffix;
            e.StateTopic = stateTopic;
        }

        private static void Push(Entity e, string name)
        {
            e.Platform = Platform.Button;
            e.Suffix = name;
            e.CommandTopic = "Set/" + name;
        }

        // The read-only sensor that the C++ firmware has for a row which is a number entity here.
        private static void Old(Entity e, SettingId id, string unit, string deviceClass, string stateClass)
        {
            SettingRow row = new SettingRow();
            SettingsTable.Read(id, row);
            Show(e, Platform.Sensor, row.Key, SettingTopics.Name(row));
            e.Measure(unit, deviceClass, stateClass);
        }
    }
}
