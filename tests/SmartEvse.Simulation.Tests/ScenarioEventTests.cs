using System;
using System.IO;
using System.Linq;
using SmartEvse.Simulation.Tests.Support;
using Xunit;

namespace SmartEvse.Simulation.Tests;

/// <summary>What each event does.</summary>
public sealed class ScenarioEventTests
{
    [Fact]
    public void Given_messages_When_they_are_answered_Then_accepted_or_refused_is_the_result_of_the_row()
    {
        var run = Play.Smart(60, """
            { "atS": 20, "set": "CurrentOverride", "value": "100" }, { "atS": 30, "set": "CurrentOverride", "value": "1000" },
            { "atS": 31, "set": "MaxMains", "value": "30" }, { "atS": 32, "set": "MaxMains", "value": "30", "unlock": true }, { "atS": 33, "set": "MaxMains", "value": "31" },
            { "atS": 34, "set": "Nonsense", "value": "1" }, { "atS": 35, "set": "MainsMeter", "value": "10:20" }
            """);
        Assert.Equal(
        [
            "20 Set/CurrentOverride accepted", "30 Set/CurrentOverride out of range 0, 60..160", "31 Set/MaxMains locked", "32 Set/MaxMains accepted", "33 Set/MaxMains locked",
            "34 Set/Nonsense unknown topic", "35 Set/MainsMeter wrong field count",
        ], run.Answers);
        Assert.Equal((160, 100), (Play.Da(run.At(19), "evDa"), Play.Da(run.At(23), "evDa")));
    }

    [Fact]
    public void Given_several_messages_at_once_When_they_are_answered_Then_no_answer_is_lost_and_a_row_holds_one()
    {
        var messages = string.Join(", ", Enumerable.Range(0, 12).Select(i => $$"""{ "atS": 20, "set": "CurrentOverride", "value": "{{(i % 2 == 0 ? 100 + i : 1000)}}" }"""));
        var answers = Play.Smart(30, messages).Answers.ToList();
        Assert.Equal((12, 6), (answers.Count, answers.Count(a => a.EndsWith(" accepted", StringComparison.Ordinal))));
        Assert.All(answers, a => Assert.InRange(double.Parse(a.Split(' ')[0]), 20, 21));
    }

    [Fact]
    public void Given_a_feed_When_it_stops_and_starts_again_Then_charging_ends_after_11_s_and_goes_on()
    {
        var run = Play.Smart(120, """{ "atS": 30, "feed": "stop" }, { "atS": 60, "feed": "start" }""");
        // The last message was at 28 s.
        Assert.Equal(("C", "", "C1", "Communication Error"), (run.State(38), run.Errors(38), run.State(39), run.Errors(39)));
        Assert.Equal(("", "C"), (run.Errors(60), run.State(90)));
    }

    [Fact]
    public void Given_a_feed_that_freezes_When_the_house_takes_more_Then_the_charger_does_not_see_it()
    {
        var rows = string.Concat(Enumerable.Repeat("1,1,1,0\n", 40)) + string.Concat(Enumerable.Repeat("12,1,1,0\n", 40));
        var scenario = Play.Read("""
            { "durationS": 70, "feed": {}, "settings": { "Mode": "Smart", "MainsMeter": "API", "Config": "Fixed", "MaxCurrent": 16 },
              "events": [ { "atS": 1, "plug": true }, { "atS": 30, "feed": "freeze" }, { "atS": 60, "feed": "start" } ] }
            """);
        var run = Play.Of(scenario with { Trace = TraceFile.Read(new StringReader($"{TraceFile.Header}\n{rows}"), "kettle.csv") });
        Assert.Equal((160, 280, ""), (run.At(59).GetProperty("offeredDa").GetInt32(), Play.Da(run.At(59), "mainsDa"), run.Errors(59)));
        Assert.InRange(run.At(60).GetProperty("offeredDa").GetInt32(), 60, 130);
    }

    [Fact]
    public void Given_no_feed_in_the_scenario_When_MODE_is_Smart_Then_no_message_comes()
    {
        var run = Play.Of("""{ "durationS": 30, "settings": { "Mode": "Smart", "MainsMeter": "API", "Config": "Fixed" }, "events": [ { "atS": 1, "plug": true } ] }""");
        Assert.Equal("no_feed", run.At(10).GetProperty("reason").GetString());
        Assert.Equal("Communication Error", run.Errors(12));
    }

