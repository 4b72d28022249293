using System;
using System.CommandLine;
using System.IO;
using SmartEvse.Simulation.Screens;

namespace SmartEvse.Virtual;

/// <summary><c>screens</c>: every screen of the display as a picture, shown by chargers in virtual time.</summary>
internal static class ScreensVerb
{
    internal static Command Create()
    {
        var output = new Option<string>("--out") { Description = "The folder for the pictures, PNG.", Required = true };
        var command = new Command("screens", "Draws every screen of the display.") { output };
        command.SetAction(call =>
        {
            var folder = call.GetRequiredValue(output);
            Directory.CreateDirectory(folder);
            foreach (var scene in ScreenCatalogue.Scenes)
            {
                var frame = scene.Show().Panel.Frame.Bytes;
                File.WriteAllBytes(Path.Combine(folder, scene.Name + ".png"), ScreenPicture.Png(frame));
                Console.WriteLine($"{scene.Name}.png  {scene.Caption}");
            }

            return Exit.Ok;
        });
        return command;
    }
}
