using System;
using System.Linq;
using System.Text.Json;
using SmartEvse.Core.Display;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation.Screens;
using Xunit;

namespace SmartEvse.Core.Tests.Rest;

/// <summary>X01: <c>GET /settings</c> has what the public clients read, in the form they read it.</summary>
public sealed class StatusDocumentTests
{
    // What the Home Assistant integration takes without asking whether it is there; it divides the last ones by ten.
    private static readonly string[] Integration =
    [
        "mode", "mode_id", "car_connected", "evse.temp", "evse.access", "evse.mode", "evse.solar_stop_timer", "evse.state", "evse.state_id", "evse.error", "evse.error_id",
        "settings.charge_current", "settings.override_current", "settings.current_min", "settings.current_max", "settings.current_main", "settings.solar_max_import",
        "settings.solar_start_current", "settings.solar_stop_time", "ev_meter.import_active_energy", "mains_meter.import_active_energy", "mains_meter.export_active_energy",
        "phase_currents.TOTAL", "phase_currents.L1", "phase_currents.L2", "phase_currents.L3", "phase_currents.last_data_update",
        "version", "settings.mains_meter", "settings.enable_C2", "settings.starttime", "home_battery.current", "home_battery.last_update",
        "ev_meter.import_active_power", "ev_meter.currents.TOTAL", "ev_meter.currents.L1", "ev_meter.currents.L2", "ev_meter.currents.L3",
    ];

    // What evcc declares as whole numbers.
    private static readonly string[] EvccNumbers =
    [
        "mode_id", "evse.access", "evse.mode", "evse.state_id", "evse.error_id", "evse.nrofphases", "settings.charge_current", "settings.override_current",
        "settings.current_min", "settings.current_max", "settings.current_main", "ev_meter.address", "ev_meter.total_wh", "ev_meter.charged_wh",
    ];

    [Theory]
    [InlineData("")]
    [InlineData("MainsMeter=API, EVMeter=API, Mode=Solar, EnableC2=Auto")]
    public void Given_a_charger_When_the_integration_reads_it_Then_every_key_is_there_and_what_it_divides_is_a_number(string settings)
    {
        var reply = new RestBench(settings).Ask("GET", "/settings");

        Assert.Equal((200, "application/json"), (reply.Status, reply.Type));
        Assert.All(Integration, key => Assert.True(reply[key] != null, key));
        Assert.All(Integration.Where(k => k.Contains("current", StringComparison.Ordinal) && !k.Contains("energy", StringComparison.Ordinal)), key => Assert.True(int.TryParse(reply[key], out _), key));
        Assert.All(EvccNumbers, key => Assert.True(int.TryParse(reply[key], out _), key));
        Assert.InRange(reply.LargestPiece, 1, 1023);
    }

