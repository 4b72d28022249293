namespace SmartEvse.Discovery
{
    /// <summary>The Home Assistant platforms in use.</summary>
    public enum Platform
    {
#pragma warning disable CS1591 // Named as in Home Assistant; the texts stand in HaTexts.
        Sensor, BinarySensor, Number, Select, Switch, Text, Button, Event, Update, DeviceAutomation,
#pragma warning restore CS1591
    }
}
