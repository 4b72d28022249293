using System;
using Mono.Cecil;

namespace SmartEvse.NanoGate.Scan;

/// <summary>The rules for declarations: types, fields, signatures.</summary>
internal sealed class DefinitionScan(ScanReport report, bool pure)
{
    /// <summary>Checks a type and its members, not the bodies.</summary>
    public void Scan(TypeDefinition type)
    {
        if (type.HasGenericParameters)
            report.Add(GateRule.Generics, type, type.FullName, "a generic type compiles and crashes the CLR: write one type per element type");
        Check(type.BaseType, type, type.FullName);
        foreach (var implementation in type.Interfaces)
        {
            Check(implementation.InterfaceType, type, type.FullName);
            if (implementation.InterfaceType.Name == "IAsyncStateMachine")
                report.Add(GateRule.Async, type, type.FullName, "async: use the charger's steps, a timer or a state machine");
        }

        foreach (var field in type.Fields)
            Scan(field);
        foreach (var method in type.Methods)
            Scan(method);
    }

    private void Scan(FieldDefinition field)
    {
        Check(field.FieldType, field.DeclaringType, field.FullName);
        if (field.Constant is string text)
            LiteralRules.CheckLength(text, (rule, what) => report.Add(rule, field.DeclaringType, field.FullName, what));
        if (pure && field is { IsStatic: true, IsInitOnly: false, IsLiteral: false } && !IsLambdaCache(field))
            report.Add(GateRule.MutableStatic, field.DeclaringType, field.FullName, "a static that can change: make it an instance field, readonly or const");
    }

    private void Scan(MethodDefinition method)
    {
        if (method.HasGenericParameters)
            report.Add(GateRule.Generics, method, "a generic method compiles and throws: write one method per type");
        if (method.DeclaringType.IsInterface && !method.IsAbstract)
            report.Add(GateRule.DefaultInterface, method, "an interface member with a body compiles and throws: put it in a base class or a static class");
        if (method.IsInternalCall || method.IsPInvokeImpl || (method is { HasBody: false, IsAbstract: false, IsRuntime: false }))
            report.Add(GateRule.Native, method, "extern: the firmware image has no native code for it");

        CheckSignature(method.ReturnType, method);
        foreach (var parameter in method.Parameters)
            CheckSignature(parameter.ParameterType, method);
    }

    private void Check(TypeReference? type, TypeDefinition owner, string member)
    {
        if (TypeRules.Refusal(type, pure) is var (rule, what))
            report.Add(rule, owner, member, what);
    }

    private void CheckSignature(TypeReference type, MethodDefinition method)
    {
        if (TypeRules.Refusal(type, pure) is var (rule, what))
            report.Add(rule, method, what);
    }

    /// <summary>The compiler keeps a lambda that captures nothing in a static it fills once; that is not the author's static.</summary>
    private static bool IsLambdaCache(FieldDefinition field) => field.DeclaringType.Name == "<>c" && field.Name.StartsWith("<>9__", StringComparison.Ordinal);
}
