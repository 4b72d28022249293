using System.Linq;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Sessions;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Mqtt;

/// <summary>What <c>SessionEvent</c> says when charging ends: as much as the session log knows by then, under the names of <c>LastSession</c>.</summary>
public sealed class SessionEventTests
{
    [Fact]
    public void Given_a_vehicle_that_is_full_When_that_is_told_Then_energy_duration_sun_and_peak_are_with_it()
    {
        var bench = Charging("EVMeter=API, MainsMeter=API", 600);
        bench.Sim.Plant.Vehicle.WantsEnergy = false;
        bench.Run(60);
        Assert.Equal(
            ["""{"event_type":"finished","durationS":600,"chargingS":600,"energyWh":1835,"peakW":11040,"solarPercent":100,"reason":"vehicle_not_asking","end_by":"vehicle"}"""],
            Told(bench));
    }

    [Fact]
    public void Given_no_meters_When_charging_ends_Then_what_is_not_known_is_null()
    {
        var bench = Charging("EVMeter=Disabled", 60);
        bench.Sim.Send(CommandKind.SetAccess, AccessStatus.Pause);
        bench.Run(60);
        Assert.Equal(
            ["""{"event_type":"stopped","durationS":62,"chargingS":62,"energyWh":null,"peakW":null,"solarPercent":null,"reason":"paused","end_by":"person"}"""],
            Told(bench));
    }

    [Fact]
    public void Given_a_pause_of_ten_minutes_When_charging_ends_again_Then_the_session_has_gone_on()
    {
        var bench = Charging("EVMeter=API", 300);
        bench.Sim.Send(CommandKind.SetAccess, AccessStatus.Pause);
        bench.Run(600);
        bench.Sim.Send(CommandKind.SetAccess, AccessStatus.Allow);
        bench.Sim.MsUntil(ChargerState.C, 60);
        bench.Run(300);
        bench.Sim.Plant.Vehicle.WantsEnergy = false;
        bench.Run(60);
        var told = Told(bench);
        Assert.Equal(["stopped", "started", "finished"], told.Select(t => t.Split('"')[3]));
        Assert.InRange(Figure(told[0], "energyWh"), 900, 940);
        Assert.InRange(Figure(told[2], "energyWh"), 1800, 1880);
        Assert.InRange(Figure(told[2], "durationS"), 1200, 1280);
        Assert.InRange(Figure(told[2], "chargingS"), 600, 620);
    }

    // The session is over by the time it is told: its entry has all.
    [Fact]
    public void Given_a_vehicle_that_is_unplugged_while_it_charges_When_that_is_told_Then_it_says_what_LastSession_says()
    {
        var bench = Charging("EVMeter=API, MainsMeter=API", 600);
        bench.Sim.Plant.Unplug();
        bench.Run(5);
        var last = bench.Link.Sent.Last(m => m.Topic == "SmartEVSE-1/LastSession").Payload;
        Assert.Equal("{\"event_type\":\"stopped\"," + last[last.IndexOf("\"durationS\"", System.StringComparison.Ordinal)..], Assert.Single(Told(bench)));
    }

    [Theory]
    [InlineData("MainsMeter=API, Mode=Smart", "interrupted", "no_feed", "fault")]
    [InlineData("Switch=Custom B", "interrupted", "fault", "fault")]
    public void Given_a_silent_meter_or_heat_When_charging_ends_Then_it_is_interrupted(string settings, string type, string reason, string endBy)
    {
        var mains = settings.Contains("API");
        var meters = new SessionBench(settings) { MainsW = mains ? () => 0 : null };
        var bench = new EventBench(meters.Sim).Run(59).Charge().Run(60);
        bench.Link.Sent.Clear();
        if (mains) meters.MainsW = null;
        else bench.Sim.Plant.TemperatureC = 90;
        bench.Run(60);
        var told = Assert.Single(Told(bench));
        Assert.StartsWith($"{{\"event_type\":\"{type}\"", told);
        Assert.EndsWith($"\"reason\":\"{reason}\",\"end_by\":\"{endBy}\"}}", told);
    }

    // The contactor is open for the switch when there is no sun left at all.
    [Fact]
    public void Given_a_phase_switch_that_comes_to_nothing_When_the_end_is_told_Then_it_and_the_log_say_why_it_did()
    {
        var bench = new MqttBench("MainsMeter=API, Mode=Solar, Config=Fixed, EnableC2=Auto, StopTime=0");
        bench.Sim.Plant.HasContactor2 = true;
        bench.Sim.Plant.Sun.SumMa = 30_000;
        bench.Sim.Plant.Plug();
        for (var i = 0; i < 120; i++) Sun(bench);
        bench.Sim.Plant.Sun.SumMa = 10_000;
        for (var i = 0; bench.Last("Reason") != "switching_phases"; i++)
        {
            Assert.True(i < 900);
            Sun(bench);
        }

        bench.Link.Forget();
        bench.Sim.Send(CommandKind.SetAccess, AccessStatus.Pause);
        for (var i = 0; i < 60; i++) Sun(bench);
        bench.Sim.Plant.Unplug();
        for (var i = 0; i < 10; i++) Sun(bench);
        Assert.Contains("\"reason\":\"paused\",\"end_by\":\"person\"", Assert.Single(bench.States, m => m.Name == "SessionEvent").Payload);
        Assert.Contains("\"reason\":\"paused\",\"end_by\":\"person\"", bench.Last("LastSession"));
    }

    private static EventBench Charging(string settings, int seconds)
    {
        var bench = new EventBench(new SessionBench(settings) { MainsW = settings.Contains("MainsMeter=API") ? () => -100 : null }.Sim).Run(59).Charge().Run(seconds);
        Assert.Single(Told(bench), t => t == """{"event_type":"started","reason":"charging"}""");
        bench.Link.Sent.Clear();
        return bench;
    }

    private static string[] Told(EventBench bench) => [.. bench.Link.Sent.Where(m => m.Topic == "SmartEVSE-1/SessionEvent").Select(m => m.Payload)];

    private static int Figure(string json, string name) => System.Text.Json.JsonDocument.Parse(json).RootElement.GetProperty(name).GetInt32();

    private static void Sun(MqttBench bench)
    {
        var mains = bench.Sim.Plant.MainsDa;
        bench.Write("MainsMeter", $"{mains[0]}:{mains[1]}:{mains[2]}");
        bench.Run(1);
    }
}
