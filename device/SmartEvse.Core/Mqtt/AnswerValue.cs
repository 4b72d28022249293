using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Mqtt
{
    /// <summary>The <c>value</c> of an answer, on MQTT and REST: what is in force now.</summary>
    public static class AnswerValue
    {
        /// <summary>The value in the form that <c>Set/</c> takes, or that its state topic shows; empty when nothing echoes the topic.</summary>
        /// <param name="topic">What was written to.</param>
        /// <param name="row">The row, when it is one.</param>
        /// <param name="cursor">A cursor to read the state topic with.</param>
        /// <param name="settings">The settings.</param>
        /// <param name="view">The snapshot of the step that decided, or of a later one.</param>
        /// <param name="link">What the MQTT session has to say.</param>
        public static string Of(CommandTopic topic, SettingRow row, StateTopic cursor, SettingsValues settings, ChargerView view, LinkStatus link)
        {
            if (topic == CommandTopic.Row) return SettingTopics.Value(row, settings);
            int echo = CommandTopics.EchoOf(topic);
            if (echo < 0) return "";
            StateTopics.Read(echo, cursor);
            return StateTopics.Payload(cursor, StateTopics.Value(cursor, view, link), view, link);
        }
    }
}
