using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Mono.Cecil;

namespace SmartEvse.NanoGate.Surface;

/// <summary>Writes one reference assembly per <c>A</c> record: mscorlib into the seed library, the others against it.</summary>
internal sealed class ReferenceWriter : IDisposable
{
    private readonly ImageResolver resolver = new();
    private readonly Dictionary<string, TypeDefinition> definitions = [];
    private readonly Dictionary<string, SurfaceType> records = [];

    /// <summary>Writes all assemblies, in the order of the file.</summary>
    /// <returns>Assembly name and image.</returns>
    /// <exception cref="InvalidDataException">A type or accessor is named but nowhere declared.</exception>
    public static IReadOnlyList<KeyValuePair<string, byte[]>> Write(IReadOnlyList<SurfaceAssembly> surface)
    {
        using var writer = new ReferenceWriter();
        return writer.WriteAll(surface);
    }

    /// <inheritdoc/>
    public void Dispose() => resolver.Dispose();

    private List<KeyValuePair<string, byte[]>> WriteAll(IReadOnlyList<SurfaceAssembly> surface)
    {
        var assemblies = surface.Select(Open).ToList();
        for (var i = 0; i < surface.Count; i++)
            foreach (var type in surface[i].Types)
                Declare(type, assemblies[i].MainModule);
        for (var i = 0; i < surface.Count; i++)
        {
            var members = new MemberWriter(assemblies[i].MainModule, name => Find(name), name => records[name]);
            foreach (var type in surface[i].Types)
                members.Fill(definitions[type.FullName], type);
        }

        return [.. assemblies.Select(a => KeyValuePair.Create(a.Name.Name, Save(a)))];
    }

    private AssemblyDefinition Open(SurfaceAssembly surface)
    {
        if (surface.Name == "mscorlib")
            return OpenSeed();
        var name = new AssemblyNameDefinition(surface.Name, Version.Parse(surface.Version));
        var assembly = AssemblyDefinition.CreateAssembly(name, surface.Name, new ModuleParameters { Kind = ModuleKind.Dll, AssemblyResolver = resolver });
        foreach (var reference in surface.References)
            assembly.MainModule.AssemblyReferences.Add(new AssemblyNameReference(reference, new Version(0, 0, 0, 0)));
        resolver.Add(assembly);
        return assembly;
    }

    private AssemblyDefinition OpenSeed()
    {
        var assembly = AssemblyDefinition.ReadAssembly(SeedLibrary.Compile(), new ReaderParameters(ReadingMode.Immediate) { AssemblyResolver = resolver });
        resolver.Add(assembly);
        var system = assembly.MainModule.TypeSystem;

        // Reading each property marks the type in the seed as the primitive of that name; signatures are encoded by that mark.
        TypeReference[] primitives =
        [
            system.Object, system.Void, system.Boolean, system.Char, system.SByte, system.Byte, system.Int16, system.UInt16, system.Int32,
            system.UInt32, system.Int64, system.UInt64, system.Single, system.Double, system.IntPtr, system.UIntPtr, system.String,
        ];
        foreach (var primitive in primitives)
            definitions[primitive.FullName] = (TypeDefinition)primitive;
        foreach (var name in SeedLibrary.TypeNames)
        {
            var type = assembly.MainModule.GetType(name);
            type.Methods.Clear();
            type.Fields.Clear();
            definitions[name] = type;
        }

        return assembly;
    }

    private void Declare(SurfaceType surface, ModuleDefinition module)
    {
        records.Add(surface.FullName, surface);
        if (definitions.ContainsKey(surface.FullName))
            return;
        var plus = surface.FullName.LastIndexOf('+');
        var dot = surface.FullName.LastIndexOf('.');
        if (plus >= 0)
        {
            var nested = new TypeDefinition("", surface.FullName[(plus + 1)..], TypeAttributes.NestedPublic);
            Find(surface.FullName[..plus]).NestedTypes.Add(nested);
            definitions.Add(surface.FullName, nested);
            return;
        }

        var type = new TypeDefinition(dot < 0 ? "" : surface.FullName[..dot], surface.FullName[(dot + 1)..], TypeAttributes.Public);
        module.Types.Add(type);
        definitions.Add(surface.FullName, type);
    }

    private TypeDefinition Find(string name) =>
        definitions.TryGetValue(name, out var type) ? type : throw new InvalidDataException($"api-surface.txt names {name} but does not declare it.");

    private static byte[] Save(AssemblyDefinition assembly)
    {
        using var image = new MemoryStream();
        assembly.Write(image);
        return image.ToArray();
    }
}
