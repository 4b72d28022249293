using System;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using SmartEvse.Discovery.Tests.Support;
using Xunit;

namespace SmartEvse.Discovery.Tests;

/// <summary>The picture of the device page in the docs: drawn from what is announced and published, the same to the byte.</summary>
public sealed class PictureTests
{
    private const string File = "docs/pictures/device-page.svg";

    private static readonly Lazy<string> Picture = new(Draw);

    [Fact]
    public void Given_a_charger_that_charges_When_its_page_is_drawn_Then_it_is_the_picture_of_the_docs()
    {
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") System.IO.File.WriteAllText(Repository.PathOf(File), Picture.Value);
        Assert.True(Picture.Value == System.IO.File.ReadAllText(Repository.PathOf(File)), "the picture is stale: run UPDATE_GOLDEN=1 ./test.sh and look at it");
        Assert.Contains("(pictures/device-page.svg)", System.IO.File.ReadAllText(Repository.PathOf("docs/home-assistant.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Given_the_picture_When_it_is_read_Then_every_entity_that_is_on_at_first_stands_in_it_and_no_other()
    {
        var texts = XDocument.Parse(Picture.Value).Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value).ToHashSet();
        var messages = Announcements.Read(Settings.Of(Setting), Prefixes.Default).Where(m => !m.IsTrigger).ToArray();
        Assert.All(messages.Where(m => !m.Has("enabled_by_default")), m => Assert.Contains(m["name"], texts));
        Assert.All(messages.Where(m => m.Has("enabled_by_default")), m => Assert.DoesNotContain(m["name"], texts));
        Assert.All(new[] { "charging", "Plugged in", "Up-to-date" }, t => Assert.Contains(t, texts));
    }

    private const string Setting = "MainsMeter=API, EVMeter=API, Mode=Smart, Config=Fixed, MaxCurrent=16";

    private static string Draw()
    {
        var bench = new Bench(Settings.Of(Setting)).Started();
        for (var s = 0; s < 1200; s++)
        {
            if (s == 10) bench.Sim.Plant.Plug();
            var ev = bench.Sim.Plant.EvDa;
            bench.Broker.Deliver($"{bench.Prefix}/Set/MainsMeter", $"{31 + ev[0]}:{12 + ev[1]}:{4 + ev[2]}:{(47 + ev.Sum()) * 23}:{8_123_450 + s}");
            bench.Broker.Deliver($"{bench.Prefix}/Set/EVMeter", $"{ev[0]}:{ev[1]}:{ev[2]}:{bench.Sim.Plant.EvPowerW}:{1_204_300 + bench.Sim.Plant.EvWh}");
            bench.RunMs(1000);
        }

        return DevicePagePicture.Draw(bench);
    }
}
