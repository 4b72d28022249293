using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using SmartEvse.NanoGate.Surface;
using Xunit;

namespace SmartEvse.NanoGate.Tests;

/// <summary>The double of M2Mqtt that the firmware's link is tested over has no member the library does not have.</summary>
public sealed class M2MqttDoubleTests
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<string, SurfaceType> Library = ReferenceSet.Shared.Surface
        .Where(assembly => assembly.Name is "nanoFramework.M2Mqtt" or "nanoFramework.M2Mqtt.Core")
        .SelectMany(assembly => assembly.Types)
        .ToDictionary(type => type.FullName);

    public static IEnumerable<TheoryDataRow<string>> Types =>
        typeof(nanoFramework.M2Mqtt.MqttClient).Assembly.GetExportedTypes().Select(type => new TheoryDataRow<string>(type.FullName!));

    [Theory]
    [MemberData(nameof(Types))]
    public void Given_ATypeOfTheDouble_When_ComparedWithTheSurface_Then_TheLibraryHasEveryMember(string name)
    {
        Type type = typeof(nanoFramework.M2Mqtt.MqttClient).Assembly.GetType(name, throwOnError: true)!;
        Assert.True(Library.TryGetValue(name, out SurfaceType? listed), name + " is not a type of the library");
        Assert.Equal(Kind(type), listed.Kind);
        Assert.Equal([], Members(type).Except(Members(listed)));
    }

    [Fact]
    public void Given_TheDouble_When_ItsTypesAreCounted_Then_TheComparisonSawThem()
    {
        Assert.Contains(Types, row => row.Data == "nanoFramework.M2Mqtt.MqttClient");
        Assert.Contains("M Publish(System.String topic;System.Byte[] message;System.String contentType;System.Collections.ArrayList userProperties;"
            + "nanoFramework.M2Mqtt.Messages.MqttQoSLevel qosLevel;System.Boolean retain) : System.UInt16", Members(typeof(nanoFramework.M2Mqtt.MqttClient)));
    }

    private static string Kind(Type type) =>
        type.IsEnum ? "enum" : type.IsInterface ? "interface" : typeof(Delegate).IsAssignableFrom(type) ? "delegate" : "class";

    private static IEnumerable<string> Members(Type type)
    {
        bool isDelegate = typeof(Delegate).IsAssignableFrom(type);
        foreach (MethodBase method in type.GetMethods(Own).Cast<MethodBase>().Concat(isDelegate ? [] : type.GetConstructors(Own)))
        {
            // A delegate's other members are made by the compiler.
            if (isDelegate && method.Name != "Invoke") continue;
            string result = method is MethodInfo { ReturnType: var type1 } ? type1.FullName! : "System.Void";
            yield return $"M {method.Name}({string.Join(';', method.GetParameters().Select(p => $"{p.ParameterType.FullName} {p.Name}"))}) : {result}";
        }

        foreach (PropertyInfo property in type.GetProperties(Own)) yield return $"P {property.PropertyType.FullName} {property.Name}";
        foreach (EventInfo raised in type.GetEvents(Own)) yield return $"E {raised.EventHandlerType!.FullName} {raised.Name}";
        foreach (FieldInfo field in type.GetFields(Own).Where(field => field.IsLiteral)) yield return $"F {field.Name} = {Convert.ToInt64(field.GetRawConstantValue())}";
    }

    private static IEnumerable<string> Members(SurfaceType type) =>
    [
        .. type.Methods.Select(m => $"M {m.Name}({string.Join(';', m.Parameters.Select(p => $"{p.Type} {p.Name}"))}) : {m.ReturnType}"),
        .. type.Properties.Select(p => $"P {p.Type} {p.Name}"),
        .. type.Events.Select(e => $"E {e.Type} {e.Name}"),
        .. type.Fields.Select(f => $"F {f.Name} = {f.Constant}"),
    ];
}
