using Mono.Cecil;

namespace SmartEvse.NanoGate.Scan;

/// <summary>What no signature, local or operand may name.</summary>
internal static class TypeRules
{
    /// <summary>Finds the first refusal in a type, however deeply it is built.</summary>
    /// <param name="type">The type; null is fine.</param>
    /// <param name="pure">True when floating point is refused as well.</param>
    /// <returns>Rule and words, or null.</returns>
    public static (string Rule, string What)? Refusal(TypeReference? type, bool pure) => type switch
    {
        null => null,
        GenericInstanceType { ElementType.FullName: "System.Nullable`1" } =>
            (GateRule.NullableValue, $"{type.FullName}: use a flag and a value, or a sentinel"),
        GenericInstanceType or GenericParameter => (GateRule.Generics, $"{type.FullName} compiles and crashes the CLR: declare an own type or delegate"),
        FunctionPointerType => (GateRule.FunctionPointer, $"{type.FullName} compiles and crashes the CLR: use a delegate"),
        PointerType or PinnedType => (GateRule.Pointer, $"{type.FullName} is refused by the metadata processor: use arrays and indices"),
        ArrayType { Rank: > 1 } => (GateRule.ArrayRank, $"{type.FullName} compiles and crashes the CLR: use a jagged or flat array"),
        IModifierType modifier => Refusal(modifier.ModifierType, pure) ?? Refusal(modifier.ElementType, pure),
        TypeSpecification specification => Refusal(specification.ElementType, pure),
        { HasGenericParameters: true } => (GateRule.Generics, $"{type.FullName} compiles and crashes the CLR: declare an own type or delegate"),
        _ when pure && type.FullName is "System.Single" or "System.Double" => (GateRule.Float, $"{type.FullName}: integers with the unit in the name (currentDa, dutyPermille)"),
        _ => Refusal(type.DeclaringType, pure),
    };
}
