using SmartEvse.Core.Charging;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Scenarios;

/// <summary>The power comes back while a vehicle still asks: it has not noticed that the offer was gone. The contactors have opened only just now.</summary>
public sealed class PowerReturnTests
{
    [Theory]
    [InlineData("EnableC2=Not present", 10)]
    [InlineData("EnableC2=Always On", 1)]
    [InlineData("EnableC2=Always On", 10)]
    [InlineData("EnableC2=Always On", 50)]
    public void Given_a_vehicle_that_asks_all_the_time_When_the_charger_starts_Then_the_contactor_rests_first_and_no_rule_is_broken(string contactor2, int stepMs)
    {
        var sim = Rig.Normal(contactor2, stepMs);
        sim.Plant.PilotFault = PilotFault.StuckC;
        sim.Plant.Plug();

        var closedMs = sim.MsUntil(ChargerState.C, 20);

        Assert.InRange(closedMs, StateMachine.ContactorRestMs, StateMachine.ContactorRestMs + (3 * stepMs));
        sim.RunSeconds(5);
        Assert.Equal((ChargerState.C, 0), (sim.Charger.State, sim.Charger.Violations));
    }
}
