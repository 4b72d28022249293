using System.Collections.Generic;
using System.IO;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace SmartEvse.NanoGate.Budget;

/// <summary>Puts a call of <see cref="OperationMeter"/> in front of every basic block and behind everything that makes an object.</summary>
internal sealed class Instrumenter
{
    private readonly List<string> methods = [];
    private MethodReference block = null!;
    private MethodReference enter = null!;
    private MethodReference made = null!;

    /// <summary>The methods by their number in the meter.</summary>
    public IReadOnlyList<string> Methods => methods;

    /// <summary>Rewrites an assembly.</summary>
    /// <param name="assembly">To be rewritten.</param>
    /// <param name="meterHome">The assembly that holds the meter; may be the same.</param>
    public byte[] Rewrite(AssemblyDefinition assembly, AssemblyDefinition meterHome)
    {
        var module = assembly.MainModule;
        var meter = meterHome.MainModule.GetType(typeof(OperationMeter).FullName);
        block = module.ImportReference(meter.Methods.Single(m => m.Name == nameof(OperationMeter.Block)));
        enter = module.ImportReference(meter.Methods.Single(m => m.Name == nameof(OperationMeter.Enter)));
        made = module.ImportReference(meter.Methods.Single(m => m.Name == nameof(OperationMeter.Made)));

        // Names first: an extended body must not change what is counted.
        foreach (var method in module.GetTypes().Where(t => t != meter).SelectMany(t => t.Methods).Where(m => m.HasBody).ToList())
            Rewrite(method);

        using var image = new MemoryStream();
        assembly.Write(image);
        return image.ToArray();
    }

    private void Rewrite(MethodDefinition method)
    {
        var id = methods.Count;
        methods.Add(method.DeclaringType.FullName + "." + method.Name);
        var body = method.Body;
        body.SimplifyMacros();
        var code = body.Instructions.ToList();
        var leaders = Leaders(body);
        var il = body.GetILProcessor();
        for (var at = 0; at < code.Count;)
        {
            var end = at + 1;
            while (end < code.Count && !leaders.Contains(code[end])) end++;
            var run = code.GetRange(at, end - at);
            var last = run[^1];
            foreach (var instruction in run.Where(Makes).Reverse())
            {
                if (instruction != run[0])
                    AddMade(il, instruction);
            }

            // The leader becomes the first instruction of the count, so that every jump to it counts; a copy of it follows.
            var first = run[0];
            var copy = Instruction.Create(OpCodes.Nop);
            copy.OpCode = first.OpCode;
            copy.Operand = first.Operand;
            var calls = run.Count(i => IsCall(i) && !IsDispatched(i));
            Instruction[] count =
            [
                Instruction.Create(OpCodes.Ldc_I4, run.Count), Instruction.Create(OpCodes.Ldc_I4, calls),
                Instruction.Create(OpCodes.Ldc_I4, run.Count(IsDispatched)), Instruction.Create(OpCodes.Call, block),
            ];
            var behind = first;
            var makes = Makes(first);
            first.OpCode = OpCodes.Ldc_I4;
            first.Operand = id;
            foreach (var instruction in count.Concat(at == 0 ? [Instruction.Create(OpCodes.Ldc_I4, id), Instruction.Create(OpCodes.Call, enter)] : []).Append(copy))
            {
                il.InsertAfter(behind, instruction);
                behind = instruction;
            }

            if (makes) AddMade(il, copy);
            at = end;
        }
    }

    private void AddMade(ILProcessor il, Instruction instruction)
    {
        il.InsertAfter(instruction, Instruction.Create(OpCodes.Call, made));
        il.InsertAfter(instruction, Instruction.Create(OpCodes.Dup));
    }

    private static HashSet<Instruction> Leaders(MethodBody body)
    {
        var leaders = new HashSet<Instruction> { body.Instructions[0] };
        foreach (var instruction in body.Instructions)
        {
            if (instruction.Operand is Instruction target) leaders.Add(target);
            if (instruction.Operand is Instruction[] targets) leaders.UnionWith(targets);
            if (instruction.OpCode.FlowControl is FlowControl.Branch or FlowControl.Cond_Branch or FlowControl.Return or FlowControl.Throw && instruction.Next != null)
                leaders.Add(instruction.Next);
        }

        foreach (var handler in body.ExceptionHandlers)
            leaders.UnionWith(new[] { handler.TryStart, handler.TryEnd, handler.HandlerStart, handler.HandlerEnd, handler.FilterStart }.Where(i => i != null));
        return leaders;
    }

    private static bool IsCall(Instruction i) => i.OpCode.Code is Code.Call or Code.Callvirt or Code.Newobj;

    private static bool IsDispatched(Instruction i)
    {
        if (i.OpCode.Code != Code.Callvirt || i.Operand is not MethodReference method || !IsOurs(method)) return false;
        var definition = method.Resolve();
        return definition.IsVirtual && !definition.IsFinal && !definition.DeclaringType.IsSealed;
    }

    private static bool Makes(Instruction i) => i.OpCode.Code switch
    {
        Code.Newarr or Code.Box => true,
        Code.Newobj => !IsOurs((MethodReference)i.Operand) || !((MethodReference)i.Operand).DeclaringType.Resolve().IsValueType,
        Code.Call or Code.Callvirt => !IsOurs((MethodReference)i.Operand) && ((MethodReference)i.Operand).ReturnType is { } type && (type.IsArray || type.FullName == "System.String"),
        _ => false,
    };

    private static bool IsOurs(MethodReference method) =>
        method is MethodDefinition || method.DeclaringType.Scope.Name.StartsWith("SmartEvse.", System.StringComparison.Ordinal);
}
