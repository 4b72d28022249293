using System.Collections.Generic;
using System.Linq;
using System.Text;
using Mono.Cecil;
using Mono.Cecil.Cil;
using SmartEvse.NanoGate.Compile;
using SmartEvse.NanoGate.Surface;

namespace SmartEvse.NanoGate.Budget;

/// <summary>
/// How large an assembly is in the format of the device (.pe of the v1 line): no constants, properties and names of parameters, texts as UTF-8, tokens
/// and branches of two bytes. Source: the public metadata processor, which makes it in a build; a test holds this to sizes that came out of it.
/// </summary>
/// <param name="CodeBytes">Instructions and tables of exception handlers.</param>
/// <param name="TextBytes">Names and text literals, each once. Names that the device's runtime has itself are counted as well.</param>
/// <param name="TableBytes">Everything else, signatures included.</param>
internal sealed record PeSize(int CodeBytes, int TextBytes, int TableBytes)
{
    /// <summary>Offsets into code and texts are 16 bits wide: an assembly with more than this of either cannot be built.</summary>
    public const int MostBytes = 65535;

    private const int HeaderBytes = 124;

    /// <summary>All of it.</summary>
    public int FileBytes => CodeBytes + TextBytes + TableBytes;

    /// <summary>Measures a part.</summary>
    /// <param name="part">The part.</param>
    /// <param name="all">All parts: what it refers to is among them.</param>
    public static PeSize Of(CompiledPart part, IEnumerable<CompiledPart> all)
    {
        using var resolver = new ImageResolver();
        foreach (var other in all.Where(o => o != part)) resolver.Add(other.Image);
        var module = resolver.Add(part.Image).MainModule;
        var types = module.GetTypes().Where(t => t.Name != "<Module>").ToList();
        var methods = types.SelectMany(t => t.Methods).ToList();
        var fields = types.SelectMany(t => t.Fields).Where(f => !f.HasConstant).ToList();
        var references = module.GetMemberReferences().ToList();
        var used = module.GetTypeReferences().ToList();

        var texts = types.SelectMany(t => new[] { t.Name, t.Namespace }).Concat(methods.Select(m => m.Name)).Concat(fields.Select(f => f.Name))
            .Concat(references.Select(r => r.Name)).Concat(used.SelectMany(t => new[] { t.Name, t.Namespace })).Concat(module.AssemblyReferences.Select(a => a.Name))
            .Concat(methods.Where(m => m.HasBody).SelectMany(m => m.Body.Instructions).Where(i => i.OpCode.Code == Code.Ldstr).Select(i => (string)i.Operand));
        var signatures = methods.Select(Signature).Concat(fields.Select(f => Named(f.FieldType))).Concat(methods.Where(m => m.HasBody && m.Body.HasVariables).Select(Locals));
        var tables = HeaderBytes + (12 * module.AssemblyReferences.Count) + (8 * (used.Count + references.Count)) + (24 * types.Count) + (8 * fields.Count) + (16 * methods.Count);
        return new PeSize(methods.Sum(CodeOf), texts.Distinct().Sum(t => Encoding.UTF8.GetByteCount(t) + 1), tables + signatures.Distinct().Sum(s => s.Split(' ').Sum(BytesOf)));
    }

    private static int CodeOf(MethodDefinition method)
    {
        if (!method.HasBody) return 0;
        var handlers = method.Body.ExceptionHandlers.Count;
        return method.Body.Instructions.Sum(i => i.OpCode.Size + OperandBytes(i)) + (handlers == 0 ? 0 : (12 * handlers) + 1);
    }

    private static int OperandBytes(Instruction instruction) => instruction.OpCode.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar or OperandType.ShortInlineArg => 1,
        OperandType.InlineString or OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineBrTarget or OperandType.InlineVar or OperandType.InlineArg => 2,
        OperandType.InlineSwitch => 1 + (2 * ((Instruction[])instruction.Operand).Length),
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };

    private static string Signature(MethodDefinition m) => string.Join(' ', new[] { "-", "-", Named(m.ReturnType) }.Concat(m.Parameters.Select(p => Named(p.ParameterType))));

    private static string Locals(MethodDefinition m) => string.Join(' ', new[] { "L" }.Concat(m.Body.Variables.Select(v => Named(v.VariableType))));

    private static string Named(TypeReference type) => type.IsByReference || type.IsArray ? type.FullName : type.IsPrimitive || type.MetadataType is MetadataType.Void or MetadataType.String or MetadataType.Object ? type.Name : "class:" + type.Name;

    // Primitive types are a byte; a class is one more and a token; an array or a reference a byte before them.
    private static int BytesOf(string type) => type.StartsWith("class:", System.StringComparison.Ordinal) ? 3 : type.EndsWith("[]", System.StringComparison.Ordinal) || type.EndsWith('&') ? 3 : 1;
}
