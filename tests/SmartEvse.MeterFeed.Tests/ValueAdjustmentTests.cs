using System.Globalization;
using System.Linq;
using SmartEvse.MeterFeed.Publishing;
using SmartEvse.MeterFeed.Values;
using Xunit;

namespace SmartEvse.MeterFeed.Tests;

/// <summary>Sign, scale and phases: a meter that takes 1,000, gives 2,000 and takes 3,000 W, with 10, 20 and 30 A as it prints them.</summary>
public class ValueAdjustmentTests
{
    private static readonly MeterValues Powers = new()
    {
        Phases = [new(1000, 0, 2300, null), new(0, 2000, 2300, null), new(3000, 0, 2300, null)],
        ImportW = 2000,
        ExportW = 0,
        ImportTotalWh = 5000,
        ExportTotalWh = 700,
    };

    [Theory]
    [InlineData("normal", 1, null, "43:-87:130:2000:5000")]
    [InlineData("inverted", 1, null, "-43:87:-130:-2000:700")]
    [InlineData("normal", 0.5, null, "22:-43:65:1000:2500")]
    [InlineData("normal", 2, null, "87:-174:261:4000:10000")]
    [InlineData("inverted", 2, null, "-87:174:-261:-4000:1400")]
    [InlineData("normal", 1, "1,2,3", "43:-87:130:2000:5000")]
    [InlineData("normal", 1, "2,3,1", "-87:130:43:2000:5000")]
    [InlineData("normal", 1, "3", "130:0:0:2000:5000")]
    [InlineData("inverted", 1, "3,2", "-130:87:0:-2000:700")]
    [InlineData("normal", 100, null, "refused a reading: L1 comes to 434 A: more than the charger accepts")]
    [InlineData("normal", 10000, null, "refused a reading: L1 comes to 43478 A: more than the charger accepts")]
    public void Given_AMeterOfPowers_When_Adjusted_Then_TheMessageIsThatOfTheTable(string sign, double scale, string? phases, string payload) =>
        Assert.Equal(payload, Adjusted(Powers, sign, scale, phases));

    [Theory]
    [InlineData("normal", 1, true, "100:-200:305:-1:-1")]
    [InlineData("inverted", 1, true, "-100:200:-305:-1:-1")]
    [InlineData("normal", 0.1, true, "10:-20:31:-1:-1")]
    [InlineData("normal", 4, true, "400:-800:1220:-1:-1")]
    [InlineData("normal", 1, false, "refused a reading: the meter tells no power at all")]
    public void Given_AMeterOfCurrents_When_Adjusted_Then_ItsOwnSignCountsIfItCanBeTrusted(string sign, double scale, bool isSigned, string payload)
    {
        var currents = new MeterValues
        {
            Phases = [new(null, null, null, new(10_000, true, isSigned)), new(null, null, null, new(-20_000, true, isSigned)), new(null, null, null, new(30_500, true, isSigned))],
        };

        Assert.Equal(payload, Adjusted(currents, sign, scale, null));
    }

    [Theory]
    [InlineData("1", "30:0:0:690:-1")] // A charger on one phase: the total is that phase.
    [InlineData("1,2", "refused a reading: L1 is missing")]
    [InlineData(null, "30:0:0:690:-1 estimated")]
    public void Given_AMeterOfTheTotalOnly_When_TheChargerIsOnOnePhase_Then_ItIsNoGuess(string? phases, string payload) =>
        Assert.Equal(payload, Adjusted(new MeterValues { ImportW = 690, ExportW = 0 }, "normal", 1, phases));

    [Theory]
    [InlineData("1", "43:0:0:1000:-1")]
    [InlineData("2", "refused a reading: the meter tells no power at all")]
    [InlineData("1,2,3", "refused a reading: L2 is missing")]
    public void Given_PhasesThatAreNamed_When_TheMeterDoesNotTellThem_Then_TheReadingIsRefused(string phases, string payload) =>
        Assert.Equal(payload, Adjusted(new MeterValues { Phases = [new(1000, 0, 2300, null), default, default] }, "normal", 1, phases));

    private static string Adjusted(MeterValues values, string sign, double scale, string? phases)
    {
        var bench = new SourceBench(new ValueAdjustment
        {
            IsInverted = sign == "inverted",
            Scale = (decimal)scale,
            Phases = phases?.Split(',').Select(phase => int.Parse(phase, CultureInfo.InvariantCulture) - 1).ToArray(),
        });
        return bench.PayloadOf(bench.Maker.Make(values), MeterKind.Mains);
    }
}
