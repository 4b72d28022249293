using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Scenarios;

/// <summary>The seconds beside the reason: until when it holds.</summary>
public sealed class CountdownTests
{
    [Fact]
    public void Given_an_override_that_ends_by_itself_When_time_goes_by_Then_the_reason_says_how_long_it_still_holds()
    {
        var sim = Rig.Normal("OverrideTimeout=2").Settled();
        sim.Send(CommandKind.SetOverride, 80);
        sim.Step();
        Assert.Equal(("limit_override", 120), (sim.Reason(), sim.View[ViewField.ReasonSeconds]));
        sim.RunSeconds(60);
        Assert.Equal(("limit_override", 60), (sim.Reason(), sim.View[ViewField.ReasonSeconds]));
        sim.Send(CommandKind.SetOverride, 90);
        sim.Step();
        Assert.Equal(("limit_override", 120), (sim.Reason(), sim.View[ViewField.ReasonSeconds]));
        sim.RunSeconds(119.98);
        Assert.Equal((90, 1, 90), (sim.Outputs.OfferedDa, sim.View[ViewField.ReasonSeconds], sim.View[ViewField.OverrideDa]));
        sim.Step();

        Assert.Equal((160, "charging", 0), (sim.Outputs.OfferedDa, sim.Reason(), sim.View[ViewField.OverrideDa]));
    }

    [Fact]
    public void Given_an_override_without_an_end_When_it_holds_Then_there_are_no_seconds()
    {
        var sim = Rig.Normal("OverrideTimeout=0").Settled();
        sim.Send(CommandKind.SetOverride, 80);
        sim.RunSeconds(3600);

        Assert.Equal(("limit_override", 0, 80), (sim.Reason(), sim.View[ViewField.ReasonSeconds], sim.Outputs.OfferedDa));
    }

    [Fact]
    public void Given_a_duty_from_the_bench_When_it_limits_Then_there_are_no_seconds_of_an_override()
    {
        var sim = Rig.Normal("OverrideTimeout=2").Settled();
        sim.Charger.IsUnlocked = true;
        sim.Send(CommandKind.SetPilotOverride, 200);
        sim.RunSeconds(1);

        Assert.Equal(("limit_override", 0), (sim.Reason(), sim.View[ViewField.ReasonSeconds]));
    }

    [Theory]
    [InlineData("STOP is first", 1, 5, 45, 60)]
    [InlineData("CAP STOP is first", 5, 1, 45, 60)]
    [InlineData("STOP alone", 1, 0, 45, 60)]
    public void Given_Solar_at_MIN_without_sun_When_the_sum_is_above_CAPACITY_as_well_Then_the_reason_counts_what_ends_first(string id, int stopMin, int capStopMin, int fromS, int toS)
    {
        var sim = Rig.Smart($"Mode=Solar, MaxMains=63, MaxSumMains=40, StopTime={stopMin}, MaxSumMainsTime={(capStopMin == 0 ? 5 : capStopMin)}");
        sim.Plant.House.Set(0, 0, 0);
        sim.Plant.Sun.SumMa = 24_000;
        sim.RunSeconds(3);
        sim.Charging().RunSeconds(60);
        sim.Plant.Sun.SumMa = 0;
        var houseDa = capStopMin == 0 ? 50 : 120;
        sim.Plant.House.Set(houseDa, houseDa, houseDa);
        sim.RunUntil(s => s.View[ViewField.SolarStopS] > 0 && (capStopMin == 0 || s.View[ViewField.CapacityStopS] > 0), System.TimeSpan.FromSeconds(40));

        Assert.True(sim.View[ViewField.ReasonSeconds] >= fromS && sim.View[ViewField.ReasonSeconds] <= toS, id + ": " + sim.View[ViewField.ReasonSeconds]);
        Assert.InRange(sim.MsUntil(ChargerState.C1, 120), (fromS * 1000) - 1000, (toS * 1000) + 1000);
    }
}
