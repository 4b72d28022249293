using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using SmartEvse.NanoDoubles;
using Xunit;

namespace SmartEvse.Firmware.Tests.Wiring;

/// <summary>A double that has what nanoFramework has not would let the firmware use it: every public type and member of the doubles stands in the API surface.</summary>
public sealed class DoublesTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<string, List<string[]>> Surface = Read();

    public static IEnumerable<TheoryDataRow<string>> Doubles => Types().Select(t => new TheoryDataRow<string>(t.FullName!));

    [Theory]
    [MemberData(nameof(Doubles))]
    public void Given_a_double_When_its_members_are_compared_Then_each_stands_in_the_API_surface(string name)
    {
        var type = typeof(NanoBoard).Assembly.GetType(name)!;
        Assert.True(Surface.TryGetValue(name, out var records), "no such type: " + name);
        var kind = type.IsEnum ? "enum" : type.IsValueType ? "struct" : typeof(Delegate).IsAssignableFrom(type) ? "delegate" : "class";
        Assert.Equal(kind, records[0][2]);
        var missing = Members(type).Where(m => !records.Any(r => Key(r) == m)).ToList();
        Assert.Empty(missing);
    }

    [Fact]
    public void Given_the_doubles_When_they_are_counted_Then_all_device_classes_of_the_firmware_are_there()
    {
        var names = Types().Select(t => t.Name).ToList();
        Assert.Superset(new HashSet<string> { "GpioController", "GpioPin", "PwmChannel", "AdcController", "Power", "WifiAdapter", "NetworkInterface" }, names.ToHashSet());
    }

    [Theory]
    [InlineData("M|public|System.Void|Write|System.Boolean value", "System.Void Write(System.Boolean)")]
    [InlineData("M|public static|X|F|out System.Int32 a;System.Int32 b=400", "X F(out System.Int32,System.Int32=400)")]
    [InlineData("F|public static|X|None|0", "None = 0")]
    public void Given_a_record_When_it_is_put_in_words_Then_a_difference_would_show(string record, string key) => Assert.Equal(key, Key(record.Split('|')));

    private static IEnumerable<Type> Types() => typeof(NanoBoard).Assembly.GetTypes()
        .Where(t => (t.IsPublic || t.IsNestedPublic) && t.FullName!.Split('.')[0] is "System" or "nanoFramework")
        .Where(t => t.IsPublic || t.IsNestedPublic);

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum) return Enum.GetNames(type).Select(n => $"{n} = {Convert.ToInt64(Enum.Parse(type, n))}");
        if (typeof(Delegate).IsAssignableFrom(type)) return [Method(type.GetMethod("Invoke")!)];
        var constructors = type.IsValueType ? [] : type.GetConstructors().Select(c => $"System.Void .ctor({Parameters(c)})");
        return constructors.Concat(type.GetMethods(Declared).Select(Method)).Concat(type.GetFields(Declared).Select(f => f.Name + " = field"));
    }

    private static string Method(MethodInfo method) => $"{method.ReturnType.FullName} {method.Name}({Parameters(method)})";

    private static string Parameters(MethodBase method) => string.Join(',', method.GetParameters().Select(p => (p.IsOut ? "out " : "") + p.ParameterType.FullName!.TrimEnd('&') + Default(p)));

    private static string Default(ParameterInfo parameter)
    {
        if (!parameter.HasDefaultValue) return "";
        return "=" + parameter.RawDefaultValue switch
        {
            null => "null",
            bool b => b ? "true" : "false",
            double d => d.ToString("0.0##") + "d",
            var other => other.ToString(),
        };
    }

    private static string Key(string[] r)
    {
        if (r[0] == "F") return r[3] + " = " + r[4];
        if (r[0] != "M") return "";
        var parameters = r[4].Split(';', StringSplitOptions.RemoveEmptyEntries).Select(p =>
        {
            var (declaration, value) = p.Split('=') is [var d, var v] ? (d, "=" + v) : (p, "");
            var words = declaration.Split(' ');
            return string.Join(' ', words[..^1]) + value;
        });
        return $"{r[2]} {r[3]}({string.Join(',', parameters)})";
    }

    private static Dictionary<string, List<string[]>> Read()
    {
        using var reader = new StreamReader(typeof(DoublesTests).Assembly.GetManifestResourceStream("api-surface.txt")!);
        var surface = new Dictionary<string, List<string[]>>();
        List<string[]>? now = null;
        while (reader.ReadLine() is { } line)
        {
            var record = (line + "||||||").Split('|');
            if (record[0] == "T")
            {
                now = [];
                surface.TryAdd(record[3], now);
            }

            now?.Add(record);
        }

        return surface;
    }
}
