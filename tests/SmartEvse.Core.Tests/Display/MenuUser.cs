using System;
using System.Collections.Generic;
using SmartEvse.Core.Display;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using SmartEvse.Simulation.Screens;
using Xunit;

namespace SmartEvse.Core.Tests.Display;

/// <summary>What a person does in the menu, by looking at the screen and pressing buttons: nothing here knows more than that.</summary>
internal static class MenuUser
{
    private const int MostPresses = 1000;

    /// <summary>A person in front of a charger with these settings, once the first screen is over.</summary>
    public static PanelUser At(string settings) => new PanelUser(new SimulatedCharger(Values.Of(settings))).Wait(3000);

    /// <summary>Title and value on the screen.</summary>
    public static (string Title, string Value) Seen(this PanelUser user) => ScreenText.Menu(user.Panel.Frame);

    /// <summary>Goes to an item by the right button.</summary>
    public static PanelUser GoTo(this PanelUser user, string title)
    {
        for (var i = 0; i < MostPresses && user.Seen().Title != title; i++) user.Press(Panel.RightButton);
        Assert.Equal(title, user.Seen().Title);
        return user;
    }

    /// <summary>Goes to an item and gives it a value.</summary>
    public static PanelUser Choose(this PanelUser user, string title, string value)
    {
        user.GoTo(title).Press(Panel.MiddleButton);
        for (var i = 0; i < MostPresses && user.Seen().Value != value; i++) user.Press(Panel.RightButton);
        Assert.Equal(value, user.Seen().Value);
        return user.Press(Panel.MiddleButton);
    }

    /// <summary>Leaves by EXIT, which saves.</summary>
    public static PanelUser Exit(this PanelUser user) => user.GoTo("EXIT").Press(Panel.MiddleButton).Wait(100);

    /// <summary>All items in their order, from where the menu stands once around.</summary>
    public static List<string> Titles(this PanelUser user)
    {
        var titles = new List<string>();
        for (var title = user.Seen().Title; !titles.Contains(title); title = user.Seen().Title)
        {
            titles.Add(title);
            user.Press(Panel.RightButton);
        }

        return titles;
    }

    /// <summary>All values of the item, from the present one once around.</summary>
    public static List<string> AllValues(this PanelUser user)
    {
        var values = new List<string>();
        user.Press(Panel.MiddleButton);
        for (var value = user.Seen().Value; !values.Contains(value); value = user.Seen().Value)
        {
            if (values.Count > MostPresses) throw new InvalidOperationException("no end of values");
            values.Add(value);
            user.Press(Panel.RightButton);
        }

        user.Press(Panel.MiddleButton);
        return values;
    }
}
