using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Xml.Linq;
using SmartEvse.Core.Mqtt;
using Xunit;

namespace SmartEvse.MqttLinks.Tests;

/// <summary>What can be said of the MQTTnet build without the packages: it compiles, and the switch selects it.</summary>
public sealed class MqttNetSelectionTests
{
    [Fact]
    public void Given_a_build_with_MQTTnet_When_a_link_is_created_Then_it_is_the_adapter_of_that_name()
    {
        MqttLink link = MqttLinkFactory.Create();

        Assert.IsType<MqttNetLink>(link);
        Assert.Equal("MQTTnet", MqttLinkFactory.ClientName);
        Assert.False(link.IsConnected);
        Assert.Equal("no host is set", link.Connect(new MqttConnectOptions()));
    }

    [Theory]
    [InlineData("MQTTnet")]
    [InlineData("MQTTnet.Extensions.ManagedClient")]
    public void Given_the_reference_When_it_stands_for_a_package_Then_it_has_the_version_that_is_pinned(string name)
    {
        XElement pinned = XDocument.Load(PackageVersions()).Descendants("PackageVersion").Single(package => package.Attribute("Include")!.Value == name);
        AssemblyName used = typeof(MqttNetLink).Assembly.GetReferencedAssemblies().Single(assembly => assembly.Name == name);

        Assert.Equal(pinned.Attribute("Version")!.Value, used.Version!.ToString());
    }

    private static string PackageVersions()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props"))) folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? throw new FileNotFoundException("Directory.Packages.props"), "Directory.Packages.props");
    }
}
