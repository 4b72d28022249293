using System.Text;
using SmartEvse.Core.Mqtt;

namespace SmartEvse.Discovery
{
    /// <summary>The table of what happens to event entities, and to the device triggers that people without YAML find in the automation editor.</summary>
    internal static class HappeningForms
    {
        internal static void Apply(int index, Entity e)
        {
            if (index < Happening.Count)
            {
                Event(index, e);
                return;
            }

            switch (index - Happening.Count)
            {
                case 0: Trigger(e, Happening.Session, true, "Charging", "started"); break;
                case 1: Trigger(e, Happening.Session, false, "Charging", "stopped"); break;
                case 2: Trigger(e, Happening.Vehicle, true, "Vehicle", "connected"); break;
                case 3: Trigger(e, Happening.Vehicle, false, "Vehicle", "disconnected"); break;
                default: Trigger(e, Happening.Fault, true, "Fault", "raised"); break;
            }
        }

        private static void Event(int happening, Entity e)
        {
            e.Platform = Platform.Event;
            e.Suffix = Happening.Topic(happening);
            e.StateTopic = e.Suffix;
            StringBuilder json = new StringBuilder();
            for (int i = 0; i < Happening.TypeCount(happening); i++)
            {
                if (i > 0) json.Append(',');
                JsonText.Append(json, Happening.Type(happening, i));
            }

            e.OptionsJson = json.ToString();
        }

        // Home Assistant shows it as "Charging" started. Whatever ends a beginning is the other one.
        private static void Trigger(Entity e, int happening, bool begins, string subject, string type)
        {
            e.Platform = Platform.DeviceAutomation;
            e.Suffix = subject + "_" + type;
            e.Subject = subject;
            e.Name = type;
            e.StateTopic = Happening.Topic(happening);
            e.ValueTemplate = "{{ 'ON' if value_json.event_type == '" + Happening.Type(happening, 0) + "' else 'OFF' }}";
            e.PayloadOn = begins ? "ON" : "OFF";
        }
    }
}
