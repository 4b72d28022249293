using System;
using System.Linq;
using FsCheck.Fluent;
using SmartEvse.Core.Display;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using SmartEvse.Simulation.Screens;
using Xunit;

namespace SmartEvse.Core.Tests.Display;

/// <summary>Whatever is pressed: nothing throws, nothing breaks a rule of the settings, and the picture says when it has changed.</summary>
public sealed class PanelProperties
{
    private static readonly int[] Times = [10, 40, 90, 300, 700, 2100, 5600];

    [Fact]
    public void Given_random_presses_When_they_go_on_and_on_Then_the_settings_never_break_a_rule()
    {
        var act = from buttons in Gen.Choose(0, 7) from ms in Gen.Elements(Times) select (buttons, ms);
        Law.Holds(act.ArrayOf(80), 25, acts =>
        {
            var sim = new SimulatedCharger(Values.Of("WIFImode=Enabled, RCmon=Enabled"));
            var user = new PanelUser(sim);
            // Holding the middle button is what leads into the menu, and a random walk rarely does it.
            user.Wait(3000).OpenMenu();
            foreach (var (buttons, ms) in acts)
            {
                user.Hold(buttons, ms).Wait(40);
                if (SettingsRules.CheckSet(sim.Charger.Settings) != Refusal.None) return false;
            }

            return sim.Charger.Violations == 0 && AllInRange(sim.Charger.Settings);
        });
    }

    [Fact]
    public void Given_random_presses_and_times_When_the_picture_changes_Then_the_panel_says_so()
    {
        var act = from buttons in Gen.Choose(0, 7) from ms in Gen.Elements(Times) select (buttons, ms);
        Law.Holds(act.ArrayOf(40), 20, acts =>
        {
            var user = MenuUser.At("MainsMeter=API, Mode=Smart");
            var seen = new byte[FrameBuffer.Size];
            user.Panel.CopyFrame(seen);
            var revision = user.Panel.Revision;
            foreach (var (buttons, ms) in acts)
            {
                user.Hold(buttons, ms);
                var same = seen.SequenceEqual(user.Panel.Frame.Bytes);
                if (!same && user.Panel.Revision == revision) return false;
                revision = user.Panel.Revision;
                user.Panel.CopyFrame(seen);
            }

            return true;
        });
    }

    [Fact]
    public void Given_nothing_changes_When_minutes_go_by_Then_the_picture_is_not_dirty()
    {
        var bench = MenuUser.At("").Wait(60_000);
        var revision = bench.Panel.Revision;
        Assert.Equal(revision, bench.Wait(60_000).Panel.Revision);
    }

    [Theory]
    [InlineData("Mode=Normal", false)]
    [InlineData("MainsMeter=API, Mode=Solar", false)]
    [InlineData("MainsMeter=API, Mode=Solar", true)]
    public void Given_a_panel_that_runs_When_it_draws_Then_no_object_is_made(string settings, bool inMenu)
    {
        var user = MenuUser.At(settings);
        user.Sim.Plant.House.Set(50, 50, 50);
        user.Sim.FeedMs = 2000;
        if (inMenu) user.OpenMenu().Press(Panel.MiddleButton);
        user.Wait(20_000);
        var view = user.Sim.View;
        var nowMs = user.Sim.NowMs;
        var drawn = user.Panel.Revision;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            nowMs += 20;
            user.Panel.Step(inMenu && i % 50 < 25 ? Panel.RightButton : 0, view, nowMs);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(settings == "Mode=Normal" || user.Panel.Revision > drawn + 10);
    }

    private static bool AllInRange(SettingsValues values)
    {
        var row = new SettingRow();
        for (var id = (SettingId)0; id < SettingId.Count; id++)
        {
            SettingsTable.Read(id, row);
            if (row.IsBuilt && row.Kind != SettingKind.Text && SettingsRules.CheckNumber(row, values.Number(id)) != Refusal.None) return false;
        }

        return true;
    }
}
