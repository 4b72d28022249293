using System;
using FsCheck.Fluent;
using SmartEvse.Core.Pilot;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Pilot;

/// <summary>What must hold for every current, not only for those in the tables.</summary>
public sealed class PilotDutyProperties
{
    [Fact]
    public void Given_any_current_When_it_is_offered_Then_a_vehicle_may_never_take_more_than_it()
    {
        for (var da = -100; da <= 1000; da++) Assert.True(PilotDuty.ToCurrent(PilotDuty.FromCurrent(da)) <= Math.Max(da, 0), da + " dA");
    }

    [Fact]
    public void Given_any_current_that_can_be_offered_When_a_vehicle_reads_the_duty_Then_less_than_half_an_ampere_is_lost_outside_the_seam_of_the_two_laws()
        => Law.Holds(Gen.Choose(60, 800), 1000, da => da - PilotDuty.ToCurrent(PilotDuty.FromCurrent(da)) is >= 0 and var lost && lost < (da is > 510 and < 530 ? 20 : 5));

    [Fact]
    public void Given_any_current_at_all_When_it_is_offered_Then_the_duty_is_steady_or_between_10_and_96_percent()
        => Law.Holds(Gen.Choose(int.MinValue, int.MaxValue), 2000, da => PilotDuty.FromCurrent(da) is PilotDuty.Steady or (>= 100 and <= 960));
}
