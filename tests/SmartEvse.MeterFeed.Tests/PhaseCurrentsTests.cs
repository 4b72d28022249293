using System;
using SmartEvse.MeterFeed.P1;
using SmartEvse.MeterFeed.Values;
using Xunit;

namespace SmartEvse.MeterFeed.Tests;

public class PhaseCurrentsTests
{
    [Theory]
    [InlineData(Telegrams.Netherlands50, -90, 18, 22, -1207, 7531579L)]
    [InlineData(Telegrams.Belgium, 161, 105, 4, 6031, 1452919L)]
    [InlineData(Telegrams.Sweden, 80, 189, -11, 5912, 12345678L)]
    [InlineData(Telegrams.Netherlands42, 102, 0, 0, 2345, 19000500L)]
    public void Given_AnExampleTelegram_When_Computed_Then_TheCurrentsAreThoseOfTheTable(string name, int l1, int l2, int l3, int netW, long importWh)
    {
        PhaseCurrentsResult result = PhaseCurrents.Compute(Telegrams.Parse(Telegrams.Load(name)));

        Assert.Equal("", result.Refusal);
        Assert.Equal(PhaseCurrentsNotes.None, result.Notes);
        Assert.Equal((l1, l2, l3), Currents(result));
        Assert.Equal(netW, result.Reading.NetPowerW);
        Assert.Equal(importWh, result.Reading.ImportWh);
        Assert.False(result.Reading.IsEstimated);
    }

    // Rules 1 to 4: import W, export W, voltage 0.1 V, current as printed.
    [Theory]
    [InlineData(2300, 0, 2300, "10.4*A", 104)]
    [InlineData(0, 2300, 2300, "10.4*A", -104)]
    [InlineData(0, 0, 2300, "10.4*A", 104)] // Purely reactive counts as import.
    [InlineData(0, 0, 2300, "10*A", 95)]
    [InlineData(2300, 0, 2300, "10*A", 100)]
    [InlineData(2300, 0, 2300, "11*A", 105)]
    [InlineData(2300, 0, 2300, "0*A", 100)]
    [InlineData(2300, 0, 2300, null, 100)]
    [InlineData(0, 2300, 2300, "12*A", -115)]
    [InlineData(0, 2300, 2300, null, -100)]
    [InlineData(0, 0, 2300, "0*A", 0)]
    [InlineData(0, 0, 2300, "0.04*A", 0)]
    [InlineData(0, 0, 2300, "0.05*A", 1)]
    [InlineData(11, 0, 2300, null, 0)] // 0.048 A
    [InlineData(12, 0, 2300, null, 1)] // 0.052 A
    [InlineData(0, 11, 2300, null, 0)]
    [InlineData(1000, 400, 2300, null, 26)]
    public void Given_PowerAndCurrentOfAPhase_When_Computed_Then_TheBlendIsTaken(int importW, int exportW, int voltageDv, string? current, int expectedDa)
    {
        string[] lines =
        [
            $"1-0:21.7.0({importW}*W)", $"1-0:22.7.0({exportW}*W)", $"1-0:32.7.0({voltageDv / 10}.{voltageDv % 10}*V)",
            .. current is null ? Array.Empty<string>() : [$"1-0:31.7.0({current})"],
        ];

        Assert.Equal((expectedDa, 0, 0), Currents(Compute(lines)));
    }

    // Rule 5, with 1150 W: 5.0 A at 230 V.
    [Theory]
    [InlineData("0.0", 50, PhaseCurrentsNotes.None)]
    [InlineData("0.1", 0, PhaseCurrentsNotes.PhaseNotPresent)]
    [InlineData("49.9", 0, PhaseCurrentsNotes.PhaseNotPresent)]
    [InlineData("50.0", 230, PhaseCurrentsNotes.None)]
    [InlineData("115.0", 100, PhaseCurrentsNotes.None)]
    [InlineData("300.0", 38, PhaseCurrentsNotes.None)]
    public void Given_AnUnusualVoltage_When_Computed_Then_ItIsReplacedOrThePhaseIsNotThere(string volt, int expectedDa, PhaseCurrentsNotes notes)
    {
        PhaseCurrentsResult result = Compute("1-0:21.7.0(1150*W)", $"1-0:32.7.0({volt}*V)");

        Assert.Equal((expectedDa, 0, 0), Currents(result));
        Assert.Equal(notes, result.Notes);
    }

    [Theory]
    [InlineData("32", "L1")]
    [InlineData("52", "L2")]
    [InlineData("72", "L3")]
    public void Given_AVoltageAbove300V_When_Computed_Then_TheTelegramIsRefused(string code, string phase)
    {
        PhaseCurrentsResult result = Compute("1-0:21.7.0(1150*W)", $"1-0:{code}.7.0(300.1*V)");

        Assert.Equal($"{phase} shows 300 V: above 300 V", result.Refusal);
    }

