namespace SmartEvse.Core.Settings
{
    /// <summary>Decides which rows the LCD menu shows. Evaluated anew inside an open menu, so that rows open up while others change.</summary>
    public static class Visibility
    {
        /// <summary>True when the row the cursor stands on belongs into the menu now.</summary>
        public static bool IsInMenu(SettingRow row, SettingsValues values)
        {
            return row.IsBuilt && row.Lcd.Length > 0 && IsShown(row.Shown, values);
        }

        /// <summary>True when the condition holds for these values.</summary>
        public static bool IsShown(Shown shown, SettingsValues v)
        {
            bool notNode = v.Role <= 1;
            bool regulates = v.Mode != ChargeMode.Normal;
            switch (shown)
            {
                case Shown.Always: return true;
                case Shown.ConfigSocket: return v.HasSocket;
                case Shown.LockInUse: return v.HasSocket && v.Number(SettingId.Lock) != 0;
                case Shown.Master: return v.Role == 1;
                case Shown.SmartOrSolarNotNode: return regulates && notNode;
                case Shown.MainsMeterOnBus: return IsOnBus(v.Number(SettingId.MainsMeter)) && regulates && notNode;
                case Shown.SensorboxWithClamps: return false; // Known only once a Sensorbox has answered; its room is not built yet.
                case Shown.MainsMeterApi: return v.Number(SettingId.MainsMeter) == MeterType.Api && regulates && notNode;
                case Shown.CircuitMeterOnBus: return IsOnBus(v.Number(SettingId.CircuitMeter)) && regulates && notNode;
                case Shown.EvMeterOnBus: return IsOnBus(v.Number(SettingId.EVMeter));
                case Shown.EvMeterApi: return v.Number(SettingId.EVMeter) == MeterType.Api;
                case Shown.AnyMeterCustom: return v.Number(SettingId.MainsMeter) == MeterType.Custom || v.Number(SettingId.EVMeter) == MeterType.Custom || v.Number(SettingId.CircuitMeter) == MeterType.Custom;
                case Shown.MainsMeter: return v.HasMainsMeter && notNode;
                case Shown.Circuit: return v.Role == 1 || (v.Role == 0 && regulates && (v.HasEvMeter || v.Number(SettingId.CircuitMeter) != MeterType.Disabled));
                case Shown.WifiEnabled: return v.WifiEnabled;
                case Shown.CapacityLimits: return v.HasMainsMeter && notNode && v.CapacityLimits;
                case Shown.SolarNotNode: return v.Mode == ChargeMode.Solar && notNode;
                default: return false;
            }
        }

        private static bool IsOnBus(int meterType)
        {
            return meterType != MeterType.Disabled && meterType != MeterType.Api;
        }
    }
}
