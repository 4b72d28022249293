using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using SmartEvse.Core;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Settings;
using SmartEvse.Discovery;
using SmartEvse.Simulation;

namespace SmartEvse.NanoGate.Budget;

/// <summary>Normal work of a charger in virtual time, for counting. Called in the second copy of this project, on instrumented code.</summary>
public static class Workload
{
    /// <summary>What a step was doing; the index of a kind.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["no vehicle", "charging, no sample", "charging, mains and EV sample", "starting", "phase switch"];

    private const int StepMs = 10;
    private const int TickMs = 100;

    /// <summary>Runs all kinds of steps.</summary>
    /// <param name="before">Called before every counted step.</param>
    /// <param name="after">Called after it, with the kind.</param>
    public static void Steps(Action before, Action<int> after)
    {
        Smart(before, after);
        Solar(before, after);
    }

    /// <summary>An hour of the network side: both feeds by MQTT every second, a tick every 100 ms.</summary>
    /// <param name="charging">True = a vehicle charges.</param>
    /// <param name="start">Called when everything was announced and the hour starts.</param>
    /// <returns>Messages sent in the hour.</returns>
    public static int Hour(bool charging, Action start)
    {
        var settings = Settings(ChargeMode.Smart);
        settings.SetNumber(SettingId.WIFImode, 2);
        settings.SetText(SettingId.MQTTHost, "192.168.1.2");
        var charger = new Charger(settings);
        var plant = new Plant();
        plant.House.Set(50, 50, 50);
        var link = new CountingLink();
        var device = new DeviceInfo { Serial = "12345", Version = "v4.0.0", Hardware = "v3.0" };
        var session = new MqttSession(link, charger, new HomeAssistantAnnouncer(settings, device), "12345", new LinkStatus { Version = "v4.0.0" }) { MessagesPerTick = 2 };
        if (charging) plant.Plug();
        var outputs = new Outputs();
        const long WarmUpMs = 120_000;
        var sentBefore = 0;
        for (long ms = 0; ms < WarmUpMs + 3_600_000; ms += StepMs)
        {
            if (ms == WarmUpMs)
            {
                sentBefore = link.Sent;
                start();
            }

            plant.Step(outputs, ms);
            // The house is never quite still.
            if (ms % 1000 == 0) plant.House.Set(50 + (int)(ms / 1000 % 7), 50 + (int)(ms / 1000 % 5), 50);
            if (ms % 1000 == 0) link.Deliver("MainsMeter", $"{plant.MainsDa[0]}:{plant.MainsDa[1]}:{plant.MainsDa[2]}");
            if (ms % 1000 == 0) link.Deliver("EVMeter", string.Create(CultureInfo.InvariantCulture, $"{plant.EvDa[0]}:{plant.EvDa[1]}:{plant.EvDa[2]}:{plant.EvPowerW}:{1_000_000 + plant.EvWh}"));
            outputs = charger.Step(plant.Inputs, ms);
            if (ms % TickMs == 0) session.Tick(ms);
        }

        var wanted = charging ? ChargerState.C : ChargerState.A;
        if (charger.State != wanted) throw new InvalidOperationException("The hour ended in " + charger.State);
        return link.Sent - sentBefore;
    }

    private static SettingsValues Settings(int mode)
    {
        var settings = new SettingsValues();
        foreach (var (id, value) in new[] { (SettingId.Config, 1), (SettingId.MaxCurrent, 16), (SettingId.MainsMeter, MeterType.Api), (SettingId.EVMeter, MeterType.Api), (SettingId.Mode, mode) })
            settings.SetNumber(id, value);
        return settings;
    }

    private static void Smart(Action before, Action<int> after)
    {
        var run = new Run(Settings(ChargeMode.Smart), before, after);
        run.Plant.House.Set(50, 50, 50);
        run.For(30_000, _ => -1);
        run.For(60_000, _ => 0);
        run.Plant.Plug();
        run.For(20_000, r => r.Charger.State == ChargerState.C ? -1 : 3);
        if (run.Charger.State != ChargerState.C) throw new InvalidOperationException("The vehicle does not charge: " + run.Charger.State);
        run.For(180_000, r => r.Sampled ? 2 : 1);
    }

    private static void Solar(Action before, Action<int> after)
    {
        var settings = Settings(ChargeMode.Solar);
        settings.SetNumber(SettingId.EnableC2, Contactor2Use.Auto);
        var run = new Run(settings, before, after);
        run.Plant.HasContactor2 = true;
        run.Plant.House.Set(5, 5, 5);
        run.Plant.Sun.SumMa = 30_000;
        run.Plant.Plug();
        run.For(120_000, _ => -1);
        run.Plant.Sun.SumMa = 10_000;
        run.For(1_500_000, r => r.Charger.State is ChargerState.C or ChargerState.A ? -1 : 4);
        if (run.Plant.PhaseSwitches == 0) throw new InvalidOperationException("There was no phase switch.");
    }

    private sealed class Run(SettingsValues settings, Action before, Action<int> after)
    {
        private readonly int[] fields = new int[5];
        private Outputs outputs = new();
        private long nowMs;

        public Charger Charger { get; } = new(settings);

        public Plant Plant { get; } = new();

        public bool Sampled { get; private set; }

        public void For(long ms, Func<Run, int> kindOf)
        {
            for (var end = nowMs + ms; nowMs < end; nowMs += StepMs)
            {
                Plant.Step(outputs, nowMs);
                Sampled = nowMs % 1000 == 0;
                if (Sampled) Feed();
                before();
                outputs = Charger.Step(Plant.Inputs, nowMs);
                after(kindOf(this));
            }
        }

        private void Feed()
        {
            Plant.MainsDa.CopyTo(fields, 0);
            Charger.MainsFeed.Put(fields, 3);
            Plant.EvDa.CopyTo(fields, 0);
            fields[3] = Plant.EvPowerW;
            fields[4] = 1_000_000 + Plant.EvWh;
            Charger.EvFeed.Put(fields, 5);
        }
    }

    private sealed class CountingLink : IMqttLink
    {
        private MqttMessageHandler? handler;

        public int Sent { get; private set; }

        public bool IsConnected { get; private set; }

        public void SetHandler(MqttMessageHandler handler) => this.handler = handler;

        public void Deliver(string name, string text)
        {
            var payload = Encoding.UTF8.GetBytes(text);
            handler?.Invoke("SmartEVSE-12345/Set/" + name, payload, payload.Length, false);
        }

        public string? Connect(MqttConnectOptions options)
        {
            IsConnected = true;
            return null;
        }

        public bool Subscribe(string topicFilter, int qos) => true;

        public bool Publish(string topic, byte[] payload, int length, int qos, bool retain)
        {
            Sent++;
            return true;
        }

        public void Disconnect() => IsConnected = false;
    }
}
