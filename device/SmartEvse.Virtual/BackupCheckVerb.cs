using System;
using System.CommandLine;
using System.IO;
using SmartEvse.Virtual.Backup;

namespace SmartEvse.Virtual;

/// <summary><c>backup-check</c>: says whether a read-out of a board's flash can bring the original firmware back.</summary>
internal static class BackupCheckVerb
{
    // Larger than any flash this project knows; what is larger is another file.
    private const long LargestFile = 64 * 1024 * 1024;

    internal static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "What esptool read_flash has written." };
        var command = new Command("backup-check", "Checks a full read-out of a board's flash before the first flash.") { file };
        command.SetAction(call => Run(call.GetRequiredValue(file)));
        return command;
    }

    private static int Run(string file)
    {
        var check = BackupCheck.Of(Read(file));
        foreach (var fact in check.Facts) Console.WriteLine($"ok       {fact}");
        foreach (var missing in check.Missing) Console.WriteLine($"missing  {missing}");
        Console.WriteLine(check.Missing.Count == 0 ? "The backup is whole: the original firmware can be written back from it." : "Do not flash the board yet: read it out again.");
        return check.Missing.Count == 0 ? Exit.Ok : Exit.Failed;
    }

    private static byte[] Read(string file)
    {
        try
        {
            if (new FileInfo(file).Length > LargestFile) throw new WrongCallException($"{file}: larger than any board's flash");
            return File.ReadAllBytes(file);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new WrongCallException($"{file}: cannot be read", wrong);
        }
    }
}
