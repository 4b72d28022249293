using System;
using System.IO;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace SmartEvse.NanoGate.Surface;

/// <summary>Fills declared types of one module with what their records say.</summary>
internal sealed class MemberWriter(ModuleDefinition module, Func<string, TypeDefinition> find, Func<string, SurfaceType> record)
{
    /// <summary>
    /// Stands for the private fields the surface does not list: without a field, the compiler takes every variable of the struct
    /// as assigned. The name cannot collide with one of C#.
    /// </summary>
    public const string OpaqueField = "<opaque>";

    private const MethodAttributes Visible = MethodAttributes.HideBySig;

    private static readonly string[] Primitives =
    [
        "System.Void", "System.Boolean", "System.Char", "System.SByte", "System.Byte", "System.Int16", "System.UInt16", "System.Int32", "System.UInt32",
        "System.Int64", "System.UInt64", "System.Single", "System.Double", "System.IntPtr", "System.UIntPtr",
    ];

    /// <summary>Sets base, interfaces and attributes of a type and adds its members.</summary>
    public void Fill(TypeDefinition type, SurfaceType surface)
    {
        type.Attributes = Attributes(type, surface);
        type.BaseType = surface.Kind switch
        {
            "interface" => null,
            "enum" => Import("System.Enum"),
            "struct" => Import("System.ValueType"),
            _ => surface.BaseType.Length == 0 ? null : Import(surface.BaseType),
        };
        foreach (var name in surface.Interfaces)
            type.Interfaces.Add(new InterfaceImplementation(Import(name)));
        if (surface.DefaultMember.Length > 0)
            type.CustomAttributes.Add(Attribute("System.Reflection.DefaultMemberAttribute", surface.DefaultMember));

        if (surface.Kind == "enum")
            type.Fields.Add(new FieldDefinition("value__", FieldAttributes.Public | FieldAttributes.SpecialName | FieldAttributes.RTSpecialName, Import(surface.BaseType)));
        foreach (var field in surface.Fields)
            type.Fields.Add(Field(field));
        if (surface.Kind == "struct" && !Primitives.Contains(surface.FullName) && type.Fields.All(f => f.IsStatic))
            type.Fields.Add(new FieldDefinition(OpaqueField, FieldAttributes.Private, module.TypeSystem.Int32));
        foreach (var method in surface.Methods)
            type.Methods.Add(Method(method, surface.Kind == "delegate"));
        foreach (var property in surface.Properties)
            type.Properties.Add(Property(property, type));
        foreach (var @event in surface.Events)
        {
            type.Events.Add(new EventDefinition(@event.Name, EventAttributes.None, Import(@event.Type))
            {
                AddMethod = Accessor(type, "add_" + @event.Name, [@event.Type]),
                RemoveMethod = Accessor(type, "remove_" + @event.Name, [@event.Type]),
            });
        }
    }

    private static TypeAttributes Attributes(TypeDefinition type, SurfaceType surface)
    {
        var words = surface.Modifiers.Split(' ');
        var result = (type.IsNested, words[0]) switch
        {
            (false, "public") => TypeAttributes.Public,
            (true, "public") => TypeAttributes.NestedPublic,
            (true, "protected") => TypeAttributes.NestedFamily,
            _ => throw new InvalidDataException($"{surface.FullName}: modifiers {surface.Modifiers}"),
        };
        foreach (var word in words[1..])
        {
            result |= word switch
            {
                "abstract" => TypeAttributes.Abstract,
                "sealed" => TypeAttributes.Sealed,
                "static" => TypeAttributes.Abstract | TypeAttributes.Sealed,
                _ => throw new InvalidDataException($"{surface.FullName}: modifier {word}"),
            };
        }

        return result | surface.Kind switch
        {
            "class" => TypeAttributes.BeforeFieldInit,
            "interface" => TypeAttributes.Interface | TypeAttributes.Abstract,
            "struct" => TypeAttributes.Sealed | TypeAttributes.SequentialLayout,
            "enum" or "delegate" => TypeAttributes.Sealed,
            _ => throw new InvalidDataException($"{surface.FullName}: kind {surface.Kind}"),
        };
    }