    [Fact]
    public void Given_an_EV_meter_When_the_feed_leaves_it_out_Then_its_loss_is_an_error()
    {
        const string Settings = "\"settings\": { \"Mode\": \"Smart\", \"MainsMeter\": \"API\", \"EVMeter\": \"API\", \"Config\": \"Fixed\" }";
        Assert.Equal("EV Meter Comm Error", Play.Of($$"""{ "durationS": 20, "feed": { "ev": false }, {{Settings}} }""").Errors(12));
        Assert.Equal("", Play.Of($$"""{ "durationS": 20, "feed": {}, {{Settings}} }""").Errors(12));
    }

    [Fact]
    public void Given_a_broker_When_it_is_down_Then_feeds_and_messages_are_lost_until_the_session_is_back()
    {
        var run = Play.Smart(120, """{ "atS": 30, "broker": "down" }, { "atS": 32, "set": "CurrentOverride", "value": "80" }, { "atS": 60, "broker": "up" }, { "atS": 90, "set": "CurrentOverride", "value": "90" }""");
        Assert.Equal("Communication Error", run.Errors(39));
        Assert.Equal(["90 Set/CurrentOverride accepted"], run.Answers);
        Assert.Equal("", run.Errors(80));
    }

    [Fact]
    public void Given_the_power_fails_When_it_is_back_Then_settings_are_kept_and_overrides_are_not()
    {
        var run = Play.Smart(120, """{ "atS": 20, "set": "MaxMains", "value": "30", "unlock": true }, { "atS": 20, "set": "CurrentOverride", "value": "80" }, { "atS": 40, "powerCut": 5000 }, { "atS": 80, "set": "MinCurrent", "value": "30" }, { "atS": 81, "set": "MaxMains", "value": "1" }""");
        Assert.Equal(("C", 80), (run.State(39), Play.Da(run.At(39), "evDa")));
        var dark = run.At(42);
        Assert.Equal(("NOSTATE", "", false, 0, 10), (dark.GetProperty("state").GetString(), dark.GetProperty("reason").GetString(), dark.GetProperty("contactor1").GetBoolean(), Play.Da(dark, "evDa"), Play.Da(dark, "mainsDa")));
        Assert.Equal(160, Play.Da(run.At(79), "evDa"));
        Assert.Equal("30", run.At(81).GetProperty("result").GetProperty("value").GetString());
        Assert.Equal(0, run.Summary.GetProperty("invariantViolations").GetInt32());
    }

    [Fact]
    public void Given_the_power_fails_When_it_is_back_Then_the_charger_rests_for_5_s_and_charges_by_itself()
    {
        var run = Play.Smart(60, """{ "atS": 20, "powerCut": 1000 }""");
        Assert.Equal("C", run.State(19));
        for (var second = 21.0; second < 26; second++) Assert.Equal(("A", 1000), (run.State(second), run.At(second).GetProperty("dutyPermille").GetInt32()));
        Assert.Equal("charge_delay", run.At(23).GetProperty("reason").GetString());
        Assert.Equal("C", run.State(30));
    }

    [Fact]
    public void Given_the_power_fails_twice_When_it_is_back_Then_the_third_start_is_a_restart_loop_for_ten_minutes()
    {
        var run = Play.Smart(700, """{ "atS": 20, "powerCut": 100 }, { "atS": 40, "powerCut": 100 }""");
        Assert.Equal(("C", ""), (run.State(35), run.Errors(35)));
        Assert.Equal(("B1", "Restart Loop"), (run.State(60), run.Errors(60)));
        Assert.Equal(("B1", "Restart Loop"), (run.State(640), run.Errors(640)));
        Assert.Equal(("C", ""), (run.State(660), run.Errors(660)));
    }

    [Fact]
    public void Given_a_setting_written_just_before_the_power_fails_When_it_is_back_Then_it_was_not_stored_yet()
    {
        var run = Play.Smart(60, """{ "atS": 20, "set": "MaxMains", "value": "30", "unlock": true }, { "atS": 20.5, "powerCut": 100 }, { "atS": 40, "set": "MaxMains", "value": "1" }""");
        Assert.Equal("25", run.At(40).GetProperty("result").GetProperty("value").GetString());
    }

