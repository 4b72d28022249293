using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text;

namespace SmartEvse.NanoGate.Budget;

/// <summary>
/// What a graph of live .NET objects would take of the managed heap of a 32-bit nanoFramework CLR (ESP32), found by reflection.
/// Each object counts once. The heap is cut in blocks of 12 bytes, so every figure is rounded up to whole blocks:
/// <list type="bullet">
/// <item>an object: one block for its header and one per instance field, whatever the field's type;</item>
/// <item>a struct in a field, an array element or a box: an object of its own beside the block that refers to it, save
/// <see cref="DateTime"/> and <see cref="TimeSpan"/>, which fit into the block;</item>
/// <item>an array: 20 bytes of header, then the elements: 1, 2, 4 or 8 bytes for bool, numbers, chars, enums and times, 12 for all else;</item>
/// <item>a string: 12 bytes of header, the UTF-8 text and a closing 0. The text of a literal stays in flash: each place that holds
/// one costs the header only;</item>
/// <item>a delegate: 36 bytes; of several targets, 24 bytes and 12 per target as well.</item>
/// </list>
/// Sources: nf-interpreter, <c>CLR_RT_HeapBlock</c> and its kin, <c>InitializeReference</c>, <c>ExtractHeapBlocksForArray</c>.
/// Collections and builders of the base library are measured as .NET builds them, which is near enough for a budget.
/// Types, methods, threads and weak references belong to the runtime and count 0.
/// </summary>
/// <remarks>Self-contained: another test project may link this one file.</remarks>
public sealed class ObjectGraph
{
    /// <summary>A heap block of the 32-bit CLR, bytes.</summary>
    public const int Block = 12;

    private const int ArrayHeader = 20;
    private const int DelegateSize = 36;
    private const int DelegateListHeader = 24;
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
    private const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private readonly HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<object> pending = new();
    private readonly Dictionary<string, long> byType = [];
    private readonly Dictionary<string, int> stopped = [];
    private Func<Type, bool> isOutside = _ => false;

    /// <summary>Bytes of everything added so far.</summary>
    public long Bytes => byType.Values.Sum();

    /// <summary>Takes these objects, and what only they reach, as not belonging to the graph: count 0. To be called first.</summary>
    public ObjectGraph StopAt(params object[] outsiders)
    {
        foreach (var outsider in outsiders)
            seen.Add(outsider);
        return this;
    }

    /// <summary>Takes objects of these types, and what only they reach, as not belonging to the graph; they are listed in <see cref="Stopped"/>. To be called first.</summary>
    public ObjectGraph StopAt(Func<Type, bool> types)
    {
        isOutside = types;
        return this;
    }

    /// <summary>How many objects of which type were met that do not belong to the graph, most of them first.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> Stopped => [.. stopped.OrderByDescending(p => p.Value).ThenBy(p => p.Key, StringComparer.Ordinal)];

    /// <summary>Adds an object and everything it reaches.</summary>
    public ObjectGraph Add(object root)
    {
        Reach(root);
        Drain();
        return this;
    }

    /// <summary>Adds the static fields of an assembly's types: what a table in a <c>static readonly</c> array takes.</summary>
    public ObjectGraph AddStatics(Assembly assembly)
    {
        // What the compiler keeps in <PrivateImplementationDetails> is the initial data of arrays; on the device it stays in flash.
        foreach (var type in assembly.GetTypes().Where(t => !t.ContainsGenericParameters && !t.Name.StartsWith("<PrivateImpl", StringComparison.Ordinal)))
            AddStatics(type);
        return this;
    }

    /// <summary>Adds the static fields of a type, one block each, and everything they reach. Runs its static constructor.</summary>
    public ObjectGraph AddStatics(Type type)
    {
        foreach (var field in type.GetFields(Static).Where(f => !f.IsLiteral))
        {
            Count("statics", Block);
            ReachField(field, null);
        }

        Drain();
        return this;
    }

    /// <summary>Bytes by type, largest first.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Largest => [.. byType.OrderByDescending(p => p.Value).ThenBy(p => p.Key, StringComparer.Ordinal)];

