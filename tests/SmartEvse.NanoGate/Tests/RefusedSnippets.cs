namespace SmartEvse.NanoGate.Tests;

/// <summary>Source the gate must refuse: the rule, words the finding must hold, the source. Judged as if it stood in Core.</summary>
internal static class RefusedSnippets
{
    public static readonly (string Rule, string Words, string Source)[] Table =
    [
        // The compiler refuses: nanoFramework does not have it.
        (GateRule.Generics, "ArrayList", "using System.Collections.Generic; class A { List<int> a = new List<int>(); }"),
        (GateRule.Generics, "Hashtable", "using System.Collections.Generic; class A { Dictionary<string, int> a = null!; }"),
        (GateRule.Generics, "own delegate", "using System; class A { Action<int> a = null!; }"),
        (GateRule.Generics, "own delegate", "using System; class A { Func<int> a = null!; }"),
        (GateRule.Generics, "own delegate", "using System; class A { event EventHandler<EventArgs> E; }"),
        (GateRule.Generics, "Span<>", "class A { void M(System.Span<byte> s) { } }"),
        (GateRule.NullableValue, "a flag and a value", "class A { int? a; }"),
        (GateRule.NullableValue, "a flag and a value", "class A { int M(string? s) { return s?.Length ?? 0; } }"),
        (GateRule.Tuple, "out parameters", "class A { (int, int) M() { return (1, 2); } }"),
        (GateRule.Tuple, "out parameters", "class A { (int X, int Y) p; }"),
        (GateRule.Linq, "a loop", "using System.Linq; class A { int M(int[] a) { return a.Length; } }"),
        (GateRule.Linq, "a loop", "class A { object M(int[] a) { return from x in a where x > 1 select x; } }"),
        (GateRule.Async, "state machine", "class A { async void M() { } }"),
        (GateRule.Async, "state machine", "class A { System.Threading.Tasks.Task M() { return null!; } }"),
        (GateRule.Yield, "a loop", "class A { System.Collections.IEnumerable M() { yield return 1; } }"),
        (GateRule.Record, "a class", "record A(int X);"),
        (GateRule.Record, "a class", "class A { object M() { return new { X = 1 }; } }"),
        (GateRule.Surface, "string.Replace; use StringBuilder.Replace", "class A { string M(string s) { return s.Replace(\"a\", \"b\"); } }"),
        (GateRule.Surface, "string.Join", "class A { string M(string[] s) { return string.Join(\",\", s); } }"),
        (GateRule.Surface, "IsNullOrEmpty", "class A { bool M(string s) { return string.IsNullOrWhiteSpace(s); } }"),
        (GateRule.Surface, "System.StringComparison", "class A { bool M(string s) { return s.StartsWith(\"a\", System.StringComparison.Ordinal); } }"),
        (GateRule.Surface, "char.IsDigit", "class A { bool M(char c) { return char.IsDigit(c); } }"),
        (GateRule.Surface, "DateTime.Now; time is an argument", "using System; class A { long M() { return DateTime.Now.Ticks; } }"),
        (GateRule.Surface, "Enum.Parse", "using System; enum E { X } class A { object M() { return Enum.Parse(typeof(E), \"X\"); } }"),
        (GateRule.Surface, "System.Decimal", "class A { decimal d; }"),
        (GateRule.Surface, "System.Index", "class A { int M(int[] a) { return a[^1]; } }"),
        (GateRule.Surface, "System.Range", "class A { string M(string a) { return a[1..]; } }"),
        (GateRule.Surface, "use lock or Interlocked", "class A { volatile int v; int M() { return v; } void N() { v = 1; } }"),
        (GateRule.Surface, "OverflowException", "class A { void M() { try { } catch (System.OverflowException) { } } }"),
        (GateRule.Surface, "DivideByZeroException", "class A { void M() { throw new System.DivideByZeroException(); } }"),
        (GateRule.Surface, "InAttribute", "interface I { void M(in int x); }"),
        (GateRule.Surface, "Stopwatch", "class A { System.Diagnostics.Stopwatch s; }"),
        (GateRule.Surface, "belongs to System.Device.Gpio", "class A { System.Device.Gpio.GpioController c; }"),
        (GateRule.Surface, "belongs to System.Net", "using System.Net.Sockets; class A { Socket c; }"),
        (GateRule.Language, "C# 9", "namespace X; class A { }"),
        (GateRule.Language, "C# 9", "class A { string S = \"\"\"raw\"\"\"; }"),
        (GateRule.SwitchDefault, "a '_'", "class A { int M(int x) => x switch { 1 => 2, 2 => 3 }; }"),
        (GateRule.SwitchDefault, "a '_'", "enum E { X, Y } class A { int M(E e) => e switch { E.X => 1, E.Y => 2 }; }"),
        (GateRule.Compiler, "; expected", "class A { int x }"),

        // The compiler takes it; the scan refuses.
        (GateRule.Generics, "G`1", "class G<T> { public T X; }"),
        (GateRule.Generics, "G`1<System.Int32>", "class G<T> { } class A { G<int> g; }"),
        (GateRule.Generics, "generic method", "class A { void M<T>(T t) { } }"),
        (GateRule.Generics, "generic method", "class A { void M<T>(T t) { } void N() { M(1); } }"),
        (GateRule.Generics, "D`1", "delegate void D<T>(T t);"),
        (GateRule.NullableValue, "System.Nullable`1<System.Int32>", NullableByHand + " class A { System.Nullable<int> a; }"),
        (GateRule.ArrayRank, "jagged", "class A { int[,] a = new int[2, 2]; }"),
        (GateRule.ArrayRank, "jagged", "class A { int M() { var a = new int[2, 2]; return a[0, 1]; } }"),
        (GateRule.Pointer, "System.Int32*", "unsafe class A { int M(int* p) { return p[0]; } }"),
        (GateRule.Pointer, "indices", "unsafe class A { int M(byte[] b) { fixed (byte* p = b) return p[0]; } }"),
        (GateRule.Stackalloc, "array made once", "unsafe class A { int M() { int* p = stackalloc int[3]; return p[0]; } }"),
        (GateRule.FunctionPointer, "delegate", "unsafe class A { int M(delegate*<int, int> p) { return p(1); } }"),
        (GateRule.DefaultInterface, "I::M()", "interface I { int M() { return 1; } }"),
        (GateRule.DefaultInterface, "I::M()", "interface I { static int M() { return 1; } }"),
        (GateRule.Native, "extern", Extern),
        (GateRule.Checked, "add.ovf", "class A { int M(int a, int b) { return checked(a + b); } }"),
        (GateRule.Checked, "conv.ovf", "class A { byte M(int a) { checked { return (byte)a; } } }"),
        (GateRule.Checked, "use int", "class A { int M(int[] a, long i) { return a[i]; } }"),
        (GateRule.EnumText, "E is boxed", "enum E { X } class A { string M(E e) { return e.ToString(); } }"),
        (GateRule.EnumText, "E is boxed", "enum E { X } class A { string M(E e) { return \"a\" + e; } }"),
        (GateRule.EnumText, "E is boxed", "enum E { X } class A { string M(E e) { return $\"a={e}\"; } }"),
        (GateRule.EnumText, "E is boxed", "enum E { X } class A { void M(E e, System.Text.StringBuilder b) { b.Append(e); } }"),
        (GateRule.EnumText, "System.DayOfWeek", "class A { string M(System.DateTime t) { return t.DayOfWeek.ToString(); } }"),
        (GateRule.EnumText, "E is boxed", "enum E { X } class A { bool M(E e) { return e.HasFlag(E.X); } }"),
        (GateRule.NumberFormat, "\"00\"", "class A { string M(int x) { return x.ToString(\"00\"); } }"),
        (GateRule.NumberFormat, "\"0.0\"", "class A { const string F = \"0.0\"; string M(long x) { return x.ToString(F); } }"),
        (GateRule.NumberFormat, "\"00\"", "class A { string M(int x) { return $\"{x:00}\"; } }"),
        (GateRule.NumberFormat, "\"000\"", "class A { string M(int x) { return string.Format(\"{0} {1,5:000}\", x, x); } }"),
        (GateRule.NumberFormat, "not one literal", "class A { string M(int x, string f) { return x.ToString(f); } }"),
        (GateRule.NumberFormat, "not one literal", "class A { string M(int x, bool b) { return x.ToString(b ? \"00\" : \"D2\"); } }"),
        (GateRule.LongLiteral, "2048 bytes", "class A { string M() { return \"" + Long.Text + "\"; } }"),
        (GateRule.LongLiteral, "2048 bytes", "class A { const string S = \"" + Long.Text + "\"; }"),
        (GateRule.Float, "System.Double", "class A { double d; }"),
        (GateRule.Float, "System.Single", "class A { float[] d = new float[2]; }"),
        (GateRule.Float, "System.Double", "class A { double F() { return 1; } }"),
        (GateRule.Float, "conv.r8", "class A { int M(int x) { return (int)(x * 1.5); } }"),
        (GateRule.Float, "System.Double", "class A { long M(System.TimeSpan t) { return (long)t.TotalSeconds; } }"),
        (GateRule.MutableStatic, "A::n", "class A { static int n; int M() { return n++; } }"),
        (GateRule.MutableStatic, "N", "class A { static int N { get; set; } }"),
        (GateRule.MutableStatic, "A::E", "class A { static event System.EventHandler E; }"),
        (GateRule.Impure, "Thread", "class A { void M() { System.Threading.Thread.Sleep(1); } }"),
        (GateRule.Impure, "get_UtcNow", "class A { long M() { return System.DateTime.UtcNow.Ticks; } }"),
        (GateRule.Impure, "Random", "class A { int M() { return new System.Random().Next(); } }"),
    ];

    /// <summary>Someone who supplies the missing type himself gets past the compiler, not past the scan.</summary>
    private const string NullableByHand =
        "namespace System { public struct Nullable<T> where T : struct { public T Value; } }";

    private const string Extern =
        "class A { [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.InternalCall)] extern int M(); }";

    private static class Long
    {
        public static readonly string Text = new('x', 2048);
    }
}
