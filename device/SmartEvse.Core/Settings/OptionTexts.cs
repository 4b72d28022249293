namespace SmartEvse.Core.Settings
{
    /// <summary>The texts of the options, the same on LCD, MQTT, discovery and REST.</summary>
    public static class OptionTexts
    {
        /// <summary>The number of positions in a list, unused ones included.</summary>
        public static int Count(OptionSet set)
        {
            switch (set)
            {
                case OptionSet.Mode: case OptionSet.Lock: case OptionSet.Priority: case OptionSet.DataType: case OptionSet.Wifi: case OptionSet.Access: return 3;
                case OptionSet.Config: case OptionSet.OffOn: case OptionSet.Grid: case OptionSet.DisabledEnabled: case OptionSet.LedMode: case OptionSet.RemoteLevel: return 2;
                case OptionSet.Role: return 9;
                case OptionSet.MainsMeter: case OptionSet.OtherMeter: return 20;
                case OptionSet.ByteOrder: return 4;
                case OptionSet.Switch: return 8;
                case OptionSet.Rfid: return 7;
                case OptionSet.Contact2: return 5;
                default: return 0;
            }
        }

        /// <summary>The text of an option.</summary>
        /// <returns>Null when the number is no option of the list.</returns>
        public static string? Text(OptionSet set, int number)
        {
            switch (set)
            {
                case OptionSet.Mode: return Pick3(number, "Normal", "Smart", "Solar");
                case OptionSet.Config: return Pick3(number, "Socket", "Fixed", null);
                case OptionSet.Lock: return Pick3(number, "Disabled", "Solenoid", "Motor");
                case OptionSet.OffOn: return Pick3(number, "0", "1", null);
                case OptionSet.Role: return Role(number);
                case OptionSet.Priority: return Pick3(number, "NodeNr", "FirstConn", "LastConn");
                case OptionSet.MainsMeter: return Meter(number);
                case OptionSet.OtherMeter: return number == MeterType.Sensorbox ? null : Meter(number);
                case OptionSet.Grid: return Pick3(number, "4Wire", "3Wire", null);
                case OptionSet.ByteOrder: return ByteOrder(number);
                case OptionSet.DataType: return Pick3(number, "INT32", "FLOAT32", "INT16");
                case OptionSet.Switch: return Switch(number);
                case OptionSet.DisabledEnabled: return Pick3(number, "Disabled", "Enabled", null);
                case OptionSet.Rfid: return Rfid(number);
                case OptionSet.LedMode: return Pick3(number, "Standard", "Public", null);
                case OptionSet.Wifi: return Pick3(number, "Disabled", "SetupWifi", "Enabled");
                case OptionSet.Contact2: return Contact2(number);
                case OptionSet.RemoteLevel: return Pick3(number, "Operate", "Configure", null);
                case OptionSet.Access: return Pick3(number, "Deny", "Allow", "Pause");
                default: return null;
            }
        }

        /// <summary>The number of an option text, exact case.</summary>
        /// <returns>-1 when the list does not have it.</returns>
        public static int NumberOf(OptionSet set, string text)
        {
            int count = Count(set);
            for (int i = 0; i < count; i++)
            {
                string? option = Text(set, i);
                if (option != null && option == text) return i;
            }

            return -1;
        }

        private static string? Pick3(int number, string zero, string one, string? two)
        {
            if (number == 0) return zero;
            if (number == 1) return one;
            return number == 2 ? two : null;
        }

        private static string? Role(int number)
        {
            switch (number)
            {
                case 0: return "Disabled";
                case 1: return "Master";
                case 2: return "Node1";
                case 3: return "Node2";
                case 4: return "Node3";
                case 5: return "Node4";
                case 6: return "Node5";
                case 7: return "Node6";
                case 8: return "Node7";
                default: return null;
            }
        }

        private static string? Meter(int number)
        {
            switch (number)
            {
                case MeterType.Disabled: return "Disabled";
                case MeterType.Sensorbox: return "Sensorbox";
                case 2: return "Phoenix C";
                case 3: return "Finder 7E";
                case 4: return "Eastron3P";
                case 5: return "InvEastron";
                case 6: return "ABB";
                case 7: return "SolarEdge";
                case 8: return "WAGO";
                case MeterType.Api: return "API";
                case 10: return "Eastron1P";
                case 11: return "Finder 7M";
                case 12: return "Sinotimer";
                case 13: return "HomeWizard";
                case 14: return "Schneider";
                case 15: return "Chint 3P";
                case 16: return "C.Gavazzi";
                case 17: return "Chint 1P";
                case MeterType.Custom: return "Custom";
                default: return null; // 18 is unused and stays so: numbers are stored.
            }
        }

        private static string? ByteOrder(int number)
        {
            switch (number)
            {
                case 0: return "LBF & LWF";
                case 1: return "LBF & HWF";
                case 2: return "HBF & LWF";
                case 3: return "HBF & HWF";
                default: return null;
            }
        }

        private static string? Switch(int number)
        {
            switch (number)
            {
                case SwitchFunction.Stop: return "Disabled";
                case SwitchFunction.AccessButton: return "Access B";
                case SwitchFunction.AccessToggle: return "Access S";
                case SwitchFunction.SmartSolarButton: return "Sma-Sol B";
                case SwitchFunction.SmartSolarToggle: return "Sma-Sol S";
                case SwitchFunction.GridRelay: return "Grid Relay";
                case SwitchFunction.CustomButton: return "Custom B";
                case SwitchFunction.CustomToggle: return "Custom S";
                default: return null;
            }
        }

        private static string? Rfid(int number)
        {
            switch (number)
            {
                case 0: return "Disabled";
                case 1: return "EnableAll";
                case 2: return "EnableOne";
                case 3: return "Learn";
                case 4: return "Delete";
                case 5: return "DeleteAll";
                case 6: return "Rmt/OCPP";
                default: return null;
            }
        }

        private static string? Contact2(int number)
        {
            switch (number)
            {
                case Contactor2Use.NotPresent: return "Not present";
                case Contactor2Use.AlwaysOff: return "Always Off";
                case Contactor2Use.SolarOff: return "Solar Off";
                case Contactor2Use.AlwaysOn: return "Always On";
                case Contactor2Use.Auto: return "Auto";
                default: return null;
            }
        }
    }
}
