using System;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Display;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Display;

/// <summary>The manual's "How to configure", word for word, with three buttons and no network.</summary>
public sealed class HowToConfigureTests
{
    [Fact]
    public void Given_a_factory_new_charger_When_the_manual_is_followed_with_three_buttons_Then_it_charges_in_every_mode()
    {
        var user = MenuUser.At("");
        var sim = user.Sim;

        // "First configure all settings that are shown to you; don't configure your MAINSMET."
        user.OpenMenu();
        Assert.Equal(["MODE", "CONFIG", "EV METER", "MAX", "SWITCH", "RCMON", "LED MODE", "WIFI", "MAX TEMP", "REMOTE", "UNLOCK", "FACTORY", "EXIT"], user.Titles());
        user.Choose("CONFIG", "Fixed").Choose("MAX", "16 A").Exit();
        Assert.False(user.Panel.IsMenuOpen);

        // "Now you are ready to test your SmartEVSE in its simplest mode, called Normal Mode. If your EV charges at MAX current ... you are done!"
        Session(sim, 160);

        // "If you have a MAINSMET, configure it now; browse through the settings again, since now other options have opened up."
        user.OpenMenu().Choose("MODE", "Smart").Choose("MAINSMET", "API");
        Assert.Equal(
            ["MAINSMET", "FEED TMO", "CIRCT MET", "EV METER", "MAINS", "MIN", "MAX", "SWITCH", "RCMON", "LED MODE", "WIFI", "MAX TEMP", "CAPACITY", "REMOTE", "UNLOCK", "FACTORY", "EXIT", "MODE", "CONFIG"],
            user.Titles());
        user.Exit();
        Assert.Equal(ChargeMode.Smart, sim.Charger.Settings.Mode);
        Assert.Equal(MeterType.Api, sim.Charger.Settings.Number(SettingId.MainsMeter));

        // "As soon as you select API for the meters, the data is expected within 11 seconds!"
        user.Wait(10500);
        Assert.Equal(0, sim.View[ViewField.Faults] & Faults.MainsComm);
        user.Wait(2000);
        Assert.Equal(["CAN'T READ", "MAINS METER", "CHECK CFG", "OR WIRING"], ScreenText.Rows(user.Panel.Frame));
        sim.Plant.House.Set(20, 20, 20);
        sim.FeedMs = 2000;
        user.Wait(3000);
        Assert.Equal(0, sim.View[ViewField.Faults]);
        Assert.Equal("READY", ScreenText.LargeAt(user.Panel.Frame, 5));
        Session(sim, 160);

        // "Put your SmartEVSE in Solar Mode, and some specific settings for Solar Mode will open up."
        user.OpenMenu().Choose("MODE", "Solar");
        var titles = user.Titles();
        Assert.Equal(["START", "STOP", "IMPORT", "CONTACT2"], titles.FindAll(t => t is "START" or "STOP" or "IMPORT" or "CONTACT2"));
        user.Choose("START", "-6 A").Choose("STOP", "5 min").Choose("IMPORT", "2 A").Choose("CONTACT2", "Always Off").Exit();
        Assert.Equal("IMPORT", ScreenText.LargeAt(user.Panel.Frame, 0));
        user.Press(Panel.MiddleButton);
        Assert.Equal(6, sim.Charger.Settings.Number(SettingId.StartCurrent));
        Assert.Equal(5, sim.Charger.Settings.Number(SettingId.StopTime));
        Assert.Equal(2, sim.Charger.Settings.Number(SettingId.ImportCurrent));

        // "Now your SmartEVSE is ready for use!"
        sim.Plant.HasContactor2 = true;
        sim.Plant.House.Set(-140, 0, 0);
        Session(sim, 120);
    }

    private static void Session(SimulatedCharger sim, int leastDa)
    {
        sim.Plant.Plug();
        var tookMs = sim.RunUntil(s => s.Charger.State == ChargerState.C, TimeSpan.FromSeconds(120));
        Assert.True(tookMs >= 0, "the vehicle does not charge: " + sim.Reason());
        sim.RunSeconds(60);
        Assert.InRange(sim.Outputs.OfferedDa, leastDa, 160);
        sim.Plant.Unplug();
        sim.RunSeconds(10);
    }
}