    private FieldDefinition Field(SurfaceField surface)
    {
        var attributes = default(FieldAttributes);
        foreach (var word in surface.Modifiers.Split(' '))
        {
            attributes |= word switch
            {
                "public" => FieldAttributes.Public,
                "protected" => FieldAttributes.Family,
                "static" => FieldAttributes.Static,
                "readonly" => FieldAttributes.InitOnly,
                "const" => FieldAttributes.Static | FieldAttributes.Literal | FieldAttributes.HasDefault,
                _ => throw new InvalidDataException($"{surface.Name}: modifier {word}"),
            };
        }

        var field = new FieldDefinition(surface.Name, attributes, Import(surface.Type));
        if (field.IsLiteral)
            field.Constant = SurfaceConstant.Parse(surface.Constant, ConstantType(surface.Type));
        return field;
    }

    private MethodDefinition Method(SurfaceMethod surface, bool ofDelegate)
    {
        var attributes = Visible;
        foreach (var word in surface.Modifiers.Split(' '))
        {
            attributes |= word switch
            {
                "public" => MethodAttributes.Public,
                "protected" => MethodAttributes.Family,
                "static" => MethodAttributes.Static,
                "special" => MethodAttributes.SpecialName,
                "abstract" => MethodAttributes.Abstract | MethodAttributes.Virtual | MethodAttributes.NewSlot,
                "virtual" => MethodAttributes.Virtual | MethodAttributes.NewSlot,
                "override" => MethodAttributes.Virtual,
                "sealed" => MethodAttributes.Final,
                _ => throw new InvalidDataException($"{surface.Name}: modifier {word}"),
            };
        }

        if (surface.Name == ".ctor")
            attributes |= MethodAttributes.RTSpecialName;
        var method = new MethodDefinition(surface.Name, attributes, Import(surface.ReturnType));
        foreach (var parameter in surface.Parameters)
            method.Parameters.Add(Parameter(parameter));
        if (ofDelegate)
        {
            method.ImplAttributes = MethodImplAttributes.Runtime;
        }
        else if (!method.IsAbstract)
        {
            method.Body.Instructions.Add(Instruction.Create(OpCodes.Ldnull));
            method.Body.Instructions.Add(Instruction.Create(OpCodes.Throw));
        }

        return method;
    }

    private ParameterDefinition Parameter(SurfaceParameter surface)
    {
        var type = Import(surface.Type);
        var parameter = new ParameterDefinition(surface.Name, ParameterAttributes.None, surface.Passing is "out" or "in" or "ref" ? new ByReferenceType(type) : type)
        {
            IsOut = surface.Passing == "out",
            IsIn = surface.Passing == "in",
        };
        if (surface.Passing == "params")
            parameter.CustomAttributes.Add(Attribute("System.ParamArrayAttribute"));
        if (surface.Default != null)
        {
            parameter.Attributes |= ParameterAttributes.Optional | ParameterAttributes.HasDefault;
            parameter.Constant = SurfaceConstant.Parse(surface.Default, ConstantType(surface.Type));
        }

        return parameter;
    }

    private PropertyDefinition Property(SurfaceProperty surface, TypeDefinition type) => new(surface.Name, PropertyAttributes.None, Import(surface.Type))
    {
        GetMethod = surface.Getter.Length == 0 ? null : Accessor(type, surface.Getter, [.. surface.IndexTypes]),
        SetMethod = surface.Setter.Length == 0 ? null : Accessor(type, surface.Setter, [.. surface.IndexTypes, surface.Type]),
    };

    private static MethodDefinition Accessor(TypeDefinition type, string name, string[] parameterTypes) =>
        type.Methods.SingleOrDefault(m => m.Name == name && m.Parameters.Select(p => p.ParameterType.FullName.Replace('/', '+')).SequenceEqual(parameterTypes))
        ?? throw new InvalidDataException($"api-surface.txt: {type.FullName} has no {name}({string.Join(", ", parameterTypes)})");

    private CustomAttribute Attribute(string name, string? argument = null)
    {
        var constructor = new MethodReference(".ctor", module.TypeSystem.Void, Import(name)) { HasThis = true };
        if (argument != null)
            constructor.Parameters.Add(new ParameterDefinition(module.TypeSystem.String));
        var attribute = new CustomAttribute(constructor);
        if (argument != null)
            attribute.ConstructorArguments.Add(new CustomAttributeArgument(module.TypeSystem.String, argument));
        return attribute;
    }

    /// <summary>The type a constant of this type is stored as: an enum is stored as its underlying type.</summary>
    private string ConstantType(string name) => !name.EndsWith(']') && record(name) is { Kind: "enum" } type ? type.BaseType : name;

    private TypeReference Import(string name) =>
        name.EndsWith("[]", StringComparison.Ordinal) ? new ArrayType(Import(name[..^2])) : module.ImportReference(find(name));
}