    [Fact]
    public void Given_a_restart_that_is_asked_for_When_nothing_charges_Then_the_charger_starts_again_with_what_was_written()
    {
        var run = Play.Smart(60, """{ "atS": 10, "plug": false }, { "atS": 20, "set": "MaxMains", "value": "30", "unlock": true }, { "atS": 20.1, "set": "Restart", "value": "PRESS" }, { "atS": 40, "set": "MaxMains", "value": "1" }""");
        Assert.Equal("30", run.At(40).GetProperty("result").GetProperty("value").GetString());
    }

    [Theory]
    [InlineData("""{ "atS": 30, "pilot": "noDiode" }""", 31.5, "B1", "Diode Fault")]
    [InlineData("""{ "atS": 30, "pilot": "short" }""", 30.5, "B1", "Pilot Fault")]
    [InlineData("""{ "atS": 30, "pilot": "open" }""", 30.1, "A", "")]
    [InlineData("""{ "atS": 30, "pilot": "ventilation" }""", 30.5, "B1", "Pilot Fault")]
    [InlineData("""{ "atS": 30, "plug": false }""", 30.1, "A", "")]
    [InlineData("""{ "atS": 30, "vehicleWants": false }""", 31.1, "B", "")]
    [InlineData("""{ "atS": 30, "temperatureC": 80 }""", 31, "C1", "Temperature High")]
    [InlineData("""{ "atS": 30, "temperatureC": null }""", 36, "C1", "Temperature Sensor")]
    [InlineData("""{ "atS": 30, "rcmFault": true }""", 40, "C", "")]
    [InlineData("""{ "atS": 30, "switch": "open" }""", 40, "C", "")]
    [InlineData("""{ "atS": 30, "switch": "open" }, { "atS": 31, "switch": "closed" }""", 32, "C1", "")]
    [InlineData("""{ "atS": 30, "clockJumpS": 86400 }""", 40, "C", "")]
    public void Given_charging_When_an_event_comes_Then_state_and_errors_follow(string happening, double second, string state, string errors)
    {
        var run = Play.Smart(60, happening);
        Assert.Equal(("C", state, errors), (run.State(29), run.State(second), run.Errors(second)));
    }

    [Fact]
    public void Given_a_residual_current_monitor_When_it_reports_Then_the_contactor_opens_at_once()
    {
        var run = Play.Smart(60, """{ "atS": 30, "rcmFault": true }, { "atS": 35, "rcmFault": false }""", """, "RCmon": "Enabled" """);
        Assert.Equal(("B1", "RCM Tripped", "RCM Tripped"), (run.State(30), run.Errors(30), run.Errors(40)));
    }

    [Fact]
    public void Given_a_vehicle_stuck_at_6_V_When_the_offer_is_withdrawn_Then_the_charger_opens_under_load_after_its_grace()
    {
        var run = Play.Smart(60, """{ "atS": 30, "pilot": "stuckC" }, { "atS": 30, "set": "Access", "value": "Pause" }""");
        Assert.Equal(("C1", "B1"), (run.State(35), run.State(36)));
    }

    [Fact]
    public void Given_a_contactor_that_fails_When_the_charger_closes_or_opens_it_Then_the_current_tells()
    {
        var stuck = Play.Smart(30, """{ "atS": 1, "contactor": "failsToClose" }""");
        Assert.Equal(("C", 0, 0), (stuck.State(20), Play.Da(stuck.At(20), "evDa"), stuck.Summary.GetProperty("contactorCycles").GetInt32()));

        var welded = Play.Of("""{ "durationS": 60, "vehicle": { "leakA": 1 }, "events": [ { "atS": 1, "plug": true }, { "atS": 20, "contactor": "welded" }, { "atS": 30, "set": "Access", "value": "Deny" } ] }""");
        var open = welded.At(45);
        Assert.Equal((false, 10), (open.GetProperty("contactor1").GetBoolean(), Play.Da(open, "evDa")));
    }
}
