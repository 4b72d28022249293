namespace SmartEvse.Core.Tests.Settings;

/// <summary>
/// The rows as the specification has them (keys.md section 2), typed off it by hand: key, LCD label, values, default, level. Independent of the code on
/// purpose: who changes a range, a text or a number changes it twice, and on purpose.
/// </summary>
internal static class KeysTable
{
    private const string Meters = "|Phoenix C|Finder 7E|Eastron3P|InvEastron|ABB|SolarEdge|WAGO|API|Eastron1P|Finder 7M|Sinotimer|HomeWizard|Schneider|Chint 3P|C.Gavazzi|Chint 1P|-|Custom";

    /// <summary>One row. Options are split by <c>|</c>, <c>-</c> stands for an unused number; a range is <c>min..max</c>, with <c>0, </c> before it when 0 is special.</summary>
    internal sealed record Row(string Key, string Lcd, string Allowed, string Default, char Level);

    /// <summary>In the order of the LCD menu.</summary>
    internal static readonly Row[] Rows =
    [
        new("Mode", "MODE", "Normal|Smart|Solar", "Normal", 'O'),
        new("Config", "CONFIG", "Socket|Fixed", "Socket", 'I'),
        new("Lock", "LOCK", "Disabled|Solenoid|Motor", "Disabled", 'I'),
        new("CableLock", "CABLE LCK", "0|1", "0", 'O'),
        new("LoadBl", "PWR SHARE", "Disabled|Master|Node1|Node2|Node3|Node4|Node5|Node6|Node7", "Disabled", 'I'),
        new("Priority", "PRIORITY", "NodeNr|FirstConn|LastConn", "NodeNr", 'C'),
        new("RotationInterval", "ROTATION", "0, 30..1440", "0", 'C'),
        new("IdleTimeout", "IDLE TMO", "30..300", "60", 'C'),
        new("MainsMeter", "MAINSMET", "Disabled|Sensorbox" + Meters, "Disabled", 'I'),
        new("MainsMAddress", "MAINSADR", "10..247", "10", 'I'),
        new("Grid", "GRID", "4Wire|3Wire", "4Wire", 'I'),
        new("Cal", "CAL", "60..999", "0", 'I'), // The specification has no default: 0 = the factory factor.
        new("FeedTimeout", "FEED TMO", "11..120", "11", 'C'),
        new("CircuitMeter", "CIRCT MET", "Disabled|-" + Meters, "Disabled", 'I'),
        new("CircuitMAddress", "CIRCT ADR", "10..247", "13", 'I'),
        new("EVMeter", "EV METER", "Disabled|-" + Meters, "Disabled", 'I'),
        new("EVMeterAddress", "EV ADR", "11..247", "12", 'I'),
        new("EVMeterTimeout", "EV TMO", "11..64", "11", 'C'),
        new("EMEndianness", "BYTE ORD", "LBF & LWF|LBF & HWF|HBF & LWF|HBF & HWF", "LBF & LWF", 'I'),
        new("EMDataType", "DATA TYPE", "INT32|FLOAT32|INT16", "INT32", 'I'),
        new("EMFunction", "FUNCTION", "3..4", "4", 'I'),
        new("EMURegister", "VOL REGI", "0..65534", "0", 'I'),
        new("EMUDivisor", "VOL DIVI", "0..7", "0", 'I'),
        new("EMIRegister", "CUR REGI", "0..65534", "0", 'I'),
        new("EMIDivisor", "CUR DIVI", "0..7", "0", 'I'),
        new("EMPRegister", "POW REGI", "0..65534", "0", 'I'),
        new("EMPDivisor", "POW DIVI", "0..7", "0", 'I'),
        new("EMERegister", "ENE REGI", "0..65534", "0", 'I'),
        new("EMEDivisor", "ENE DIVI", "0..7", "0", 'I'),
        new("MaxMains", "MAINS", "10..200", "25", 'I'),
        new("MinCurrent", "MIN", "6..16", "6", 'C'),
        new("MaxCurrent", "MAX", "6..80", "13", 'I'),
        new("MaxCircuit", "CIRCUIT", "10..200", "16", 'I'),
        new("Switch", "SWITCH", "Disabled|Access B|Access S|Sma-Sol B|Sma-Sol S|Grid Relay|Custom B|Custom S", "Disabled", 'I'),
        new("RCmon", "RCMON", "Disabled|Enabled", "Disabled", 'I'),
        new("RFIDReader", "RFID", "Disabled|EnableAll|EnableOne|Learn|Delete|DeleteAll|Rmt/OCPP", "Disabled", 'C'),
        new("LedMode", "LED MODE", "Standard|Public", "Standard", 'C'),
        new("WIFImode", "WIFI", "Disabled|SetupWifi|Enabled", "Disabled", 'I'),
        new("OcppMode", "OCPP", "Disabled|Enabled", "Disabled", 'C'),
        new("AutoUpdate", "AUTOUPDAT", "Disabled|Enabled", "Disabled", 'C'),
        new("MaxTemp", "MAX TEMP", "40..75", "65", 'I'),
        new("MaxSumMains", "CAPACITY", "0, 10..600", "600", 'C'),
        new("MaxSumMainsTime", "CAP STOP", "0, 1..60", "0", 'C'),
        new("StartCurrent", "START", "0..48", "4", 'C'),
        new("StopTime", "STOP", "0, 1..60", "10", 'C'),
        new("ImportCurrent", "IMPORT", "0..48", "0", 'C'),
        new("EnableC2", "CONTACT2", "Not present|Always Off|Solar Off|Always On|Auto", "Not present", 'C'),
        new("OverrideTimeout", "", "0, 1..1440", "0", 'C'),
        new("RequiredEVCCID", "", "text 31", "", 'C'),
        new("LCDPin", "LCD PIN", "0, 1..9999", "0", 'I'),
        new("RemoteLevel", "REMOTE", "Operate|Configure", "Configure", 'I'),
        new("RestLegacyWrites", "REST POST", "Disabled|Enabled", "Disabled", 'I'),
        new("MQTTHost", "", "text 63", "", 'I'),
        new("MQTTUser", "", "text 63", "", 'I'),
        new("MQTTPassword", "", "secret 63", "", 'I'),
        new("MQTTPrefix", "", "text 63", "", 'I'), // Empty stands for SmartEVSE-<serial>.
        new("MQTTPort", "", "1..65535", "1883", 'I'),
        new("MQTTTls", "", "Disabled|Enabled", "Disabled", 'I'),
        new("MQTTHeartbeat", "", "0, 10..300", "60", 'C'),
        new("DiscoveryPrefix", "", "text 63", "homeassistant", 'I'),
        new("TimeZone", "", "text 48", "CET-1CEST,M3.5.0,M10.5.0/3", 'C'), // The specification of the time zone has 48; other texts 63.
    ];

