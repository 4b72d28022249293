using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace SmartEvse.Blueprints.Tests.Support;

/// <summary>
/// One run of an automation or script, as Home Assistant does it: variables in their order, conditions, actions. Notes the calls; time stands still.
/// Throws <see cref="NotSupportedException"/> for anything the blueprints do not use yet.
/// </summary>
internal sealed class Run
{
    private readonly World _world;
    private readonly Queue<Map> _later;
    private Map _variables = [];
    private bool _stopped;

    private Run(World world, IEnumerable<Map> later)
    {
        _world = world;
        _later = new Queue<Map>(later);
    }

    /// <summary>The calls in their order: action, target, and data.</summary>
    public List<Call> Calls { get; } = [];

    /// <summary>The pauses in their order, in ms.</summary>
    public List<double> PausesMs { get; } = [];

    /// <summary>Runs a configuration without inputs.</summary>
    /// <param name="config">The automation or script.</param>
    /// <param name="world">What Home Assistant knows; changed by what happens while it waits.</param>
    /// <param name="variables">What the run knows at its start: <c>trigger</c>, the fields of a script.</param>
    /// <param name="later">The states that change while it waits, one map a change.</param>
    public static Run Of(Map config, World world, Map variables, IEnumerable<Map> later)
    {
        var run = new Run(world, later) { _variables = Copy(variables) };
        run.Define(config.Sub("variables"));
        if (run.AllHold(config.Items("conditions"))) run.Do(config.Items(config.ContainsKey("sequence") ? "sequence" : "actions"));
        return run;
    }

    private static Map Copy(Map map)
    {
        var copy = new Map();
        foreach (var (key, value) in map) copy.Add(key, value);
        return copy;
    }

    private void Define(Map variables)
    {
        foreach (var (name, value) in variables) _variables[name] = Rendered(value);
    }

    private object? Rendered(object? value)
    {
        switch (value)
        {
            case string text when text.Contains("{{", StringComparison.Ordinal) || text.Contains("{%", StringComparison.Ordinal): return Jinja.Render(text, _variables, _world);
            case List<object?> list: return list.Select(Rendered).ToList();
            case Map map:
                var copy = new Map();
                foreach (var (key, inner) in map) copy.Add(key, Rendered(inner));
                return copy;
            default: return value;
        }
    }

    private bool AllHold(List<object?> conditions) => conditions.All(Holds);

    private bool Holds(object? condition) => condition switch
    {
        bool yes => yes,
        string text => IsTrue(Rendered(text)),
        Map map when map.Text("condition") == "template" => IsTrue(Rendered(map["value_template"])),
        _ => throw new NotSupportedException("condition " + condition),
    };

    // Home Assistant's result_as_boolean.
    private static bool IsTrue(object? result) => result switch
    {
        bool yes => yes,
        long number => number != 0,
        double number => number != 0,
        string text => text.ToLowerInvariant() is "true" or "yes" or "on" or "enable" or "1",
        _ => false,
    };

    private void Do(List<object?> actions)
    {
        foreach (var action in actions)
        {
            if (_stopped) return;
            Do((Map)action!);
        }
    }

    private void Do(Map action)
    {
        if (action.ContainsKey("variables")) Define(action.Sub("variables"));
        else if (action.ContainsKey("condition")) _stopped = !Holds(action);
        else if (action.ContainsKey("action")) Calls.Add(new Call(action.Text("action"), (Map)Rendered(action.Sub("target"))!, (Map)Rendered(action.Sub("data"))!));
        else if (action.TryGetValue("delay", out var pause)) PausesMs.Add(Milliseconds(pause));
        else if (action.ContainsKey("if")) Do(AllHold(action.Items("if")) ? action.Items("then") : action.Items("else"));
        else if (action.ContainsKey("choose")) Choose(action);
        else if (action.ContainsKey("wait_template")) Wait(action);
        else throw new NotSupportedException("action " + string.Join(", ", action.Keys));
    }

    private void Choose(Map action)
    {
        var chosen = action.Items("choose").Cast<Map>().FirstOrDefault(c => AllHold(c.Items("conditions")));
        Do(chosen?.Items("sequence") ?? action.Items("default"));
    }

    private void Wait(Map action)
    {
        while (!IsTrue(Rendered(action["wait_template"])))
        {
            if (_later.Count == 0)
            {
                _stopped = action.GetValueOrDefault("continue_on_timeout") is false;
                return;
            }

            foreach (var (entity, state) in _later.Dequeue()) _world.States[entity] = state;
        }
    }

    private static double Milliseconds(object? duration) => ((Map)duration!).Sum(part => Convert.ToDouble(part.Value, CultureInfo.InvariantCulture) * part.Key switch
    {
        "hours" => 3600000,
        "minutes" => 60000,
        "seconds" => 1000,
        "milliseconds" => 1,
        _ => throw new NotSupportedException(part.Key),
    });

    /// <summary>One call of an action.</summary>
    internal sealed record Call(string Action, Map Target, Map Data)
    {
        /// <summary><c>mqtt.publish topic payload</c>, or <c>action entity value ...</c>.</summary>
        public override string ToString() => string.Join(' ', Action == "mqtt.publish"
            ? [Action, Data.Text("topic"), Data.Text("payload")]
            : [Action, .. Target.Values.Select(v => v?.ToString() ?? ""), .. Data.Values.Select(v => v?.ToString() ?? "")]);
    }
}
