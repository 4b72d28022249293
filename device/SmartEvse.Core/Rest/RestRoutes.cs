namespace SmartEvse.Core.Rest
{
    /// <summary>
    /// THE table of endpoints. Those outside <c>/api/</c> are those of the C++ firmware; what is not in this build answers 501, so that a client can tell it from
    /// a wrong path.
    /// </summary>
    public static class RestRoutes
    {
        /// <summary>The number of rows.</summary>
        public const int Count = 31;

        private const string Get = "GET";
        private const string Post = "POST";
        private const string GetPost = "GET, POST";

        /// <summary>Fills the cursor with a row.</summary>
        public static void Read(int index, RestRoute r)
        {
            switch (index)
            {
                case 0: r.Set("/settings", GetPost, RestAction.Status, RestAction.LegacySettings); break;
                case 1: r.Set("/currents", Post, RestAction.None, RestAction.Currents); break;
                case 2: r.Set("/ev_meter", Post, RestAction.None, RestAction.EvMeter); break;
                case 3: r.Set("/rfid", Post, RestAction.None, RestAction.Rfid); break;
                case 4: r.Set("/color_off", Post, RestAction.None, RestAction.Colour); break;
                case 5: r.Set("/color_normal", Post, RestAction.None, RestAction.Colour); break;
                case 6: r.Set("/color_smart", Post, RestAction.None, RestAction.Colour); break;
                case 7: r.Set("/color_solar", Post, RestAction.None, RestAction.Colour); break;
                case 8: r.Set("/color_custom", Post, RestAction.None, RestAction.Colour); break;
                case 9: r.Set("/cablelock", Post, RestAction.None, RestAction.CableLock); break;
                case 10: r.Set("/reboot", Post, RestAction.None, RestAction.Reboot); break;
                case 11: r.Set("/api/v1/settings", "GET, PATCH, PUT", RestAction.Settings, RestAction.Settings); break;
                case 12: r.Set("/api/v1/set/", Post, RestAction.None, RestAction.Set); break;
                case 13: r.Set("/api/v1/state", Get, RestAction.State, RestAction.None); break;
                case 14: r.Set("/api/v1/events", Get, RestAction.Events, RestAction.None); break;
                case 15: r.Set("/api/v1/trace", Get, RestAction.Trace, RestAction.None); break;
                case 16: r.Set("/api/v1/backup", GetPost, RestAction.Backup, RestAction.Restore); break;
                case 17: r.Set("/api/v1/sessions", Get, RestAction.Sessions, RestAction.None); break;
                // Made by the virtual charger, not by the device.
                case 18: r.Set("/api/v1/openapi.json", Get, RestAction.NotBuilt, RestAction.None); break;
                case 19: r.Set("/power_day", Get, RestAction.NotBuilt, RestAction.None); break;
                case 20: r.Set("/lcd", GetPost, RestAction.NotBuilt, RestAction.NotBuilt); break;
                case 21: r.Set("/lcd-verify-password", Post, RestAction.None, RestAction.NotBuilt); break;
                case 22: r.Set("/ws/lcd", Get, RestAction.NotBuilt, RestAction.None); break;
                case 23: r.Set("/mqtt_ca_cert", Get, RestAction.NotBuilt, RestAction.None); break;
                case 24: r.Set("/erasesettings", Post, RestAction.None, RestAction.NotBuilt); break;
                case 25: r.Set("/update", Post, RestAction.None, RestAction.NotBuilt); break;
                case 26: r.Set("/autoupdate", Post, RestAction.None, RestAction.NotBuilt); break;
                case 27: r.Set("/save", Post, RestAction.None, RestAction.NotBuilt); break;
                case 28: r.Set("/ev_state", GetPost, RestAction.NotBuilt, RestAction.NotBuilt); break;
                case 29: r.Set("/automated_testing", Post, RestAction.None, RestAction.NotBuilt); break;
                default: r.Set("/debug", Get, RestAction.NotBuilt, RestAction.None); break;
            }
        }

        /// <summary>Looks a path up and leaves the cursor on it.</summary>
        /// <returns>False when there is no such path.</returns>
        public static bool Find(string path, RestRoute r)
        {
            for (int i = 0; i < Count; i++)
            {
                Read(i, r);
                int length = r.Path.Length;
                if (path == r.Path && r.Path[length - 1] != '/') return true;
                if (r.Path[length - 1] == '/' && path.Length > length && path.Substring(0, length) == r.Path && path.IndexOf('/', length) < 0) return true;
            }

            return false;
        }
    }
}
