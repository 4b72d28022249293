using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace SmartEvse.NanoGate.Scan;

/// <summary>The rules for what a method does.</summary>
internal sealed class BodyScan(ScanReport report, bool pure)
{
    private static readonly HashSet<string> Numbers =
    [
        "System.SByte", "System.Byte", "System.Int16", "System.UInt16", "System.Int32", "System.UInt32", "System.Int64", "System.UInt64", "System.Single", "System.Double",
    ];

    /// <summary>Checks locals, handlers and instructions.</summary>
    public void Scan(MethodDefinition method)
    {
        if (!method.HasBody)
            return;
        var body = method.Body;
        foreach (var local in body.Variables)
        {
            if (TypeRules.Refusal(local.VariableType, pure) is var (rule, what))
                report.Add(rule, method, what);
        }

        foreach (var handler in body.ExceptionHandlers)
            Check(handler.CatchType, method, handler.HandlerStart);
        var targets = BranchTargets(body);
        var formats = body.Instructions.Any(i => i.Operand is MethodReference { Name: "Format", DeclaringType.FullName: "System.String" });
        foreach (var instruction in body.Instructions)
        {
            ScanCode(method, instruction);
            ScanOperand(method, instruction);
            ScanText(method, instruction, targets, formats);
        }
    }

    private void ScanCode(MethodDefinition method, Instruction instruction)
    {
        var name = instruction.OpCode.Name;
        if (instruction.OpCode.Code == Code.Localloc)
            report.Add(GateRule.Stackalloc, method, instruction, "stackalloc is refused by the metadata processor: use an array made once");
        else if (instruction.OpCode.Code == Code.Calli)
            report.Add(GateRule.FunctionPointer, method, instruction, "a call through a function pointer compiles and crashes: use a delegate");
        else if (name.Contains(".ovf"))
            report.Add(GateRule.Checked, method, instruction, $"{name}: wraps silently on the device; check the range by hand (array sizes and indices: use int)");
        else if (pure && (name.EndsWith(".r4") || name.EndsWith(".r8") || name == "conv.r.un"))
            report.Add(GateRule.Float, method, instruction, $"{name}: integers with the unit in the name (currentDa, dutyPermille)");
    }

    private void ScanOperand(MethodDefinition method, Instruction instruction)
    {
        switch (instruction.Operand)
        {
            case TypeReference type:
                Check(type, method, instruction);
                break;
            case FieldReference field:
                Check(field.DeclaringType, method, instruction);
                Check(field.FieldType, method, instruction);
                break;
            case MethodReference called:
                ScanCall(called, method, instruction);
                break;
        }
    }

    private void ScanCall(MethodReference called, MethodDefinition method, Instruction instruction)
    {
        if (called is GenericInstanceMethod || called.HasGenericParameters)
            report.Add(GateRule.Generics, method, instruction, $"{called.FullName}: a generic method compiles and throws; write one method per type");
        Check(called.DeclaringType, method, instruction);
        Check(called.ReturnType, method, instruction);
        foreach (var parameter in called.Parameters)
            Check(parameter.ParameterType, method, instruction);
        if (pure && PurityRules.Refusal(called) is { } what)
            report.Add(GateRule.Impure, method, instruction, what);
    }

    private void ScanText(MethodDefinition method, Instruction instruction, HashSet<Instruction> targets, bool formats)
    {
        if (instruction.Operand is string text)
        {
            LiteralRules.CheckLength(text, (rule, what) => report.Add(rule, method, instruction, what));
            if (formats && LiteralRules.UnknownFormatIn(text) is { } unknown)
                report.Add(GateRule.NumberFormat, method, instruction, $"\"{unknown}\" in \"{text}\": only D, X, x, F, N and G with a width work on the device");
        }

        if (PrintsEnum(instruction) is { } name)
            report.Add(GateRule.EnumText, method, instruction, $"{name} is boxed or turned into text: the device prints its number; return a constant from a switch");
        if (instruction.Operand is MethodReference { Name: "ToString", Parameters: [{ ParameterType.FullName: "System.String" }] } called
            && Numbers.Contains(called.DeclaringType.FullName))
        {
            var format = targets.Contains(instruction) ? null : instruction.Previous.Operand as string;
            if (format == null || !LiteralRules.IsKnownFormat(format))
                report.Add(GateRule.NumberFormat, method, instruction, $"ToString({(format == null ? "not one literal" : $"\"{format}\"")}): only D, X, x, F, N and G with a width work on the device");
        }
    }

    /// <summary>
    /// The enum that this instruction boxes or prints, or null. Any boxing is refused: Concat, Format, Append(object) and HasFlag all box, and a box costs heap.
    /// </summary>
    private static string? PrintsEnum(Instruction instruction) => instruction switch
    {
        { OpCode.Code: Code.Box, Operand: TypeReference type } when IsEnum(type) => type.FullName,
        { OpCode.Code: Code.Constrained, Operand: TypeReference type, Next.Operand: MethodReference { Name: "ToString" } } when IsEnum(type) => type.FullName,
        _ => null,
    };

    private static bool IsEnum(TypeReference type) => type is not (TypeSpecification or GenericParameter) && type.Resolve() is { IsEnum: true };

    private void Check(TypeReference? type, MethodDefinition method, Instruction instruction)
    {
        if (TypeRules.Refusal(type, pure) is var (rule, what))
            report.Add(rule, method, instruction, what);
    }

    private static HashSet<Instruction> BranchTargets(MethodBody body)
    {
        var targets = new HashSet<Instruction>();
        foreach (var instruction in body.Instructions)
        {
            if (instruction.Operand is Instruction one)
                targets.Add(one);
            else if (instruction.Operand is Instruction[] many)
                targets.UnionWith(many);
        }

        return targets;
    }
}
