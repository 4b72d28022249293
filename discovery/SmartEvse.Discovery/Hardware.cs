using SmartEvse.Core.Settings;

namespace SmartEvse.Discovery
{
    /// <summary>Which rows an installation has. Entities follow role and hardware, never the mode: they would come and go on the device page.</summary>
    internal static class Hardware
    {
        internal static bool Has(Shown shown, SettingsValues s)
        {
            switch (shown)
            {
                case Shown.MainsMeterApi: return s.Number(SettingId.MainsMeter) == MeterType.Api;
                case Shown.EvMeterApi: return s.Number(SettingId.EVMeter) == MeterType.Api;
                case Shown.SolarNotNode:
                case Shown.MainsMeter:
                case Shown.CapacityLimits: return s.HasMainsMeter;
                case Shown.Circuit: return s.Role == 1 || s.HasEvMeter || s.HasCircuitMeter;
                case Shown.ConfigSocket: return s.HasSocket;
                default: return true;
            }
        }
    }
}
