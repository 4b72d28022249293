using SmartEvse.MeterFeed.P1;
using SmartEvse.MeterFeed.Sources;

namespace SmartEvse.MeterFeed.CommandLine;

/// <summary>The rules between the settings of a P1 source, the same on the command line and in a configuration file.</summary>
/// <param name="mark">What stands before a setting's name: <c>--</c>, or the path to it.</param>
internal sealed class P1Texts(string mark)
{
    internal P1Plan Read(string? file, bool stdin, string? tcp, string? serial, string? pace, string? baud, string? format)
    {
        int sources = (file is null ? 0 : 1) + (stdin ? 1 : 0) + (tcp is null ? 0 : 1) + (serial is null ? 0 : 1);
        WrongCallException.Unless(sources == 1, $"exactly one of {mark}file FILE, {mark}stdin, {mark}tcp HOST:PORT, {mark}serial DEVICE");
        if (file is not null) SettingTexts.ReadableFile(mark + "file", file);
        WrongCallException.Unless(serial is null or { Length: > 0 }, mark + "serial: a device");
        WrongCallException.Unless(serial is null || SerialConnector.IsSupported, mark + "serial only on Linux and macOS");
        HostPort bridge = default;
        WrongCallException.Unless(tcp is null || (HostPort.TryParse(tcp, out bridge) && bridge.Port is not null), $"{mark}tcp: HOST:PORT, not '{tcp}'");
        WrongCallException.Unless(pace is null || file is not null, $"{mark}pace only with {mark}file");
        WrongCallException.Unless((baud is null && format is null) || serial is not null, $"{mark}baud and {mark}format only with {mark}serial");
        WrongCallException.Unless(baud is null or "115200" or "9600", $"{mark}baud: 115200 or 9600, not '{baud}'");
        WrongCallException.Unless(format is null or "8N1" or "7E1", $"{mark}format: 8N1 or 7E1, not '{format}'");
        return new P1Plan
        {
            File = file,
            Pace = Pace(mark + "pace", pace),
            Tcp = tcp is null ? null : bridge,
            Serial = serial,
            Baud = baud == "9600" ? 9600 : 115200,
            Format = format == "7E1" ? SerialFormat.SevenEven : SerialFormat.EightNone,
        };
    }

    /// <summary>The pace of a recording; null = without a pause.</summary>
    internal static ReplayPace Pace(string name, string? text)
    {
        if (text is null) return ReplayPace.FullSpeed;
        return ReplayPace.TryParse(text, out ReplayPace pace) ? pace : throw SettingTexts.Wrong(name, "'original' or seconds from 0 to 3600", text);
    }
}
