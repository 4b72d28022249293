using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Rest;

/// <summary>
/// The requests that public clients make (the Home Assistant integration dingo35/ha-SmartEVSEv3, the charger smart-evse of evcc, the display
/// kozmoz/smartevse-display), and odd ones, each with its status and what is in force afterwards.
/// </summary>
public sealed class LegacyWriteTests
{
    private const string Open = "RestLegacyWrites=Enabled, MainsMeter=API, EVMeter=API, Mode=Smart, MaxCurrent=16";

    [Theory]
    // The Home Assistant integration: modes, the power switch, numbers as decimal fractions.
    [InlineData("/settings?mode=0", 200, "mode", "Off")]
    [InlineData("/settings?mode=1", 200, "mode", "Normal")]
    [InlineData("/settings?mode=2", 200, "mode", "Solar")]
    [InlineData("/settings?mode=3", 200, "mode", "Smart")]
    [InlineData("/settings?stop_timer=5.0", 200, "stop_timer", "5")]
    [InlineData("/settings?override_current=83.0", 200, "override_current", "83")]
    [InlineData("/settings?solar_start_current=12.0", 200, "solar_start_current", "12")]
    [InlineData("/settings?solar_max_import=20.0", 200, "solar_max_import", "20")]
    [InlineData("/settings?enable_C2=4", 200, "enable_C2", "Auto")]
    // evcc: pause and mode, current in 0.1 A, one or three phases.
    [InlineData("/settings?mode=4", 200, "mode", "Pause")]
    [InlineData("/settings?override_current=60", 200, "override_current", "60")]
    [InlineData("/settings?override_current=160", 200, "override_current", "160")]
    [InlineData("/settings?enable_C2=1", 200, "enable_C2", "Always Off")]
    [InlineData("/settings?enable_C2=3", 200, "enable_C2", "Always On")]
    // The display: the mode with values that put everything else back.
    [InlineData("/settings?mode=3&override_current=0&starttime=2025-05-15T00:27&stoptime=2025-05-15T00:27&repeat=0", 200, "starttime", "OK")]
    [InlineData("/settings?mode=2&starttime=0&override_current=0&repeat=0", 200, "mode", "Solar")]
    // The others.
    [InlineData("/settings?current_min=8", 200, "current_min", "8")]
    [InlineData("/settings?current_max_sum_mains=0", 200, "current_max_sum_mains", "0")]
    [InlineData("/settings?max_sum_mains_timer=15", 200, "max_sum_mains_timer", "15")]
    [InlineData("/settings?disable_override_current=1", 200, "disable_override_current", "0")]
    [InlineData("/settings?custombutton=1", 200, "custombutton", "On")]
    [InlineData("/settings?custombutton=0", 200, "custombutton", "Off")]
    [InlineData("/settings?required_evccid=a%20b%2Bc", 200, "required_evccid", "a b+c")]
    [InlineData("/settings?required_evccid=%C3%A9%E2%82%AC", 200, "required_evccid", "\u00e9\u20ac")]
    [InlineData("/settings?battery_current=-35", 200, "battery_current", "OK")]
    [InlineData("/settings?starttime=2026-07-01T22:00&stoptime=2026-07-02T06:00&repeat=1&mode=3", 200, "starttime", "2026-07-01T22:00")]
    [InlineData("/currents?L1=100&L2=-50&L3=30", 200, "currents", "OK")]
    [InlineData("/currents?battery_current=-35", 200, "battery_current", "OK")]
    [InlineData("/currents?battery_current=-35&L1=1&L2=2&L3=3", 200, "currents", "OK")]
    [InlineData("/ev_meter?L1=1&L2=2&L3=3", 200, "ev_meter", "OK")]
    [InlineData("/ev_meter?import_active_energy=1000&export_active_energy=0&import_active_power=500", 200, "ev_meter", "OK")]
    [InlineData("/color_off?R=1&G=2&B=3", 200, "color_off", "1,2,3")]
    [InlineData("/color_custom?B=255&G=0&R=9", 200, "color_custom", "9,0,255")]
    [InlineData("/reboot", 200, "reboot", "OK")]
    // Refused with the reason, and what is in force.
    [InlineData("/settings?mode=5", 422, "error", "unknown option")]
    [InlineData("/settings?mode=Smart", 422, "error", "unknown option")]
    [InlineData("/settings?mode=-1", 422, "error", "unknown option")]
    [InlineData("/settings?override_current=161", 422, "error", "out of range 0, 60..160")]
    [InlineData("/settings?override_current=8.3", 422, "error", "not a number")]
    [InlineData("/settings?override_current=", 422, "error", "not a number")]
    [InlineData("/settings?override_current=abc", 422, "value", "0")]
    [InlineData("/settings?stop_timer=61", 422, "error", "out of range 0, 1..60")]
    [InlineData("/settings?current_min=5", 422, "error", "out of range 6..16")]
    [InlineData("/settings?enable_C2=5", 422, "error", "unknown option")]
    [InlineData("/settings?custombutton=yes", 422, "error", "unknown option")]
    [InlineData("/settings?starttime=tomorrow", 422, "error", "not a time YYYY-MM-DDThh:mm")]
    [InlineData("/settings?starttime=2026-07-01T22:00&stoptime=2026-07-01T21:00", 422, "error", "rule: DelayedStop later than DelayedStart")]
    [InlineData("/settings?required_evccid=%00", 422, "error", "control character")]
    [InlineData("/settings?required_evccid=12345678901234567890123456789012", 422, "error", "too long")]
    [InlineData("/currents?L1=2000&L2=0&L3=0", 422, "error", "out of range -1999..1999")]
    [InlineData("/currents?L1=12.0&L2=0&L3=0", 422, "error", "not a number")]
    [InlineData("/currents?L1=&L2=0&L3=0", 422, "error", "not a number")]
    [InlineData("/currents?battery_current=9000", 422, "error", "out of range -5997..5997")]
    [InlineData("/ev_meter?L1=-2&L2=0&L3=0", 422, "error", "out of range 0..999")]
    [InlineData("/ev_meter?import_active_energy=x&export_active_energy=0&import_active_power=500", 422, "error", "not a number")]
    [InlineData("/color_off?R=256&G=0&B=0", 422, "error", "out of range 0..255")]
    // The installer's rows stay locked; so does the bench.
    [InlineData("/settings?override_pwm=512", 403, "error", "locked")]
    [InlineData("/settings?mqtt_update=1&mqtt_host=x", 403, "error", "locked")]
    // Not in this build: never 200.
    [InlineData("/settings?backlight=1", 501, "error", "not in this build")]
    [InlineData("/settings?lcdlock=1", 501, "parameter", "lcdlock")]
    [InlineData("/settings?cablelock=1", 501, "error", "not in this build")]
    [InlineData("/settings?capacity_mode=3", 501, "error", "not in this build")]
    [InlineData("/settings?ocpp_update=1&ocpp_mode=1", 501, "error", "not in this build")]
    [InlineData("/settings?mode=1&lcdlock=0", 501, "parameter", "lcdlock")]
    [InlineData("/cablelock?1", 501, "error", "not in this build")]
    [InlineData("/cablelock", 501, "error", "not in this build")]
    [InlineData("/rfid?rfid=112233445566", 501, "error", "not in this build")]
    // Not understood: nothing of it is done.
    [InlineData("/settings", 400, "error", "no parameters")]
    [InlineData("/settings?", 400, "error", "no parameters")]
    [InlineData("/settings?solar_stop_time=1", 400, "parameter", "solar_stop_time")]
    [InlineData("/settings?mode=1&mode=2", 400, "error", "duplicate parameter")]
    [InlineData("/settings?mode=1&mo%64e=2", 400, "error", "duplicate parameter")]
    [InlineData("/settings?mode=%3", 400, "error", "not percent-encoded UTF-8")]
    [InlineData("/settings?mode=%", 400, "error", "not percent-encoded UTF-8")]
    [InlineData("/settings?mode=%zz", 400, "error", "not percent-encoded UTF-8")]
    [InlineData("/settings?required_evccid=%C3", 400, "error", "not percent-encoded UTF-8")]
    [InlineData("/settings?required_evccid=%ED%A0%80", 400, "error", "not percent-encoded UTF-8")]
    [InlineData("/settings?required_evccid=\u00e9", 400, "error", "not percent-encoded UTF-8")]
    [InlineData("/settings?stoptime=2026-07-01T22:00", 400, "error", "needs starttime")]
    [InlineData("/settings?repeat=1", 400, "error", "needs starttime")]
    [InlineData("/settings?mqtt_host=x", 400, "parameter", "mqtt_host")]
    [InlineData("/settings?mqtt_update=1&mode=1", 400, "parameter", "mode")]
    [InlineData("/settings?mqtt_update=1", 400, "error", "no parameters")]
    [InlineData("/currents", 400, "error", "no parameters")]
    [InlineData("/currents?L1=1&L2=2", 400, "error", "expected L1, L2 and L3")]
    [InlineData("/currents?L1=1&L2=2&L3=3&L4=4", 400, "error", "unknown parameter")]
    [InlineData("/ev_meter?import_active_energy=1", 400, "error", "expected import_active_power, import_active_energy and export_active_energy")]
    [InlineData("/color_off?R=1", 400, "error", "expected R, G and B")]
    [InlineData("/rfid", 400, "error", "expected rfid")]
    [InlineData("/reboot?now=1", 400, "parameter", "now")]
    public void Given_legacy_writes_are_enabled_When_a_client_posts_this_Then_it_is_answered_so(string url, int status, string member, string value)
    {
        var bench = new RestBench(Open);

        var reply = bench.Ask("POST", url);

        Assert.Equal((status, value), (reply.Status, reply[member]));
    }

