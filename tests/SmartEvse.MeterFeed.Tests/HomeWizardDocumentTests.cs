using System.Text;
using SmartEvse.MeterFeed.HomeWizard;
using SmartEvse.MeterFeed.Publishing;
using SmartEvse.MeterFeed.Values;
using Xunit;

namespace SmartEvse.MeterFeed.Tests;

/// <summary>From what a HomeWizard device answers to what the charger gets. Field names as in HomeWizard's API documentation; figures are ours.</summary>
public class HomeWizardDocumentTests
{
    private const string ThreePhaseV1 =
        """{"wifi_ssid":"Home","smr_version":50,"total_power_import_kwh":7531.579,"total_power_export_kwh":3333.555,"active_power_w":-1207,"active_power_l1_w":-2117,"active_power_l2_w":412,"active_power_l3_w":498,"active_voltage_l1_v":234.1,"active_voltage_l2_v":229.8,"active_voltage_l3_v":231.4,"active_current_l1_a":-9,"active_current_l2_a":2,"active_current_l3_a":2,"external":[{"unique_id":"1","value":7.5}]}""";

    private const string ThreePhaseV2 =
        """{"protocol_version":50,"timestamp":"2026-03-14T10:15:30","energy_import_kwh":7531.579,"energy_export_kwh":3333.555,"power_w":-1207,"power_l1_w":-2117,"power_l2_w":412,"power_l3_w":498,"voltage_l1_v":234.1,"voltage_l2_v":229.8,"voltage_l3_v":231.4,"current_a":13,"current_l1_a":-9,"current_l2_a":2,"current_l3_a":2}""";

    [Theory]
    // P1 meters: whole amperes, the sign is the power's, a voltage that is not told counts as 230 V.
    [InlineData(1, ThreePhaseV1, "-90:18:22:-1207:7531579")]
    [InlineData(2, ThreePhaseV2, "-90:18:22:-1207:7531579")]
    [InlineData(1, """{"active_power_w":-500,"active_power_l1_w":-690,"active_power_l2_w":190,"active_power_l3_w":0,"active_current_l1_a":4,"active_current_l2_a":-2,"active_current_l3_a":0}""", "-35:15:0:-500:-1")]
    [InlineData(1, """{"total_power_import_t1_kwh":1000.5,"total_power_import_t2_kwh":200.25,"active_power_w":-678,"active_power_l1_w":-676,"active_power_l2_w":null}""", "-29:0:0:-678:1200750")]
    [InlineData(2, """{"energy_import_t1_kwh":1000.5,"energy_import_t2_kwh":200.25,"power_w":-678,"power_l1_w":-676}""", "-29:0:0:-678:1200750")]
    // kWh meters: decimals, of which a whole number beside them is one by chance.
    [InlineData(1, """{"total_power_import_kwh":122.376,"active_power_w":-45.252,"active_power_l1_w":-45.252,"active_voltage_v":228.472,"active_current_a":0.273}""", "-3:0:0:-45:122376")]
    [InlineData(1, """{"active_power_w":7245,"active_power_l1_w":0,"active_power_l2_w":3680,"active_power_l3_w":3565,"active_voltage_l1_v":230,"active_voltage_l2_v":230,"active_voltage_l3_v":230,"active_current_a":31.5,"active_current_l1_a":0,"active_current_l2_a":16,"active_current_l3_a":15.52}""", "0:160:155:7245:-1")]
    [InlineData(1, """{"active_power_w":-50,"active_power_l1_w":45,"active_voltage_v":230,"active_current_a":0.3}""", "3:0:0:-50:-1")]
    [InlineData(2, """{"energy_import_kwh":5,"power_w":123,"voltage_v":230,"current_a":1.5,"power_factor":0.95}""", "15:0:0:123:5000")]
    [InlineData(2, """{"power_w":60,"power_l1_w":50,"power_l2_w":40,"power_l3_w":-30,"current_a":2.5,"current_l1_a":-0.5,"current_l2_a":0.8,"current_l3_a":1.2}""", "5:8:-12:60:-1")]
    // The total alone protects no phase.
    [InlineData(1, """{"active_power_w":690}""", "30:0:0:690:-1 estimated")]
    [InlineData(2, """{"power_w":690,"current_a":3}""", "30:0:0:690:-1 estimated")]
    public void Given_ADocument_When_Read_Then_TheMessageIsThatOfTheTable(int version, string json, string payload) => Assert.Equal(payload, Read(version, json));

