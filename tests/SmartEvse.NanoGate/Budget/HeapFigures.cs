using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using SmartEvse.Core;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Settings;
using SmartEvse.Discovery;

namespace SmartEvse.NanoGate.Budget;

/// <summary>The heap at rest in its three parts, and what comes on top for moments.</summary>
internal sealed class HeapFigures
{
    private HeapFigures(RestingCharger resting, RestingDevice device)
    {
        Core = new ObjectGraph().StopAt(resting.Blobs).Add(resting.Charger).Add(resting.Store).Add(resting.Panel).AddStatics(typeof(Charger).Assembly).Largest;
        Mqtt = MqttOf(resting);
        Firmware = device.Own();
        Native = device.Native();
        StoringBytes = new ObjectGraph().Add(new byte[SettingsStore.LargestFile]).Add(new SettingRow()).Add(new SettingsValues()).Bytes;
    }

    /// <summary>Core, by type, largest first.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Core { get; }

    /// <summary>What session and discovery add to it.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Mqtt { get; }

    /// <summary>What the firmware's own objects add to both.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Firmware { get; }

    /// <summary>Objects of nanoFramework that the firmware holds, by type, with how many; what they take is not counted.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> Native { get; }

    /// <summary>What storing the settings needs for its moment, bytes.</summary>
    public long StoringBytes { get; }

    /// <summary>What the menu of the display holds while it is open, bytes.</summary>
    public long MenuBytes { get; } = new ObjectGraph().Add(new SettingsBatch()).Bytes;

    /// <summary>The most that session and discovery hold while they announce, the message in their hands counted as text and as bytes.</summary>
    public long AnnouncingBytes { get; private set; }

    /// <summary>The same while a trace is sent.</summary>
    public long TracingBytes { get; private set; }

    /// <summary>Counts everything.</summary>
    public static HeapFigures Measure()
    {
        var (announcing, tracing) = (0L, 0L);
        var resting = RestingCharger.Start(r => r.Link.Heard = (topic, bytes) =>
        {
            if (topic.EndsWith("/config", StringComparison.Ordinal)) announcing = Math.Max(announcing, WithMessage(r, topic, bytes));
            if (topic.EndsWith("/Trace", StringComparison.Ordinal)) tracing = Math.Max(tracing, WithMessage(r, topic, bytes));
        });
        var figures = new HeapFigures(resting, RestingDevice.Start());
        resting.Ask();
        if (tracing == 0) throw new InvalidOperationException("No trace was sent.");
        figures.AnnouncingBytes = announcing;
        figures.TracingBytes = tracing;
        return figures;
    }

    private static long WithMessage(RestingCharger r, string topic, byte[] bytes) =>
        MqttOf(r).Sum(p => p.Value) + new ObjectGraph().Add(bytes).Add(topic).Add(Encoding.UTF8.GetString(bytes)).Bytes;

    private static IReadOnlyList<KeyValuePair<string, long>> MqttOf(RestingCharger r) =>
        new ObjectGraph().StopAt(r.Link).Add(r.Charger).Add(r.Panel).AddStatics(typeof(Charger).Assembly)
            .Growth(g => g.Add(r.Session).AddStatics(typeof(HomeAssistantAnnouncer).Assembly));
}
