using System;
using System.Linq;

namespace SmartEvse.NanoGate.Compile;

/// <summary>What to write instead of the things people reach for first. The first row that fits wins.</summary>
/// <param name="Needle">Part of the missing name as the compiler spells it.</param>
/// <param name="Rule">The rule it belongs to.</param>
/// <param name="Advice">What works on both runtimes.</param>
internal sealed record Replacement(string Needle, string Rule, string Advice)
{
    private static readonly Replacement[] Table =
    [
        new("System.Nullable`", GateRule.NullableValue, "use a flag and a value, or a sentinel; a?.Length gives int? as well"),
        new("System.ValueTuple", GateRule.Tuple, "use a struct or out parameters"),
        new("EqualityComparer`", GateRule.Record, "write a class; records and anonymous types need generic comparers"),
        new("System.IEquatable`", GateRule.Record, "write a class; records and anonymous types need generic comparers"),
        new("System.Type.op_Equality", GateRule.Record, "write a class; records and anonymous types need generic comparers"),
        new("System.Collections.Generic.IEnum", GateRule.Yield, "write a loop; iterators need generic enumerators"),
        new("MethodBuilder", GateRule.Async, "use the charger's steps, a timer or a state machine"),
        new("AsyncStateMachine", GateRule.Async, "use the charger's steps, a timer or a state machine"),
        new("System.Threading.Tasks", GateRule.Async, "use the charger's steps, a timer or a state machine"),
        new("Task", GateRule.Async, "use the charger's steps, a timer or a state machine"),
        new("System.Linq", GateRule.Linq, "write a loop"),
        new("query pattern", GateRule.Linq, "write a loop"),
        new("System.Collections.Generic", GateRule.Generics, "use an array with a count, ArrayList, Hashtable or an own typed collection"),
        new("Action", GateRule.Generics, "declare an own delegate"),
        new("Func<", GateRule.Generics, "declare an own delegate"),
        new("EventHandler", GateRule.Generics, "declare an own delegate"),
        new("<", GateRule.Generics, "use an array with a count, ArrayList, Hashtable or an own typed collection"),
        new("type arguments", GateRule.Generics, "declare an own type"),
        new("System.Index", GateRule.Surface, "write a[a.Length - 1]"),
        new("System.Range", GateRule.Surface, "use Substring or Array.Copy"),
        new("System.Decimal", GateRule.Surface, "use integers with the unit in the name"),
        new("IsVolatile", GateRule.Surface, "volatile: use lock or Interlocked"),
        new("InAttribute", GateRule.Surface, "no 'in' on virtual or interface members and no 'ref readonly' results"),
        new("string.Replace", GateRule.Surface, "use StringBuilder.Replace"),
        new("string.Join", GateRule.Surface, "append in a loop"),
        new("string.Is", GateRule.Surface, "use string.IsNullOrEmpty"),
        new("StringComparison", GateRule.Surface, "comparison is ordinal; leave it out"),
        new("char.", GateRule.Surface, "compare with '0'..'9' and so on"),
        new("DateTime.Now", GateRule.Surface, "time is an argument"),
        new("Enum.", GateRule.Surface, "use a switch on constants"),
        new("enum.", GateRule.Surface, "use a switch on constants"),
        new("OverflowException", GateRule.Surface, "check the range by hand; arithmetic wraps silently"),
        new("DivideByZeroException", GateRule.Surface, "test the divisor; the device throws a plain Exception"),
        new("CultureInfo", GateRule.Surface, "output is invariant; leave it out"),
        new("Environment", GateRule.Surface, "time is an argument; write \"\\n\""),
    ];

    /// <summary>The row for a missing name, or null.</summary>
    public static Replacement? For(string name) => Table.FirstOrDefault(r => name.Contains(r.Needle, StringComparison.Ordinal));
}
