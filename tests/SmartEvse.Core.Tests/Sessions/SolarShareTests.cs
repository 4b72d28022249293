using System;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Sessions;

/// <summary>The share of the sun: what the mains meter did not import while the vehicle took 11,040 W.</summary>
public sealed class SolarShareTests
{
    private const int PowerW = 11_040;

    // Import of the house with the vehicle, and the share that follows from it by hand: (11,040 - import) / 11,040.
    [Theory]
    [InlineData(0, 100)]
    [InlineData(-3000, 100)]
    [InlineData(4416, 60)]
    [InlineData(5520, 50)]
    [InlineData(10_930, 1)]
    [InlineData(11_040, 0)]
    [InlineData(20_000, 0)]
    public void Given_a_steady_import_When_a_session_ends_Then_the_share_is_what_was_not_imported(int importW, int percent)
    {
        var bench = new SessionBench("MainsMeter=API, EVMeter=API");
        bench.MainsW = () => bench.Sim.Plant.EvPowerW == PowerW ? importW : importW * bench.Sim.Plant.EvPowerW / PowerW;

        Assert.Equal(percent, Share(bench.Run(60).Charge().Run(1200)));
    }

    [Fact]
    public void Given_sun_for_a_quarter_of_the_time_When_a_session_ends_Then_the_share_is_a_quarter()
    {
        var bench = new SessionBench("MainsMeter=API, EVMeter=API");
        bench.MainsW = () => bench.Sim.Plant.EvPowerW;
        bench.Run(60).Charge().Run(1807);
        bench.MainsW = () => -50;
        bench.Run(600);

        Assert.Equal(25, Share(bench));
    }

    // Export of one half hour does not make good for the import of another, as it would on a yearly bill.
    [Fact]
    public void Given_more_sun_than_the_vehicle_takes_When_it_is_gone_later_Then_the_excess_does_not_count()
    {
        var bench = new SessionBench("MainsMeter=API, EVMeter=API") { MainsW = () => -20_000 };
        bench.Run(60).Charge().Run(607);
        bench.MainsW = () => 30_000;
        bench.Run(600);

        Assert.Equal(50, Share(bench));
    }

    // 18 A of sun, and IMPORT lets the rest come from the grid: the vehicle takes MAX, 10 A on each phase, and 18 of 30 A are 60 %.
    [Fact]
    public void Given_MODE_Solar_with_import_in_the_closed_loop_When_a_session_ends_Then_60_percent_were_sun()
    {
        var bench = new SessionBench("MainsMeter=API, EVMeter=API, Mode=Solar, ImportCurrent=16, MaxCurrent=10", 50);
        bench.Sim.Plant.House.Set(0, 0, 0);
        bench.Sim.Plant.Sun.SumMa = 18_000;
        bench.MainsW = () => (bench.Sim.Plant.MainsDa[0] + bench.Sim.Plant.MainsDa[1] + bench.Sim.Plant.MainsDa[2]) * 23;
        bench.Run(60).Charge().Run(7200);
        Assert.Equal((100, 100), (bench.Sim.Plant.EvDa[0], bench.Sim.Outputs.OfferedDa));

        Assert.Equal(60, Share(bench));
    }

    [Theory]
    [InlineData(0, 100)]
    [InlineData(90, 100)]
    [InlineData(110, -1)]
    public void Given_a_mains_meter_that_is_silent_for_a_part_of_1000_s_When_that_is_more_than_a_tenth_Then_the_share_is_not_known(int silentS, int percent)
    {
        var bench = new SessionBench("MainsMeter=API, EVMeter=API") { MainsW = () => -1000 };
        bench.Run(60).Charge().Run(500);
        bench.MainsW = null;
        // What was said last is good for 11 s.
        bench.Run(silentS == 0 ? 0 : silentS + 11);
        bench.MainsW = () => -1000;
        bench.Run(500 - silentS - (silentS == 0 ? 0 : 11));

        Assert.Equal(percent, Share(bench));
    }

    [Fact]
    public void Given_a_mains_meter_that_knows_no_power_When_a_session_ends_Then_the_share_is_not_known()
    {
        var bench = new SessionBench("MainsMeter=API, EVMeter=API") { MainsW = () => -1 };

        Assert.Equal(-1, Share(bench.Run(60).Charge().Run(600)));
    }

    [Fact]
    public void Given_meters_with_impossible_power_When_a_session_ends_Then_the_figures_stay_within_their_bounds()
    {
        var bench = new SessionBench("MainsMeter=API, EVMeter=API") { MainsW = () => int.MinValue + 1 };
        bench.Run(60).Charge().Run(60);
        var feed = new[] { 0, 0, 0, int.MaxValue, 5 };
        for (var i = 0; i < 20; i++)
        {
            bench.Run(1).Sim.Charger.EvFeed.Put(feed, 5);
            bench.Run(0.5);
        }

        Assert.Equal(100, Share(bench));
        Assert.Contains(", 131000 W, 100 %", bench.Story[0]);
    }

    private static int Share(SessionBench bench) => int.Parse(Assert.Single(bench.Unplug().Story).Split(", ")[4].Replace(" %", "", StringComparison.Ordinal));
}
