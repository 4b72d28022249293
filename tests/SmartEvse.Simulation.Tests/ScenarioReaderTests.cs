using System;
using System.IO;
using System.Linq;
using System.Text;
using SmartEvse.Core;
using SmartEvse.Core.Settings;
using SmartEvse.Simulation.Scenarios;
using SmartEvse.Simulation.Tests.Support;
using Xunit;

namespace SmartEvse.Simulation.Tests;

/// <summary>Scenario files: what is read, and what is refused with its place.</summary>
public sealed class ScenarioReaderTests
{
    private const string Known = "plug, set, feed, pilot, vehicleWants, vehicleMaxA, temperatureC, rcmFault, switch, rfid, button, contactor, broker, powerCut, clockJumpS";

    public static TheoryData<string, string> Wrong => new()
    {
        { "", "line 1: expected JSON: " },
        { "{\n\"durationS\": 5,\n}", "line 3: expected JSON: " },
        { "{\"durationS\":5, \"durationS\":6}", "expected JSON: " },
        { "[]", "expected an object, found []" },
        { "{}", "durationS: missing" },
        { "{'durationS':'5'}", "durationS: expected a number 0.01..31622400, found \"5\"" },
        { "{'durationS':0}", "durationS: expected a number 0.01..31622400, found 0" },
        { "{'durationS':5.0005}", "durationS: expected a multiple of 0.001, found 5.0005" },
        { "{'durationS':5,'durations':5}", "durations: unknown key; expected name, durationS, settings, vehicle, feed, trace, battery, startUtc, events" },
        { "{'durationS':5,'name':7}", "name: expected a text, found 7" },
        { "{'durationS':5,'settings':[]}", "settings: expected an object, found []" },
        { "{'durationS':5,'settings':{'Foo':1}}", "settings.Foo: no setting has the key Foo" },
        { "{'durationS':5,'settings':{'MaxMains':9}}", "settings.MaxMains: out of range 10..200" },
        { "{'durationS':5,'settings':{'MaxMains':12.5}}", "settings.MaxMains: not a number" },
        { "{'durationS':5,'settings':{'MaxMains':true}}", "settings.MaxMains: expected a text or a number, found true" },
        { "{'durationS':5,'settings':{'Mode':'smart'}}", "settings.Mode: unknown option" },
        { "{'durationS':5,'settings':{'Lock':'Motor'}}", "settings.Lock: not in this build" },
        { "{'durationS':5,'settings':{'Mode':'Smart'}}", "settings: rule: Mode Smart or Solar needs MainsMeter" },
        { "{'durationS':5,'settings':{'MaxCurrent':10,'MinCurrent':11}}", "settings: rule: MinCurrent <= MaxCurrent" },
        { "{'durationS':5,'vehicle':{'phase':1}}", "vehicle.phase: unknown key; expected phases, maxA, minA, deadTimeS, rampAPerS, cableA, leakA, overdrawPct" },
        { "{'durationS':5,'vehicle':{'phases':4}}", "vehicle.phases: expected a number 1..3, found 4" },
        { "{'durationS':5,'vehicle':{'phases':1.5}}", "vehicle.phases: expected a whole number 1..3, found 1.5" },
        { "{'durationS':5,'vehicle':{'cableA':20}}", "vehicle.cableA: expected 13, 16, 32 or 63, found 20" },
        { "{'durationS':5,'vehicle':{'maxA':6.05}}", "vehicle.maxA: expected a multiple of 0.1, found 6.05" },
        { "{'durationS':5,'feed':true}", "feed: expected an object, found true" },
        { "{'durationS':5,'feed':{'intervalS':0}}", "feed.intervalS: expected a number 0.01..86400, found 0" },
        { "{'durationS':5,'feed':{'ev':'no'}}", "feed.ev: expected true or false, found \"no\"" },
        { "{'durationS':5,'battery':{'kWh':5}}", "battery.kWh: unknown key; expected capacityWh, powerW, startPct" },
        { "{'durationS':5,'startUtc':'noon'}", "startUtc: expected a time like 2026-06-21T00:00:00Z, or null" },
        { "{'durationS':5,'trace':5}", "trace: expected a text, found 5" },
        { "{'durationS':5,'events':{}}", "events: expected a list, found {}" },
        { "{'durationS':5,'events':[5]}", "events[0]: expected an object, found 5" },
        { "{'durationS':5,'events':[{'plug':true}]}", "events[0].atS: missing" },
        { "{'durationS':5,'events':[{'atS':1}]}", "events[0]: no event; expected " + Known },
        { "{'durationS':5,'events':[{'atS':1,'warp':9}]}", "events[0]: unknown event warp; expected " + Known },
        { "{'durationS':5,'events':[{'atS':1,'plug':true,'warp':9}]}", "events[0]: unknown event warp; expected " + Known },
        { "{'durationS':5,'events':[{'atS':1,'plug':true,'pilot':'ok'}]}", "events[0]: expected one event, found plug and pilot" },
        { "{'durationS':5,'events':[{'atS':1,'plug':true,'holdMs':9}]}", "events[0].holdMs: unknown key; expected atS, plug" },
        { "{'durationS':5,'events':[{'atS':-1,'plug':true}]}", "events[0].atS: expected a number 0..31622400, found -1" },
        { "{'durationS':5,'events':[{'atS':2,'plug':true},{'atS':1.5,'plug':false}]}", "events[1].atS: expected 2 or later: events stand in order of time" },
        { "{'durationS':5,'events':[{'atS':1,'plug':1}]}", "events[0].plug: expected true or false, found 1" },
        { "{'durationS':5,'events':[{'atS':1,'set':'Mode'}]}", "events[0].value: missing" },
        { "{'durationS':5,'events':[{'atS':1,'set':5,'value':'x'}]}", "events[0].set: expected a text, found 5" },
        { "{'durationS':5,'events':[{'atS':1,'feed':'stop'}]}", "events[0].feed: the scenario has no feed" },
        { "{'durationS':5,'feed':{},'events':[{'atS':1,'feed':'halt'}]}", "events[0].feed: expected start, stop, freeze, found \"halt\"" },
        { "{'durationS':5,'events':[{'atS':1,'pilot':'bad'}]}", "events[0].pilot: expected ok, noDiode, short, open, ventilation, stuckC, found \"bad\"" },
        { "{'durationS':5,'events':[{'atS':1,'temperatureC':'hot'}]}", "events[0].temperatureC: expected a number -100..200, found \"hot\"" },
        { "{'durationS':5,'events':[{'atS':1,'switch':'on'}]}", "events[0].switch: expected open, closed, found \"on\"" },
        { "{'durationS':5,'events':[{'atS':1,'contactor':'open'}]}", "events[0].contactor: expected ok, welded, failsToClose, found \"open\"" },
        { "{'durationS':5,'events':[{'atS':1,'broker':false}]}", "events[0].broker: expected down, up, found false" },
        { "{'durationS':5,'events':[{'atS':1,'powerCut':0}]}", "events[0].powerCut: expected a number 1..2147483647, found 0" },
        { "{'durationS':5,'events':[{'atS':1,'button':'middle','holdMs':100}]}", "events[0].button: not in this build" },
        { "{'durationS':5,'events':[{'atS':1,'rfid':'01020304'}]}", "events[0].rfid: not in this build" },
        { "{'durationS':5,'\\ud800':1}", "expected JSON: a name or text in it is not Unicode" },
        { "{'durationS':5,'name':'\\ud800'}", "expected JSON: a name or text in it is not Unicode" },
        { "{'durationS':5,'events':[{'atS':1,'feed':'\\udc00'}]}", "expected JSON: a name or text in it is not Unicode" },
        { "{'durationS':5,'trace':'day\\u0000.csv'}", "trace: expected the name of a file" },
        { "{'durationS':5,'trace':''}", "trace: expected the name of a file" },
        { "{'durationS':5,'trace':'.'}", "trace: expected the name of a file" },
        { "{'durationS':5,'trace':'..'}", "trace: expected the name of a file" },
        { "{'durationS':5,'trace':'days/'}", "trace: expected the name of a file" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Given_a_bad_scenario_When_it_is_read_Then_the_message_names_file_place_and_what_was_expected(string json, string message)
    {
        var wrong = Assert.Throws<InputFileException>(() => Play.Read(json.Replace('\'', '"')));
        Assert.StartsWith("test.json: ", wrong.Message, StringComparison.Ordinal);
        if (message.EndsWith(": ", StringComparison.Ordinal)) Assert.Contains(message, wrong.Message, StringComparison.Ordinal);
        else Assert.Equal("test.json: " + message, wrong.Message);
    }

    [Fact]
    public void Given_bytes_that_are_not_UTF_8_When_they_are_read_Then_they_are_refused_as_not_Unicode()
    {
        byte[] json = [.. "{\"durationS\":5,\"name\":\""u8, 0xED, 0xA0, 0x80, .. "\"}"u8];
        Assert.Equal("test.json: expected JSON: a name or text in it is not Unicode", Assert.Throws<InputFileException>(() => ScenarioReader.Read(json, "test.json")).Message);
    }

    [Fact]
    public void Given_no_such_scenario_or_trace_When_it_is_read_Then_the_message_names_it()
    {
        Assert.StartsWith("/no/such.json: expected a scenario; ", Assert.Throws<InputFileException>(() => ScenarioReader.Read("/no/such.json")).Message, StringComparison.Ordinal);
        var wrong = Assert.Throws<InputFileException>(() => ScenarioReader.Read("{\"durationS\":5,\"trace\":\"day.csv\"}"u8.ToArray(), "/no/such.json"));
        Assert.StartsWith("/no/day.csv: expected a trace; ", wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", ": expected the name of a file")]
    [InlineData(".", ": expected the name of a file")]
    [InlineData("days", ": expected the name of a file, found a folder")]
    public void Given_a_trace_that_is_a_folder_When_the_scenario_lies_in_a_folder_Then_the_message_names_the_key(string trace, string message)
    {
        var folder = Directory.CreateTempSubdirectory("smartevse-");
        try
        {
            folder.CreateSubdirectory("days");
            var path = Path.Combine(folder.FullName, "s.json");
            File.WriteAllText(path, $"{{\"durationS\":5,\"trace\":\"{trace}\"}}");
            Assert.Equal($"{path}: trace{message}", Assert.Throws<InputFileException>(() => ScenarioReader.Read(path)).Message);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Given_nothing_but_a_duration_When_it_is_read_Then_the_rest_is_the_default()
    {
        var scenario = ScenarioReader.Read(Encoding.UTF8.GetPreamble().Concat("{\"durationS\":5}"u8.ToArray()).ToArray(), "x.json");
        Assert.Equal((5000, new VehicleOptions(), null, null), (scenario.DurationMs, scenario.Vehicle, scenario.Feed, scenario.Trace));
        Assert.Equal((3, 160, 60, 2000, 30, 32), (scenario.Vehicle.Phases, scenario.Vehicle.MaxDa, scenario.Vehicle.MinDa, scenario.Vehicle.DeadTimeMs, scenario.Vehicle.RampDaPerS, scenario.Vehicle.CableA));
        Assert.Equal((Plant.DefaultStartUtcS, 0, 2), (scenario.StartUtcS, scenario.Events.Count, scenario.Settings.Number(SettingId.WIFImode)));
    }

    [Fact]
    public void Given_every_key_When_it_is_read_Then_nothing_is_lost()
    {
        var scenario = Play.Read("""
            { "name": "all", "durationS": 10.5, "startUtc": "1970-01-02T00:00:00Z",
              "settings": { "MinCurrent": 15, "MaxCurrent": "16", "Mode": "Smart", "MainsMeter": "API" },
              "vehicle": { "phases": 1, "maxA": 10.5, "minA": 7, "deadTimeS": 0.5, "rampAPerS": 1.5, "cableA": 13, "leakA": 0.2, "overdrawPct": 10 },
              "feed": { "intervalS": 0.5, "ev": false }, "battery": { "capacityWh": 5000, "powerW": 2000, "startPct": 20 },
              "events": [ { "atS": 0, "plug": false }, { "atS": 1.25, "set": "Mode", "value": "Pause", "unlock": true }, { "atS": 2, "set": "MaxTemp", "value": 50 },
                { "atS": 3, "feed": "freeze" }, { "atS": 3, "pilot": "ventilation" }, { "atS": 3, "vehicleWants": false }, { "atS": 3, "vehicleMaxA": 6.5 },
                { "atS": 3, "temperatureC": null }, { "atS": 3, "rcmFault": true }, { "atS": 3, "switch": "open" }, { "atS": 3, "contactor": "welded" },
                { "atS": 3, "broker": "down" }, { "atS": 3, "powerCut": 500 }, { "atS": 3, "clockJumpS": -7200 } ] }
            """);
        Assert.Equal(("all", 10_500, 86_400), (scenario.Name, scenario.DurationMs, scenario.StartUtcS));
        Assert.Equal((15, 16, ChargeMode.Smart), (scenario.Settings.Number(SettingId.MinCurrent), scenario.Settings.Number(SettingId.MaxCurrent), scenario.Settings.Mode));
        Assert.Equal(new VehicleOptions { Phases = 1, MaxDa = 105, MinDa = 70, DeadTimeMs = 500, RampDaPerS = 15, CableA = 13, LeakDa = 2, OverdrawPercent = 10 }, scenario.Vehicle);
        Assert.Equal(new FeedOptions { IntervalMs = 500, Ev = false }, scenario.Feed);
        Assert.Equal(new HomeBatteryOptions { CapacityWh = 5000, PowerW = 2000, StartPercent = 20 }, scenario.Battery);
        ScenarioEvent[] events =
        [
            new(0, ScenarioEventKind.Plug), new(1250, ScenarioEventKind.Set, 0, "Mode", "Pause", true), new(2000, ScenarioEventKind.Set, 0, "MaxTemp", "50"),
            new(3000, ScenarioEventKind.Feed, (int)FeedState.Frozen), new(3000, ScenarioEventKind.Pilot, (int)PilotFault.Ventilation), new(3000, ScenarioEventKind.VehicleWants),
            new(3000, ScenarioEventKind.VehicleMax, 65), new(3000, ScenarioEventKind.Temperature, Inputs.NoTemperature), new(3000, ScenarioEventKind.RcmFault, 1),
            new(3000, ScenarioEventKind.Switch), new(3000, ScenarioEventKind.Contactor, (int)ContactorFault.Welded), new(3000, ScenarioEventKind.Broker),
            new(3000, ScenarioEventKind.PowerCut, 500), new(3000, ScenarioEventKind.ClockJump, -7200),
        ];
        Assert.Equal(events, scenario.Events);
    }
}
