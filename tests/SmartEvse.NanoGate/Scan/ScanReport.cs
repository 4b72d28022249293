using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace SmartEvse.NanoGate.Scan;

/// <summary>Collects the refusals of a scan; the same rule at the same place counts once.</summary>
internal sealed class ScanReport
{
    private readonly HashSet<Finding> findings = [];

    /// <summary>The refusals, by place.</summary>
    public IReadOnlyList<Finding> Findings => [.. findings.OrderBy(f => f.Where, System.StringComparer.Ordinal)];

    /// <summary>Refuses a type or a field: the file is that of the type.</summary>
    public void Add(string rule, TypeDefinition type, string member, string what) => Add(rule, FirstPoint(type.Methods), member, what);

    /// <summary>Refuses the signature of a method.</summary>
    public void Add(string rule, MethodDefinition method, string what) => Add(rule, FirstPoint([method]), method.FullName, what);

    /// <summary>Refuses an instruction.</summary>
    public void Add(string rule, MethodDefinition method, Instruction instruction, string what)
    {
        var point = method.DebugInformation.SequencePoints.Where(p => !p.IsHidden).LastOrDefault(p => p.Offset <= instruction.Offset);
        Add(rule, point, method.FullName, what);
    }

    private static SequencePoint? FirstPoint(IEnumerable<MethodDefinition> methods) =>
        methods.SelectMany(m => m.DebugInformation.SequencePoints).FirstOrDefault(p => !p.IsHidden);

    private void Add(string rule, SequencePoint? point, string member, string what)
    {
        var line = point == null ? "" : $"{point.Document.Url}:{point.StartLine}: ";
        findings.Add(new Finding(rule, line + member, what));
    }
}
