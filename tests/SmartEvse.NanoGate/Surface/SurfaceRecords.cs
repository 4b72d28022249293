using System.Collections.Generic;

namespace SmartEvse.NanoGate.Surface;

/// <summary>An <c>A</c> record with its types.</summary>
internal sealed record SurfaceAssembly(string Name, string Version, IReadOnlyList<string> References)
{
    public List<SurfaceType> Types { get; } = [];
}

/// <summary>A <c>T</c> record with its members.</summary>
internal sealed record SurfaceType(string Modifiers, string Kind, string FullName, string BaseType, IReadOnlyList<string> Interfaces, string DefaultMember)
{
    public List<SurfaceField> Fields { get; } = [];

    public List<SurfaceMethod> Methods { get; } = [];

    public List<SurfaceProperty> Properties { get; } = [];

    public List<SurfaceEvent> Events { get; } = [];
}

/// <summary>An <c>F</c> record; <paramref name="Constant"/> is empty when there is none.</summary>
internal sealed record SurfaceField(string Modifiers, string Type, string Name, string Constant);

/// <summary>An <c>M</c> record.</summary>
internal sealed record SurfaceMethod(string Modifiers, string ReturnType, string Name, IReadOnlyList<SurfaceParameter> Parameters);

/// <summary>One parameter of an <c>M</c> record; <paramref name="Default"/> is null when the parameter is not optional.</summary>
internal sealed record SurfaceParameter(string Passing, string Type, string Name, string? Default);

/// <summary>A <c>P</c> record; an accessor that is not public or protected is empty.</summary>
internal sealed record SurfaceProperty(string Type, string Name, string Getter, string Setter, IReadOnlyList<string> IndexTypes);

/// <summary>An <c>E</c> record.</summary>
internal sealed record SurfaceEvent(string Type, string Name);
