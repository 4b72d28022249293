using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Mono.Cecil;
using Mono.Cecil.Cil;
using SmartEvse.NanoGate.Compile;
using SmartEvse.NanoGate.Surface;

namespace SmartEvse.NanoGate.Budget;

/// <summary>What one room (namespace) of the portable source adds to the firmware.</summary>
/// <param name="Name">The namespace without <c>SmartEvse.</c>.</param>
/// <param name="CodeBytes">Instructions.</param>
/// <param name="LiteralBytes">Text literals, each once per room, as UTF-8.</param>
/// <param name="Types">Types.</param>
/// <param name="Methods">Methods.</param>
/// <param name="Fields">Fields, constants included.</param>
internal sealed record RoomSize(string Name, int CodeBytes, int LiteralBytes, int Types, int Methods, int Fields)
{
    /// <summary>The rooms of parts compiled by the gate, in the order of their names.</summary>
    public static IReadOnlyList<RoomSize> Of(IEnumerable<CompiledPart> parts)
    {
        using var resolver = new ImageResolver();
        var types = parts.SelectMany(p => resolver.Add(p.Image).MainModule.GetTypes()).Where(t => t.Name != "<Module>").ToList();
        return [.. types.GroupBy(Room).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Of(g.Key, [.. g]))];
    }

    /// <summary>The longest text literal of parts compiled by the gate, bytes as UTF-8.</summary>
    public static string LongestLiteral(IEnumerable<CompiledPart> parts)
    {
        using var resolver = new ImageResolver();
        return parts.SelectMany(p => resolver.Add(p.Image).MainModule.GetTypes()).SelectMany(Literals)
            .OrderByDescending(Encoding.UTF8.GetByteCount).ThenBy(t => t, StringComparer.Ordinal).First();
    }

    private static RoomSize Of(string name, List<TypeDefinition> types)
    {
        var methods = types.SelectMany(t => t.Methods).ToList();
        return new RoomSize(
            name,
            methods.Where(m => m.HasBody).Sum(m => m.Body.CodeSize),
            types.SelectMany(Literals).Distinct().Sum(Encoding.UTF8.GetByteCount),
            types.Count,
            methods.Count,
            types.Sum(t => t.Fields.Count));
    }

    private static IEnumerable<string> Literals(TypeDefinition type) => type.Methods.Where(m => m.HasBody)
        .SelectMany(m => m.Body.Instructions).Where(i => i.OpCode.Code == Code.Ldstr).Select(i => (string)i.Operand);

    private static string Room(TypeDefinition type)
    {
        while (type.DeclaringType != null) type = type.DeclaringType;
        const string Ours = "SmartEvse.";
        return type.Namespace.StartsWith(Ours, StringComparison.Ordinal) ? type.Namespace[Ours.Length..] : "(the compiler's own)";
    }
}
