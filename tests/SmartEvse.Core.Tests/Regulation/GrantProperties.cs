using System;
using System.Linq;
using FsCheck.Fluent;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Pilot;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Regulation;

/// <summary>Whatever happens: what is offered is 0 or at least MIN, and never above a named limit, looked up here anew in settings and plant.</summary>
public sealed class GrantProperties
{
    private const int StepMs = 50;

    // Longer than the switch and the cable's coding take to be believed.
    private const int BelievedMs = 500;

    [Theory]
    [InlineData("Mode=Normal")]
    [InlineData("Mode=Smart, MainsMeter=API")]
    [InlineData("Mode=Solar, MainsMeter=API, StartCurrent=0")]
    [InlineData("Mode=Smart, MainsMeter=API, EVMeter=API, MaxCircuit=20, MinCurrent=8")]
    public void Given_anything_that_can_happen_When_it_does_Then_the_offer_is_0_or_at_least_MIN_and_not_above_any_named_limit(string settings)
    {
        var seen = new int[(int)ReasonId.Count];
        Law.Holds(Gen.Choose(0, 9999).ArrayOf(60), 40, script =>
        {
            var sim = new SimulatedCharger(Values.Of("Config=Socket, MaxCurrent=32, Switch=Grid Relay, EnableC2=Auto, " + settings), StepMs) { FeedMs = 1000, FeedEv = true };
            var (movedMs, plugged) = (0L, false);
            sim.Plant.SwitchClosed = true;
            sim.AfterStep = s =>
            {
                seen[s.View[ViewField.Reason]]++;
                Check(s, s.NowMs - movedMs > BelievedMs);
            };
            foreach (var what in script)
            {
                if (!plugged || what % 12 == 0)
                {
                    plugged = true;
                    movedMs = sim.NowMs;
                    sim.Plant.UseVehicle(new VehicleOptions { CableA = Of(what / 12, 13, 16, 32, 63), MaxDa = 320 });
                    sim.RunSeconds(0.5);
                    sim.Plant.Plug();
                    movedMs = sim.NowMs;
                }
                else if (what % 12 == 1)
                {
                    sim.Plant.SwitchClosed = !sim.Plant.SwitchClosed;
                    movedMs = sim.NowMs;
                }

                Happen(sim, what % 12, what / 12);
                sim.RunSeconds(1 + (what / 12 % 12));
            }

            return sim.Charger.Violations == 0;
        });

        // Of the limits most have ruled at some time; else this shows little.
        var ruled = seen[(int)ReasonId.LimitCable..((int)ReasonId.SolarFollowing + 1)].Count(n => n > 0);
        Assert.True(ruled >= 4, $"{ruled} limits have ruled");
    }

    private static void Check(SimulatedCharger sim, bool isBelieved)
    {
        var (settings, offeredDa) = (sim.Charger.Settings, sim.Outputs.OfferedDa);
        Assert.True(PilotDuty.ToCurrent(sim.Outputs.DutyPermille) <= offeredDa, "the duty says more than is offered");
        if (offeredDa == 0) return;
        Assert.InRange(offeredDa, settings.MinDa, settings.MaxDa);
        if (sim.View[ViewField.OverrideDa] != 0) Assert.InRange(offeredDa, 0, sim.View[ViewField.OverrideDa]);
        var warmC = sim.Plant.TemperatureC!.Value - (settings.Number(SettingId.MaxTemp) - 10);
        if (warmC > 0) Assert.InRange(offeredDa, 0, settings.MaxDa - ((settings.MaxDa - settings.MinDa) * Math.Min(warmC, 10) / 10));
        if (!isBelieved) return;
        Assert.InRange(offeredDa, 0, sim.Plant.Vehicle.Options.CableA * 10);
        var phases = sim.Outputs.Contactor2 ? 3 : 1;
        if (!sim.Plant.SwitchClosed && sim.Outputs.Contactor1) Assert.InRange(offeredDa * phases, 0, 180);
    }

    private static void Happen(SimulatedCharger sim, int what, int how)
    {
        switch (what)
        {
            case 2:
                sim.Plant.House.Set(how % 200, how % 170, how % 130);
                break;
            case 3:
                sim.Plant.Sun.SumMa = how % 40 * 1000;
                break;
            case 4:
                sim.Send(CommandKind.SetOverride, how % 5 == 0 ? 0 : 50 + (how % 300));
                break;
            case 5:
                sim.Plant.TemperatureC = 20 + (how % 50);
                break;
            case 6:
                Set(sim, SettingId.MaxMains, 10 + (how % 40));
                break;
            case 7:
                Set(sim, SettingId.MaxCurrent, 6 + (how % 40));
                break;
            case 8:
                Set(sim, SettingId.MinCurrent, 6 + (how % 11));
                break;
            case 9:
                Set(sim, SettingId.EnableC2, Contactor2Use.AlwaysOff + (how % 4));
                break;
            case 10:
                sim.Send(CommandKind.SetMode, how % 3);
                break;
            case 11:
                sim.Plant.Vehicle.WantsEnergy = how % 3 != 0;
                break;
            default:
                sim.Plant.Vehicle.WantsEnergy = true;
                break;
        }
    }

    private static void Set(SimulatedCharger sim, SettingId row, int value)
    {
        sim.Charger.IsUnlocked = true;
        sim.Send(CommandKind.SetNumber, value, row: row);
    }

    private static int Of(int how, params int[] values) => values[how % values.Length];
}
