using SmartEvse.Core.Settings;
using SmartEvse.MeterFeed.Publishing;
using SmartEvse.MeterFeed.Values;
using Xunit;
using FeedForm = SmartEvse.Core.Metering.FeedForm;

namespace SmartEvse.MeterFeed.Tests;

public class FeedPayloadTests
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
    public void Given_AMainsReading_When_Formatted_Then_ThePayloadIsAsTheChargerReadsIt(int l1, int l2, int l3, int? netW, long? importWh, string payload) =>
        Assert.Equal(payload, FeedPayload.Format(MeterKind.Mains, new MeterReading(l1, l2, l3, netW, importWh), out _));

    [Theory]
    [InlineData(MeterKind.Ev, 160, 0, 999, 11000, 5L, false, "160:0:999:11000:5")]
    [InlineData(MeterKind.Ev, -10, 3, -1, -1, null, false, "10:3:1:-2:-1")] // So little has no direction.
    [InlineData(MeterKind.Ev, 50, 0, 0, 1150, 7L, true, "-1:-1:-1:1150:7")] // Currents that are a guess are not known.
    [InlineData(MeterKind.Ev, 1000, 0, 0, 0, 0L, false, "")]
    [InlineData(MeterKind.Ev, 0, 0, -11, 0, 0L, false, "")]
    [InlineData(MeterKind.Circuit, -1999, 1999, 5, 99, 7L, false, "-1999:1999:5")]
    [InlineData(MeterKind.Circuit, 0, 0, 2000, 99, 7L, false, "")]
    [InlineData(MeterKind.Mains, 0, -2000, 0, 99, 7L, false, "")]
    public void Given_AnotherMeter_When_Formatted_Then_FieldsAndRangesAreItsOwn(
        MeterKind kind, int l1, int l2, int l3, int? netW, long? importWh, bool isEstimated, string payload)
    {
        Assert.Equal(payload, FeedPayload.Format(kind, new MeterReading(l1, l2, l3, netW, importWh, "", isEstimated), out string problem));
        Assert.Equal(payload.Length == 0, problem.Length > 0);
        if (payload.Length == 0) return;
        // The charger's own reader takes it.
        int[] fields = new int[FeedForm.MaxFields];
        Assert.Equal(Refusal.None, FeedForm.Read(payload, fields, out int count));
        Assert.Equal(Refusal.None, kind == MeterKind.Ev ? FeedForm.CheckEv(fields, count) : kind == MeterKind.Circuit ? FeedForm.CheckCircuit(fields, count) : FeedForm.CheckMains(fields, count));
    }
}
