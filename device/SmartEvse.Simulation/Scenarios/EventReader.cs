using System;
using System.Linq;
using SmartEvse.Core;

namespace SmartEvse.Simulation.Scenarios;

/// <summary>Reads one event of a scenario file.</summary>
internal static class EventReader
{
    private const int MostJumpS = 10 * 366 * 86_400;

    private static readonly string[] Known =
    [
        "plug", "set", "feed", "pilot", "vehicleWants", "vehicleMaxA", "temperatureC", "rcmFault", "switch", "rfid", "button", "contactor", "broker", "powerCut", "clockJumpS",
    ];

    private static readonly FeedState[] Feeds = [FeedState.Running, FeedState.Stopped, FeedState.Frozen];

    private static readonly PilotFault[] Pilots = [PilotFault.None, PilotFault.NoDiode, PilotFault.Short, PilotFault.Open, PilotFault.Ventilation, PilotFault.StuckC];

    private static readonly ContactorFault[] Contactors = [ContactorFault.None, ContactorFault.Welded, ContactorFault.FailsToClose];

    internal static ScenarioEvent Read(JsonPart part, long notBeforeMs, bool hasFeed)
    {
        var names = part.Names().Where(n => n is not ("atS" or "value" or "unlock" or "holdMs")).ToArray();
        var unknown = Array.Find(names, n => !Known.Contains(n));
        if (unknown != null) throw part.Wrong($"unknown event {unknown}; expected {string.Join(", ", Known)}");
        if (names.Length != 1) throw part.Wrong(names.Length == 0 ? $"no event; expected {string.Join(", ", Known)}" : $"expected one event, found {string.Join(" and ", names)}");

        var name = names[0];
        if (name == "set") part.Only("atS", name, "value", "unlock");
        else if (name == "button") part.Only("atS", name, "holdMs");
        else part.Only("atS", name);

        var at = part.Get("atS");
        var atMs = at.Number(1000, 0, ScenarioReader.LongestS);
        if (atMs < notBeforeMs) throw at.Wrong($"expected {notBeforeMs / 1000m} or later: events stand in order of time");
        var value = part.Get(name);
        return name == "set" ? Message(part, value, atMs) : new ScenarioEvent(atMs, Kind(name, value, hasFeed, out var number), number);
    }

    private static ScenarioEvent Message(JsonPart part, JsonPart topic, long atMs)
    {
        var payload = part.Get("value").TextOrNumber();
        return new ScenarioEvent(atMs, ScenarioEventKind.Set, 0, topic.Text(), payload, part.Find("unlock")?.Flag() ?? false);
    }

    private static ScenarioEventKind Kind(string name, JsonPart value, bool hasFeed, out int number)
    {
        switch (name)
        {
            case "plug":
                number = value.Flag() ? 1 : 0;
                return ScenarioEventKind.Plug;
            case "feed":
                number = (int)Feeds[value.OneOf("start", "stop", "freeze")];
                if (!hasFeed) throw value.Wrong("the scenario has no feed");
                return ScenarioEventKind.Feed;
            case "pilot":
                number = (int)Pilots[value.OneOf("ok", "noDiode", "short", "open", "ventilation", "stuckC")];
                return ScenarioEventKind.Pilot;
            case "vehicleWants":
                number = value.Flag() ? 1 : 0;
                return ScenarioEventKind.VehicleWants;
            case "vehicleMaxA":
                number = (int)value.Number(10, 0, ScenarioReader.MostA);
                return ScenarioEventKind.VehicleMax;
            case "temperatureC":
                number = value.IsNull ? Inputs.NoTemperature : (int)value.Number(1, -100, 200);
                return ScenarioEventKind.Temperature;
            case "rcmFault":
                number = value.Flag() ? 1 : 0;
                return ScenarioEventKind.RcmFault;
            case "switch":
                number = value.OneOf("open", "closed");
                return ScenarioEventKind.Switch;
            case "contactor":
                number = (int)Contactors[value.OneOf("ok", "welded", "failsToClose")];
                return ScenarioEventKind.Contactor;
            case "broker":
                number = value.OneOf("down", "up");
                return ScenarioEventKind.Broker;
            case "powerCut":
                number = (int)value.Number(1, 1, int.MaxValue);
                return ScenarioEventKind.PowerCut;
            case "clockJumpS":
                number = (int)value.Number(1, -MostJumpS, MostJumpS);
                return ScenarioEventKind.ClockJump;
            default:
                // The card reader and the buttons of the display have no counterpart in Core yet.
                throw value.Wrong("not in this build");
        }
    }
}
