using System.Collections.Generic;
using SmartEvse.Core;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tracing;
using SmartEvse.Firmware.Tests.Support;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Firmware.Tests.Wiring;

/// <summary>The firmware on its pins decides what the virtual charger's loop decides on the same world, step for step, and records the same bytes.</summary>
public sealed class SameTraceTests
{
    private const int StepMs = 10;

    [Theory]
    [InlineData("v3.0")]
    [InlineData("v3.1")]
    public void Given_the_same_world_When_both_run_for_three_minutes_Then_outputs_view_and_trace_are_equal(string file)
    {
        var board = new SimulatedBoard(file);
        board.Store("RCmon=1", "Config=0", "Switch=1");
        var run = new RunningDevice(board) { StepMs = StepMs };
        var settings = new SettingsValues();
        new SettingsStore(board.Blobs).Load(settings);
        var charger = new Charger(settings);
        var plant = new Plant();
        var granted = new GrantedOutputs();
        var seen = new HashSet<ChargerState>();
        ChargerView there = new();

        for (var nowMs = (long)StepMs; nowMs <= 180_000; nowMs += StepMs)
        {
            Story(board.Plant, nowMs);
            Story(plant, nowMs);
            run.Step();
            plant.Step(granted.At(nowMs), nowMs);
            var outputs = charger.Step(plant.Inputs, nowMs);
            granted.Grant(outputs, nowMs);
            charger.CopyView(there);
            seen.Add(charger.State);

            Assert.Equal(nowMs, run.NowMs);
            Assert.Equal((outputs.Contactor1, outputs.Contactor2, outputs.DutyPermille, outputs.PilotConnected), (board.Contactor1, board.Contactor2, board.DutyPermille, board.PilotConnected));
            var here = run.View();
            for (var field = (ViewField)0; field < ViewField.Count; field++) Assert.True(there[field] == here[field], $"{nowMs} ms: {field} {there[field]} / {here[field]}");
        }

        Assert.Superset(new HashSet<ChargerState> { ChargerState.A, ChargerState.B, ChargerState.C }, seen);
        Assert.True(board.Plant.ContactorCycles >= 3);
        Assert.Equal(plant.EvWh, board.Plant.EvWh);
        Assert.Equal(Bytes(charger, plant, 180_010), Bytes(run));
    }

    private static void Story(Plant plant, long nowMs)
    {
        switch (nowMs)
        {
            case 8_000: plant.Plug(); break;
            case 40_000: plant.PilotFault = PilotFault.Open; break;
            case 41_500: plant.PilotFault = PilotFault.None; break;
            case 60_000: plant.SwitchClosed = true; break;
            case 60_500: plant.SwitchClosed = false; break;
            case 70_000: plant.SwitchClosed = true; break;
            case 70_500: plant.SwitchClosed = false; break;
            case 100_000: plant.Unplug(); break;
            case 105_000: plant.Plug(); break;
            case 130_000: plant.RcmFault = true; break;
            case 131_000: plant.RcmFault = false; break;
            case 140_010: plant.TemperatureC = 70; break;
        }
    }

    private static byte[] Bytes(Charger charger, Plant plant, long nowMs)
    {
        var readout = new TraceReadout(charger.Trace);
        Assert.True(readout.Ask());
        charger.Step(plant.Inputs, nowMs);
        return Read(readout);
    }

    private static byte[] Bytes(RunningDevice run)
    {
        var readout = new TraceReadout(run.Device.Charger.Trace);
        Assert.True(readout.Ask());
        run.Device.Control.Step(180_010);
        return Read(readout);
    }

    private static byte[] Read(TraceReadout readout)
    {
        Assert.True(readout.IsReady());
        var bytes = new byte[readout.Length];
        Assert.True(readout.Copy(0, bytes, bytes.Length));
        return bytes;
    }
}
