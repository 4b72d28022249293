namespace SmartEvse.NanoGate.Projects;

/// <summary>What every classic .nfproj begins and ends with. The firmware's own, which is written by hand, has the same.</summary>
internal static class NanoProject
{
    /// <summary>Closes the project: the project system's own targets.</summary>
    public const string End = """
          <Import Project="$(NanoFrameworkProjectSystemPath)NFProjectSystem.CSharp.targets" Condition="Exists('$(NanoFrameworkProjectSystemPath)NFProjectSystem.CSharp.targets')" />
          <ProjectExtensions>
            <ProjectCapabilities>
              <ProjectConfigurationsDeclaredAsItems />
            </ProjectCapabilities>
          </ProjectExtensions>
        </Project>

        """;

    /// <summary>Where the project system is, and what it sets before the project does; stands in the first group.</summary>
    public const string System = """
            <NanoFrameworkProjectSystemPath>$(MSBuildExtensionsPath)\nanoFramework\v1.0\</NanoFrameworkProjectSystemPath>
          </PropertyGroup>
          <Import Project="$(NanoFrameworkProjectSystemPath)NFProjectSystem.Default.props" Condition="Exists('$(NanoFrameworkProjectSystemPath)NFProjectSystem.Default.props')" />

        """;

    /// <summary>What the project system makes of the properties; stands behind them.</summary>
    public const string Props = """
          <Import Project="$(NanoFrameworkProjectSystemPath)NFProjectSystem.props" Condition="Exists('$(NanoFrameworkProjectSystemPath)NFProjectSystem.props')" />

        """;

    /// <summary>What a project is: the same properties for all.</summary>
    /// <param name="guid">Its id as the solution has it.</param>
    /// <param name="rootNamespace">Its root namespace.</param>
    /// <param name="assembly">Its assembly.</param>
    public static string Identity(string guid, string rootNamespace, string assembly) => $$"""
            <Configuration Condition=" '$(Configuration)' == '' ">Debug</Configuration>
            <Platform Condition=" '$(Platform)' == '' ">AnyCPU</Platform>
            <ProjectTypeGuids>{11A8DD76-328B-46DF-9F39-F559912D0360};{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}</ProjectTypeGuids>
            <ProjectGuid>{{guid}}</ProjectGuid>
            <OutputType>Library</OutputType>
            <RootNamespace>{{rootNamespace}}</RootNamespace>
            <AssemblyName>{{assembly}}</AssemblyName>
            <TargetFrameworkVersion>v1.0</TargetFrameworkVersion>
            <LangVersion>9.0</LangVersion>
            <Nullable>enable</Nullable>

        """;

    /// <summary>A path as Visual Studio writes it.</summary>
    public static string Windows(string path) => path.Replace('/', '\\');
}
