using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SmartEvse.NanoGate.Compile;
using SmartEvse.NanoGate.DeviceTests;
using SmartEvse.NanoGate.Projects;
using Xunit;

namespace SmartEvse.NanoGate.Tests;

/// <summary>tests/SmartEvse.Firmware.NanoTests compile for the device and pass on the PC; its project file is in step with its folder.</summary>
public sealed class DeviceTestsTests
{
    private static readonly string Root = PortableSource.FindRoot();

    public static IEnumerable<TheoryDataRow<string, string>> All => DeviceTestAssembly.Tests.Select(t => new TheoryDataRow<string, string>(t.Key, t.Value));

    [Fact]
    public void Given_the_on_device_tests_When_judged_Then_they_compile_against_Core_and_the_test_framework_and_use_nothing_that_crashes()
    {
        var findings = Gate.Judge(Root, PortablePart.DeviceTests.Name);
        Assert.True(findings.Count == 0, $"{findings.Count} refusals:\n{string.Join('\n', findings)}");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Given_an_on_device_test_When_run_on_the_PC_Then_it_passes(string type, string method) => DeviceTestAssembly.Run(type, method);

    [Theory]
    [InlineData("SmartEvse.Firmware.NanoTests.nfproj")]
    [InlineData("packages.config")]
    public void Given_a_project_file_of_the_on_device_tests_When_compared_with_the_sources_Then_it_lists_what_is_there(string name)
    {
        var path = Path.Combine(Root, PortablePart.DeviceTests.Folder, name);
        var fresh = name == "packages.config" ? DeviceTestProject.PackagesConfig(Root) : DeviceTestProject.Project(Root);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllText(path, fresh);
        Assert.True(File.Exists(path) && fresh == File.ReadAllText(path), $"{name} is stale: run UPDATE_GOLDEN=1 ./test.sh and look at the difference");
    }

    [Fact]
    public void Given_the_solution_When_read_Then_it_shows_the_on_device_tests_and_does_not_build_them()
    {
        var lines = File.ReadAllLines(Path.Combine(Root, "SmartEvse.sln"));
        var project = Assert.Single(lines, l => l.Contains("SmartEvse.Firmware.NanoTests.nfproj", StringComparison.Ordinal));
        var id = project[project.LastIndexOf('{')..].TrimEnd('"');
        Assert.Contains(id, DeviceTestProject.Project(Root));
        Assert.Contains(lines, l => l.Contains(id + ".", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.Contains(id, StringComparison.Ordinal) && l.Contains("Build.0", StringComparison.Ordinal));
    }

    [Fact]
    public void Given_a_test_that_fails_When_run_on_the_PC_Then_the_double_says_so()
    {
        Assert.Contains("expected 1, was 2. why", Assert.Throws<InvalidOperationException>(() => nanoFramework.TestFramework.Assert.AreEqual(1, 2, "why")).Message);
        Assert.Throws<InvalidOperationException>(() => nanoFramework.TestFramework.Assert.AreEqual("a", "A"));
        Assert.Throws<InvalidOperationException>(() => nanoFramework.TestFramework.Assert.IsTrue(false));
        Assert.Throws<InvalidOperationException>(() => nanoFramework.TestFramework.Assert.IsFalse(true));
    }
}
