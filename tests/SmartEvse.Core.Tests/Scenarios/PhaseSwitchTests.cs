using System;
using System.Collections.Generic;
using System.Linq;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Scenarios;

/// <summary>CONTACT2 in the closed loop: the second contactor never moves under load, and a change of phases is a pause of the same session.</summary>
public sealed class PhaseSwitchTests
{
    [Theory]
    [InlineData("Not present", "Normal", false, 3)]
    [InlineData("Not present", "Solar", false, 3)]
    [InlineData("Always Off", "Normal", false, 1)]
    [InlineData("Always Off", "Solar", false, 1)]
    [InlineData("Solar Off", "Normal", true, 3)]
    [InlineData("Solar Off", "Smart", true, 3)]
    [InlineData("Solar Off", "Solar", false, 1)]
    [InlineData("Always On", "Normal", true, 3)]
    [InlineData("Always On", "Solar", true, 3)]
    [InlineData("Auto", "Normal", true, 3)]
    [InlineData("Auto", "Smart", true, 3)]
    [InlineData("Auto", "Solar", true, 3)]
    public void Given_K05_to_K10_CONTACT2_and_MODE_with_sun_for_three_phases_When_it_charges_Then_the_second_contactor_is_where_it_belongs(string contact2, string mode, bool closed, int phases)
    {
        var sim = Watched($"EnableC2={contact2}, Mode={mode}", 300).Charging();

        Assert.Equal((closed, phases), (sim.Outputs.Contactor2, sim.View[ViewField.Phases]));
        Assert.Equal(phases == 3, sim.RunSeconds(20).Plant.EvDa[2] > 0);
    }

    [Theory]
    [InlineData(204, 1)]
    [InlineData(213, 3)]
    public void Given_Auto_in_Solar_When_a_session_starts_Then_three_phases_only_if_the_surplus_carries_three_times_MIN(int surplusDa, int phases)
    {
        var sim = Watched("EnableC2=Auto", surplusDa).Charging();

        Assert.Equal(phases, sim.View[ViewField.Phases]);
    }

    [Fact]
    public void Given_K11_Auto_on_three_phases_When_the_sun_carries_one_only_Then_the_session_goes_on_on_one_without_waiting_for_START()
    {
        var sim = Watched("EnableC2=Auto", 300).Charging().RunSeconds(60);
        Surplus(sim, 90);
        var downMs = sim.MsUntil(ChargerState.C1, 600);
        Assert.Equal(("switching_phases", true), (sim.Reason(), sim.Outputs.Contactor2));
        // 9 A too little: six minutes of 6 A are 2160 A s, and a little for the fall to MIN to show.
        Assert.InRange(downMs, 240_000, 250_000);
        Assert.InRange(sim.MsUntil(ChargerState.C, 60), 12_000, 25_000);
        Assert.Equal((false, 1), (sim.Outputs.Contactor2, sim.View[ViewField.Phases]));
        sim.RunSeconds(20);

        Assert.InRange(sim.Plant.EvDa[0], 82, 92);
        Assert.Equal(0, sim.Plant.EvDa[1]);
        Assert.Equal((1, ChargerState.C), (sim.Plant.PhaseSwitches, sim.Charger.State));
    }

    [Fact]
    public void Given_K12_Auto_on_one_phase_When_the_sun_carries_three_for_long_enough_Then_it_goes_back_up()
    {
        var sim = Watched("EnableC2=Auto", 150).Charging().RunSeconds(300);
        Assert.Equal(1, sim.View[ViewField.Phases]);
        Surplus(sim, 300);

        Assert.InRange(sim.MsUntil(ChargerState.C1, 200), 88_000, 105_000);
        Assert.InRange(sim.MsUntil(ChargerState.C, 60), 12_000, 25_000);
        Assert.Equal((true, 3), (sim.Outputs.Contactor2, sim.View[ViewField.Phases]));
        sim.RunSeconds(30);
        Assert.InRange(sim.Plant.EvDa[2] * 3, 285, 303);
    }

    [Theory]
    [InlineData("Solar Off", ChargeMode.Smart, ChargeMode.Solar, 1)]
    [InlineData("Solar Off", ChargeMode.Solar, ChargeMode.Smart, 3)]
    [InlineData("Solar Off", ChargeMode.Solar, ChargeMode.Normal, 3)]
    public void Given_K09_CONTACT2_Solar_Off_When_MODE_changes_in_mid_session_Then_the_session_pauses_and_goes_on_with_the_other_phases(string contact2, int from, int to, int phases)
    {
        var sim = Watched($"EnableC2={contact2}, Mode={OptionTexts.Text(OptionSet.Mode, from)}", 300).Charging().RunSeconds(10);
        sim.Send(CommandKind.SetMode, to);
        sim.RunSeconds(0.1);
        Assert.Equal((ChargerState.C1, "switching_phases"), (sim.Charger.State, sim.Reason()));

        Assert.InRange(sim.MsUntil(ChargerState.C, 60), 10_000, 25_000);
        Assert.Equal(phases, sim.View[ViewField.Phases]);
    }

