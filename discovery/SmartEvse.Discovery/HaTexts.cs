namespace SmartEvse.Discovery
{
    /// <summary>Words of Home Assistant.</summary>
    internal static class HaTexts
    {
        internal static string Of(Platform platform)
        {
            switch (platform)
            {
                case Platform.BinarySensor: return "binary_sensor";
                case Platform.Number: return "number";
                case Platform.Select: return "select";
                case Platform.Switch: return "switch";
                case Platform.Text: return "text";
                case Platform.Button: return "button";
                case Platform.Event: return "event";
                case Platform.Update: return "update";
                case Platform.DeviceAutomation: return "device_automation";
                default: return "sensor";
            }
        }

        internal static string Of(Category category)
        {
            return category == Category.Config ? "config" : "diagnostic";
        }
    }
}