    [Theory]
    [InlineData("{}", "the meter tells no power at all")]
    [InlineData("""{"active_power_l1_w":null,"active_current_l1_a":5}""", "the meter tells no power at all")]
    [InlineData("""{"active_power_l1_w":"NaN"}""", "active_power_l1_w: 'NaN' is not a number")]
    [InlineData("""{"active_power_l1_w":"Infinity"}""", "active_power_l1_w: 'Infinity' is not a number")]
    [InlineData("""{"active_power_l1_w":"unavailable"}""", "active_power_l1_w: 'unavailable' is not a number")]
    [InlineData("""{"active_power_l1_w":""}""", "active_power_l1_w: '' is not a number")]
    [InlineData("""{"active_power_l1_w":"\ud800"}""", "active_power_l1_w: '' is not a number")]
    [InlineData("""{"active_power_l1_w":true}""", "active_power_l1_w: true is not a number")]
    [InlineData("""{"active_power_l1_w":[1]}""", "active_power_l1_w: array is not a number")]
    [InlineData("""{"active_power_l1_w":10000001}""", "active_power_l1_w: 10000001 is no measurement")]
    [InlineData("""{"active_power_l1_w":1e30}""", "active_power_l1_w: '1e30' is not a number")]
    [InlineData("""{"active_power_l1_w":1,"active_voltage_l1_v":-230}""", "active_voltage_l1_v: -230 is below 0")]
    [InlineData("""{"active_power_l1_w":1,"active_voltage_l1_v":301}""", "L1 shows 301 V: above 300 V")]
    [InlineData("""{"active_power_l1_w":46000,"active_current_l1_a":200.5}""", "L1 comes to 200 A: more than the charger accepts")]
    [InlineData("[1]", "the answer is no JSON object")]
    [InlineData("""{"active_power_l1\ud800_w":1}""", "the answer is no JSON")]
    [InlineData("<html>", "the answer is no JSON")]
    [InlineData("", "the answer is no JSON")]
    public void Given_ADocumentThatIsNoMeasurement_When_Read_Then_TheReasonIsToldAndNothingBecomes0(string json, string reason) =>
        Assert.Equal("refused a reading: " + reason, Read(1, json));

    [Theory]
    [InlineData("""{"active_power_l1_w":1,"active_power_l3_w":3}""", "L2 is missing")]
    [InlineData("""{"active_power_l1_w":1,"active_power_l2_w":null,"active_power_l3_w":3,"active_current_l2_a":5}""", "L2 is missing")]
    [InlineData("""{"active_power_l2_w":1,"active_power_l3_w":3}""", "L1 is missing")]
    [InlineData("""{"active_power_l1_w":1}""", "L2 is missing")]
    [InlineData("""{"active_power_w":690}""", "L1 is missing")]
    public void Given_AMeterOfThreePhases_When_OneIsMissing_Then_ItIsRefusedUntilItIsBack(string json, string reason)
    {
        var bench = new SourceBench();

        Assert.Equal("-90:18:22:-1207:7531579", Read(1, ThreePhaseV1, bench));
        Assert.Equal("refused a reading: " + reason, Read(1, json, bench));
        Assert.Equal("-90:18:22:-1207:7531579", Read(1, ThreePhaseV1, bench));
        Assert.Equal(1, bench.Counters[FeedCount.Refused]);
    }

    [Theory]
    [InlineData("""{"error":"user:unauthorized"}""", "user:unauthorized")]
    [InlineData("""{"error":{"id":202,"description":"API not enabled"}}""", "API not enabled")]
    [InlineData("""{"error":{"id":202}}""", null)]
    [InlineData("""{"error":7}""", null)]
    [InlineData("""{"error":"\ud800"}""", null)]
    [InlineData("Not found", null)]
    public void Given_AnAnswerThatSaysWhyNot_When_Read_Then_TheReasonIsFound(string json, string? reason) =>
        Assert.Equal(reason, HomeWizardDocument.Error(Encoding.UTF8.GetBytes(json)));

    private static string Read(int version, string json, SourceBench? bench = null)
    {
        bench ??= new SourceBench();
        MeterReading? reading = HomeWizardDocument.TryRead((HomeWizardVersion)version, Encoding.UTF8.GetBytes(json), out MeterValues values, out string problem)
            ? bench.Maker.Make(values)
            : bench.Maker.Refuse(problem);
        return bench.PayloadOf(reading, MeterKind.Mains);
    }
}