    [Fact]
    public void Given_a_write_that_is_refused_When_it_stands_among_others_Then_those_before_it_stand_and_those_behind_are_not_tried()
    {
        var bench = new RestBench(Open);

        var reply = bench.Ask("POST", "/settings?stop_timer=7&current_min=9&override_current=10&solar_max_import=3");

        Assert.Equal((422, "override_current", "[\"current_min\",\"stop_timer\"]"), (reply.Status, reply["parameter"], reply["done"]));
        Assert.Equal((9, 7, 0), (bench.Settings.Number(SettingId.MinCurrent), bench.Settings.Number(SettingId.StopTime), bench.Settings.Number(SettingId.ImportCurrent)));
    }

    [Fact]
    public void Given_an_unknown_parameter_When_it_stands_among_good_ones_Then_nothing_is_done()
    {
        var bench = new RestBench(Open);
        var before = bench.Settings.Revision;

        Assert.Equal(400, bench.Ask("POST", "/settings?current_min=9&nonsense=1").Status);
        Assert.Equal(before, bench.Settings.Revision);
    }

    [Fact]
    public void Given_a_schedule_When_it_is_posted_and_cleared_Then_it_is_that_of_MQTT_and_GET_says_so()
    {
        var bench = new RestBench(Open);

        Assert.Equal(200, bench.Ask("POST", "/settings?mode=3&starttime=2026-07-01T22:00&stoptime=2026-07-02T06:00&repeat=1").Status);
        var set = bench.Ask("GET", "/settings");
        bench.Mqtt.Run(0.2);
        Assert.Equal(("On", "2026-07-01T22:00", "2026-07-02T06:00", "On"), (bench.Mqtt.Last("DelayedCharging"), bench.Mqtt.Last("DelayedStart"), bench.Mqtt.Last("DelayedStop"), bench.Mqtt.Last("DelayedRepeat")));
        // 22:00 of the summer in Amsterdam is 20:00 UTC.
        Assert.Equal(("1782936000", "1782964800", "1"), (set["settings.starttime"], set["settings.stoptime"], set["settings.repeat"]));

        Assert.Equal(200, bench.Ask("POST", "/settings?mode=3&starttime=2026-06-15T11:59&stoptime=2026-07-02T06:00").Status);
        var cleared = bench.Ask("GET", "/settings");
        Assert.Equal(("0", "0", "0"), (cleared["settings.starttime"], cleared["settings.stoptime"], cleared["settings.repeat"]));
        Assert.Equal(0, bench.Settings.State(StoredState.DelayedCharging));
    }

