namespace SmartEvse.Discovery
{
    /// <summary>One entity, as a cursor that its reader fills again and again.</summary>
    public sealed class Entity
    {
        /// <summary>The Home Assistant platform.</summary>
        public Platform Platform;

        /// <summary>The part of the unique id after the prefix.</summary>
        public string Suffix = "";

        /// <summary>The name for people: sentence case, without the device's name.</summary>
        public string Name = "";

        /// <summary>The state topic below the prefix; empty = none.</summary>
        public string StateTopic = "";

        /// <summary>The topic below the prefix that says whether the meter behind the value is there (<c>ON</c>, <c>OFF</c>); empty = the charger is enough.</summary>
        public string MeterTopic = "";

        /// <summary>The command topic below the prefix; empty = none.</summary>
        public string CommandTopic = "";

        /// <summary>Unit of measurement; empty = none.</summary>
        public string Unit = "";

        /// <summary>Device class; empty = none.</summary>
        public string DeviceClass = "";

        /// <summary>State class; empty = none.</summary>
        public string StateClass = "";

        /// <summary>Where it is shown.</summary>
        public Category Category;

        /// <summary>False = announced, but switched off until the user wants it.</summary>
        public bool Enabled = true;

        /// <summary>Payload to state; empty = as it is.</summary>
        public string ValueTemplate = "";

        /// <summary>Value to payload; empty = as it is.</summary>
        public string CommandTemplate = "";

        /// <summary>Icon; empty = the device class's.</summary>
        public string Icon = "";

        /// <summary>Options of an enum or a select, or the types of an event, as JSON array elements; empty = none.</summary>
        public string OptionsJson = "";

        /// <summary>Payload of on; empty = ON. Of a device trigger: the state that sets it off.</summary>
        public string PayloadOn = "";

        /// <summary>What a device trigger is about, for people; its <see cref="Name"/> says what happens to it. Else empty.</summary>
        public string Subject = "";

        /// <summary>Payload of off; empty = OFF.</summary>
        public string PayloadOff = "";

        /// <summary>True when <see cref="Min"/> and <see cref="Max"/> count.</summary>
        public bool HasRange;

        /// <summary>Smallest number, or shortest text.</summary>
        public int Min;

        /// <summary>Largest number, or longest text.</summary>
        public int Max;

        /// <summary>Step of a number in tenths; 10 = whole numbers.</summary>
        public int StepTenths = 10;

        /// <summary>Decimals to show; -1 = Home Assistant decides.</summary>
        public int Precision = -1;

        /// <summary>Seconds without a message after which the value is unavailable; 0 = never.</summary>
        public int ExpireAfterS;

        /// <summary>True when the present settings have it; else it is taken back.</summary>
        public bool Applies;

        /// <summary>Back to an empty cursor.</summary>
        public void Clear()
        {
            Platform = Platform.Sensor;
            Suffix = "";
            Name = "";
            StateTopic = "";
            MeterTopic = "";
            Subject = "";
            CommandTopic = "";
            Unit = "";
            DeviceClass = "";
            StateClass = "";
            Category = Category.Primary;
            Enabled = true;
            ValueTemplate = "";
            CommandTemplate = "";
            Icon = "";
            OptionsJson = "";
            PayloadOn = "";
            PayloadOff = "";
            HasRange = false;
            Min = 0;
            Max = 0;
            StepTenths = 10;
            Precision = -1;
            ExpireAfterS = 0;
            Applies = true;
        }

        internal void Measure(string unit, string deviceClass, string stateClass)
        {
            Unit = unit;
            DeviceClass = deviceClass;
            StateClass = stateClass;
        }

        internal void Range(int min, int max)
        {
            HasRange = true;
            Min = min;
            Max = max;
        }
    }
}
