using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using SmartEvse.NanoGate.Surface;

namespace SmartEvse.NanoGate.Compile;

/// <summary>Turns an error of the compiler into words a contributor can act on.</summary>
internal static partial class CompilerFinding
{
    /// <param name="diagnostic">The error.</param>
    /// <param name="assemblies">The nanoFramework assemblies the part may use; null = all.</param>
    public static Finding From(Diagnostic diagnostic, IReadOnlyCollection<string>? assemblies)
    {
        var span = diagnostic.Location.GetLineSpan();
        var where = diagnostic.Location.IsInSource ? $"{span.Path}:{span.StartLinePosition.Line + 1}" : "(no line)";
        var message = diagnostic.GetMessage();
        var quoted = Quoted().Matches(message).Select(m => m.Groups[1].Value).ToList();
        var name = diagnostic.Id switch
        {
            // No such type, name, predefined type or compiler-required member.
            "CS0246" or "CS0103" or "CS0518" or "CS0656" or "CS8179" or "CS1980" => quoted[0],

            // No such name in a namespace: the namespace stands last.
            "CS0234" => quoted[1] + "." + quoted[0],

            // No such member.
            "CS0117" or "CS1061" => quoted[0] + "." + quoted[1],

            // No such overload, constructor, named parameter or generic form; no query operators.
            "CS1501" or "CS1503" or "CS7036" or "CS1729" or "CS1739" or "CS0305" or "CS0308" or "CS1935" => message,
            _ => null,
        };
        if (name == null)
            return new Finding(Rule(diagnostic.Id), where, $"{diagnostic.Id}: {message}{(Rule(diagnostic.Id) == GateRule.SwitchDefault ? " Give it a '_'." : "")}");
        if (assemblies != null && Elsewhere(name, assemblies) is { } assembly)
            return new Finding(GateRule.Surface, where, $"{name} belongs to {assembly}, which this part may not use: it decides and touches nothing");
        var replacement = Replacement.For(name);
        var advice = replacement == null ? "" : "; " + replacement.Advice;
        return new Finding(replacement?.Rule ?? GateRule.Surface, where, $"not in nanoFramework's surface (nor in this source): {name}{advice}");
    }

    private static string Rule(string id) => id switch
    {
        "CS8773" or "CS8652" => GateRule.Language,
        "CS8509" or "CS8524" => GateRule.SwitchDefault,
        _ => GateRule.Compiler,
    };

    /// <summary>The assembly that has this type or namespace but was not given to the compiler.</summary>
    private static string? Elsewhere(string name, IReadOnlyCollection<string> assemblies) => ReferenceSet.Shared.Surface
        .Where(a => !assemblies.Contains(a.Name))
        .FirstOrDefault(a => a.Types.Any(t => t.FullName == name || t.FullName.EndsWith("." + name, System.StringComparison.Ordinal)
            || t.FullName.StartsWith(name + ".", System.StringComparison.Ordinal)))?.Name;

    [GeneratedRegex("'([^']*)'")]
    private static partial Regex Quoted();
}
