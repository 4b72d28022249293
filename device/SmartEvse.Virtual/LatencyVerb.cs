using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Diagnostics;
using System.Text;
using System.Threading;
using SmartEvse.Core.Mqtt;
using SmartEvse.MqttLinks;

namespace SmartEvse.Virtual;

/// <summary><c>latency</c>: how long it takes from a <c>Set</c> message to the state that echoes it, over a real broker.</summary>
internal static class LatencyVerb
{
    private const string Serial = "latency";

    internal static Command Create()
    {
        var broker = new Option<string>("--broker") { Description = "Broker, HOST[:PORT].", Required = true };
        var count = new Option<int>("--count") { Description = "How many messages.", DefaultValueFactory = _ => 1000 };
        var command = new Command("latency", "Measures the time from Set to state echo over a broker.") { broker, count };
        command.SetAction(call =>
        {
            var messages = call.GetValue(count);
            if (messages is < 1 or > 100_000) throw new WrongCallException($"--count {messages}: expected 1..100000");
            return Run(BrokerArguments.Read(call.GetRequiredValue(broker)), messages);
        });
        return command;
    }

    private static int Run(IReadOnlyList<string> broker, int count)
    {
        using var charger = new VirtualCharger(new ChargerOptions { Serial = Serial, FeedsMeters = false, Plugged = false, Set = [.. broker, "DiscoveryPrefix="] });
        charger.Start();
        var link = MqttLinkFactory.Create();
        using var owner = link as IDisposable;
        using var echoed = new AutoResetEvent(false);
        var wanted = "";
        link.SetHandler((_, payload, length, _) =>
        {
            if (Encoding.UTF8.GetString(payload, 0, length) == Volatile.Read(ref wanted)) echoed.Set();
        });
        var error = link.Connect(new MqttConnectOptions
        {
            Host = charger.Settings.Text(Core.Settings.SettingId.MQTTHost),
            Port = charger.Settings.Number(Core.Settings.SettingId.MQTTPort),
            ClientId = "SmartEVSE-latency-probe",
        });
        if (error != null || !SpinWait.SpinUntil(() => charger.IsConnected, TimeSpan.FromSeconds(15)))
        {
            Console.Error.WriteLine($"no connection to the broker: {error ?? "the charger got no answer"}");
            return Exit.Failed;
        }

        link.Subscribe($"{charger.Prefix}/CustomButton", 0);
        Thread.Sleep(500);
        var times = new List<double>(count);
        for (var i = 0; i < count; i++)
        {
            Volatile.Write(ref wanted, i % 2 == 0 ? "On" : "Off");
            var bytes = Encoding.UTF8.GetBytes(wanted);
            echoed.Reset();
            var start = Stopwatch.GetTimestamp();
            link.Publish($"{charger.Prefix}/Set/CustomButton", bytes, bytes.Length, 0, false);
            if (!echoed.WaitOne(1000))
            {
                Console.Error.WriteLine($"message {i}: no echo within 1 s");
                return Exit.Failed;
            }

            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine($"Set to state echo over {MqttLinkFactory.ClientName}, {count} messages: median {times[count / 2]:0.00} ms, 99th percentile {times[(int)Math.Ceiling(count * 0.99) - 1]:0.00} ms, largest {times[^1]:0.00} ms");
        return Exit.Ok;
    }
}