    /// <summary>
    /// What this build does, row by row; a row that is missing here is refused with every value. <c>*</c> = every value of the row.
    /// </summary>
    internal static readonly (string Key, string Works)[] Built =
    [
        ("Mode", "*"),
        ("Config", "*"),
        ("MainsMeter", "Disabled|API"),
        ("FeedTimeout", "*"),
        ("CircuitMeter", "Disabled|API"),
        ("EVMeter", "Disabled|API"),
        ("EVMeterTimeout", "*"),
        ("MaxMains", "*"),
        ("MinCurrent", "*"),
        ("MaxCurrent", "*"),
        ("MaxCircuit", "*"),
        ("Switch", "*"),
        ("RCmon", "*"),
        ("LedMode", "*"),
        ("WIFImode", "Disabled|Enabled"),
        ("MaxTemp", "*"),
        ("MaxSumMains", "*"),
        ("MaxSumMainsTime", "*"),
        ("StartCurrent", "*"),
        ("StopTime", "*"),
        ("ImportCurrent", "*"),
        ("EnableC2", "*"),
        ("OverrideTimeout", "*"),
        ("RequiredEVCCID", "*"),
        ("RemoteLevel", "*"),
        ("RestLegacyWrites", "*"),
        ("MQTTHost", "*"),
        ("MQTTUser", "*"),
        ("MQTTPassword", "*"),
        ("MQTTPrefix", "*"),
        ("MQTTPort", "*"),
        ("MQTTTls", "*"),
        ("MQTTHeartbeat", "*"),
        ("DiscoveryPrefix", "*"),
        ("TimeZone", "*"),
    ];
}
