using System;

namespace SmartEvse.NanoGate.Budget;

/// <summary>
/// Counts what instrumented code does. This file is compiled into the instrumented Core (see <see cref="MeteredSource"/>), whose every basic block
/// calls it; this test project reads the copy in there by reflection.
/// </summary>
public static class OperationMeter
{
    /// <summary>Most methods that can be told apart.</summary>
    public const int Capacity = 8192;

    /// <summary>Instructions executed, per method.</summary>
    public static readonly int[] Instructions = new int[Capacity];

    /// <summary>How often each method was entered.</summary>
    public static readonly int[] Entries = new int[Capacity];

    /// <summary>0: calls of a known method, ours or the library's. 1: calls through an interface or a virtual method. 2: objects made. 3: their bytes. 4: longest text, bytes.</summary>
    public static readonly long[] Totals = new long[5];

    /// <summary>Bytes an object takes on the device.</summary>
    public static Func<object, long>? SizeOf { get; set; }

    /// <summary>A basic block runs.</summary>
    public static void Block(int method, int instructions, int calls, int dispatched)
    {
        Instructions[method] += instructions;
        Totals[0] += calls;
        Totals[1] += dispatched;
    }

    /// <summary>A method is entered.</summary>
    public static void Enter(int method) => Entries[method]++;

    /// <summary>An object was made, or the library returned a text or an array.</summary>
    public static void Made(object? made)
    {
        if (made == null) return;
        Totals[2]++;
        Totals[3] += SizeOf?.Invoke(made) ?? 0;
        var length = made is string text ? System.Text.Encoding.UTF8.GetByteCount(text) : 0;
        if (length > Totals[4]) Totals[4] = length;
    }

    /// <summary>Back to 0.</summary>
    public static void Reset()
    {
        Array.Clear(Instructions);
        Array.Clear(Entries);
        Array.Clear(Totals);
    }
}
