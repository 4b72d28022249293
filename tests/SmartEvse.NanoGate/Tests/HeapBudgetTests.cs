using System;
using System.Linq;
using SmartEvse.Core.Display;
using SmartEvse.NanoGate.Budget;
using Xunit;

namespace SmartEvse.NanoGate.Tests;

/// <summary>The heap that a started charger takes at rest on the ESP32, counted at a block a field: 16 KB for Core, 16 KB for MQTT with its library, 12 KB for the rest.</summary>
public sealed class HeapBudgetTests
{
    private static readonly Lazy<HeapFigures> Measured = new(HeapFigures.Measure);

    [Fact]
    public void Given_a_started_charger_with_its_panel_When_at_rest_Then_Core_stays_within_16_KB()
    {
        Assert.InRange(Measured.Value.Core.Sum(p => p.Value), 1, FirmwareBudget.MaxHeapBytes);
        Assert.Contains(Measured.Value.Core, p => p.Key == nameof(Panel));
    }

    [Fact]
    public void Given_a_connected_session_When_at_rest_Then_MQTT_discovery_and_the_library_stay_within_16_KB() =>
        Assert.InRange(Measured.Value.Mqtt.Sum(p => p.Value) + FirmwareBudget.M2MqttBytes, 1, FirmwareBudget.MaxHeapBytes);

    [Fact]
    public void Given_the_wired_firmware_When_at_rest_Then_what_it_adds_stays_within_12_KB()
    {
        Assert.InRange(Measured.Value.Firmware.Sum(p => p.Value), 1, FirmwareBudget.MaxFirmwareHeapBytes);
        // The parts of it that would be missed if the graph were cut off too early.
        Assert.Superset(
            new[] { "Device", "Esp32Board", "BurstSampler", "AdcScale", "ControlLoop", "StorageLoop", "PanelLoop", "Lcd", "SettingsKeeper", "TraceKeeper", "NetworkLoop", "WifiRadio", "Supervisor", "M2MqttLink", "M2MqttConnection", "InFlight" }.ToHashSet(),
            Measured.Value.Firmware.Select(p => p.Key).ToHashSet());
    }

    [Fact]
    public void Given_objects_of_nanoFramework_When_the_firmware_is_counted_Then_they_are_listed_and_not_counted()
    {
        var names = Measured.Value.Native.ToDictionary(p => p.Key, p => p.Value);
        Assert.Equal(3, names["AdcChannel"]);
        Assert.True(names["GpioPin"] >= 5);
        Assert.DoesNotContain(Measured.Value.Firmware, p => names.ContainsKey(p.Key));
    }

    [Fact]
    public void Given_a_session_that_announces_or_sends_a_trace_When_it_is_done_Then_what_it_needed_for_that_is_gone()
    {
        var rest = Measured.Value.Mqtt.Sum(p => p.Value);
        Assert.InRange(Measured.Value.AnnouncingBytes, rest + 2000, rest + 8000);
        Assert.InRange(Measured.Value.TracingBytes, rest + 2000, rest + 8000);
        var asked = RestingCharger.Start();
        var before = Bytes(asked);
        asked.Ask();
        Assert.InRange(Bytes(asked), before - 100, before + 200);
    }

    [Fact]
    public void Given_the_measure_When_something_is_added_Then_it_shows()
    {
        var charger = RestingCharger.Start().Charger;
        var before = new ObjectGraph().Add(charger).Bytes;
        Assert.Equal(before + 20 + 1000, new ObjectGraph().Add(charger).Add(new byte[1000]).Bytes, 12.0);
    }

    private static long Bytes(RestingCharger resting) => new ObjectGraph().StopAt(resting.Link, resting.Blobs).Add(resting.Charger).Add(resting.Store).Add(resting.Session).Bytes;
}
