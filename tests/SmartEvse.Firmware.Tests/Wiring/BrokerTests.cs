using System;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Mqtt;
using SmartEvse.Firmware.Board;
using SmartEvse.Firmware.Tests.Support;
using SmartEvse.MqttLinks;
using SmartEvse.TestSupport;
using Xunit;

namespace SmartEvse.Firmware.Tests.Wiring;

/// <summary>The threads themselves, in real time, with a broker that comes and goes.</summary>
public sealed class BrokerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public void Given_the_wiring_of_Program_When_its_threads_run_on_a_real_broker_Then_a_vehicle_charges_and_the_loss_of_the_broker_ends_nothing()
    {
        using var broker = new MosquittoServer();
        var board = new SimulatedBoard();
        board.Store("WIFImode=2", "MQTTHost=127.0.0.1", "MQTTPort=" + broker.Port);
        board.Plant.Plug();
        board.Move(0);
        using var link = new MosquittoLink();
        var machine = new Esp32Machine();
        var startMs = machine.NowMs;
        var device = Program.Create(board.Blobs, machine, (_, _) => link);
        using var ear = new MosquittoLink();
        var state = "";
        ear.SetHandler((topic, payload, length, _) => state = topic == "SmartEVSE-1234/State" ? System.Text.Encoding.UTF8.GetString(payload, 0, length) : state);
        Assert.Null(ear.Connect(new MqttConnectOptions { Host = "127.0.0.1", Port = broker.Port, ClientId = "ear" }));
        Assert.True(ear.Subscribe("SmartEVSE-1234/State", 0));
        device.Start();
        try
        {
            bool Holds(Func<bool> condition) => Eventually.Holds(
                () =>
                {
                    board.Move(machine.NowMs - startMs);
                    return condition();
                },
                Patience);

            Assert.True(Holds(() => device.Charger.State == ChargerState.C && board.Plant.EvPowerW > 1000), device.Status.Text);
            Assert.True(Holds(() => state == "Charging"), state);
            broker.Kill();
            Assert.True(Holds(() => !link.IsConnected));
            var step = device.Control.LastStepMs;
            Assert.True(Holds(() => device.Control.LastStepMs > step + 1000));
            Assert.Equal(ChargerState.C, device.Charger.State);
            Assert.True(board.Contactor1);
            broker.Restart();
            Assert.True(Holds(() => link.IsConnected));
            Assert.Equal(0, device.Status.Count);
            Assert.Equal(0, board.Nano.Reboots);
        }
        finally
        {
            device.Stop();
        }
    }

    [Fact]
    public void Given_a_fake_broker_When_it_goes_and_comes_Then_everything_is_announced_again()
    {
        var board = new SimulatedBoard();
        board.Store("WIFImode=2", "MQTTHost=broker");
        var run = new RunningDevice(board);
        board.Plant.Plug();
        Assert.True(run.RunTo(ChargerState.C));
        run.Run(5000);
        Assert.Equal("online", run.Link.Last["SmartEVSE-1234/connected"]);
        run.Link.IsUp = false;
        run.Run(60_000);
        run.Link.Last.Clear();
        run.Link.IsUp = true;
        run.Run(60_000);
        Assert.Equal("online", run.Link.Last["SmartEVSE-1234/connected"]);
        Assert.Equal("Charging", run.Link.Last["SmartEVSE-1234/State"]);
        Assert.Contains(run.Link.Last.Keys, k => k.StartsWith("homeassistant/", StringComparison.Ordinal));
        Assert.Equal(1, board.Plant.ContactorCycles);
    }

    [Fact]
    public void Given_a_command_over_MQTT_When_it_is_taken_Then_the_charger_obeys_and_answers()
    {
        var board = new SimulatedBoard();
        board.Store("WIFImode=2", "MQTTHost=broker");
        var run = new RunningDevice(board);
        board.Plant.Plug();
        Assert.True(run.RunTo(ChargerState.C));
        run.Run(5000);
        run.Link.Deliver("SmartEVSE-1234/Set/Access", "Deny");
        run.Run(10_000);
        Assert.False(board.Contactor1);
        Assert.Contains("SmartEVSE-1234/Result", run.Link.Last.Keys);
    }
}
