using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using SmartEvse.Core;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tracing;
using SmartEvse.Simulation.Tracing;
using Xunit;

namespace SmartEvse.Simulation.Tests;

/// <summary>What a charger recorded is replayed to the same outputs, step by step, and recorded again to the same bytes.</summary>
public sealed class TraceTests
{
    /// <summary>Worlds.</summary>
    public static TheoryData<int> Seeds() => new(Enumerable.Range(1, 60));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Given_a_random_world_When_its_trace_is_replayed_Then_every_step_gives_the_recorded_outputs_and_the_same_bytes(int seed)
    {
        var sim = Wander(seed, TimeSpan.FromMinutes(20));
        var halves = TraceBytes.Halves("trace", Read(sim));
        Assert.NotEmpty(halves);
        foreach (var half in halves)
        {
            var replay = new TraceReplay("trace", half);
            replay.Run();
            Assert.True(replay.Steps > 0);
            Assert.Equal(0, replay.Mismatches);
            Assert.True(replay.SameBytes, "the bytes differ");
        }
    }

    [Fact]
    public void Given_a_trace_When_its_bytes_are_turned_Then_what_is_no_record_or_changes_an_output_is_noticed()
    {
        var half = TraceBytes.Halves("trace", Read(Charging()))[^1];
        var noticed = 0;
        for (var at = half.Length - 1; at > half.Length - 40; at--)
        {
            var broken = (byte[])half.Clone();
            broken[at] ^= 0x11;
            try
            {
                var replay = new TraceReplay("trace", broken);
                replay.Run();
                if (replay.Mismatches > 0 || !replay.SameBytes) noticed++;
            }
            catch (InputFileException)
            {
                noticed++;
            }
        }

        Assert.InRange(noticed, 10, 39);
    }

