using System.Collections.Generic;
using System.IO;
using Mono.Cecil;

namespace SmartEvse.NanoGate.Surface;

/// <summary>Finds assemblies among images in memory, never on disk.</summary>
internal sealed class ImageResolver : IAssemblyResolver
{
    private readonly Dictionary<string, AssemblyDefinition> assemblies = [];

    /// <summary>Adds an image; it must not have been added before.</summary>
    /// <param name="image">The assembly.</param>
    /// <param name="symbols">Its portable PDB, or null.</param>
    public AssemblyDefinition Add(byte[] image, byte[]? symbols = null)
    {
        var parameters = new ReaderParameters { AssemblyResolver = this };
        if (symbols != null)
        {
            parameters.ReadSymbols = true;
            parameters.SymbolReaderProvider = new Mono.Cecil.Cil.PortablePdbReaderProvider();
            parameters.SymbolStream = new MemoryStream(symbols);
        }

        var assembly = AssemblyDefinition.ReadAssembly(new MemoryStream(image), parameters);
        Add(assembly);
        return assembly;
    }

    /// <summary>Adds an assembly that is open or still being written.</summary>
    public void Add(AssemblyDefinition assembly) => assemblies.Add(assembly.Name.Name, assembly);

    /// <inheritdoc/>
    public AssemblyDefinition Resolve(AssemblyNameReference name) =>
        assemblies.TryGetValue(name.Name, out var assembly) ? assembly : throw new AssemblyResolutionException(name);

    /// <inheritdoc/>
    public AssemblyDefinition Resolve(AssemblyNameReference name, ReaderParameters parameters) => Resolve(name);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var assembly in assemblies.Values)
            assembly.Dispose();
    }
}
