using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Display;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Display;

/// <summary>The quick start of docs/configuration.md, pressed as it stands there.</summary>
public sealed partial class QuickStartDocTests
{
    [Fact]
    public void Given_the_quick_start_of_the_docs_When_its_steps_are_pressed_in_their_order_Then_every_item_and_value_is_there_and_Solar_is_ready()
    {
        var document = File.ReadAllText(Path.Combine(ScreenPictureTests.Root(), "docs/configuration.md"));
        var chapter = document.Split("\n## ").Single(c => c.StartsWith("How to configure\n", StringComparison.Ordinal));
        var presses = Pressed().Matches(chapter).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(
            ["CONFIG: Fixed", "MAX: 16 A", "EXIT", "MODE: Smart", "MAINSMET: API", "EXIT", "MODE: Solar", "START: -6 A", "STOP: 5 min", "IMPORT: 2 A", "CONTACT2: Always Off", "EXIT"],
            presses);

        var user = MenuUser.At("");
        foreach (var press in presses)
        {
            if (!user.Panel.IsMenuOpen) user.OpenMenu();
            if (press == "EXIT") user.Exit();
            else user.Choose(press.Split(": ")[0], press.Split(": ")[1]);
        }

        Assert.Equal("IMPORT", ScreenText.LargeAt(user.Panel.Frame, 0));
        user.Press(Panel.MiddleButton);
        var settings = user.Sim.Charger.Settings;
        Assert.Equal((ChargeMode.Solar, MeterType.Api), (settings.Mode, settings.Number(SettingId.MainsMeter)));
        Assert.Equal((16, 6, 5, 2), (settings.Number(SettingId.MaxCurrent), settings.Number(SettingId.StartCurrent), settings.Number(SettingId.StopTime), settings.Number(SettingId.ImportCurrent)));
        user.Sim.Plant.House.Set(-140, 0, 0);
        user.Sim.FeedMs = 2000;
        user.Wait(3000).Sim.Plant.Plug();
        Assert.True(user.Sim.RunUntil(s => s.Charger.State == ChargerState.C, TimeSpan.FromSeconds(120)) >= 0, user.Sim.Reason());
    }

    /// <summary>An item with its value, or EXIT, as the docs set them.</summary>
    [GeneratedRegex("`([A-Z0-9 ]+: [^`]+|EXIT)`")]
    private static partial Regex Pressed();
}
