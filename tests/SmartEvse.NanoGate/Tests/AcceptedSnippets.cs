namespace SmartEvse.NanoGate.Tests;

/// <summary>Source that works on the device and that the gate must let pass, as if it stood in Core: what it shows, and the source.</summary>
internal static class AcceptedSnippets
{
    public static readonly (string Name, string Source)[] Table =
    [
        ("Hashtable", "using System.Collections; class A { Hashtable t = new Hashtable(); object M(string k) { t[k] = \"v\"; return t.Contains(k) ? t[k] : k; } }"),
        ("ArrayList and foreach", "using System.Collections; class A { int M(ArrayList l) { var n = 0; foreach (object o in l) n++; foreach (var i in new[] { 1, 2 }) n += i; return n; } }"),
        ("StringBuilder", "using System.Text; class A { string M(int x) { return new StringBuilder().Append(\"a\").Append(x).Append('b').ToString(); } }"),
        ("lock", "class A { readonly object gate = new object(); int n; void M() { lock (gate) { n++; } } }"),
        ("exception filter", "using System; class A { int M() { try { return int.Parse(\"x\"); } catch (FormatException e) when (e.Message.Length > 0) { return -1; } finally { } } }"),
        ("switch expression", "enum E { X, Y } class A { string M(E e) => e switch { E.X => \"x\", E.Y => \"y\", _ => \"?\" }; }"),
        ("patterns", "class A { int M(object o) => o switch { int and > 3 and < 9 => 1, string { Length: 2 } => 2, not null => 3, _ => 4 }; bool N(A? a) => a is not null; }"),
        ("switch on many texts", "class A { int M(string s) { switch (s) { case \"a\": return 1; case \"b\": return 2; case \"c\": return 3; case \"d\": return 4; case \"e\": return 5; case \"f\": return 6; case \"g\": return 7; case \"h\": return 8; default: return 0; } } }"),
        ("own delegate and event", "delegate void D(int x); class A { event D? Changed; D? d; void M() { d = x => { }; d += N; d(1); Changed?.Invoke(2); } void N(int x) { } }"),
        ("closures and local functions", "delegate int D(int x); class A { D M(int k) { int Twice(int x) => 2 * x; return x => Twice(x) + k; } }"),
        ("lambda that captures nothing", "delegate int D(int x); class A { D M() { return x => x + 1; } }"),
        ("jagged arrays", "class A { int M() { var a = new int[2][]; a[0] = new[] { 1, 2 }; a[1] = new int[3]; return a[0][1] + a[1].Length; } }"),
        ("interpolation of strings", "class A { string M(int i, string s) { return $\"a={i.ToString()},b={s}\"; } }"),
        ("known formats", "class A { string M(int i, long l) { return i.ToString(\"D3\") + l.ToString(\"X2\") + i.ToString(\"x\") + i.ToString(\"N0\") + $\"{i:D4}{i,5}\"; } string NotAFormat() => \"{0:00}\"; }"),
        ("date format", "class A { string M(System.DateTime t) { return t.ToString(\"yyyy-MM-dd HH:mm:ss\"); } }"),
        ("static readonly array", "class A { static readonly byte[] Crc = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 }; static readonly string[] Names = { \"a\", \"b\" }; int M(int i) { return Crc[i] + Names.Length; } }"),
        ("constants and static methods", "static class A { public const int Max = 3; public const string Name = \"x\"; public static readonly int Twice = 2 * Max; public static int M(int x) { return x % Max; } }"),
        ("interfaces", "interface I { int M(); int P { get; } } class A : I { public int M() { return 1; } public int P { get; } } class B { int N(I i) { return i.M() + i.P; } }"),
        ("nullable annotations", "class A { string? Name { get; set; } public string M(string? s) { return s ?? Name ?? \"x\"; } string[]? all; string? N(A? a) => a?.Name ?? all?[0]; }"),
        ("auto and init properties", "class A { public int P { get; init; } public int Q { get; private set; } = 4; static A M() { return new A { P = 1 }; } }"),
        ("structs", "readonly struct S { public readonly int X; public S(int x) { X = x; } public static S operator +(S a, S b) => new S(a.X + b.X); } class A { S s = new S(1); S[] t = new S[2]; int M(in S q) { t[0] = s + q; return t[0].X; } }"),
        ("extension methods, params, optional", "static class X { public static int Twice(this int x) => 2 * x; } class A { int M(params int[] a) => a.Length; int N(int a, int b = 2) => M(a, b.Twice()) + M() + N(b: 1, a: 2); }"),
        ("indexers, ref and out", "class A { int[] r = new int[4]; public int this[int i] { get => r[i]; set => r[i] = value; } ref int R(int i) => ref r[i]; bool M(string s, out int v) { R(1) = 2; return int.TryParse(s, out v); } }"),
        ("attributes and flags", "using System; [Flags] enum E : byte { None = 0, X = 1, Y = 2 } [AttributeUsage(AttributeTargets.Class)] class TagAttribute : Attribute { } [Tag] class A { bool M(E e) => (e & E.X) != 0 && e == E.X; int N(E e) => (int)e; }"),
        ("64-bit integers, division, shifts", "class A { long M(long a, int b) { return b == 0 ? 0 : (a * 1000 / b) >> 2; } uint N(byte h, byte l) => (uint)(h << 8 | l); }"),
        ("Math on integers", "class A { int M(int a, int b) { return System.Math.Min(System.Math.Max(a, 0), b); } }"),
        ("UTF-8", "using System.Text; class A { string M(byte[] b) { return Encoding.UTF8.GetString(b, 0, b.Length); } byte[] N(string s) => Encoding.UTF8.GetBytes(s); }"),
        ("Array helpers", "using System; class A { int M(int[] a) { var b = new int[a.Length]; Array.Copy(a, b, a.Length); Array.Clear(b, 0, 1); return Array.IndexOf(b, 1); } }"),
        ("the nano define", "class A {\n#if NANOFRAMEWORK_1_0\n int x;\n#else\n decimal x;\n#endif\n int M() { x = 1; return x; } }"),
        ("a literal of 1,024 bytes", "class A { string M() { return \"" + new string('x', 1024) + "\"; } }"),
        ("a compile-time fraction", "class A { const int Da = (int)(1.5 * 10); int M() { return Da; } }"),
        ("throw expressions and using", "using System; class R : IDisposable { public void Dispose() { } } class A { string M(string? s) { using var r = new R(); return s ?? throw new ArgumentNullException(nameof(s)); } }"),
    ];

