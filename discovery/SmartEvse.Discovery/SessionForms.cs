using System.Text;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Sessions;
using SmartEvse.Core.Settings;

namespace SmartEvse.Discovery
{
    /// <summary>
    /// The table of the sensors that <c>LastSession</c> becomes, one for each of its figures. A figure that is not known is <c>null</c> there, which Home Assistant
    /// shows as unknown. None has a state class: the total energy is what belongs into statistics, and one figure counted twice is worse than one missing.
    /// </summary>
    internal static class SessionForms
    {
        internal const int Count = 9;

        internal static void Apply(int index, SettingsValues settings, Entity e)
        {
            e.StateTopic = "LastSession";
            switch (index)
            {
                case 0: Figure(e, "Energy", "energyWh", "Wh", "energy"); break;
                case 1: Figure(e, "PeakPower", "peakW", "W", "power"); break;
                case 2: Figure(e, "SolarShare", "solarPercent", "%", ""); break;
                case 3: Figure(e, "Duration", "durationS", "s", "duration"); break;
                case 4: Figure(e, "ChargingTime", "chargingS", "s", "duration"); break;
                case 5: Moment(e, "Start", "start"); break;
                case 6: Moment(e, "End", "end"); break;
                case 7:
                    Member(e, "EndedBy", "end_by");
                    e.DeviceClass = "enum";
                    e.OptionsJson = Ends();
                    break;
                // As a list of all reasons the message would be too long for a long prefix.
                default: Member(e, "Reason", "reason"); break;
            }

            // What only meters know.
            if (index < 3) e.Applies = StateTopics.Applies(TopicCondition.EvMeter, settings);
            if (index == 2) e.Applies &= StateTopics.Applies(TopicCondition.MainsMeter, settings);
        }

        private static void Figure(Entity e, string suffix, string member, string unit, string deviceClass)
        {
            Member(e, suffix, member);
            e.Measure(unit, deviceClass, "");
        }

        private static void Moment(Entity e, string suffix, string member)
        {
            Member(e, suffix, member + " | as_datetime(none)");
            e.DeviceClass = "timestamp";
        }

        private static void Member(Entity e, string suffix, string member)
        {
            e.Suffix = "LastSession" + suffix;
            e.ValueTemplate = "{{ value_json." + member + " }}";
        }

        private static string Ends()
        {
            StringBuilder json = new StringBuilder();
            for (int i = 0; i <= (int)SessionEnd.Interrupted; i++) TopicForms.Add(json, SessionTexts.Token((SessionEnd)i));
            return json.ToString();
        }
    }
}