    [Fact]
    public void Given_the_charger_is_unlocked_When_the_MQTT_settings_are_posted_with_the_token_Then_they_are_written_as_one()
    {
        var bench = new RestBench(Open, unlocked: true);

        var refused = bench.Authorised("POST", "/settings?mqtt_update=1&mqtt_host=a.b&mqtt_port=0");
        Assert.Equal((422, "MQTTPort", "broker"), (refused.Status, refused["parameter"], bench.Settings.Text(SettingId.MQTTHost)));

        var reply = bench.Authorised("POST", "/settings?mqtt_update=1&mqtt_host=a.b&mqtt_port=8883&mqtt_topic_prefix=x%2Fy&mqtt_username=u&mqtt_password=%23%26%25%20%22'&mqtt_tls=1");
        Assert.Equal((200, "a.b", "8883", "***"), (reply.Status, reply["MQTTHost"], reply["MQTTPort"], reply["MQTTPassword"]));
        Assert.Equal(("x/y", "#&% \"'", 1), (bench.Settings.Text(SettingId.MQTTPrefix), bench.Settings.Text(SettingId.MQTTPassword), bench.Settings.Number(SettingId.MQTTTls)));
        Assert.Equal(200, bench.Authorised("POST", "/settings?mqtt_update=1&mqtt_password=").Status);
        Assert.Equal("", bench.Settings.Text(SettingId.MQTTPassword));
    }

    [Fact]
    public void Given_the_charger_is_unlocked_When_a_client_without_the_token_writes_a_row_of_the_installer_Then_it_stays_locked()
    {
        var bench = new RestBench(Open, unlocked: true);

        Assert.Equal(403, bench.Ask("POST", "/settings?mqtt_update=1&mqtt_host=x").Status);
        Assert.Equal(403, bench.Ask("POST", "/settings?override_pwm=512").Status);
        Assert.Equal(200, bench.Ask("POST", "/settings?current_min=7").Status);
        Assert.Equal(200, bench.Authorised("POST", "/settings?mqtt_update=1&mqtt_host=x").Status);
    }

    [Fact]
    public void Given_REMOTE_Operate_When_a_client_without_the_token_writes_Then_only_daily_use_is_open()
    {
        var bench = new RestBench(Open + ", RemoteLevel=Operate");

        Assert.Equal((200, 403), (bench.Ask("POST", "/settings?mode=1").Status, bench.Ask("POST", "/settings?current_min=7").Status));
        Assert.Equal(403, bench.Authorised("PATCH", "/api/v1/settings", "{\"MinCurrent\":7}").Status);
    }
}