    [Theory]
    [InlineData("199.94*A", "")]
    [InlineData("199.95*A", "L1 comes to 200 A: more than the charger accepts")]
    public void Given_ACurrentTheChargerWouldRefuse_When_Computed_Then_TheTelegramIsRefused(string current, string refusal) =>
        Assert.Equal(refusal, Compute("1-0:21.7.0(46000*W)", $"1-0:31.7.0({current})").Refusal);

    [Fact]
    public void Given_ABelgianSinglePhaseMeterWithoutPhasePower_When_Computed_Then_TheTotalIsThatOfL1()
    {
        PhaseCurrentsResult result = Compute("1-0:1.7.0(0*kW)", "1-0:2.7.0(01.150*kW)", "1-0:32.7.0(230.0*V)", "1-0:31.7.0(005.20*A)");

        Assert.Equal((-52, 0, 0), Currents(result));
        Assert.Equal(-1150, result.Reading.NetPowerW);
        Assert.False(result.Reading.IsEstimated);
        Assert.Equal(1, result.Reading.PhasesTold);
    }

    [Fact]
    public void Given_OnlyTotals_When_Computed_Then_TheyStandOnL1AsAnEstimate()
    {
        PhaseCurrentsResult result = Compute("1-0:1.7.0(01.150*kW)");

        Assert.Equal((50, 0, 0), Currents(result));
        Assert.True(result.Reading.IsEstimated);
    }

    [Fact]
    public void Given_TotalsAndThreeVoltages_When_Computed_Then_TheTotalIsSpreadAsAnEstimate()
    {
        PhaseCurrentsResult result = Compute(
            "1-0:1.7.0(0*kW)", "1-0:2.7.0(03.450*kW)", "1-0:32.7.0(230.0*V)", "1-0:52.7.0(230.0*V)", "1-0:72.7.0(230.0*V)");

        Assert.Equal((-50, -50, -50), Currents(result));
        Assert.True(result.Reading.IsEstimated);
    }

    [Fact]
    public void Given_TotalsAndThreeCurrentsOnly_When_Computed_Then_ItIsAnEstimateThatHidesNoCurrent()
    {
        PhaseCurrentsResult result = Compute("1-0:1.7.0(03.450*kW)", "1-0:31.7.0(15*A)", "1-0:51.7.0(0*A)", "1-0:71.7.0(0*A)");

        Assert.Equal((145, 50, 50), Currents(result));
        Assert.True(result.Reading.IsEstimated);
    }

    [Fact]
    public void Given_NoPowerAtAll_When_Computed_Then_TheTelegramIsRefused() =>
        Assert.Equal("the meter tells no power at all", Compute("1-0:31.7.0(15*A)").Refusal);

    [Theory]
    [InlineData("1-0:52.7.0(000.0*V)")]
    [InlineData("1-0:96.7.9(00001)")]
    public void Given_AVoltageOnL1AndL3Only_When_Computed_Then_AGridWithoutNeutralIsNoted(string lineOfL2)
    {
        PhaseCurrentsResult result = Compute(
            "1-0:21.7.0(0*kW)", "1-0:32.7.0(233.0*V)", lineOfL2, "1-0:72.7.0(232.0*V)", "1-0:31.7.0(002.10*A)", "1-0:71.7.0(003.30*A)");

        Assert.Equal(PhaseCurrentsNotes.GridWithoutNeutral, result.Notes);
        Assert.Equal((21, 0, 33), Currents(result));
    }

    [Fact]
    public void Given_NoTotals_When_Computed_Then_TheNetPowerIsTheSumOfThePhases()
    {
        PhaseCurrentsResult result = Compute("1-0:21.7.0(1*kW)", "1-0:42.7.0(3*kW)", "1-0:61.7.0(0.5*kW)");

        Assert.Equal(-1500, result.Reading.NetPowerW);
        Assert.Null(result.Reading.ImportWh);
    }

    [Theory]
    [InlineData(1000L, "1-0:1.8.1(1*kWh)")]
    [InlineData(3000L, "1-0:1.8.1(1*kWh)", "1-0:1.8.2(2*kWh)")]
    [InlineData(7000L, "1-0:1.8.0(7*kWh)", "1-0:1.8.1(1*kWh)", "1-0:1.8.2(2*kWh)")]
    public void Given_EnergyRegisters_When_Computed_Then_TheImportIsTheTotalOrTheSumOfTheTariffs(long expectedWh, params string[] lines) =>
        Assert.Equal(expectedWh, Compute([.. lines, "1-0:21.7.0(1*kW)"]).Reading.ImportWh);

    private static PhaseCurrentsResult Compute(params string[] lines) => PhaseCurrents.Compute(Telegrams.Parse(Telegrams.Make(lines)));

    private static (int L1, int L2, int L3) Currents(PhaseCurrentsResult result) =>
        (result.Reading.L1Da, result.Reading.L2Da, result.Reading.L3Da);
}
