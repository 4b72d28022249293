using System;
using System.Collections.Generic;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Display;
using SmartEvse.Core.Settings;

namespace SmartEvse.Simulation.Screens;

/// <summary>All screens, each shown by a charger that has really come there, in virtual time.</summary>
public static class ScreenCatalogue
{
    private const int Left = Panel.LeftButton;
    private const int Middle = Panel.MiddleButton;
    private const int Right = Panel.RightButton;

    private const string Smart = "Config=Fixed MaxCurrent=16 MainsMeter=API EVMeter=API WIFImode=Enabled Mode=Smart";
    private const string Solar = "Config=Fixed MaxCurrent=16 MainsMeter=API EVMeter=API WIFImode=Enabled EnableC2=Auto Mode=Solar";

    /// <summary>The screens, in the order of the docs.</summary>
    public static IReadOnlyList<ScreenScene> Scenes { get; } =
    [
        new("boot", "The first seconds", () => User("").Wait(500)),
        new("normal-ready", "MODE Normal, no vehicle", () => User("").Wait(8000)),
        new("normal-charging", "MODE Normal, charging", () => Charging("Config=Fixed MaxCurrent=16")),
        new("normal-delay", "A moment's rest after a stop", () => Stopped().Wait(2000)),
        new("access-denied", "Switched off", () => Sent("", CommandKind.SetAccess, AccessStatus.Deny)),
        new("pause", "Paused", () => Sent("", CommandKind.SetAccess, AccessStatus.Pause)),
        new("stopped-by-button", "Stopped at the push button", StoppedByButton),
        new("delayed-start", "Waiting for the start time", Delayed),
        new("smart-ready", "MODE Smart, no vehicle", () => House(Smart, 34, 28, 12).Wait(8000)),
        new("smart-charging", "MODE Smart, charging", () => SmartCharging(0)),
        new("smart-charging-power", "... the same, four seconds later", () => SmartCharging(12)),
        new("smart-waiting", "MODE Smart, no room", () => Waiting(Smart, 240)),
        new("smart-capacity", "CAPACITY is exceeded: the time left", Capacity),
        new("solar-waiting", "MODE Solar, not enough sun", () => Waiting(Solar, 5)),
        new("solar-charging", "MODE Solar, charging", () => SolarCharging(0)),
        new("solar-charging-sum", "... the sum of the phases", () => SolarCharging(4)),
        new("error-mains-meter", "No data from the mains meter", () => House(Smart, 20, 20, 20, false).Wait(15000)),
        new("error-temperature", "Too hot", Hot),
        new("error-residual", "Residual current", () => Residual(0)),
        new("error-residual-reset", "... and what to do", () => Residual(4)),
        new("error-diode", "Another fault", Diode),
        new("hold-menu", "The middle button is held", () => User("").Wait(3000).Held(Middle)),
        new("hold-stop", "The left button is held", () => User("").Wait(3000).Held(Left)),
        new("hold-start", "The right button is held", () => Sent("", CommandKind.SetAccess, AccessStatus.Deny).Held(Right)),
        new("menu-mode", "The menu: its first item", () => User("").Wait(3000).OpenMenu()),
        new("menu-mode-value", "Value level: MODE is changed", () => User("").Wait(3000).OpenMenu().Press(Middle).Press(Right)),
        new("menu-mainsmet", "MAINSMET has opened up", () => ModeSmart().Press(Right, 2).Press(Middle).Press(Right)),
        new("menu-mains-value", "A number", () => User(Smart).Wait(3000).OpenMenu().Press(Right, 7).Press(Middle)),
        new("menu-help", "After five seconds the help moves through", () => User("").Wait(3000).OpenMenu().Wait(9000)),
        new("menu-network", "Address and time on top", () => Network().OpenMenu().Press(Right)),
        new("menu-unlock", "Remote writers are let in for ten minutes", () => User("").Wait(3000).OpenMenu().Press(Left, 3).Press(Middle).Press(Right).Press(Middle)),
        new("menu-factory", "Back to a factory-new device", () => User("").Wait(3000).OpenMenu().Press(Left, 2).Press(Middle).Press(Right)),
        new("menu-exit", "EXIT saves", () => User("").Wait(3000).OpenMenu().Press(Left)),
        new("not-saved", "A rule is broken: nothing was saved", () => User("MaxCurrent=63").Wait(3000).OpenMenu().Press(Right, 3).Press(Middle).Press(Right).Press(Middle).Press(Left, 4).Press(Middle).Wait(200)),
        new("mode-normal", "MODE without a mains meter", () => User("").Wait(3000).OpenMenu().Press(Middle).Press(Right).Press(Middle).Press(Left).Press(Middle).Wait(200)),
        new("import-small", "IMPORT is saved, and warned of", () => User(Solar).Wait(3000).OpenMenu().Press(Left, 7).Press(Middle).Press(Right, 2).Press(Middle).Press(Right, 6).Press(Middle).Wait(200)),
        new("locked", "The buttons have been locked", () => User("", Middle | Right).Wait(300)),
    ];

