using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Mono.Cecil;

namespace SmartEvse.NanoGate.Surface;

/// <summary>The reference assemblies, made once per run, for the compiler and for the scan.</summary>
internal sealed class ReferenceSet
{
    private static readonly Lazy<ReferenceSet> SharedSet = new(() => new ReferenceSet(SurfaceFile.Parse(SurfaceFile.EmbeddedLines())));

    private readonly Dictionary<string, MetadataReference> references = [];

    private ReferenceSet(IReadOnlyList<SurfaceAssembly> surface)
    {
        Surface = surface;
        Images = ReferenceWriter.Write(surface);
        foreach (var (name, image) in Images)
            references.Add(name, MetadataReference.CreateFromImage(image, filePath: name));
    }

    /// <summary>The set made from the embedded file.</summary>
    public static ReferenceSet Shared => SharedSet.Value;

    /// <summary>What the images were made from.</summary>
    public IReadOnlyList<SurfaceAssembly> Surface { get; }

    /// <summary>Assembly name and image, in the order of the file.</summary>
    public IReadOnlyList<KeyValuePair<string, byte[]>> Images { get; }

    /// <summary>References for the compiler.</summary>
    /// <param name="names">The assemblies to give; null = all.</param>
    public IEnumerable<MetadataReference> For(IEnumerable<string>? names) => names?.Select(n => references[n]) ?? references.Values;

    /// <summary>Opens every image for reading metadata; the caller disposes the resolver.</summary>
    public ImageResolver OpenResolver()
    {
        var resolver = new ImageResolver();
        foreach (var (_, image) in Images)
            resolver.Add(image);
        return resolver;
    }
}
