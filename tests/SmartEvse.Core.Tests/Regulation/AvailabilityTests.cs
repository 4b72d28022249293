using SmartEvse.Core.Regulation;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Regulation;

/// <summary>Can one more start at MIN? The vectors A1 to A11 of the C++ firmware (current-regulation.md section 11).</summary>
public sealed class AvailabilityTests
{
    private const string Smart = "Mode=Smart, MainsMeter=API, MaxSumMains=0";
    private const string Solar = "Mode=Solar, MainsMeter=API, MaxSumMains=0, StartCurrent=4";

    [Theory]
    [InlineData("A1", Smart, 195, 0, 0, 3, false)]
    [InlineData("A2", Smart, 190, 0, 0, 3, true)]
    [InlineData("A3", Smart + ", MaxSumMains=25", 20, 20, 20, 3, true)]
    [InlineData("A4", Smart + ", MaxSumMains=25", 25, 25, 25, 3, false)]
    [InlineData("A5", Smart + ", MaxSumMains=25", 25, 25, 25, 1, true)]
    [InlineData("CAPACITY 600 does not limit", Smart + ", MaxMains=200, MaxSumMains=600", 1300, 1300, 1300, 3, true)]
    [InlineData("the worst phase counts", Smart, 0, 0, 195, 3, false)]
    public void Given_nobody_charges_in_Smart_When_one_wants_to_start_Then_there_is_room_or_not(string id, string settings, int l1, int l2, int l3, int phases, bool room)
    {
        var picture = new MainsPicture { LargestMainsDa = System.Math.Max(l1, System.Math.Max(l2, l3)), SumMainsDa = l1 + l2 + l3, Phases = phases };

        Assert.True(room == Availability.HasRoom(picture, Values.Of(settings)), id);
    }

    [Theory]
    [InlineData("A6", 16, false)]
    [InlineData("A7", 18, true)]
    public void Given_two_that_charge_in_Normal_on_a_shared_circuit_When_a_third_wants_to_start_Then_CIRCUIT_decides(string id, int circuitA, bool room)
    {
        var picture = new MainsPicture { CircuitCounts = true, ActiveChargers = 2, ActiveSetpointsDa = 220 };

        Assert.True(room == Availability.HasRoom(picture, Values.Of("Mode=Normal, MaxCircuit=" + circuitA)), id);
    }

    [Theory]
    [InlineData("A8", 0, 0, -40, false)]
    [InlineData("A9", 0, 0, -41, true)]
    [InlineData("A10", 1, 100, 30, true)]
    [InlineData("A11", 1, 100, 50, false)]
    public void Given_Solar_When_one_wants_to_start_Then_START_and_IMPORT_decide(string id, int active, int setpointsDa, int sumDa, bool room)
    {
        var picture = new MainsPicture { LargestMainsDa = sumDa, SumMainsDa = sumDa, SolarSumDa = sumDa, ActiveChargers = active, ActiveSetpointsDa = setpointsDa };

        Assert.True(room == Availability.HasRoom(picture, Values.Of(Solar)), id);
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void Given_a_feeder_with_other_load_When_one_wants_to_start_Then_MIN_must_fit_under_CIRCUIT(int feederDa, bool room)
    {
        var picture = new MainsPicture { CircuitCounts = true, LargestCircuitDa = feederDa };

        Assert.Equal(room, Availability.HasRoom(picture, Values.Of(Smart + ", MaxCircuit=16")));
    }
}
