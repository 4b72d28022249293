using SmartEvse.MeterFeed.Publishing;
using Xunit;

namespace SmartEvse.MeterFeed.Tests;

public class MainsMeterPayloadTests
{
    [Theory]
    [InlineData(-90, 18, 22, -1207, 7531579L, "-90:18:22:-1207:7531579")]
    [InlineData(0, 0, 0, 0, 0L, "0:0:0:0:0")]
    [InlineData(1999, -1999, 0, null, null, "1999:-1999:0:-1:-1")]
    [InlineData(0, 0, 0, -1, 5L, "0:0:0:-2:5")] // -1 W would read as unknown.
    [InlineData(0, 0, 0, -2, 5L, "0:0:0:-2:5")]
    [InlineData(0, 0, 0, 1, 5L, "0:0:0:1:5")]
    [InlineData(0, 0, 0, 0, 2147483647L, "0:0:0:0:2147483647")]
    [InlineData(0, 0, 0, 0, 2147483648L, "0:0:0:0:-1")] // The charger refuses what does not fit into 32 bits.
    public void Given_AReading_When_Formatted_Then_ThePayloadIsAsTheChargerReadsIt(int l1, int l2, int l3, int? netW, long? importWh, string payload) =>
        Assert.Equal(payload, MainsMeterPayload.Format(new MeterReading(l1, l2, l3, netW, importWh)));
}