    [Fact]
    public void Given_Auto_on_one_phase_When_MODE_leaves_Solar_Then_it_goes_to_three()
    {
        var sim = Watched("EnableC2=Auto", 100).Charging().RunSeconds(10);
        sim.Send(CommandKind.SetMode, ChargeMode.Smart);

        Assert.InRange(sim.MsUntil(ChargerState.C1, 1), 0, 20);
        Assert.InRange(sim.MsUntil(ChargerState.C, 60), 10_000, 25_000);
        Assert.Equal((true, 3), (sim.Outputs.Contactor2, sim.View[ViewField.Phases]));
    }

    [Fact]
    public void Given_charging_When_CONTACT2_is_changed_Then_the_contactor_moves_only_in_the_pause()
    {
        var sim = Watched("EnableC2=Always On", 300).Charging().RunSeconds(60);
        foreach (var use in (int[])[Contactor2Use.AlwaysOff, Contactor2Use.AlwaysOn, Contactor2Use.NotPresent, Contactor2Use.SolarOff])
        {
            Assert.Equal(Refusal.None, sim.Send(CommandKind.SetNumber, use, row: SettingId.EnableC2));
            sim.RunSeconds(60);
            Assert.Equal((ChargerState.C, use == Contactor2Use.AlwaysOn), (sim.Charger.State, sim.Outputs.Contactor2));
        }
    }

    [Theory]
    [InlineData("unplugged")]
    [InlineData("access")]
    [InlineData("fault")]
    public void Given_a_phase_switch_going_on_When_something_else_ends_charging_Then_nothing_of_it_is_left(string what)
    {
        var sim = Watched("EnableC2=Auto", 300).Charging().RunSeconds(60);
        Surplus(sim, 0);
        sim.MsUntil(ChargerState.C1, 600);
        sim.RunSeconds(4);
        if (what == "unplugged") sim.Plant.Unplug();
        else if (what == "access") sim.Send(CommandKind.SetAccess, AccessStatus.Deny);
        else sim.Plant.TemperatureC = 90;
        sim.RunSeconds(20);
        Assert.NotEqual("switching_phases", sim.Reason());
        Assert.False(sim.Outputs.Contactor1);
        if (what == "unplugged") sim.Plant.Plug();
        else if (what == "access") sim.Send(CommandKind.SetAccess, AccessStatus.Allow);
        else sim.Plant.TemperatureC = 20;
        sim.RunSeconds(150);

        // A new start, and there is no sun for one.
        Assert.Equal("waiting_solar", sim.Reason());
        Assert.False(sim.Outputs.Contactor1);
    }

    [Fact]
    public void Given_a_switch_that_the_vehicle_does_not_come_back_from_When_two_minutes_have_gone_by_Then_it_is_an_ordinary_wait_for_sun()
    {
        var sim = Watched("EnableC2=Auto", 300).Charging().RunSeconds(60);
        Surplus(sim, 0);
        sim.MsUntil(ChargerState.C1, 600);
        sim.Plant.Vehicle.WantsEnergy = false;
        sim.RunSeconds(180);

        Assert.NotEqual("switching_phases", sim.Reason());
        Assert.False(sim.Outputs.Contactor1);
    }

    [Fact]
    public void Given_broken_clouds_When_they_come_and_go_for_two_hours_Then_contactor_2_moves_at_most_four_times_in_any_hour()
    {
        var sim = Watched("EnableC2=Auto", 300).Charging();
        var before = new List<int>();
        for (var minute = 0; minute < 180; minute++)
        {
            Surplus(sim, minute % 12 < 7 ? 300 : 0);
            before.Add(sim.Plant.PhaseSwitches);
            sim.RunSeconds(60);
        }

        Assert.InRange(sim.Plant.PhaseSwitches, 6, 12);
        Assert.All(Enumerable.Range(60, 120), m => Assert.InRange(before[m] - before[m - 60], 0, 4));
        Assert.Equal(0, sim.Charger.Violations);
    }

    // Watches at every step that contactor 2 moves only together with a contactor 1 that was open for a second, or opens with it.
    private static SimulatedCharger Watched(string more, int surplusDa)
    {
        var sim = new SimulatedCharger(Values.Of("Config=Fixed, MaxCurrent=16, MainsMeter=API, Mode=Solar, " + more)) { FeedMs = 2000 };
        sim.Plant.House.Set(0, 0, 0);
        Surplus(sim, surplusDa);
        var before2 = false;
        var openSinceMs = -10_000L;
        var wasClosed = false;
        sim.AfterStep = s =>
        {
            if (s.Outputs.Contactor2 != before2)
            {
                Assert.True(!s.Outputs.Contactor1 || (!wasClosed && s.NowMs - openSinceMs >= 1000), "contactor 2 moved under load");
            }

            Assert.False(s.Outputs.Contactor2 && !s.Outputs.Contactor1, "contactor 2 closed alone");
            if (wasClosed && !s.Outputs.Contactor1) openSinceMs = s.NowMs;
            wasClosed = s.Outputs.Contactor1;
            before2 = s.Outputs.Contactor2;
        };
        return sim.RunSeconds(3);
    }

    private static void Surplus(SimulatedCharger sim, int surplusDa) => sim.Plant.Sun.SumMa = surplusDa * 100;
}
