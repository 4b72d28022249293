using SmartEvse.Core.Regulation;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Regulation;

/// <summary>Can one more start at MIN (6 A) while one charges already? What that one takes is in the mains figures, and can be given back.</summary>
public sealed class RoomForOneMoreTests
{
    private const string Smart = "Mode=Smart, MainsMeter=API, MinCurrent=6, MaxMains=25, MaxSumMains=0";
    private const string Solar = "Mode=Solar, MainsMeter=API, MinCurrent=6, MaxMains=25, MaxSumMains=0, StartCurrent=4";

    [Theory]
    [InlineData("both at MIN just fit under MAINS", 290, 160, true)]
    [InlineData("a tenth of an ampere too much", 291, 160, false)]
    [InlineData("all of it is the house", 160, 30, true)]
    [InlineData("the house leaves MIN for one only", 161, 30, false)]
    public void Given_one_that_charges_in_Smart_When_another_wants_to_start_Then_both_have_to_fit_at_MIN(string id, int largestDa, int takesDa, bool room)
    {
        var picture = new MainsPicture { LargestMainsDa = largestDa, SumMainsDa = largestDa, ActiveChargers = 1, ActiveSetpointsDa = takesDa };

        Assert.True(room == Availability.HasRoom(picture, Values.Of(Smart)), id);
    }

    [Theory]
    [InlineData("nobody charges, three phases", 0, 3, 220, true)]
    [InlineData("one tenth over", 0, 3, 221, false)]
    [InlineData("one charges, three phases", 1, 3, 40, true)]
    [InlineData("one charges, one tenth over", 1, 3, 41, false)]
    [InlineData("one charges, one phase", 1, 1, 280, true)]
    [InlineData("one charges, one phase, one tenth over", 1, 1, 281, false)]
    public void Given_CAPACITY_of_40_A_When_one_wants_to_start_Then_MIN_of_every_charger_counts_on_every_phase(string id, int active, int phases, int sumDa, bool room)
    {
        var picture = new MainsPicture { SumMainsDa = sumDa, ActiveChargers = active, ActiveSetpointsDa = active * 60, Phases = phases };

        Assert.True(room == Availability.HasRoom(picture, Values.Of(Smart + ", MaxSumMains=40")), id);
    }

    [Theory]
    [InlineData("at MIN, nothing imported", 0, 60, 0, true)]
    [InlineData("at MIN, a trace of import", 0, 60, 1, false)]
    [InlineData("at MIN, IMPORT 3 A", 3, 60, 30, true)]
    [InlineData("at MIN, more than IMPORT 3 A", 3, 60, 31, false)]
    [InlineData("what it takes beyond MIN can be given back", 0, 100, 40, true)]
    [InlineData("below MIN already: there is nothing to give back", 0, 50, -200, false)]
    public void Given_one_that_charges_in_Solar_When_another_wants_to_start_Then_what_is_beyond_MIN_and_IMPORT_counts(string id, int importA, int takesDa, int sumDa, bool room)
    {
        var picture = new MainsPicture { SolarSumDa = sumDa, ActiveChargers = 1, ActiveSetpointsDa = takesDa };

        Assert.True(room == Availability.HasRoom(picture, Values.Of(Solar + ", ImportCurrent=" + importA)), id);
    }
}