    /// <summary>What an addition brings, by type, largest first.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Growth(Action<ObjectGraph> addition)
    {
        var before = new Dictionary<string, long>(byType);
        addition(this);
        return [.. Largest.Select(p => KeyValuePair.Create(p.Key, p.Value - before.GetValueOrDefault(p.Key))).Where(p => p.Value > 0).OrderByDescending(p => p.Value)];
    }

    /// <summary>The types by what they take, largest first: what to look at when a budget is broken.</summary>
    public string Describe(int rows = 12)
    {
        var text = new StringBuilder().Append(Bytes).Append(" bytes");
        foreach (var (name, bytes) in Largest.Take(rows))
            text.Append('\n').Append(bytes.ToString().PadLeft(8)).Append("  ").Append(name);
        return text.ToString();
    }

    private void Drain()
    {
        while (pending.TryPop(out var next))
            Visit(next);
    }

    private void Reach(object? value)
    {
        switch (value)
        {
            case null or Pointer or MemberInfo or Assembly or Module or System.Threading.Thread or WeakReference:
                break;
            case string literal when ReferenceEquals(string.IsInterned(literal), literal):
                Count("literals", Block);
                break;
            default:
                if (isOutside(value.GetType()))
                {
                    if (seen.Add(value)) stopped[value.GetType().Name] = stopped.GetValueOrDefault(value.GetType().Name) + 1;
                    break;
                }

                // Equal boxes are different objects; a box of a struct is met once per place, which is what it costs.
                if (seen.Add(value))
                    pending.Push(value);
                break;
        }
    }

    private void Visit(object value)
    {
        var type = value.GetType();
        switch (value)
        {
            case string text:
                Count("strings", Rounded(Block + Encoding.UTF8.GetByteCount(text) + 1));
                break;
            case Array array:
                VisitArray(array, type.GetElementType()!);
                break;
            case Delegate @delegate:
                VisitDelegate(@delegate, type);
                break;
            default:
                VisitFields(value, type);
                break;
        }
    }

    private void VisitArray(Array array, Type element)
    {
        var size = ElementSize(element);
        Count(element.Name + "[]", Rounded(ArrayHeader + ((long)array.Length * size)));
        if (size < Block)
            return;
        foreach (var item in array)
            Reach(item);
    }

    private void VisitDelegate(Delegate @delegate, Type type)
    {
        var targets = @delegate.GetInvocationList();
        if (targets.Length > 1)
            Count(type.Name, DelegateListHeader + (targets.Length * Block));
        foreach (var target in targets)
        {
            Count(type.Name, DelegateSize);
            Reach(target.Target);
        }
    }

    private void VisitFields(object value, Type type)
    {
        Count(type.Name, Block);
        for (var at = type; at != null; at = at.BaseType)
        {
            foreach (var field in at.GetFields(Instance))
            {
                Count(type.Name, Block);
                ReachField(field, value);
            }
        }
    }

    private void ReachField(FieldInfo field, object? owner)
    {
        if (!field.FieldType.IsPointer && !field.FieldType.IsByRefLike && !FitsBlock(field.FieldType))
            Reach(field.GetValue(owner));
    }

    private static bool FitsBlock(Type type) => type.IsPrimitive || type.IsEnum || type == typeof(DateTime) || type == typeof(TimeSpan);

    private static int ElementSize(Type type)
    {
        var number = type.IsEnum ? Enum.GetUnderlyingType(type) : type;
        if (number == typeof(DateTime) || number == typeof(TimeSpan))
            return 8;
        return Type.GetTypeCode(number) switch
        {
            TypeCode.Boolean or TypeCode.Byte or TypeCode.SByte => 1,
            TypeCode.Char or TypeCode.Int16 or TypeCode.UInt16 => 2,
            TypeCode.Int32 or TypeCode.UInt32 or TypeCode.Single => 4,
            TypeCode.Int64 or TypeCode.UInt64 or TypeCode.Double => 8,
            _ => Block,
        };
    }

    private static long Rounded(long bytes) => (bytes + Block - 1) / Block * Block;

    private void Count(string name, long bytes) => byType[name] = byType.GetValueOrDefault(name) + bytes;
}
