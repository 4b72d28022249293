using SmartEvse.Core;
using SmartEvse.Core.Display;
using SmartEvse.Discovery;
using SmartEvse.NanoGate.Budget;
using Xunit;

namespace SmartEvse.NanoGate.Tests;

/// <summary>The heap that a started charger takes at rest on the ESP32, counted at a block a field. Budget: 16 KB for Core, 16 KB for MQTT.</summary>
public sealed class HeapBudgetTests
{
    private const long Budget = 16 * 1024;
    private const long PanelBudget = 2500;

    [Fact]
    public void Given_a_started_charger_When_at_rest_Then_Core_stays_within_16_KB()
    {
        var (charger, store, _, _) = RestingCharger.Start();
        var graph = new ObjectGraph().Add(charger).Add(store).AddStatics(typeof(Charger).Assembly);
        TestContext.Current.TestOutputHelper?.WriteLine($"{graph.Bytes} bytes\n{graph.Describe()}");
        Assert.InRange(graph.Bytes, 1, Budget);
    }

    [Fact]
    public void Given_a_connected_session_When_at_rest_Then_MQTT_and_discovery_stay_within_16_KB()
    {
        var (charger, _, session, link) = RestingCharger.Start();
        var graph = new ObjectGraph().StopAt(link);
        var core = graph.Add(charger).Bytes;
        var mqtt = graph.Add(session).AddStatics(typeof(HomeAssistantAnnouncer).Assembly).Bytes - core;
        TestContext.Current.TestOutputHelper?.WriteLine($"{mqtt} bytes\n{graph.Describe()}");
        Assert.InRange(mqtt, 1, Budget);
    }

    [Fact]
    public void Given_a_front_panel_When_it_has_drawn_Then_it_takes_little_more_than_its_picture()
    {
        var (charger, _, _, _) = RestingCharger.Start();
        var graph = new ObjectGraph().Add(charger);
        var core = graph.Bytes;
        var view = new ChargerView();
        charger.CopyView(view);
        var panel = new Panel(charger);
        for (var ms = 0L; ms < 10_000; ms += 50) panel.Step(0, view, ms);
        var bytes = graph.Add(panel).Bytes - core;
        TestContext.Current.TestOutputHelper?.WriteLine($"{bytes} bytes");
        Assert.InRange(bytes, FrameBuffer.Size, PanelBudget);
    }

    [Fact]
    public void Given_the_measure_When_something_is_added_Then_it_shows()
    {
        var (charger, _, _, _) = RestingCharger.Start();
        var before = new ObjectGraph().Add(charger).Bytes;
        Assert.Equal(before + 20 + 1000, new ObjectGraph().Add(charger).Add(new byte[1000]).Bytes, 12.0);
    }
}
