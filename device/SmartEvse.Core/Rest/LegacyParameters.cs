namespace SmartEvse.Core.Rest
{
    /// <summary>THE table of the parameters of <c>POST /settings</c>, in the order in which they are carried out.</summary>
    public static class LegacyParameters
    {
        /// <summary>The number of rows.</summary>
        public const int Count = 37;

        /// <summary>Looks a name up and leaves the cursor on it.</summary>
        /// <returns>False when there is no such parameter.</returns>
        public static bool Find(string name, LegacyParameter p)
        {
            for (int i = 0; i < Count; i++)
            {
                Read(i, p);
                if (p.Name == name) return true;
            }

            return false;
        }

        /// <summary>Fills the cursor with a row.</summary>
        public static void Read(int index, LegacyParameter p)
        {
            switch (index)
            {
                case 0: p.Set("backlight", "", LegacyForm.NotBuilt); break;
                case 1: p.Set("current_min", "MinCurrent", LegacyForm.Number); break;
                case 2: p.Set("capacity_mode", "", LegacyForm.NotBuilt); break;
                case 3: p.Set("intervals", "", LegacyForm.NotBuilt); break;
                case 4: p.Set("current_max_sum_mains", "MaxSumMains", LegacyForm.Number); break;
                case 5: p.Set("max_sum_mains_timer", "MaxSumMainsTime", LegacyForm.Number); break;
                case 6: p.Set("disable_override_current", "ClearOverride", LegacyForm.Press); break;
                case 7: p.Set("custombutton", "CustomButton", LegacyForm.OnOff); break;
                case 8: p.Set("battery_current", "HomeBatteryCurrent", LegacyForm.Plain); break;
                // Before the mode: what grants access must not start what a schedule is to hold back.
                case 9: p.Set("starttime", "DelayedStart", LegacyForm.Delay); break;
                case 10: p.Set("stoptime", "DelayedStop", LegacyForm.Delay); break;
                case 11: p.Set("repeat", "DelayedRepeat", LegacyForm.Delay); break;
                case 12: p.Set("mode", "Mode", LegacyForm.Mode); break;
                case 13: p.Set("enable_C2", "EnableC2", LegacyForm.Number); break;
                case 14: p.Set("stop_timer", "StopTime", LegacyForm.Number); break;
                case 15: p.Set("override_current", "CurrentOverride", LegacyForm.Number); break;
                case 16: p.Set("solar_start_current", "StartCurrent", LegacyForm.Number); break;
                case 17: p.Set("solar_max_import", "ImportCurrent", LegacyForm.Number); break;
                case 18: p.Set("override_pwm", "CPPWMOverride", LegacyForm.Number); break;
                case 19: p.Set("required_evccid", "RequiredEVCCID", LegacyForm.Plain); break;
                case 20: p.Set("lcdlock", "", LegacyForm.NotBuilt); break;
                case 21: p.Set("cablelock", "CableLock", LegacyForm.Number); break;
                case 22: p.Set("ocpp_update", "", LegacyForm.NotBuilt); break;
                case 23: p.Set("ocpp_mode", "", LegacyForm.NotBuilt); break;
                case 24: p.Set("ocpp_backend_url", "", LegacyForm.NotBuilt); break;
                case 25: p.Set("ocpp_cb_id", "", LegacyForm.NotBuilt); break;
                case 26: p.Set("ocpp_auth_key", "", LegacyForm.NotBuilt); break;
                case 27: p.Set("ocpp_auto_auth", "", LegacyForm.NotBuilt); break;
                case 28: p.Set("ocpp_auto_auth_idtag", "", LegacyForm.NotBuilt); break;
                case 29: p.Set("mqtt_update", "", LegacyForm.Marker); break;
                case 30: p.Set("mqtt_host", "MQTTHost", LegacyForm.Mqtt); break;
                case 31: p.Set("mqtt_port", "MQTTPort", LegacyForm.Mqtt); break;
                case 32: p.Set("mqtt_topic_prefix", "MQTTPrefix", LegacyForm.Mqtt); break;
                case 33: p.Set("mqtt_username", "MQTTUser", LegacyForm.Mqtt); break;
                case 34: p.Set("mqtt_password", "MQTTPassword", LegacyForm.Mqtt); break;
                case 35: p.Set("mqtt_tls", "MQTTTls", LegacyForm.Mqtt); break;
                default: p.Set("mqtt_ca_cert", "", LegacyForm.NotBuilt); break;
            }
        }
    }
}
