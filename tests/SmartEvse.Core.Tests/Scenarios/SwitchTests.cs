using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Scenarios;

/// <summary>SWITCH: what a push button or a toggle switch on the SW pin does.</summary>
public sealed class SwitchTests
{
    [Fact]
    public void Given_J01_the_push_button_When_it_is_pressed_Then_charging_ends_and_does_not_resume_by_itself()
    {
        var sim = Rig.Normal().Settled();
        Press(sim);

        Assert.InRange(sim.MsUntilOpen(10), 0, 7000);
        sim.AfterStep = s => Assert.Equal((0, false), (s.Outputs.OfferedDa, s.Outputs.Contactor1));
        sim.RunSeconds(1800);
        Assert.Equal("stopped_by_button", sim.Reason());
        Press(sim);
        sim.RunSeconds(60);
        Assert.Equal((ChargerState.B1, AccessStatus.Allow), (sim.Charger.State, sim.View[ViewField.Access]));
    }

    [Theory]
    [InlineData("unplugged and plugged in again")]
    [InlineData("access by hand")]
    [InlineData("mode by hand")]
    public void Given_J01_a_stop_at_the_push_button_When_somebody_starts_anew_Then_it_charges(string how)
    {
        var sim = Rig.Normal().Settled();
        Press(sim);
        sim.RunSeconds(60);
        Assert.Equal(ChargerState.B1, sim.Charger.State);
        if (how == "access by hand") sim.Send(CommandKind.SetAccess, AccessStatus.Allow);
        else if (how == "mode by hand") sim.Send(CommandKind.SetMode, ChargeMode.Normal);
        else sim.Plant.Unplug();
        sim.RunSeconds(2);
        sim.Plant.Plug();

        Assert.InRange(sim.MsUntil(ChargerState.C, 20), 0, 10_000);
    }

    [Fact]
    public void Given_J01_nobody_plugged_in_When_the_button_is_pressed_Then_the_next_vehicle_charges()
    {
        var sim = Rig.Normal().RunSeconds(1);
        Press(sim);

        sim.Charging();
    }

    [Fact]
    public void Given_J02_Access_B_When_the_button_is_pressed_again_and_again_Then_access_toggles()
    {
        var sim = Rig.Normal("Switch=Access B").Settled();

        Press(sim);
        Assert.Equal(AccessStatus.Deny, sim.View[ViewField.Access]);
        Assert.InRange(sim.MsUntilOpen(10), 0, 7000);
        sim.RunSeconds(60);
        Assert.Equal("access_off", sim.Reason());

        Press(sim);
        Assert.Equal(AccessStatus.Allow, sim.View[ViewField.Access]);
        Assert.InRange(sim.MsUntil(ChargerState.C, 10), 0, 10_000);

        Press(sim);
        Assert.Equal(AccessStatus.Deny, sim.View[ViewField.Access]);
    }

    [Theory]
    [InlineData("Access B", AccessStatus.Deny, AccessStatus.Deny)]
    [InlineData("Access B", AccessStatus.Allow, AccessStatus.Allow)]
    [InlineData("Access S", AccessStatus.Deny, AccessStatus.Allow)]
    [InlineData("Access S", AccessStatus.Allow, AccessStatus.Allow)]
    public void Given_a_closed_contact_at_boot_When_the_first_step_runs_Then_only_a_toggle_switch_decides(string function, int stored, int access)
    {
        var sim = Stored(function, stored);
        sim.Plant.SwitchClosed = true;
        sim.RunSeconds(1);

        Assert.Equal(access, sim.View[ViewField.Access]);
    }

    [Theory]
    [InlineData("Access B", AccessStatus.Deny, AccessStatus.Deny)]
    [InlineData("Access B", AccessStatus.Allow, AccessStatus.Allow)]
    [InlineData("Access S", AccessStatus.Deny, AccessStatus.Deny)]
    [InlineData("Access S", AccessStatus.Allow, AccessStatus.Deny)]
    public void Given_an_open_contact_at_boot_When_the_first_step_runs_Then_only_a_toggle_switch_decides(string function, int stored, int access)
        => Assert.Equal(access, Stored(function, stored).RunSeconds(1).View[ViewField.Access]);

    [Fact]
    public void Given_J03_Access_S_When_the_switch_is_opened_and_closed_Then_access_follows_its_position()
    {
        var sim = Rig.Normal("Switch=Access S");
        sim.Plant.SwitchClosed = true;
        sim.Settled();

        sim.Plant.SwitchClosed = false;
        Assert.InRange(sim.MsUntilOpen(10), 120, 7200);
        Assert.Equal(AccessStatus.Deny, sim.View[ViewField.Access]);
        sim.RunSeconds(60);
        Assert.Equal((ChargerState.B1, "access_off"), (sim.Charger.State, sim.Reason()));

        sim.Plant.SwitchClosed = true;
        Assert.InRange(sim.MsUntil(ChargerState.C, 10), 0, 10_000);
        Assert.Equal(AccessStatus.Allow, sim.View[ViewField.Access]);
    }

