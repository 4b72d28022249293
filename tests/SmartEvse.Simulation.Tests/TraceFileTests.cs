using System;
using System.IO;
using SmartEvse.Simulation.Scenarios;
using Xunit;

namespace SmartEvse.Simulation.Tests;

/// <summary>Traces: what is read, and what is refused with its line.</summary>
public sealed class TraceFileTests
{
    private const string Head = TraceFile.Header + "\n";

    public static TheoryData<string, string> Wrong => new()
    {
        { "", "t.csv: line 1: expected the columns base_l1_a,base_l2_a,base_l3_a,pv_sum_a" },
        { "a,b,c,d\n1,1,1,1\n", "t.csv: line 1: expected the columns base_l1_a,base_l2_a,base_l3_a,pv_sum_a" },
        { Head, "t.csv: line 2: expected a row for each second, found the end of the file" },
        { Head + "1,1,1,0\n1,1,1\n", "t.csv: line 3: expected 4 numbers, found 3 columns" },
        { Head + "1,1,1,0,5\n", "t.csv: line 2: expected 4 numbers, found 5 columns" },
        { Head + "1,1,1,0\n\n", "t.csv: line 3: expected 4 numbers, found 1 columns" },
        { Head + "1,x,1,0\n", "t.csv: line 2: expected a current in ampere, -1000..1000, found 'x'" },
        { Head + "1,1e3,1,0\n", "t.csv: line 2: expected a current in ampere, -1000..1000, found '1e3'" },
        { Head + "1,,1,0\n", "t.csv: line 2: expected a current in ampere, -1000..1000, found ''" },
        { Head + "1,1000.1,1,0\n", "t.csv: line 2: expected a current in ampere, -1000..1000, found '1000.1'" },
        { Head + "1,1,1,-0.1\n", "t.csv: line 2: expected pv_sum_a of 0 or more" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Given_a_bad_trace_When_it_is_read_Then_the_message_names_file_and_line(string text, string message)
        => Assert.Equal(message, Assert.Throws<InputFileException>(() => TraceFile.Read(new StringReader(text), "t.csv")).Message);

    [Fact]
    public void Given_no_such_trace_When_it_is_read_Then_the_message_names_it()
        => Assert.StartsWith("/no/such.csv: expected a trace; ", Assert.Throws<InputFileException>(() => TraceFile.Read("/no/such.csv")).Message, StringComparison.Ordinal);

    [Fact]
    public void Given_a_trace_When_its_seconds_are_shown_Then_house_and_sun_follow_and_the_last_one_stays()
    {
        var trace = TraceFile.Read(new StringReader(Head + "1.5,2,0.25,0\r\n-1,0.0005,3,12.3\r\n"), "folder/day.csv");
        var plant = new Plant();
        Assert.Equal(("day", 2, true), (trace.Name, trace.Seconds, trace.HasSun));
        trace.Show(0, plant.House, plant.Sun);
        Assert.Equal("1500 2000 250 0", $"{string.Join(' ', plant.House.LoadMa)} {plant.Sun.SumMa}");
        foreach (var second in (int[])[1, 2, 1000])
        {
            trace.Show(second, plant.House, plant.Sun);
            Assert.Equal("-1000 1 3000 12300", $"{string.Join(' ', plant.House.LoadMa)} {plant.Sun.SumMa}");
        }
    }

    // Seconds and surplus (pv - base where positive, at 230 V), as measured when the traces were made.
    [Theory]
    [InlineData("smart-steps", 3600, 0.000)]
    [InlineData("smart-household", 7200, 0.000)]
    [InlineData("solar-clear", 28_800, 30.630)]
    [InlineData("solar-broken-clouds", 28_800, 16.025)]
    [InlineData("solar-small-roof", 28_800, 4.457)]
    [InlineData("solar-overcast", 28_800, 16.651)]
    public void Given_our_traces_When_their_surplus_is_summed_Then_it_is_what_they_were_made_with(string name, int seconds, double surplusKwh)
    {
        var trace = TraceFile.Read(Path.Combine(AppContext.BaseDirectory, "Traces", name + ".csv"));
        var plant = new Plant();
        var account = new EnergyAccount();
        for (var second = 0; second < trace.Seconds; second++)
        {
            trace.Show(second, plant.House, plant.Sun);
            account.Second(plant, 250);
        }

        Assert.Equal((seconds, surplusKwh), (trace.Seconds, Math.Round(account.SurplusWh / 1000, 3)));
    }
}