    /// <summary>What only the firmware may do.</summary>
    public static readonly (string Name, string Source)[] FirmwareOnly =
    [
        ("GPIO", "using System.Device.Gpio; class A { GpioController c = new GpioController(); void M() { c.OpenPin(4, PinMode.Output).Write(PinValue.High); } }"),
        ("threads and timers", "using System.Threading; class A { static Timer? timer; void M() { new Thread(Run).Start(); timer = new Timer(Tick, null, 500, 500); Thread.Sleep(1); } void Run() { } void Tick(object? o) { } }"),
        ("floating point", "using System.Device.Pwm; class A { void M(PwmChannel p, int permille) { p.DutyCycle = permille / 1000.0; } }"),
        ("M2Mqtt", "using nanoFramework.M2Mqtt; using nanoFramework.M2Mqtt.Messages; class A { void M(string host) { var c = new MqttClient(host); c.MqttMsgPublishReceived += On; c.Connect(\"id\"); c.Publish(\"t\", new byte[1], null, null, MqttQoSLevel.AtMostOnce, false); } void On(object sender, MqttMsgPublishEventArgs e) { var n = e.Topic + e.Message.Length.ToString(); } }"),
        ("monotonic time", "class A { long M() { return System.Environment.TickCount64; } }"),
    ];
}