    [Fact]
    public void Given_any_damage_When_it_is_read_Then_the_place_is_named_and_nothing_else_is_thrown()
    {
        var bytes = Read(Charging());
        var random = new Random(7);
        for (var i = 0; i < 3000; i++)
        {
            var broken = bytes[..random.Next(bytes.Length + 1)];
            for (var j = 0; j < 3 && broken.Length > 0; j++) broken[random.Next(broken.Length)] = (byte)random.Next(256);
            try
            {
                foreach (var half in TraceBytes.Halves("trace", broken)) new TraceReplay("trace", half).Run();
            }
            catch (InputFileException wrong)
            {
                Assert.Contains("byte", wrong.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Given_a_fault_When_hours_go_by_Then_the_half_around_it_is_kept_until_it_is_read()
    {
        var sim = Charging();
        sim.Plant.TemperatureC = 90;
        sim.Run(TimeSpan.FromSeconds(30));
        sim.Plant.TemperatureC = 20;
        sim.Run(TimeSpan.FromHours(2));
        Assert.Equal(Faults.TemperatureHigh, sim.Charger.Trace.KeptFault);
        var seen = new List<int>();
        foreach (var half in TraceBytes.Halves("trace", Read(sim)))
        {
            var replay = new TraceReplay("trace", half, (_, view, _) => seen.Add(view[ViewField.Faults]));
            replay.Run();
            Assert.Equal(0, replay.Mismatches);
        }

        Assert.Contains(Faults.TemperatureHigh, seen);
        sim.Run(TimeSpan.FromSeconds(1));
        Assert.Equal(0, sim.Charger.Trace.KeptFault);
    }

    [Fact]
    public void Given_secrets_and_broker_names_When_a_trace_is_made_Then_none_of_them_is_in_it()
    {
        var settings = Settings();
        settings.SetText(SettingId.MQTTPassword, "open sesame");
        settings.SetText(SettingId.MQTTUser, "ali.baba");
        var sim = new SimulatedCharger(settings) { FeedMs = 2000 };
        sim.Charger.IsUnlocked = true;
        sim.Run(TimeSpan.FromSeconds(5));
        sim.Send(CommandKind.SetText, text: "forty thieves", row: SettingId.MQTTPassword);
        sim.Run(TimeSpan.FromSeconds(5));
        var text = Encoding.Latin1.GetString(Read(sim));

        Assert.All(new[] { "sesame", "baba", "thieves" }, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Given_a_charger_that_records_When_it_steps_Then_nothing_is_allocated()
    {
        var sim = Charging();
        var inputs = sim.Plant.Inputs;
        long now = sim.NowMs;
        for (var i = 0; i < 2000; i++) sim.Charger.Step(inputs, now += 10);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20_000; i++) sim.Charger.Step(inputs, now += 9 + (i % 3));

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Given_the_parts_as_a_subscriber_prints_them_When_they_are_read_Then_they_are_the_trace()
    {
        var bytes = Read(Charging());
        var path = Path.GetTempFileName();
        var parts = bytes.Chunk(600).Select((part, i) => $"SmartEVSE-1234/Trace {{\"part\":{i + 1},\"of\":{(bytes.Length + 599) / 600},\"version\":\"v\",\"data\":\"{Convert.ToBase64String(part)}\"}}");
        File.WriteAllLines(path, parts);
        Assert.True(TraceBytes.IsTrace(path));
        Assert.Equal(TraceBytes.Halves("trace", bytes), TraceBytes.Read(path));
        using var rows = new StringWriter();
        Assert.True(TraceRows.Write(path, rows, onlySummary: false));
        Assert.Contains("\"mismatches\":0,\"sameBytes\":true", rows.ToString(), StringComparison.Ordinal);
        File.WriteAllLines(path, parts.Skip(1));
        Assert.Contains("expected part 1", Assert.Throws<InputFileException>(() => TraceBytes.Read(path)).Message, StringComparison.Ordinal);
        File.Delete(path);
    }

    private static SettingsValues Settings()
    {
        var settings = new SettingsValues();
        settings.SetNumber(SettingId.Config, 1);
        settings.SetNumber(SettingId.MaxCurrent, 16);
        settings.SetNumber(SettingId.MainsMeter, MeterType.Api);
        settings.SetNumber(SettingId.Mode, ChargeMode.Smart);
        return settings;
    }

    private static SimulatedCharger Charging()
    {
        var sim = new SimulatedCharger(Settings()) { FeedMs = 2000 };
        sim.Plant.Plug();
        sim.Run(TimeSpan.FromSeconds(30));
        Assert.Equal(ChargerState.C, sim.Charger.State);
        return sim;
    }

    private static byte[] Read(SimulatedCharger sim)
    {
        var readout = new TraceReadout(sim.Charger.Trace);
        Assert.True(readout.Ask());
        sim.Step();
        Assert.True(readout.IsReady());
        var bytes = new byte[readout.Length];
        Assert.True(readout.Copy(0, bytes, bytes.Length));
        readout.Close(true);
        return bytes;
    }

    // Anything that can happen to a charger, from one seed.
    private static SimulatedCharger Wander(int seed, TimeSpan time)
    {
        var random = new Random(seed);
        var settings = Settings();
        settings.SetNumber(SettingId.Mode, random.Next(3));
        settings.SetNumber(SettingId.Config, random.Next(2));
        settings.SetNumber(SettingId.EnableC2, random.Next(5));
        settings.SetNumber(SettingId.EVMeter, random.Next(2) * MeterType.Api);
        settings.SetNumber(SettingId.CircuitMeter, random.Next(4) == 0 ? MeterType.Api : 0);
        settings.SetNumber(SettingId.RCmon, random.Next(2));
        settings.SetNumber(SettingId.Switch, random.Next(8));
        settings.SetNumber(SettingId.MaxSumMains, random.Next(3) == 0 ? 45 : 600);
        settings.SetNumber(SettingId.MaxSumMainsTime, random.Next(3));
        settings.SetNumber(SettingId.StopTime, random.Next(3));
        var sim = new SimulatedCharger(settings, stepMs: random.Next(2) == 0 ? 10 : random.Next(1, 51)) { FeedMs = random.Next(1, 11) * 1000, FeedEv = true };
        sim.Plant.UseVehicle(new VehicleOptions { Phases = random.Next(1, 4), DeadTimeMs = random.Next(200, 4000), CableA = random.Next(2) == 0 ? 32 : 13 });
        var jitter = random.Next(2) == 0;
        while (sim.NowMs < time.TotalMilliseconds)
        {
            Happen(sim, random);
            var until = sim.NowMs + random.Next(10, 20_000);
            while (sim.NowMs < until)
            {
                if (jitter) sim.StepMs = random.Next(1, 51);
                sim.Step();
            }
        }

        return sim;
    }

    private static void Happen(SimulatedCharger sim, Random random)
    {
        switch (random.Next(16))
        {
            case 0: sim.Plant.Unplug(); break;
            case 1 or 2 or 3: sim.Plant.Plug(); break;
            case 4: sim.Plant.House.Set(random.Next(-50, 260), random.Next(-50, 200), random.Next(-50, 200)); break;
            case 5: sim.Plant.Sun.SumMa = random.Next(0, 60_000); break;
            case 6: sim.Plant.PilotFault = (PilotFault)random.Next(0, 7); break;
            case 7: sim.Plant.PilotFault = PilotFault.None; break;
            case 8: sim.Plant.TemperatureC = random.Next(8) == 0 ? null : random.Next(10, 80); break;
            case 9: sim.FeedMs = random.Next(3) == 0 ? 0 : random.Next(1, 6) * 1000; break;
            case 10: sim.Send(CommandKind.SetMode, random.Next(3)); break;
            case 11: sim.Send(CommandKind.SetAccess, random.Next(3)); break;
            case 12: sim.Send(CommandKind.SetOverride, random.Next(0, 200)); break;
            case 13: sim.Plant.SwitchClosed = !sim.Plant.SwitchClosed; break;
            case 14: sim.Charger.BatteryFeed.Put([random.Next(-300, 300)], 1); break;
            default:
                sim.Send(CommandKind.SetDelayedStart, (int)(sim.Plant.UtcS / 60) + 120 + random.Next(-3, 5));
                sim.Send(CommandKind.SetDelayedCharging, random.Next(2));
                sim.Plant.RcmFault = random.Next(4) == 0;
                break;
        }
    }
}
