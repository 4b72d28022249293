using System;
using System.Linq;
using System.Text;
using SmartEvse.MeterFeed.CommandLine;
using SmartEvse.MeterFeed.MqttIn;
using SmartEvse.MeterFeed.Publishing;
using SmartEvse.MeterFeed.Values;
using Xunit;

namespace SmartEvse.MeterFeed.Tests;

/// <summary>From what other programs publish to what the charger gets. Topics and names as these programs have them; figures are ours.</summary>
public class MqttInValuesTests
{
    [Theory]
    // dsmr2mqtt: W per phase and direction, Wh.
    [InlineData(
        "importL1=P1_consumed exportL1=P1_generated voltageL1=V1 importL2=P2_consumed exportL2=P2_generated voltageL2=V2 importL3=P3_consumed exportL3=P3_generated voltageL3=V3 energyImportT1=el_consumed1 energyImportT2=el_consumed2",
        """{"P1_consumed":0,"P1_generated":2117,"V1":234.1,"P2_consumed":412,"P2_generated":0,"V2":229.8,"P3_consumed":498,"P3_generated":0,"V3":231.4,"el_consumed1":4321123,"el_consumed2":3210456}""",
        "-90:18:22:-1207:7531579")]
    // A Zigbee meter: signed A per phase as its maker names them, W, kWh.
    [InlineData(
        "currentL1=current currentL2=current_phase_b currentL3=current_phase_c power=power energyImport=energy:kWh",
        """{"current":-9.04,"current_phase_b":1.8,"current_phase_c":2.15,"power":-1207,"energy":7531.579}""",
        "-90:18:22:-1207:7531579")]
    // Depth, texts, other units.
    [InlineData("powerL1=em.p[0]:kW powerL2=em.p[1]:kW powerL3=em.p[2]:kW", """{"em":{"p":["-2.3","0.46",1]}}""", "-100:20:43:-840:-1")]
    [InlineData("currentL1=i:mA", """{"i":-12345}""", "-123:0:0:-1:-1")]
    [InlineData("currentL1=i:dA power=p", """{"i":57,"p":1311}""", "57:0:0:1311:-1")]
    // Power gives the direction where both are told.
    [InlineData("currentL1=i powerL1=p", """{"i":5.2,"p":-1100}""", "-52:0:0:-1100:-1")]
    [InlineData("power=p", """{"p":690}""", "30:0:0:690:-1 estimated")]
    public void Given_ADocument_When_Read_Then_TheMessageIsThatOfTheTable(string values, string json, string payload) => Assert.Equal(payload, Read(values, json));

    [Theory]
    [InlineData("""{"i":null}""", "t i: is not there")]
    [InlineData("""{"I":1}""", "t i: is not there")]
    [InlineData("{}", "t i: is not there")]
    [InlineData("""{"i":"unavailable"}""", "t i: 'unavailable' is not a number")]
    [InlineData("""{"i":"NaN"}""", "t i: 'NaN' is not a number")]
    [InlineData("""{"i":""}""", "t i: '' is not a number")]
    [InlineData("""{"i":"1,5"}""", "t i: '1,5' is not a number")]
    [InlineData("""{"i":{}}""", "t i: object is not a number")]
    [InlineData("""{"i":NaN}""", "t i: the payload is no JSON")]
    [InlineData("", "t i: the payload is no JSON")]
    [InlineData("""{"\ud800":1}""", "t i: the payload is no JSON")]
    [InlineData("""{"i":10001}""", "t i: 10001 is no measurement")]
    [InlineData("""{"i":-200}""", "L1 comes to -200 A: more than the charger accepts")]
    public void Given_ADocumentThatIsNoMeasurement_When_Read_Then_TheReasonIsToldAndNothingBecomes0(string json, string reason) =>
        Assert.Equal("refused a reading: " + reason, Read("currentL1=i", json));

    [Fact]
    public void Given_ATopicPerValue_When_OneIsOld_Then_NothingIsPutTogether()
    {
        // DSMR-reader: kW in texts.
        ValuePlace[] places = [Place("importL1", "", "kW", "dsmr/l1"), Place("exportL1", "", "kW", "dsmr/r1")];
        var bench = new SourceBench();
        var values = new MqttInValues(places, bench.Time);

        Assert.True(values.Take("dsmr/l1", "0.460"u8));
        Assert.Equal("dsmr/r1 has told nothing yet", Problem(values));
        values.Take("dsmr/l1", "0.460"u8);
        Assert.False(values.IsComplete);
        bench.Time.Advance(TimeSpan.FromSeconds(3));
        values.Take("dsmr/r1", " 0 "u8);
        Assert.True(values.IsComplete);
        Assert.True(values.TryBuild(out MeterValues built, out _));
        Assert.Equal("20:0:0:460:-1", bench.PayloadOf(bench.Maker.Make(built)));
        Assert.False(values.IsComplete);

        bench.Time.Advance(TimeSpan.FromSeconds(8));
        Assert.Equal("", Problem(values)); // 11 s and 8 s.
        bench.Time.Advance(TimeSpan.FromSeconds(1));
        values.Take("dsmr/r1", "0"u8);
        Assert.Equal("dsmr/l1 has told nothing for 12 s", Problem(values));
    }

    [Fact]
    public void Given_PayloadsOfNoUse_When_Taken_Then_TheyAreLeftAside()
    {
        var values = new MqttInValues([Place("power", "p", "", "t")], new SourceBench().Time);

        Assert.False(values.Take("other", "{}"u8));
        Assert.False(values.Take("t", new byte[MqttInValues.LongestPayload + 1]));
        Assert.Equal("t has told nothing yet", Problem(values));
    }

    private static string Problem(MqttInValues values)
    {
        values.TryBuild(out _, out string problem);
        return problem;
    }

    private static string Read(string names, string json)
    {
        var bench = new SourceBench();
        var values = new MqttInValues([.. names.Split(' ').Select(text => ValueArgument.Read("--value", text, "t"))], bench.Time);
        values.Take("t", Encoding.UTF8.GetBytes(json));
        MeterReading? reading = values.TryBuild(out MeterValues built, out string problem) ? bench.Maker.Make(built) : bench.Maker.Refuse(problem);
        return bench.PayloadOf(reading, MeterKind.Mains);
    }

    private static ValuePlace Place(string quantity, string place, string unit, string topic) => SettingTexts.Place("", quantity, place, unit, topic);
}
