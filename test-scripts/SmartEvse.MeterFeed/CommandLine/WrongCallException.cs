using System;

namespace SmartEvse.MeterFeed.CommandLine;

/// <summary>A call or a configuration that cannot be meant; the message says what was expected.</summary>
internal sealed class WrongCallException(string message) : Exception(message)
{
    /// <summary>Throws when the condition does not hold.</summary>
    internal static void Unless(bool holds, string expected)
    {
        if (!holds) throw new WrongCallException("expected " + expected);
    }
}
