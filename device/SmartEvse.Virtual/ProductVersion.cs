using System.Reflection;

namespace SmartEvse.Virtual;

/// <summary>The version of this build, vX.Y.Z; a build from a working tree ends in -local.</summary>
internal static class ProductVersion
{
    internal static string Text { get; } = typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
}
