namespace SmartEvse.Core.Rest
{
    /// <summary>One parameter of <c>POST /settings</c>, as a cursor that its reader fills again and again.</summary>
    public sealed class LegacyParameter
    {
        /// <summary>Its name.</summary>
        public string Name = "";

        /// <summary>The topic below <c>Set/</c> that it writes to, or the key of the row.</summary>
        public string Topic = "";

        /// <summary>How its value is written there.</summary>
        public LegacyForm Form;

        internal void Set(string name, string topic, LegacyForm form)
        {
            Name = name;
            Topic = topic;
            Form = form;
        }
    }
}
