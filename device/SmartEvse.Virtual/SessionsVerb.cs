using System;
using System.CommandLine;
using System.IO;
using SmartEvse.Core;
using SmartEvse.Core.Sessions;
using SmartEvse.Core.Settings;

namespace SmartEvse.Virtual;

/// <summary><c>sessions</c>: the stored session log of a virtual charger as CSV.</summary>
internal static class SessionsVerb
{
    internal static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder of the charger's stored settings.", Required = true };
        var file = new Option<string>("--out") { Description = "File to write; without it the table goes to standard output." };
        var command = new Command("sessions", "Prints the last 50 sessions as CSV, times in UTC.") { data, file };
        command.SetAction(call => Run(call.GetRequiredValue(data), call.GetValue(file)));
        return command;
    }

    private static int Run(string folder, string? file)
    {
        if (!Directory.Exists(folder)) throw new WrongCallException($"--data {folder}: no such folder");
        var log = new Charger(new SettingsValues()).Sessions;
        // A charger may be running on this folder: what goes on is not over because somebody looks.
        var found = new SessionStore(new FolderBlobStore(folder)).Load(log, interrupts: false);
        if (found == LoadResult.Damaged)
        {
            Console.Error.WriteLine($"{folder}: the session log is damaged");
            return Exit.Failed;
        }

        var csv = SessionsCsv.Of(log);
        if (file == null) Console.Write(csv);
        else Write(file, csv);
        return Exit.Ok;
    }

    private static void Write(string file, string csv)
    {
        try
        {
            File.WriteAllText(file, csv);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new WrongCallException($"--out {file}: cannot be written", wrong);
        }
    }
}
