using System;
using System.Collections.Generic;
using System.Reflection;
using System.Reflection.Emit;
using SmartEvse.NanoGate.Budget;
using Xunit;

namespace SmartEvse.NanoGate.Tests;

public sealed class ObjectGraphTests
{
    private enum Small : byte
    {
        One = 1,
    }

    public static IEnumerable<TheoryDataRow<string, object, long>> Known()
    {
        var shared = new byte[4];
        var loop = new Node();
        loop.Next = loop;
        return
        [
            new("an object without fields: the header block", new object(), 12),
            new("two fields of 1 and 8 bytes: a block each", new Fields(), 12 + 12 + 12),
            new("inherited fields count", new Derived(), 12 + 12 + 12 + 12),
            new("a byte array: 20 + 4, two blocks", new byte[4], 24),
            new("a byte array: 20 + 5, three blocks", new byte[5], 36),
            new("an empty array: 20, two blocks", Array.Empty<int>(), 24),
            new("an int array: 20 + 40", new int[10], 60),
            new("a bool array is compact", new bool[40], 60),
            new("a char array: 20 + 2 x 2", new char[2], 24),
            new("an enum array is as its numbers", new Small[4], 24),
            new("a time array: 20 + 2 x 8", new DateTime[2], 36),
            new("an object array: 20 + 3 x 12 and what is in it", new object?[] { new(), null, null }, 60 + 12),
            new("a struct array: a block and an object per element", new Pair[2], 48 + (2 * 36)),
            new("a jagged array", new[] { new byte[4], new byte[4] }, 48 + 24 + 24),
            new("one object from two places counts once", new[] { shared, shared }, 48 + 24),
            new("a loop ends", loop, 24),
            new("a made text: 12 + 3 + 1, two blocks", new string('x', 3), 24),
            new("a made text in UTF-8: 12 + 3 x 2 + 1, two blocks", new string('\u00e9', 3), 24),
            new("a made text: 12 + 12 + 1, three blocks", new string('x', 12), 36),
            new("two literals: headers only", new[] { "literal", "literal" }, 48 + 12 + 12),
            new("a struct in a field: its block and an object", new Holder(), 12 + 12 + 36),
            new("a time in a field: its block", new Timed(), 12 + 12 + 12),
            new("a boxed number", 5, 24),
            new("a chain", new Node { Next = new Node() }, 24 + 24),
        ];
    }

    [Theory]
    [MemberData(nameof(Known))]
    public void Given_AKnownObject_When_Measured_Then_ItTakesItsBlocks(string shown, object root, long bytes)
    {
        var graph = new ObjectGraph().Add(root);
        Assert.True(graph.Bytes == bytes, $"{shown}: expected {bytes}, got {graph.Describe()}");
    }

    [Fact]
    public void Given_DelegatesOfOneTarget_When_Measured_Then_TheTargetCountsOnce()
    {
        var target = new Listener();
        Assert.Equal(36 + 12 + 12, new ObjectGraph().Add((EventHandler)target.On).Bytes);

        var two = (EventHandler)target.On + target.On;
        Assert.Equal(24 + 24 + 36 + 36 + 24, new ObjectGraph().Add(two).Bytes);
        Assert.Equal(36, new ObjectGraph().Add(target).Add((EventHandler)target.On).Bytes - new ObjectGraph().Add(target).Bytes);
    }

    [Fact]
    public void Given_AnObjectOfTheShell_When_ItIsAnOutsider_Then_ItAndWhatItReachesCountNothing()
    {
        var outside = new Node { Next = new Node() };
        Assert.Equal(24, new ObjectGraph().StopAt(outside).Add(new Node { Next = outside }).Bytes);
    }

    [Fact]
    public void Given_TwoRootsThatShare_When_Added_Then_TheSharedPartCountsOnce()
    {
        var shared = new Node();
        Assert.Equal(24 + 24 + 24, new ObjectGraph().Add(new Node { Next = shared }).Add(new Node { Next = shared }).Bytes);
    }

    [Fact]
    public void Given_ATypeWithATable_When_ItsStaticsAreAdded_Then_TheTableCountsOnce()
    {
        Assert.Equal(12 + 1044, new ObjectGraph().AddStatics(typeof(Tables)).Bytes);
        Assert.Equal(12 + 1044, new ObjectGraph().AddStatics(typeof(Tables)).Add(Tables.Kilobyte).Bytes);
    }

    [Fact]
    public void Given_AnAssembly_When_ItsStaticsAreAdded_Then_EveryTypeCountsButConstantsDoNot()
    {
        var module = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Two"), AssemblyBuilderAccess.Run).DefineDynamicModule("Two");
        foreach (var name in new[] { "A", "B" })
        {
            var type = module.DefineType(name);
            type.DefineField("Number", typeof(int), FieldAttributes.Public | FieldAttributes.Static);
            type.DefineField("Constant", typeof(int), FieldAttributes.Public | FieldAttributes.Static | FieldAttributes.Literal).SetConstant(1);
            type.CreateType();
        }

        Assert.Equal(24, new ObjectGraph().AddStatics(module.Assembly).Bytes);
    }

    [Fact]
    public void Given_ABrokenBudget_When_Described_Then_TheLargestTypeComesFirst()
    {
        var text = new ObjectGraph().Add(new object[] { new byte[1000], new Node() }).Describe();
        Assert.Equal("1092 bytes", text.Split('\n')[0]);
        Assert.EndsWith("1020  Byte[]", text.Split('\n')[1]);
    }

    private struct Pair
    {
        public int A;
        public int B;

        public readonly int Sum => A + B;
    }

    private static class Tables
    {
        public static readonly byte[] Kilobyte = new byte[1024];
    }

    private class Fields
    {
        public bool Flag = true;
        public long Wide = 1;
    }

    private sealed class Derived : Fields
    {
        public int More = 1;
    }

    private sealed class Node
    {
        public Node? Next;
    }

    private sealed class Holder
    {
        public Pair Pair = new() { A = 1, B = 2 };
    }

    private sealed class Timed
    {
        public DateTime At = DateTime.UnixEpoch;
        public TimeSpan For = TimeSpan.Zero;
    }

    private sealed class Listener
    {
        private int calls;

        public void On(object? sender, EventArgs e) => calls++;
    }
}