    [Fact]
    public void Given_J04_Sma_Sol_B_When_the_button_is_pressed_briefly_Then_the_mode_toggles_between_Smart_and_Solar()
    {
        var sim = Rig.Smart("Switch=Sma-Sol B").Settled();

        foreach (var mode in new[] { ChargeMode.Solar, ChargeMode.Smart, ChargeMode.Solar })
        {
            Press(sim);
            Assert.Equal((mode, AccessStatus.Allow), (sim.View[ViewField.Mode], sim.View[ViewField.Access]));
        }
    }

    [Fact]
    public void Given_J04_Sma_Sol_B_When_the_button_is_held_for_1500_ms_Then_charging_ends_and_the_mode_stays()
    {
        var sim = Rig.Smart("Switch=Sma-Sol B").Settled();
        sim.Plant.SwitchClosed = true;
        Assert.InRange(sim.MsUntil(ChargerState.C1, 3), 1500, 1700);
        sim.Plant.SwitchClosed = false;
        sim.RunSeconds(30);

        Assert.Equal(("stopped_by_button", ChargeMode.Smart), (sim.Reason(), sim.View[ViewField.Mode]));
    }

    [Theory]
    [InlineData("Sma-Sol B", ChargeMode.Normal, AccessStatus.Allow)]
    [InlineData("Sma-Sol S", ChargeMode.Normal, AccessStatus.Allow)]
    [InlineData("Sma-Sol B", ChargeMode.Smart, AccessStatus.Deny)]
    [InlineData("Sma-Sol B", ChargeMode.Smart, AccessStatus.Pause)]
    [InlineData("Sma-Sol S", ChargeMode.Smart, AccessStatus.Deny)]
    [InlineData("Sma-Sol S", ChargeMode.Smart, AccessStatus.Pause)]
    public void Given_J04_and_J05_Normal_or_no_access_When_the_switch_moves_Then_neither_mode_nor_access_changes(string function, int mode, int access)
    {
        var sim = Rig.Smart("Switch=" + function);
        Assert.Equal(Refusal.None, sim.Send(CommandKind.SetMode, mode));
        Assert.Equal(Refusal.None, sim.Send(CommandKind.SetAccess, access));
        sim.AfterStep = s => Assert.Equal((mode, access), (s.View[ViewField.Mode], s.View[ViewField.Access]));
        for (var i = 0; i < 3; i++) Press(sim);
    }

    [Fact]
    public void Given_J05_Sma_Sol_S_When_the_switch_moves_Then_its_position_decides_and_a_remote_choice_holds_until_it_moves_again()
    {
        var sim = Rig.Smart("Switch=Sma-Sol S").RunSeconds(1);
        Assert.Equal(ChargeMode.Smart, sim.View[ViewField.Mode]);
        sim.Plant.SwitchClosed = true;
        sim.RunSeconds(1);
        Assert.Equal(ChargeMode.Solar, sim.View[ViewField.Mode]);

        Assert.Equal(Refusal.None, sim.Send(CommandKind.SetMode, ChargeMode.Smart));
        sim.RunSeconds(60);
        Assert.Equal(ChargeMode.Smart, sim.View[ViewField.Mode]);
        sim.Plant.SwitchClosed = false;
        sim.RunSeconds(1);
        Assert.Equal(ChargeMode.Smart, sim.View[ViewField.Mode]);
        sim.Plant.SwitchClosed = true;
        sim.RunSeconds(1);
        Assert.Equal(ChargeMode.Solar, sim.View[ViewField.Mode]);
    }

    [Fact]
    public void Given_J05_a_closed_Sma_Sol_S_at_boot_When_the_first_step_runs_Then_the_mode_is_Solar()
    {
        var sim = Rig.Smart("Switch=Sma-Sol S");
        sim.Plant.SwitchClosed = true;

        Assert.Equal(ChargeMode.Solar, sim.RunSeconds(1).View[ViewField.Mode]);
    }

    [Theory]
    [InlineData("Disabled")]
    [InlineData("Access B")]
    [InlineData("Access S")]
    public void Given_a_contact_that_bounces_for_less_than_120_ms_When_it_returns_Then_nothing_happens(string function)
    {
        var sim = Rig.Normal("Switch=" + function);
        sim.Plant.SwitchClosed = function == "Access S";
        sim.Settled();
        sim.AfterStep = s => Assert.Equal((ChargerState.C, 160), (s.Charger.State, s.Outputs.OfferedDa));
        for (var i = 0; i < 20; i++)
        {
            sim.Plant.SwitchClosed = !sim.Plant.SwitchClosed;
            sim.RunSeconds(0.1);
            sim.Plant.SwitchClosed = !sim.Plant.SwitchClosed;
            sim.RunSeconds(0.1);
        }
    }

    private static SimulatedCharger Stored(string function, int access)
    {
        var values = Values.Of("Switch=" + function);
        values.SetState(StoredState.Access, access);
        return new SimulatedCharger(values);
    }

    private static void Press(SimulatedCharger sim)
    {
        sim.Plant.SwitchClosed = true;
        sim.RunSeconds(0.3);
        sim.Plant.SwitchClosed = false;
        sim.RunSeconds(0.3);
    }
}
