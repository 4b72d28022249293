namespace SmartEvse.NanoGate;

/// <summary>The ids of the rules. "Compiles and crashes" means: the real compiler takes it, the device does not.</summary>
internal static class GateRule
{
    /// <summary>A type or member that nanoFramework does not have.</summary>
    public const string Surface = "surface";

    /// <summary>Newer than C# 9, the language of the nanoFramework project system.</summary>
    public const string Language = "language";

    /// <summary>A <c>switch</c> expression that has no answer for some value: a miss throws.</summary>
    public const string SwitchDefault = "switch-default";

    /// <summary>Not valid C# for another reason.</summary>
    public const string Compiler = "compiler";

    /// <summary>Generic types and methods; compiles and crashes.</summary>
    public const string Generics = "generics";

    /// <summary><c>int?</c> and other <c>Nullable&lt;T&gt;</c>.</summary>
    public const string NullableValue = "nullable-value";

    /// <summary>Value tuples.</summary>
    public const string Tuple = "tuple";

    /// <summary>Language-integrated query.</summary>
    public const string Linq = "linq";

    /// <summary>Records and anonymous types.</summary>
    public const string Record = "record";

    /// <summary>Iterators.</summary>
    public const string Yield = "yield";

    /// <summary><c>async</c> and tasks.</summary>
    public const string Async = "async";

    /// <summary>Rectangular arrays; compiles and crashes.</summary>
    public const string ArrayRank = "array-rank";

    /// <summary>Pointers and <c>fixed</c>; the metadata processor refuses them.</summary>
    public const string Pointer = "pointer";

    /// <summary>Function pointers; compiles and crashes.</summary>
    public const string FunctionPointer = "function-pointer";

    /// <summary><c>stackalloc</c>; the metadata processor refuses it.</summary>
    public const string Stackalloc = "stackalloc";

    /// <summary>Interface members with a body; compiles and throws.</summary>
    public const string DefaultInterface = "default-interface";

    /// <summary>Methods that are implemented outside C#: there is no such code in the firmware image.</summary>
    public const string Native = "native";

    /// <summary><c>checked</c> arithmetic: wraps silently, OverflowException does not exist.</summary>
    public const string Checked = "checked";

    /// <summary>An enum turned into text or boxed: nanoFramework prints its number.</summary>
    public const string EnumText = "enum-text";

    /// <summary>A custom numeric format: throws or prints the format itself.</summary>
    public const string NumberFormat = "number-format";

    /// <summary>A literal of more than 1,024 bytes (budget of the ESP32).</summary>
    public const string LongLiteral = "long-literal";

    /// <summary>Floating point in Core or Discovery (design: integers with the unit in the name).</summary>
    public const string Float = "float";

    /// <summary>A static that can change in Core or Discovery (design: Core is pure).</summary>
    public const string MutableStatic = "mutable-static";

    /// <summary>Clock, thread or randomness in Core or Discovery (design: Core is pure).</summary>
    public const string Impure = "impure";
}
