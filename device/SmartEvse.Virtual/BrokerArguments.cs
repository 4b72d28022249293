using System;
using System.Collections.Generic;
using System.Globalization;

namespace SmartEvse.Virtual;

/// <summary>Reads HOST[:PORT] into settings.</summary>
internal static class BrokerArguments
{
    internal static IReadOnlyList<string> Read(string broker)
    {
        var host = broker;
        var port = "1883";
        var at = broker.LastIndexOf(':');
        // An IPv6 address has colons of its own: [::1]:1883 carries a port, ::1 does not.
        if (at >= 0 && (broker.IndexOf(':', StringComparison.Ordinal) == at || broker[at - 1] == ']'))
        {
            host = broker[..at];
            port = broker[(at + 1)..];
        }

        host = host.Trim('[', ']');
        var isPort = int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 65535;
        if (host.Length == 0 || !isPort) throw new WrongCallException($"--broker {broker}: expected HOST[:PORT]");
        return [$"MQTTHost={host}", $"MQTTPort={number}"];
    }
}
