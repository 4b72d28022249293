namespace SmartEvse.Core.Mqtt
{
    /// <summary>One row of <see cref="StateTopics"/>, as a cursor that its reader fills again and again.</summary>
    public sealed class StateTopic
    {
        /// <summary>Position in the table.</summary>
        public int Index;

        /// <summary>The topic below the prefix.</summary>
        public string Name = "";

        /// <summary>Where the number comes from.</summary>
        public ViewField Field;

        /// <summary>How it is written.</summary>
        public TopicFormat Format;

        /// <summary>When it is sent.</summary>
        public TopicCadence Cadence;

        /// <summary>When it exists.</summary>
        public TopicCondition Condition;

        /// <summary>Kept by the broker for those who come later.</summary>
        public bool Retained;

        internal void Set(string name, ViewField field, TopicFormat format, bool retained, TopicCondition condition, TopicCadence cadence)
        {
            Name = name;
            Field = field;
            Format = format;
            Retained = retained;
            Condition = condition;
            Cadence = cadence;
        }
    }
}
