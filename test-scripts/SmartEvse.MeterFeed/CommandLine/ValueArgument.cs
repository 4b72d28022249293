using System;
using System.CommandLine;
using System.Linq;
using SmartEvse.MeterFeed.Values;

namespace SmartEvse.MeterFeed.CommandLine;

/// <summary><c>--value QUANTITY=PLACE[:UNIT]</c>.</summary>
internal static class ValueArgument
{
    internal static Option<string[]> Option(string description) =>
        new("--value") { HelpName = "QUANTITY=PLACE[:UNIT]", Description = description, Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = true };

    /// <summary>Reads one.</summary>
    internal static ValuePlace Read(string name, string text, string topic)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0) throw SettingTexts.Wrong(name, "QUANTITY=PLACE[:UNIT]", text);
        string quantity = text[..equals];
        string place = text[(equals + 1)..];
        string unit = "";
        // A colon belongs to the place unless a unit of the quantity follows it.
        if (place.LastIndexOf(':') is var colon and >= 0 && QuantityTable.TryFind(quantity, out Quantity found) && QuantityTable.Units(found).Contains(place[(colon + 1)..]))
            (place, unit) = (place[..colon], place[(colon + 1)..]);
        return SettingTexts.Place(name, quantity, place, unit, topic);
    }
}
