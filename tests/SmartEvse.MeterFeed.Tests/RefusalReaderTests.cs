using System.Text;
using SmartEvse.MeterFeed.Publishing;
using Xunit;

namespace SmartEvse.MeterFeed.Tests;

public class RefusalReaderTests
{
    [Theory]
    [InlineData("""{"topic":"Set/MainsMeter","payload":"1:2:3","accepted":false,"reason":"meter is not API","value":"Disabled"}""", "meter is not API")]
    [InlineData("""{"topic":"Set/MainsMeter","payload":"1:2:3","accepted":false,"reason":"retained"}""", "retained")]
    [InlineData("""{"topic":"Set/MainsMeter","accepted":false}""", "no reason given")]
    [InlineData("""{"topic":"Set/MainsMeter","accepted":false,"reason":7}""", "no reason given")]
    [InlineData("""{"topic":"Set/MainsMeter","accepted":true,"reason":""}""", null)]
    [InlineData("""{"topic":"Set/Mode","payload":"smart","accepted":false,"reason":"unknown option","value":"Normal"}""", null)]
    [InlineData("""{"topic":7,"accepted":false}""", null)]
    [InlineData("""{"topic":"Set/MainsMeter"}""", null)]
    [InlineData("""["Set/MainsMeter"]""", null)]
    [InlineData("""{"topic":"\ud800","accepted":false}""", null)]
    [InlineData("{", null)]
    [InlineData("", null)]
    public void Given_AnAnswerOfTheCharger_When_Read_Then_OnlyRefusalsOfTheFeedGiveAReason(string json, string? reason) =>
        Assert.Equal(reason, RefusalReader.Reason(Encoding.UTF8.GetBytes(json), MeterKind.Mains));

    [Theory]
    [InlineData(MeterKind.Ev, "retained")]
    [InlineData(MeterKind.Circuit, null)]
    public void Given_ARefusalOfOneMeter_When_Read_Then_ItIsOfThatMeterOnly(MeterKind kind, string? reason) =>
        Assert.Equal(reason, RefusalReader.Reason("""{"topic":"Set/EVMeter","accepted":false,"reason":"retained"}"""u8.ToArray(), kind));
}
