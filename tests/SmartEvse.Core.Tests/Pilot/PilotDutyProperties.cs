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
        Law.Holds(Gen.Choose(-100, 1000), 2000, da => PilotDuty.ToCurrent(PilotDuty.FromCurrent(da)) <= System.Math.Max(da, 0));
    }
}
