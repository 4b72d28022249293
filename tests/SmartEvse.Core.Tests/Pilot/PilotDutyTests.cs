using SmartEvse.Core.Pilot;
using Xunit;

namespace SmartEvse.Core.Tests.Pilot;

/// <summary>Current to duty (IEC 61851-1 table A.7, A.8) against the values that the C++ firmware computes.</summary>
public sealed class PilotDutyTests
{
    [Theory]
    [InlineData(60, 102)]
    [InlineData(61, 103)]
    [InlineData(80, 136)]
    [InlineData(100, 169)]
    [InlineData(130, 221)]
    [InlineData(160, 272)]
    [InlineData(200, 340)]
    [InlineData(250, 425)]
    [InlineData(320, 545)]
    [InlineData(400, 681)]
    [InlineData(480, 819)]
    [InlineData(510, 870)]
    [InlineData(511, 864)]
    [InlineData(520, 868)]
    [InlineData(630, 913)]
    [InlineData(640, 917)]
    [InlineData(800, 983)]
    public void Given_a_current_When_it_is_offered_Then_the_duty_register_is_that_of_the_reference(int currentDa, int register)
    {
        Assert.Equal(register, PilotDuty.FromCurrent(currentDa) * 1024 / 1000);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(59)]
    [InlineData(801)]
    [InlineData(-60)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void Given_a_current_that_cannot_be_offered_When_it_is_asked_for_Then_there_is_no_offer_instead_of_6_A(int currentDa)
    {
        Assert.Equal(PilotDuty.Steady, PilotDuty.FromCurrent(currentDa));
        Assert.Equal(1024, PilotDuty.FromCurrent(currentDa) * 1024 / 1000);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(50, 0)]
    [InlineData(99, 0)]
    [InlineData(100, 60)]
    [InlineData(266, 159)]
    [InlineData(500, 300)]
    [InlineData(850, 510)]
    [InlineData(852, 530)]
    [InlineData(960, 800)]
    [InlineData(961, 0)]
    [InlineData(1000, 0)]
    public void Given_a_duty_When_a_vehicle_reads_it_Then_it_takes_at_most_this(int dutyPermille, int currentDa)
    {
        Assert.Equal(currentDa, PilotDuty.ToCurrent(dutyPermille));
    }
}
