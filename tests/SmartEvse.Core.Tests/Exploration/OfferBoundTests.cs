using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck.Fluent;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Pilot;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Exploration;

/// <summary>How quickly the offer falls and how often it rises, whatever limit rules; beside <see cref="TimeBoundTests"/>, which looks at MAINS.</summary>
public sealed class OfferBoundTests
{
    // A charger at more than MIN, fed by hand from now on; what asks for less; and how much less it has to be.
    private static readonly Dictionary<string, (string Settings, Action<SimulatedCharger> Asks, int AtMostDa)> Less = new()
    {
        ["the circuit meter"] = ("Mode=Smart, MainsMeter=API, CircuitMeter=API, MaxCircuit=20", s => s.Charger.CircuitFeed.Put([260, 50, 50], 3), 100),
        ["an EV meter at the sub-panel"] = ("Mode=Smart, MainsMeter=API, EVMeter=API, MaxCircuit=20", s => s.Charger.EvFeed.Put([260, 50, 50, -1, -1], 5), 100),
        ["the sum of the phases"] = ("Mode=Smart, MainsMeter=API, MaxSumMains=70", s => s.FeedMains(240, 250, 250), 150),
        ["a cloud in Solar"] = ("Mode=Solar, MainsMeter=API", s => s.FeedMains(20, 20, 20), 150),
        ["MAINS in Solar"] = ("Mode=Solar, MainsMeter=API", s => s.FeedMains(290, -600, -600), 120),
        ["an override"] = ("", s => Post(s, CommandKind.SetOverride, 100), 100),
        ["MAX"] = ("", s => Post(s, CommandKind.SetNumber, 9, SettingId.MaxCurrent), 90),
        ["a duty for the bench"] = ("", s => Post(s, CommandKind.SetPilotOverride, 200), 117),
        ["the temperature"] = ("", s => s.Plant.TemperatureC = 60, 110),
    };

    /// <summary>What can ask for less.</summary>
    public static TheoryData<string> Askers => [.. Less.Keys];

    [Theory]
    [MemberData(nameof(Askers))]
    public void Given_any_spacing_When_a_sample_a_setting_or_the_heat_asks_for_less_Then_offer_and_duty_are_lower_in_the_same_step(string what)
        => Law.Holds(Gen.Choose(1, 50), 10, spacingMs =>
        {
            var (settings, asks, atMostDa) = Less[what];
            var sim = Charging(settings, spacingMs);
            var (offeredDa, duty) = (sim.Outputs.OfferedDa, sim.Outputs.DutyPermille);
            Assert.True(offeredDa > atMostDa && sim.Charger.State == ChargerState.C, $"{sim.Charger.State} {offeredDa}");
            sim.FeedMs = 0;
            asks(sim);
            sim.Step();
            return sim.Outputs.OfferedDa <= atMostDa && sim.Outputs.DutyPermille < duty && PilotDuty.ToCurrent(sim.Outputs.DutyPermille) <= sim.Outputs.OfferedDa;
        });

    [Theory]
    [InlineData("")]
    [InlineData("Mode=Smart, MainsMeter=API")]
    [InlineData("Mode=Smart, MainsMeter=API, CircuitMeter=API, MaxCircuit=20")]
    [InlineData("Mode=Solar, MainsMeter=API")]
    public void Given_any_spacing_and_everything_restless_When_the_duty_rises_Then_not_within_5_s_of_the_last_rise(string settings)
    {
        var raises = 0;
        Law.Holds(Gen.Choose(1, 50).Zip(Gen.Choose(0, 1000)), 6, x =>
        {
            var (spacingMs, seed) = x;
            var sim = Charging(settings, spacingMs);
            var (chance, lastMs, duty, feed) = (new Random(seed), long.MinValue / 2, sim.Outputs.DutyPermille, sim.AfterStep);
            var shortestMs = long.MaxValue;
            sim.AfterStep = s =>
            {
                feed!(s);
                var rises = s.Charger.State == ChargerState.C && duty < PilotDuty.Steady && s.Outputs.DutyPermille > duty && s.Outputs.DutyPermille < PilotDuty.Steady;
                duty = s.Outputs.DutyPermille;
                if (!rises) return;
                shortestMs = Math.Min(shortestMs, s.NowMs - lastMs);
                lastMs = s.NowMs;
                raises++;
            };
            for (var i = 0; i < 60; i++)
            {
                sim.Plant.House.Set(chance.Next(0, 150), chance.Next(0, 150), 50);
                sim.Plant.TemperatureC = chance.Next(4) == 0 ? chance.Next(55, 65) : 20;
                Post(sim, CommandKind.SetOverride, chance.Next(3) == 0 || sim.Charger.Settings.Mode == ChargeMode.Solar ? 0 : chance.Next(60, 160));
                sim.RunSeconds(0.5 + (chance.Next(30) / 10.0));
                while (sim.Charger.Commands.NextToAnswer() is not null) sim.Charger.Commands.Answered();
            }

            return shortestMs >= 5000;
        });
        Assert.True(raises >= 30, $"{raises} rises show nothing");
    }

    [Fact]
    public void Given_Smart_on_a_feed_every_second_at_any_spacing_When_the_house_lets_go_Then_the_free_current_is_offered_within_15_s_and_a_spacing()
        => Law.Holds(Gen.Choose(1, 50).Zip(Gen.Choose(100, 185)), 12, x =>
        {
            var (spacingMs, houseDa) = x;
            var sim = Charging("Mode=Smart, MainsMeter=API", spacingMs);
            sim.FeedMs = 1000;
            sim.Plant.House.Set(houseDa, 50, 50);
            sim.RunSeconds(20 + (houseDa / 37.0));
            Assert.InRange(sim.Outputs.OfferedDa, 60, 155);
            sim.Plant.House.Set(50, 50, 50);
            return sim.RunUntil(s => s.Outputs.OfferedDa == 160, TimeSpan.FromSeconds(30)) is >= 0 and var tookMs && tookMs <= 15_000 + spacingMs;
        });

    // Unlocked, with sun enough for all of it where it counts; the circuit is fed together with the mains.
    private static SimulatedCharger Charging(string settings, int spacingMs)
    {
        var sim = new SimulatedCharger(Values.Of("Config=Fixed, MaxCurrent=16, " + settings), spacingMs) { FeedMs = 2000, FeedEv = true };
        sim.Charger.IsUnlocked = true;
        if (sim.Charger.Settings.Mode == ChargeMode.Solar) sim.Plant.Sun.SumMa = 70_000;
        var nextMs = 0L;
        sim.AfterStep = s =>
        {
            if (!s.Charger.Settings.HasCircuitMeter || s.NowMs < nextMs || s.FeedMs == 0) return;
            nextMs = s.NowMs + s.FeedMs;
            s.Charger.CircuitFeed.Put(s.Plant.EvDa, 3);
        };
        sim.RunSeconds(4).Charging().RunSeconds(60);
        return sim;
    }

    private static void Post(SimulatedCharger sim, CommandKind kind, int number, SettingId row = SettingId.Mode)
        => Assert.True(sim.Charger.Commands.Post(new Command { Kind = kind, Number = number, Row = row }));
}