    [Fact]
    public void Given_a_vehicle_that_charges_in_Solar_When_it_is_read_Then_these_are_the_figures()
    {
        var bench = new RestBench("MainsMeter=API, EVMeter=API, Mode=Solar, MaxCurrent=16, Config=Fixed, MQTTUser=evse, MQTTPassword=secret1, MQTTTls=Enabled", plugged: true);
        bench.Mqtt.Write("HomeBatteryCurrent", "-35");
        bench.Mqtt.Write("MainsMeter", "-32:-36:-27:-2100:4567");
        bench.Mqtt.Write("EVMeter", "100:101:102:6890:1234567");
        bench.Mqtt.Run(1.5);

        var reply = bench.Ask("GET", "/settings");

        (string Key, string Value)[] expected =
        [
            ("version", "v0"), ("serialnr", "1234"), ("mode", "SOLAR"), ("mode_id", "2"), ("car_connected", "true"), ("evse.mode", "2"), ("evse.access", "1"), ("evse.connected", "true"),
            ("evse.temp_max", "65"), ("evse.error", "None"), ("evse.rfidreader", "Disabled"), ("settings.current_max", "16"), ("settings.enable_C2", "Not present"), ("settings.mains_meter", "API"),
            ("mqtt.host", "broker"), ("mqtt.topic_prefix", "SmartEVSE-1234"), ("mqtt.username", "evse"), ("mqtt.password_set", "true"), ("mqtt.tls", "true"), ("mqtt.status", "Disconnected"),
            ("home_battery.current", "-35"), ("home_battery.last_update", RestBench.UtcS.ToString()), ("ev_meter.description", "API"), ("ev_meter.address", "12"),
            ("ev_meter.import_active_power", "6890"), ("ev_meter.total_wh", "1234567"), ("ev_meter.currents.TOTAL", "303"), ("ev_meter.currents.L3", "102"), ("ev_meter.import_active_energy", "1234567"),
            ("mains_meter.import_active_energy", "4567"), ("phase_currents.TOTAL", "-60"), ("phase_currents.L1", "-19"), ("phase_currents.L2", "-25"), ("phase_currents.L3", "-16"),
            ("phase_currents.last_data_update", (RestBench.UtcS - 1).ToString()), ("phase_currents.original_data.TOTAL", "-95"), ("phase_currents.original_data.L1", "-32"),
            ("phase_currents.original_data.L2", "-36"), ("phase_currents.original_data.L3", "-27"), ("color.solar.R", "255"), ("color.solar.G", "170"), ("color.custom.B", "255"),
        ];
        Assert.Equal(expected, expected.Select(e => (e.Key, reply[e.Key] ?? "")));
        Assert.DoesNotContain("secret1", reply.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_a_panel_When_it_is_read_Then_light_and_lock_are_those_of_the_display_and_without_one_there_is_no_light()
    {
        var bench = new RestBench();
        Assert.Equal((null, "0"), (bench.Ask("GET", "/settings")["backlight"], bench.Ask("GET", "/settings")["settings.lcdlock"]));

        var user = new PanelUser(bench.Sim, Panel.MiddleButton | Panel.RightButton);
        bench.Server.Panel = user.Panel;
        bench.Mqtt.Run(1);
        user.Down = 0;
        var reply = bench.Ask("GET", "/settings");
        Assert.Equal(("ON", "1"), (reply["backlight.status"], reply["settings.lcdlock"]));
        Assert.InRange(int.Parse(reply["backlight.timer"]!), 118, 120);
        bench.Mqtt.Run(118.6);
        Assert.Equal("DIMMED", bench.Ask("GET", "/settings")["backlight.status"]);
        bench.Mqtt.Run(2);
        reply = bench.Ask("GET", "/settings");
        Assert.Equal(("OFF", "0"), (reply["backlight.status"], reply["backlight.timer"]));
    }

    [Theory]
    [InlineData("Off", "OFF", "0", "0")]
    [InlineData("Pause", "PAUSE", "4", "2")]
    [InlineData("Normal", "NORMAL", "1", "1")]
    [InlineData("Solar", "SOLAR", "2", "1")]
    [InlineData("Smart", "SMART", "3", "1")]
    public void Given_a_mode_from_MQTT_When_it_is_read_Then_it_has_the_number_that_clients_know(string mode, string text, string id, string access)
    {
        var bench = new RestBench("MainsMeter=API");
        Assert.True(bench.Mqtt.Ask("Mode", mode).Accepted);

        var reply = bench.Ask("GET", "/settings");

        Assert.Equal((text, id, access), (reply["mode"], reply["mode_id"], reply["evse.access"]));
    }

    [Fact]
    public void Given_faults_When_it_is_read_Then_the_most_serious_is_named_with_its_number_and_a_lack_of_power_stands_with_the_state()
    {
        var silent = new RestBench("MainsMeter=API, Mode=Smart");
        silent.Mqtt.Run(12);
        var reply = silent.Ask("GET", "/settings");
        Assert.Equal(("Communication Error", "2"), (reply["evse.error"], reply["evse.error_id"]));

        var full = new RestBench("MainsMeter=API, Mode=Smart, Config=Fixed, MaxCurrent=16", plugged: true);
        for (var i = 0; i < 20; i++)
        {
            full.Mqtt.Write("MainsMeter", "250:250:250");
            full.Mqtt.Run(1);
        }

        reply = full.Ask("GET", "/settings");
        Assert.Equal(("Charging Stopped - No Power Available", "None", "0"), (reply["evse.state"], reply["evse.error"], reply["evse.error_id"]));
    }

    [Fact]
    public void Given_a_meter_that_has_fallen_silent_When_it_is_read_Then_the_EV_current_is_0_and_the_mains_say_how_old_they_are()
    {
        var bench = new RestBench("MainsMeter=API, EVMeter=API");
        bench.Mqtt.Write("MainsMeter", "10:20:30");
        bench.Mqtt.Write("EVMeter", "100:0:0:2300:5");
        bench.Mqtt.Run(20.1);

        var reply = bench.Ask("GET", "/settings");

        Assert.Equal(("0", "0", "10"), (reply["ev_meter.currents.L1"], reply["ev_meter.import_active_power"], reply["phase_currents.L1"]));
        Assert.Equal((RestBench.UtcS - 20).ToString(), reply["phase_currents.last_data_update"]);
    }

    [Fact]
    public void Given_a_clock_that_is_not_set_When_it_is_read_Then_no_time_is_made_up()
    {
        var bench = new RestBench("MainsMeter=API");
        bench.Mqtt.Write("MainsMeter", "10:20:30");
        bench.Mqtt.Write("HomeBatteryCurrent", "5");
        bench.Mqtt.Run(1);
        var request = RestBench.Request("GET", "/settings", []);
        request.UtcS = Inputs.UnknownTime;

        var reply = bench.Ask(request);

        Assert.Equal(("0", "0"), (reply["phase_currents.last_data_update"], reply["home_battery.last_update"]));
        Assert.Equal(JsonValueKind.Null, reply.Json.GetProperty("ev_meter").GetProperty("import_active_energy").ValueKind);
    }
}
