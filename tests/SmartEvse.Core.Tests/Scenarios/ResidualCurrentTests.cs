using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Scenarios;

/// <summary>RCMON: a residual current opens the contactor at once and keeps it open until a person has looked.</summary>
public sealed class ResidualCurrentTests
{
    [Fact]
    public void Given_RM2_RCMON_Disabled_When_its_input_reports_a_fault_Then_it_is_ignored()
    {
        var sim = Rig.Normal("RCmon=Disabled");
        sim.Plant.RcmFault = true;
        sim.Settled();
        sim.AfterStep = s => Assert.Equal((ChargerState.C, 0), (s.Charger.State, s.Faults()));

        sim.RunSeconds(60);
    }

    [Fact]
    public void Given_RM3_RCMON_Enabled_When_a_fault_current_is_reported_Then_the_contactor_is_open_within_20_ms()
    {
        var sim = Rig.Normal("RCmon=Enabled").Settled();
        sim.Plant.RcmFault = true;

        Assert.InRange(sim.MsUntilOpen(1), 0, 20);
        Assert.Equal((0, Faults.RcmTripped, "fault"), (sim.Outputs.OfferedDa, sim.Faults(), sim.Reason()));
    }

    [Fact]
    public void Given_RM3_a_tripped_monitor_When_the_fault_has_gone_and_the_vehicle_is_exchanged_Then_it_stays_tripped()
    {
        var sim = Tripped();
        sim.AfterStep = s => Assert.Equal((Faults.RcmTripped, false, 0), (s.Faults(), s.Outputs.Contactor1, s.Outputs.OfferedDa));

        sim.RunSeconds(600);
        sim.Plant.Unplug();
        sim.RunSeconds(60);
        sim.Plant.Plug();
        sim.RunSeconds(60);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Given_RM3_a_tripped_monitor_When_a_person_clears_it_Then_it_charges_again_unless_the_fault_is_still_there(bool stillThere)
    {
        var sim = Tripped();
        sim.Plant.RcmFault = stillThere;
        sim.Send(CommandKind.ClearError);

        Assert.Equal(stillThere ? Faults.RcmTripped : 0, sim.Faults());
        Assert.Equal(stillThere, sim.MsUntil(ChargerState.C, 30) < 0);
    }

    [Fact]
    public void Given_RM3_a_tripped_monitor_When_the_switch_is_pressed_Then_it_is_reset()
    {
        var sim = Tripped("Switch=Custom B");
        sim.Plant.SwitchClosed = true;
        sim.RunSeconds(0.3);

        Assert.Equal(0, sim.Faults());
        Assert.InRange(sim.MsUntil(ChargerState.C, 30), 0, 30_000);
    }

    // One step of fault current is enough.
    private static SimulatedCharger Tripped(string more = "")
    {
        var sim = Rig.Normal("RCmon=Enabled, " + more).Settled();
        sim.Plant.RcmFault = true;
        sim.Step();
        sim.Plant.RcmFault = false;
        return sim.RunSeconds(30);
    }
}
