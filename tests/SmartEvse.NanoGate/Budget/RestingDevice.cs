using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Threading;
using SmartEvse.Core;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Pilot;
using SmartEvse.Core.Settings;
using SmartEvse.Discovery;
using SmartEvse.Firmware;
using SmartEvse.Firmware.Board;
using SmartEvse.Firmware.Mqtt;
using SmartEvse.Firmware.Storage;
using SmartEvse.NanoDoubles;
using SmartEvse.Simulation;

namespace SmartEvse.NanoGate.Budget;

/// <summary>The firmware's own wiring at rest, on doubles of nanoFramework's classes: what is neither Core nor session nor library.</summary>
internal sealed class RestingDevice
{
    private const int StepMs = SmartEvse.Firmware.Threads.ControlLoop.StepMs;
    private const int NoVehicleMv = 3100;

    private readonly StoppedMachine machine = new();
    private readonly MemoryBlobStore blobs = new();
    private readonly ListeningLink link = new();
    private readonly Device device;
    private M2MqttLink? library;

    private RestingDevice()
    {
        var scale = new AdcScale(AdcScale.TypicalReferenceMv);
        var raw = 0;
        while (scale.ToMv(raw) < NoVehicleMv) raw++;
        NanoBoard.Current = new NanoBoard { Convert = channel => channel == BoardPins.AdcChannel(PinRole.PilotAdc) ? raw : 1000 };
        blobs.Write(BoardFile.Name, Encoding.ASCII.GetBytes("v3.1"), 4);
        var settings = new SettingsValues();
        RestingCharger.Fill(settings);
        new SettingsStore(blobs).Save(settings);
        device = Program.Create(blobs, machine, (readCa, guard) =>
        {
            library = new M2MqttLink(readCa, guard);
            return link;
        });
    }

    /// <summary>Starts it, and lets it run for a minute of virtual time.</summary>
    public static RestingDevice Start()
    {
        var resting = new RestingDevice();
        for (var step = 1; step <= 60_000 / StepMs; step++)
        {
            var nowMs = resting.machine.NowMs = step * StepMs;
            resting.device.Control.Step(nowMs);
            resting.device.Network.Tick(nowMs);
            resting.device.Storage.Tick(nowMs);
            resting.device.Supervisor.Check(nowMs);
        }

        if (resting.link.Sent <= 100) throw new InvalidOperationException("The device has not announced itself.");
        resting.Connect();
        return resting;
    }

    /// <summary>The firmware's own objects by type, largest first.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Own()
    {
        var graph = new ObjectGraph().StopAt(link, blobs, machine).StopAt(IsNative)
            .Add(device.Charger).Add(device.Storage.Panel.Panel).Add(device.Session).Add(Store()).AddStatics(typeof(Charger).Assembly).AddStatics(typeof(HomeAssistantAnnouncer).Assembly);
        return graph.Growth(AddAll);
    }

    /// <summary>The objects of nanoFramework that those hold, by type.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> Native()
    {
        var graph = new ObjectGraph().StopAt(link, blobs, machine).StopAt(IsNative);
        AddAll(graph);
        return graph.Stopped;
    }

    // Counted with Core.
    private object Store() => typeof(Device).GetField("_store", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(device)!;

    // The machine and the medium are doubles here: the device's own count instead.
    private void AddAll(ObjectGraph graph)
    {
        graph.Add(device).Add(library!).Add(new Esp32Machine()).Add(new FileBlobStore(FileBlobStore.InternalRoot));
        foreach (var type in typeof(Device).Assembly.GetTypes().Where(t => !IsNative(t))) graph.AddStatics(type);
    }

    private static bool IsNative(Type type) =>
        typeof(WaitHandle).IsAssignableFrom(type) || type == typeof(Timer) || type.Name == "MqttClient"
        || (type.Assembly == typeof(Device).Assembly && type.Namespace?.StartsWith("SmartEvse.Firmware", StringComparison.Ordinal) != true);

    // A connection that is open, without the library's client behind it.
    private void Connect()
    {
        var type = typeof(M2MqttLink).Assembly.GetType("SmartEvse.Firmware.Mqtt.M2MqttConnection")!;
        var constructor = type.GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic)[0];
        var handler = new MqttMessageHandler((_, _, _, _) => { });
        typeof(M2MqttLink).GetField("_connection", BindingFlags.Instance | BindingFlags.NonPublic)!
            .SetValue(library, constructor.Invoke([new MqttConnectOptions { ClientId = "SmartEVSE-12345" }, handler]));
    }

    private sealed class StoppedMachine : IMachine
    {
        public long NowMs { get; set; }

        public long UtcS => Inputs.UnknownTime;

        public void Reboot() => throw new InvalidOperationException("restarted");
    }
}
