using System;
using System.Text;
using SmartEvse.Core;
using SmartEvse.Core.Display;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Settings;
using SmartEvse.Discovery;
using SmartEvse.Simulation;

namespace SmartEvse.NanoGate.Budget;

/// <summary>A charger as it is at rest: started from stored settings, fed, connected, everything announced.</summary>
/// <param name="Charger">The charger.</param>
/// <param name="Store">Where its settings lie.</param>
/// <param name="Blobs">The medium, which is flash on the device.</param>
/// <param name="Panel">Its display and buttons.</param>
/// <param name="Session">Its session.</param>
/// <param name="Link">The link, which is the library's on the device.</param>
internal sealed record RestingCharger(Charger Charger, SettingsStore Store, IBlobStore Blobs, Panel Panel, MqttSession Session, ListeningLink Link)
{
    private const int RestMs = 60_000;
    private const int PanelMs = 50;

    /// <summary>Settings of a charger that has something to do.</summary>
    public static void Fill(SettingsValues settings)
    {
        foreach (var (id, value) in new[] { (SettingId.WIFImode, 2), (SettingId.MainsMeter, MeterType.Api), (SettingId.EVMeter, MeterType.Api), (SettingId.Mode, ChargeMode.Smart) })
            settings.SetNumber(id, value);
        settings.SetText(SettingId.MQTTHost, "192.168.1.2");
    }

    /// <summary>Starts it, and lets it run for a minute of virtual time, so that everything has been announced.</summary>
    public static RestingCharger Start() => Start(_ => { });

    /// <summary>The same, with somebody who looks at every message.</summary>
    /// <param name="looksOn">Called with the charger once it is put together.</param>
    public static RestingCharger Start(Action<RestingCharger> looksOn)
    {
        var blobs = new MemoryBlobStore();
        var store = new SettingsStore(blobs);
        var settings = new SettingsValues();
        store.Load(settings);
        Fill(settings);
        store.Save(settings);

        var charger = new Charger(settings);
        var link = new ListeningLink();
        var device = new DeviceInfo { Serial = "12345", Version = "v4.0.0", Hardware = "v3.0" };
        var session = new MqttSession(link, charger, new HomeAssistantAnnouncer(settings, device), "12345", new LinkStatus { Version = "v4.0.0" }) { MessagesPerTick = 2 };
        var resting = new RestingCharger(charger, store, blobs, new Panel(charger), session, link);
        looksOn(resting);
        resting.Run(0, RestMs);
        if (link.Sent <= 150) throw new InvalidOperationException("The session has not announced everything.");
        return resting;
    }

    /// <summary>Somebody asks for the trace and the event log, and gets them.</summary>
    public void Ask()
    {
        foreach (var topic in new[] { "Trace", "Events" })
            Link.Deliver("SmartEVSE-12345/Set/" + topic, Encoding.UTF8.GetBytes(CommandTopics.Press));
        Run(RestMs, 10_000);
    }

    private void Run(long fromMs, int forMs)
    {
        var inputs = new Inputs { PilotHighMv = 2880, PilotLowMv = 2880, ProximityMv = 600 };
        var view = new ChargerView();
        for (var ms = fromMs; ms < fromMs + forMs; ms += 10)
        {
            if (ms % 1000 == 0) Charger.MainsFeed.Put([20, 30, 40, 100, 5000], 5);
            if (ms % 1000 == 0) Charger.EvFeed.Put([0, 0, 0, 0, 5000], 5);
            Charger.Step(inputs, ms);
            if (ms % PanelMs == 0)
            {
                Charger.CopyView(view);
                Panel.Step(0, view, ms);
            }

            Session.Tick(ms);
        }
    }
}
