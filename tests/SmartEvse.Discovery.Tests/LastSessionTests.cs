using System.Linq;
using System.Text.Json;
using SmartEvse.Discovery.Tests.Support;
using SmartEvse.Discovery.Tests.Templates;
using Xunit;

namespace SmartEvse.Discovery.Tests;

/// <summary>The sensors that the JSON on <c>LastSession</c> becomes.</summary>
public sealed class LastSessionTests
{
    [Theory]
    [InlineData("", "ChargingTime, Duration, End, EndedBy, Reason, Start")]
    [InlineData("EVMeter=API", "ChargingTime, Duration, End, EndedBy, Energy, PeakPower, Reason, Start")]
    [InlineData("MainsMeter=API", "ChargingTime, Duration, End, EndedBy, Reason, Start")]
    [InlineData("MainsMeter=API, EVMeter=API", "ChargingTime, Duration, End, EndedBy, Energy, PeakPower, Reason, SolarShare, Start")]
    public void Given_these_meters_When_it_is_announced_Then_the_last_session_has_the_figures_that_they_know_all_switched_off_at_first(string settings, string suffixes)
    {
        var sensors = Sensors(settings);
        Assert.Equal(suffixes, string.Join(", ", sensors.Select(Suffix).Order()));
        Assert.All(sensors, s => Assert.Equal(("sensor", "SmartEVSE-1234/LastSession", "", "false"), (s.Platform, s["state_topic"], s["state_class"], s.Keys["enabled_by_default"].GetRawText())));
    }

    [Fact]
    public void Given_a_session_that_has_ended_When_its_message_comes_Then_every_sensor_shows_the_figure_of_its_name_and_every_figure_has_a_sensor()
    {
        const string settings = "MainsMeter=API, EVMeter=API, Config=Fixed, MaxCurrent=16";
        var bench = new Bench(Settings.Of(settings)).Started();
        (bench.Sim.FeedMs, bench.Sim.FeedEv) = (1000, true);
        bench.RunMs(3000);
        bench.Sim.Plant.Plug();
        bench.RunMs(120_000);
        bench.Sim.Plant.Unplug();
        bench.RunMs(60_000);
        var message = bench.Broker.Retained[bench.Prefix + "/LastSession"];
        var json = JsonDocument.Parse(message).RootElement;

        var shown = Sensors(settings).ToDictionary(Suffix, s => Template.Render(s["value_template"], message));
        Assert.Equal(json.EnumerateObject().Count() - 1, shown.Count); // its number "n" is nothing to look at
        Assert.InRange(int.Parse(shown["Energy"]), 100, 400);
        Assert.InRange(int.Parse(shown["PeakPower"]), 10_000, 12_000);
        Assert.InRange(int.Parse(shown["Duration"]), 100, 130);
        Assert.InRange(int.Parse(shown["ChargingTime"]), 100, int.Parse(shown["Duration"]));
        Assert.Equal("unplugged", shown["EndedBy"]);
        Assert.Equal("no_vehicle", shown["Reason"]);
        var (start, end) = (System.DateTimeOffset.Parse(shown["Start"]), System.DateTimeOffset.Parse(shown["End"]));
        Assert.Equal((json.GetProperty("start").GetInt64(), json.GetProperty("end").GetInt64()), (start.ToUnixTimeSeconds(), end.ToUnixTimeSeconds()));
        Assert.Equal(json.GetProperty("solarPercent").GetRawText().Replace("null", "None", System.StringComparison.Ordinal), shown["SolarShare"]);
    }

    [Fact]
    public void Given_a_figure_that_is_not_known_When_its_message_comes_Then_it_is_unknown_and_not_0()
    {
        const string nothing = """{"n":1,"start":null,"end":null,"durationS":null,"chargingS":null,"energyWh":null,"peakW":null,"solarPercent":null,"reason":null,"end_by":"interrupted"}""";
        Assert.All(Sensors("MainsMeter=API, EVMeter=API"), s => Assert.Equal(Suffix(s) == "EndedBy" ? "interrupted" : "None", Template.Render(s["value_template"], nothing)));
    }

    private static Schema.Message[] Sensors(string settings)
        => [.. Announcements.Read(Settings.Of(settings), Prefixes.Default).Where(m => m["unique_id"].Contains("-LastSession", System.StringComparison.Ordinal))];

    private static string Suffix(Schema.Message m) => m["unique_id"].Split("-LastSession")[1];
}
