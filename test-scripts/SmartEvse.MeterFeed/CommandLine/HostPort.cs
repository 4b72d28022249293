using System;
using System.Globalization;

namespace SmartEvse.MeterFeed.CommandLine;

/// <summary>A host and a TCP port as people write them: <c>name:1883</c>, <c>192.0.2.1</c>, <c>[2001:db8::1]:1883</c>.</summary>
/// <param name="Host">Name or address, without brackets.</param>
/// <param name="Port">1..65535; null = not written.</param>
public readonly record struct HostPort(string Host, int? Port)
{
    /// <summary>Reads one; false when the host is empty, has blanks or the port is not within 1..65535.</summary>
    public static bool TryParse(string text, out HostPort value)
    {
        ArgumentNullException.ThrowIfNull(text);
        value = default;
        string host = text;
        string? port = null;
        if (text.StartsWith('['))
        {
            int close = text.IndexOf(']');
            if (close < 0) return false;
            host = text[1..close];
            string rest = text[(close + 1)..];
            if (rest.Length > 0 && rest[0] != ':') return false;
            if (rest.Length > 0) port = rest[1..];
        }
        else if (text.IndexOf(':') is var colon and >= 0)
        {
            host = text[..colon];
            port = text[(colon + 1)..];
        }
        if (host.Length == 0 || host.AsSpan().ContainsAny(" \t/")) return false;
        int number = 0;
        if (port is not null && !(int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number is >= 1 and <= 65535)) return false;
        value = new HostPort(host, port is null ? null : number);
        return true;
    }
}
