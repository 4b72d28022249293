using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using SmartEvse.Core.Display;
using SmartEvse.Core.Rest;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Display;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation.Screens;
using Xunit;

namespace SmartEvse.Core.Tests.Rest;

/// <summary>A person at the buttons, MQTT and REST write to one charger at the same time.</summary>
public sealed class ThreeWritersTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Given_a_person_MQTT_and_REST_that_write_the_same_rows_for_minutes_When_it_is_over_Then_each_was_answered_and_there_is_one_truth(int seed)
    {
        var bench = new RestBench("MainsMeter=API, EVMeter=API, MaxCurrent=16, Mode=Solar, RestLegacyWrites=Enabled");
        var user = new PanelUser(bench.Sim).Wait(3000);
        var random = new Random(seed);
        var (overMqtt, savedAtPanel, acceptedOverRest) = (0, 0, 0);
        var running = new List<(RestExchange Exchange, RestBench.Sink Sink)>();
        var isQuiet = false;
        bench.Mqtt.Link.Forget();
        bench.Sim.AfterStep += sim =>
        {
            bench.Mqtt.Link.NowMs = sim.NowMs;
            if (!isQuiet && sim.NowMs % 300 == 0)
            {
                bench.Mqtt.Write(random.Next(2) == 0 ? "MinCurrent" : "StopTime", $"{random.Next(4, 18)}");
                overMqtt++;
            }

            if (!isQuiet && sim.NowMs % 450 == 0)
            {
                var sink = new RestBench.Sink();
                running.Add((bench.Server.Begin(RestBench.Request("POST", $"/settings?current_min={random.Next(4, 18)}&stop_timer={random.Next(0, 61)}", []), sink, sim.NowMs), sink));
            }

            foreach (var (exchange, sink) in running.Where(r => r.Exchange.Poll(sim.NowMs)).ToList())
            {
                var reply = sink.Reply(0);
                Assert.True(reply.Status is 200 or 422, reply.Body);
                if (reply.Status == 200) acceptedOverRest++;
                running.Remove((exchange, sink));
            }

            if (sim.NowMs % 50 == 0 || sim.Charger.Commands.WaitingAnswers > 0) bench.Mqtt.Session.Tick(sim.NowMs);
        };

        for (var round = 0; round < 20; round++)
        {
            var title = round % 2 == 0 ? "MIN" : "STOP";
            user.OpenMenu().GoTo(title).Press(Panel.MiddleButton).Press(random.Next(2) == 0 ? Panel.LeftButton : Panel.RightButton, random.Next(1, 6));
            var chosen = user.Seen().Value;
            user.Press(Panel.MiddleButton);
            user.GoTo("EXIT").Hold(Panel.MiddleButton, PanelUser.PressMs);
            // What the person has chosen counts in the step that saves it; the others may have written again since.
            if (!user.Wait(PanelUser.PressMs).Panel.IsMenuOpen) savedAtPanel++;
            Assert.Matches(title == "MIN" ? "^([6-9]|1[0-6]) A$" : "^(Disabled|[1-9]|[1-5][0-9]|60)( min)?$", chosen);
        }

        isQuiet = true;
        user.Wait(2000);
        Assert.Empty(running);
        Assert.Equal(20, savedAtPanel);
        Assert.True(acceptedOverRest > 20, $"{acceptedOverRest}");
        Assert.Equal(overMqtt, bench.Mqtt.Answers.Count);
        var (min, stop) = (bench.Settings.Number(SettingId.MinCurrent), bench.Settings.Number(SettingId.StopTime));
        Assert.Equal(($"{min}", $"{stop}"), (bench.Mqtt.Last("MinCurrent"), bench.Mqtt.Last("StopTime")));
        var rest = bench.Ask("GET", "/settings");
        Assert.Equal(($"{min}", $"{stop}"), (rest["settings.current_min"], rest["settings.solar_stop_time"]));
        user.OpenMenu();
        Assert.Equal(($"{min} A", stop == 0 ? "Disabled" : $"{stop} min"), (user.GoTo("MIN").Seen().Value, user.GoTo("STOP").Seen().Value));
    }

    [Fact]
    public void Given_two_writers_and_a_person_with_the_menu_open_When_EXIT_is_pressed_Then_only_what_the_person_changed_is_the_persons()
    {
        var bench = new RestBench("MainsMeter=API, MaxCurrent=16, Mode=Solar, RestLegacyWrites=Enabled");
        var user = new PanelUser(bench.Sim).Wait(3000);
        user.OpenMenu().Choose("STOP", "12 min");
        Assert.Equal(200, bench.Ask("POST", "/settings?current_min=8&stop_timer=30").Status);
        Assert.True(bench.Mqtt.Ask("StartCurrent", "9").Accepted);

        // Shown at once, before it is saved; what the person has changed stays on the screen.
        Assert.Equal(("8 A", "12 min", "-9 A"), (user.GoTo("MIN").Seen().Value, user.GoTo("STOP").Seen().Value, user.GoTo("START").Seen().Value));
        Assert.Equal(30, bench.Settings.Number(SettingId.StopTime));
        user.Exit();
        bench.Mqtt.Run(1);

        Assert.Equal((8, 12, 9), (bench.Settings.Number(SettingId.MinCurrent), bench.Settings.Number(SettingId.StopTime), bench.Settings.Number(SettingId.StartCurrent)));
        Assert.Equal(("8", "12", "9"), (bench.Mqtt.Last("MinCurrent"), bench.Mqtt.Last("StopTime"), bench.Mqtt.Last("StartCurrent")));
    }

    [Fact]
    public void Given_what_a_person_did_at_the_buttons_When_the_trace_is_replayed_Then_every_step_is_the_same()
    {
        var bench = new RestBench("MainsMeter=API, EVMeter=API, Mode=Smart, MaxCurrent=16, Config=Fixed", plugged: true);
        bench.Sim.FeedMs = 1000;
        bench.Sim.FeedEv = true;
        var user = new PanelUser(bench.Sim).Wait(10_000);
        // Smart to Solar and back, off and on, a saved menu, one that is left alone, and a locked panel.
        user.Press(Panel.LeftButton).Wait(3000).Press(Panel.LeftButton).Wait(3000);
        Assert.Equal(ChargeMode.Smart, bench.Settings.Number(SettingId.Mode));
        user.Hold(Panel.LeftButton, 2100).Wait(5000);
        Assert.False(bench.Sim.Outputs.Contactor1);
        user.Hold(Panel.RightButton, 2100).Wait(70_000);
        Assert.True(bench.Sim.Outputs.Contactor1);
        user.OpenMenu().Choose("MAX", "10 A").Exit().Wait(5000);
        Assert.Equal(10, bench.Settings.Number(SettingId.MaxCurrent));
        user.OpenMenu().Choose("MIN", "9 A").Wait(10_000);

        Assert.Equal(0, OneTruthTests.Replayed(bench));
    }
}
