using System;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace SmartEvse.Docs.Tests;

/// <summary>The installer's guide: its drawings, its warnings, and the way back.</summary>
public sealed partial class InstallationTests
{
    private static readonly string Guide = Repository.Read("docs/installation.md");

    [Theory]
    [InlineData("wiring-single-phase", "One phase: C1 switches L1 and N", "PE, never switched")]
    [InlineData("wiring-three-phase", "Three phases: C1 switches L1, L2, L3 and N", "PE, never switched")]
    [InlineData("wiring-second-contactor", "C2: L2 and L3 only", "L1 and N never go through C2. Any other wiring is UNSAFE.")]
    [InlineData("wiring-sub-panel", "counts all of the", "CIRCUIT = this breaker,")]
    [InlineData("wiring-rs485", "RS485: A to A, B to B, GND to GND", "Node 1 (address 2)")]
    [InlineData("wiring-sensorbox", "not connected", "+12V of the Sensorbox goes to ONE SmartEVSE. Never join the +12V of two SmartEVSE.")]
    public void Given_a_drawing_When_it_is_read_Then_it_is_shown_in_the_guide_and_readable_on_any_background(string name, string says, string warns)
    {
        Assert.Contains($"(pictures/{name}.svg)", Guide, StringComparison.Ordinal);
        var svg = XDocument.Parse(Repository.Read($"docs/pictures/{name}.svg")).Root!;
        var texts = svg.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value).ToList();
        Assert.Contains(says, texts);
        Assert.Contains(warns, texts);
        var back = svg.Elements().First(e => e.Name.LocalName == "rect");
        Assert.Equal($"0 0 {back.Attribute("width")!.Value} {back.Attribute("height")!.Value}", svg.Attribute("viewBox")!.Value);
        Assert.Equal("#ffffff", back.Attribute("fill")!.Value);
        Assert.DoesNotContain(svg.Descendants(), e => e.Name.LocalName is "image" or "script" or "use");
    }

    [Theory]
    [InlineData("**This firmware has never been on hardware, on no board and with no vehicle.**")]
    [InlineData("**You have to wire C2 like this. L1 and N never go through C2. If you invent your own wiring, your installation is UNSAFE**")]
    [InlineData("**+12V of the Sensorbox is connected to only one SmartEVSE.**")]
    [InlineData("A to A, B to B, GND to GND")]
    [InlineData("A, B, +12V and GND go to the terminals of the same name")]
    [InlineData("Windows needs [Silicon Labs' CP210x driver]")]
    [InlineData("Linux and macOS need none")]
    [InlineData("`COM5` or like that on Windows")]
    [InlineData("Speed 115200, 8N1")]
    [InlineData("The address comes from the router (DHCP); if you want it fixed, or another DNS server, set that in the router")]
    [InlineData("The program goes to both slots, 0x10000 and 0x1c0000")]
    [InlineData("read_flash 0 0x400000 backup.bin")]
    [InlineData("hold the button `<` (it is GPIO 0) while you plug USB in")]
    [InlineData("NodeMCU PyFlasher")]
    [InlineData("settings, the serial number and the device's key")]
    public void Given_what_an_installer_has_to_know_When_the_guide_is_read_Then_it_stands_there(string sentence)
    {
        Assert.Contains(sentence, Guide, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_the_way_back_When_its_commands_are_read_Then_the_same_program_goes_to_both_slots_and_the_read_out_to_all()
    {
        var writes = Write().Matches(Guide).Select(m => m.Groups[1].Value.Trim()).ToList();
        Assert.Equal(["0 backup.bin", "0x1000 bootloader.bin 0x8000 partitions.bin 0x10000 firmware.bin 0x1c0000 firmware.bin"], writes);
    }

    [Fact]
    public void Given_the_steps_of_the_guide_When_they_are_read_Then_the_board_is_read_out_and_checked_before_anything_is_written()
    {
        var at = new[] { "read_flash", "./run.sh backup-check", "nanoff --update", "./run.sh provision --out", "--networkdeployment", "--filedeployment", "--deploy --image", "write_flash" }
            .Select(c => Guide.IndexOf(c, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, at);
        Assert.Equal(at.Order(), at);
    }

    [Fact]
    public void Given_the_help_of_CONTACT2_When_it_points_to_the_installers_guide_Then_there_is_one()
    {
        Assert.Contains("Wire it as the installer's guide shows", Repository.Read("docs/settings.md"), StringComparison.Ordinal);
        Assert.Contains("[installation", Repository.Read("README.md"), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"write_flash (.*)")]
    private static partial Regex Write();
}
