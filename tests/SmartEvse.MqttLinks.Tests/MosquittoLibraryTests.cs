using System;
using System.Runtime.InteropServices;
using SmartEvse.MqttLinks.Mosquitto;
using Xunit;

namespace SmartEvse.MqttLinks.Tests;

public sealed class MosquittoLibraryTests
{
    [Theory]
    [InlineData("LINUX", new[] { "libmosquitto.so.1", "libmosquitto.so" })]
    [InlineData("WINDOWS", new[] { "mosquitto.dll", @"C:\Program Files\mosquitto\mosquitto.dll" })]
    [InlineData("OSX", new[]
    {
        "libmosquitto.1.dylib", "libmosquitto.dylib", "/opt/homebrew/lib/libmosquitto.1.dylib", "/opt/homebrew/lib/libmosquitto.dylib",
        "/usr/local/lib/libmosquitto.1.dylib", "/usr/local/lib/libmosquitto.dylib",
    })]
    public void Given_a_platform_When_the_library_is_looked_for_Then_these_files_are_tried(string platform, string[] files) =>
        Assert.Equal(files, MosquittoLibrary.Candidates(OSPlatform.Create(platform), @"C:\Program Files"));

    [Fact]
    public void Given_no_candidate_that_exists_When_the_library_is_looked_for_Then_the_user_reads_what_to_install()
    {
        Assert.Equal(IntPtr.Zero, MosquittoLibrary.LoadFirst(["libmosquitto-not-there.so.1", "/no/such/libmosquitto.so"]));
        string? problem = MosquittoLibrary.StartOnce(IntPtr.Zero);
        Assert.Contains("libmosquitto is not installed", problem, StringComparison.Ordinal);
        Assert.Contains("sudo apt install libmosquitto1", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_the_library_is_installed_When_it_is_asked_Then_it_tells_its_version()
    {
        Assert.Null(MosquittoLibrary.Problem);
        Assert.Matches(@"^libmosquitto \d+\.\d+\.\d+$", MosquittoLibrary.Description);
    }
}
