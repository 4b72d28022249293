using SmartEvse.MeterFeed.P1;
using SmartEvse.MeterFeed.Values;
using Xunit;

namespace SmartEvse.MeterFeed.Tests;

public class TelegramParserTests
{
    [Fact]
    public void Given_T1_When_Parsed_Then_EveryFieldIsAsPrinted()
    {
        MeterValues reading = Telegrams.Parse(Telegrams.Load(Telegrams.Netherlands50));

        Assert.Equal("KMP5 EXAMPLE-NL-50", reading.Identification);
        Assert.Equal("50", reading.Version);
        Assert.Equal("260314101530W", reading.Timestamp);
        Assert.Equal("0002", reading.Tariff);
        Assert.Equal((4321123, 3210456, null), (reading.ImportTariff1Wh, reading.ImportTariff2Wh, reading.ImportTotalWh));
        Assert.Equal((1111222, 2222333, null), (reading.ExportTariff1Wh, reading.ExportTariff2Wh, reading.ExportTotalWh));
        Assert.Equal((0, 1207), (reading.ImportW, reading.ExportW));
        Assert.Equal(
            [
                new PhaseValues(0, 2117, 2341, new PhaseCurrent(9000, false)),
                new PhaseValues(412, 0, 2298, new PhaseCurrent(2000, false)),
                new PhaseValues(498, 0, 2314, new PhaseCurrent(2000, false)),
            ],
            reading.Phases);
    }

    [Fact]
    public void Given_T2_When_Parsed_Then_BelgianVersionAndCurrentsWithDecimalsAreRead()
    {
        MeterValues reading = Telegrams.Parse(Telegrams.Load(Telegrams.Belgium));

        Assert.Equal(@"FLU5\EXAMPLE_BE", reading.Identification);
        Assert.Equal("50217", reading.Version);
        Assert.Equal("260702184500S", reading.Timestamp);
        Assert.Equal(new PhaseValues(3701, 0, 2312, new PhaseCurrent(16140, true)), reading.Phases[0]);
        Assert.Equal(new PhaseValues(2330, 0, 2329, new PhaseCurrent(10450, true)), reading.Phases[1]);
        Assert.Equal(new PhaseValues(0, 0, 2335, new PhaseCurrent(380, true)), reading.Phases[2]);
    }

    [Fact]
    public void Given_T3_When_Parsed_Then_TotalsWithoutTariffsAreReadAndReactivePowerIsNot()
    {
        MeterValues reading = Telegrams.Parse(Telegrams.Load(Telegrams.Sweden));

        Assert.Null(reading.Version);
        Assert.Equal((12345678, 456789), (reading.ImportTotalWh, reading.ExportTotalWh));
        Assert.Equal((null, null), (reading.ImportTariff1Wh, reading.ExportTariff2Wh));
        Assert.Equal((5912, 0), (reading.ImportW, reading.ExportW));
        Assert.Equal(new PhaseValues(0, 240, 2322, new PhaseCurrent(1100, true)), reading.Phases[2]);
    }

    [Fact]
    public void Given_T4_When_Parsed_Then_WhatTheMeterDoesNotTellIsUnknown()
    {
        MeterValues reading = Telegrams.Parse(Telegrams.Load(Telegrams.Netherlands42));

        Assert.Equal([new PhaseValues(2345, 0, null, new PhaseCurrent(10000, false)), default, default], reading.Phases);
    }

    [Theory]
    [InlineData("1-0:1.7.0(01.207*kW)", 1207)]
    [InlineData("1-0:1.7.0(1.2*kW)", 1200)]
    [InlineData("1-0:1.7.0(1*kW)", 1000)]
    [InlineData("1-0:1.7.0(01207*W)", 1207)] // Ireland and Austria.
    [InlineData("1-0:1.7.0(1206.6*W)", 1207)]
    [InlineData("1-0:1.7.0(0.0005*kW)", 1)]
    [InlineData("7-3:1.7.0(0.001*kW)", 1)] // A and B are not looked at.
    [InlineData("1.7.0(0.001*kW)", 1)]
    [InlineData("1-0:1.7.0()", null)]
    [InlineData("1-0:1.7.0", null)]
    [InlineData("1-0:1.7.01(0.001*kW)", null)]
    [InlineData("1-0:1.7(0.001*kW)", null)]
    [InlineData("1-0:1.7.0(0.001*kW", null)]
    public void Given_APowerLine_When_Parsed_Then_ItIsInWatt(string line, int? watt) =>
        Assert.Equal(watt, Telegrams.Parse(Telegrams.Make(line)).ImportW);

    [Theory]
    [InlineData("1-0:1.8.0(001234.567*kWh)", 1234567L)]
    [InlineData("1-0:1.8.0(1234567*Wh)", 1234567L)]
    [InlineData("1-0:1.8.0(999999999.999*kWh)", 999999999999L)]
    public void Given_AnEnergyLine_When_Parsed_Then_ItIsInWattHours(string line, long wattHours) =>
        Assert.Equal(wattHours, Telegrams.Parse(Telegrams.Make(line)).ImportTotalWh);

    [Theory]
    [InlineData("1-0:31.7.0(009*A)", 9000, false)]
    [InlineData("1-0:31.7.0(018.9*A)", 18900, true)]
    [InlineData("1-0:31.7.0(016.14*A)", 16140, true)]
    [InlineData("1-0:31.7.0(3.0*A)", 3000, true)]
    public void Given_ACurrentLine_When_Parsed_Then_MilliamperesAndDecimalsAreTold(string line, int milliampere, bool hasDecimals) =>
        Assert.Equal(new PhaseCurrent(milliampere, hasDecimals), Telegrams.Parse(Telegrams.Make(line)).Phases[0].Current);

    [Theory]
    [InlineData("1-0:21.7.0(-0.100*kW)")]
    [InlineData("1-0:21.7.0(+0.100*kW)")]
    [InlineData("1-0:21.7.0(0,100*kW)")]
    [InlineData("1-0:21.7.0(0.*kW)")]
    [InlineData("1-0:21.7.0(.5*kW)")]
    [InlineData("1-0:21.7.0(1e3*W)")]
    [InlineData("1-0:21.7.0(0.100)")]
    [InlineData("1-0:21.7.0(0.100*MW)")]
    [InlineData("1-0:21.7.0(0.100*V)")]
    [InlineData("1-0:21.7.0(10000.001*kW)")]
    [InlineData("1-0:21.7.0(9999999999999*kW)")]
    [InlineData("1-0:32.7.0(230*kW)")]
    [InlineData("1-0:32.7.0(99999*V)")]
    [InlineData("1-0:31.7.0(9*V)")]
    [InlineData("1-0:31.7.0(99999*A)")]
    [InlineData("1-0:1.8.1(1*kvarh)")]
    public void Given_ANumberOrUnitThatCannotBeRead_When_Parsed_Then_TheLineIsNamed(string line)
    {
        byte[] telegram = Telegrams.Make(line);

        Assert.False(TelegramParser.TryParse(Telegrams.Body(telegram), out _, out string problem));
        Assert.Equal("cannot read " + line, problem);
    }
}
