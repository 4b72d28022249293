using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Scenarios;

/// <summary>RequiredEVCCID: only the vehicle that names itself so may charge.</summary>
public sealed class IdentityTests
{
    private const string Ours = "00:11:22:33:44:55";

    [Fact]
    public void Given_U16_a_required_EVCCID_When_the_vehicle_has_not_named_itself_Then_nothing_is_offered_and_after_a_minute_it_counts_as_a_wrong_one()
    {
        var sim = Required();
        sim.AfterStep = s => Assert.Equal((0, false), (s.Outputs.OfferedDa, s.Outputs.Contactor1));
        sim.Plant.Plug();

        sim.RunSeconds(30);
        Assert.Equal("needs_authorisation", sim.Reason());
        sim.RunSeconds(40);
        Assert.Equal("wrong_vehicle", sim.Reason());
    }

    [Theory]
    [InlineData(Ours, true)]
    [InlineData("00:11:22:33:44:56", false)]
    [InlineData("", false)]
    public void Given_U16_a_required_EVCCID_When_the_vehicle_names_itself_Then_only_that_one_charges(string evccId, bool charges)
    {
        var sim = Required();
        sim.Plant.Plug();
        sim.RunSeconds(5);
        Assert.Equal(Refusal.None, sim.Send(CommandKind.SetEvccId, text: evccId));

        Assert.Equal(charges, sim.MsUntil(ChargerState.C, 30) >= 0);
        Assert.Equal(evccId, sim.View.EvccId);
    }

    [Fact]
    public void Given_U16_the_right_vehicle_charging_When_it_is_unplugged_Then_the_next_one_has_to_name_itself()
    {
        var sim = Required();
        sim.Plant.Plug();
        sim.RunSeconds(1);
        sim.Send(CommandKind.SetEvccId, text: Ours);
        sim.Charging();
        sim.Plant.Unplug();
        sim.RunSeconds(2);
        sim.Plant.Plug();

        Assert.Equal(-1, sim.MsUntil(ChargerState.C, 30));
        Assert.Equal("", sim.View.EvccId);
    }

    [Fact]
    public void Given_U16_a_vehicle_charging_When_another_EVCCID_becomes_required_Then_charging_ends()
    {
        var sim = Rig.Normal().Settled();
        Assert.Equal(Refusal.None, sim.Send(CommandKind.SetText, text: Ours, row: SettingId.RequiredEVCCID));

        Assert.InRange(sim.MsUntilOpen(10), 0, 7000);
        sim.Send(CommandKind.SetText, text: "", row: SettingId.RequiredEVCCID);
        Assert.InRange(sim.MsUntil(ChargerState.C, 30), 0, 30_000);
    }

    private static SimulatedCharger Required()
    {
        var values = Values.Of("Config=Fixed");
        values.SetText(SettingId.RequiredEVCCID, Ours);
        return new SimulatedCharger(values).RunSeconds(1);
    }
}