    private static PanelUser User(string settings, int heldAtStart = 0)
    {
        var values = new SettingsValues();
        foreach (var pair in settings.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            var wrong = SettingText.Put(values, pair[..at], pair[(at + 1)..]);
            if (wrong != null) throw new ArgumentException($"{pair}: {wrong}", nameof(settings));
        }

        return new PanelUser(new SimulatedCharger(values), heldAtStart);
    }

    private static PanelUser Held(this PanelUser user, int button)
    {
        user.Down = button;
        return user.Wait(500);
    }

    private static PanelUser House(string settings, int l1Da, int l2Da, int l3Da, bool feeds = true)
    {
        var user = User(settings);
        user.Sim.Plant.House.Set(l1Da, l2Da, l3Da);
        user.Sim.FeedMs = feeds ? 2000 : 0;
        user.Sim.FeedEv = true;
        return user;
    }

    private static PanelUser Charge(this PanelUser user)
    {
        user.Wait(6000).Sim.Plant.Plug();
        var tookMs = user.Sim.RunUntil(s => s.Charger.State == ChargerState.C, TimeSpan.FromSeconds(200));
        return tookMs >= 0 ? user : throw new InvalidOperationException("the vehicle does not charge");
    }

    private static PanelUser Charging(string settings) => User(settings).Charge().Wait(2000);

    private static PanelUser SmartCharging(int seconds) => House(Smart, 34, 28, 12).Charge().Wait((300 + seconds) * 1000);

    private static PanelUser SolarCharging(int seconds) => House(Solar, -130, 8, 5).Charge().Wait((322 + seconds) * 1000);

    private static PanelUser Waiting(string settings, int houseDa)
    {
        var user = House(settings, houseDa, houseDa, houseDa);
        user.Wait(6000).Sim.Plant.Plug();
        return user.Wait(20000);
    }

    private static PanelUser Capacity()
    {
        var user = House(Smart + " MaxSumMains=30 MaxSumMainsTime=5", 34, 28, 12).Charge().Wait(60000);
        user.Sim.Plant.House.Set(90, 80, 70);
        return user.Wait(61000);
    }

    private static PanelUser Stopped()
    {
        var user = Charging("Config=Fixed MaxCurrent=16");
        user.Sim.Send(CommandKind.SetAccess, AccessStatus.Deny);
        user.Wait(8000).Sim.Send(CommandKind.SetAccess, AccessStatus.Allow);
        return user;
    }

    private static PanelUser Sent(string settings, CommandKind kind, int number)
    {
        var user = User(settings).Wait(4000);
        user.Sim.Plant.Plug();
        user.Sim.Send(kind, number);
        return user.Wait(4000);
    }

    private static PanelUser StoppedByButton()
    {
        var user = Charging("Config=Fixed MaxCurrent=16");
        user.Sim.Plant.SwitchClosed = true;
        user.Wait(500).Sim.Plant.SwitchClosed = false;
        return user.Wait(9000);
    }

    private static PanelUser Delayed()
    {
        var user = User("").Wait(4000);
        user.Sim.Plant.Plug();
        user.Sim.Send(CommandKind.SetDelayedStart, (int)(Plant.DefaultStartUtcS / 60) + (23 * 60));
        user.Sim.Send(CommandKind.SetDelayedCharging, 1);
        return user.Wait(4000);
    }

    private static PanelUser Hot()
    {
        var user = User("").Wait(4000);
        user.Sim.Plant.TemperatureC = 70;
        return user.Wait(3000);
    }

    private static PanelUser Residual(int seconds)
    {
        var user = Charging("Config=Fixed MaxCurrent=16 RCmon=Enabled");
        user.Sim.Plant.RcmFault = true;
        user.Wait(1000).Sim.Plant.RcmFault = false;
        var past = (int)(user.Sim.NowMs % 8000);
        return user.Wait(8000 - past + (seconds * 1000) + 3000);
    }

    private static PanelUser Diode()
    {
        var user = Charging("Config=Fixed MaxCurrent=16");
        user.Sim.Plant.PilotFault = PilotFault.NoDiode;
        return user.Wait(8000);
    }

    private static PanelUser ModeSmart() => User("").Wait(3000).OpenMenu().Press(Middle).Press(Right).Press(Middle);

    private static PanelUser Network()
    {
        var user = User("WIFImode=Enabled").Wait(3000);
        user.Panel.Address = "192.168.1.40";
        return user;
    }
}
