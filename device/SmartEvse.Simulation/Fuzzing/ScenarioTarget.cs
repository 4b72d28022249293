using System;
using System.Linq;
using System.Text;
using SmartEvse.Simulation.Scenarios;

namespace SmartEvse.Simulation.Fuzzing;

/// <summary>Scenario files, JSON: one that is not good is refused with its place, and in no other way.</summary>
public sealed class ScenarioTarget : IFuzzTarget
{
    private const string File = "fuzzed.json";

    private static readonly string[] Valid =
    [
        "{\"durationS\":3}",
        // Short names, one change away from none, from the folder itself and from the one above.
        """{"durationS":3,"trace":"t"}""",
        """{"durationS":3,"trace":"a/."}""",
        """{"name":"a","durationS":600.5,"settings":{"Mode":"Smart","MainsMeter":"API","EVMeter":"API","MaxMains":25,"MQTTHost":"broker"},"feed":{"intervalS":2,"ev":true},"trace":"no/such.csv","events":[{"atS":5,"feed":"freeze"}]}""",
        """{"durationS":60,"vehicle":{"phases":3,"maxA":16.5,"minA":6,"deadTimeS":2,"rampAPerS":0.1,"cableA":32,"leakA":1,"overdrawPct":10},"battery":{"capacityWh":5000,"powerW":3000,"startPct":50},"startUtc":"2026-06-21T00:00:00Z"}""",
        """{"durationS":60,"startUtc":null,"events":[{"atS":1,"plug":true},{"atS":2,"set":"Mode","value":"Smart","unlock":true},{"atS":2,"pilot":"noDiode"},{"atS":3,"vehicleWants":false},{"atS":4,"vehicleMaxA":10},{"atS":5,"temperatureC":null}]}""",
        """{"durationS":60,"events":[{"atS":1,"rcmFault":true},{"atS":2,"switch":"closed"},{"atS":3,"contactor":"welded"},{"atS":4,"broker":"down"},{"atS":5,"powerCut":1000},{"atS":6,"clockJumpS":-3600},{"atS":7,"button":"left","holdMs":100}]}""",
    ];

    private readonly Mutator _mutator = new(Valid.Select(Encoding.UTF8.GetBytes));

    /// <inheritdoc/>
    public string Name => "scenario";

    /// <inheritdoc/>
    public byte[] Make(FuzzRandom random) => _mutator.Next(random);

    /// <inheritdoc/>
    public string? Try(byte[] input)
    {
        try
        {
            var scenario = ScenarioReader.Read(input, File);
            if (scenario.DurationMs is < 10 or > ScenarioReader.LongestS * 1000L) return "a duration out of its range was taken";
            return LegalSettings.Check(scenario.Settings);
        }
        catch (InputFileException refused)
        {
            // A trace that is named in it, and is not there, is another file.
            var named = refused.Message.StartsWith(File + ": ", StringComparison.Ordinal) || refused.Message.Contains(": expected a trace; Could not find ", StringComparison.Ordinal);
            return named ? null : $"the refusal has no place: {refused.Message}";
        }
    }
}
