using System;
using System.CommandLine;
using System.IO;
using System.Text;
using SmartEvse.Virtual.Provisioning;

namespace SmartEvse.Virtual;

/// <summary><c>provision</c>: makes the folder from which nanoff gives a board its network and first settings, or checks one.</summary>
internal static class ProvisionVerb
{
    internal const string WifiVariable = "SMARTEVSE_WIFI_PASSWORD";
    internal const string BrokerVariable = "SMARTEVSE_MQTT_PASSWORD";

    internal static Command Create()
    {
        var folder = new Option<string>("--out") { Description = "Folder to make." };
        var check = new Option<string>("--check") { Description = "Folder made before: says what a board would do with it." };
        var ssid = new Option<string>("--ssid") { Description = "Name of the Wi-Fi network (2.4 GHz)." };
        var wifi = new Option<string>("--wifi-password") { Description = $"Its password; - takes it from {WifiVariable} or the next line of standard input; \"\" = an open network." };
        var broker = new Option<string>("--broker") { Description = "Broker, HOST[:PORT]." };
        var username = new Option<string>("--username") { Description = "User name at the broker." };
        var password = new Option<string>("--password") { Description = $"Password at the broker; - takes it from {BrokerVariable} or the next line of standard input." };
        var prefix = new Option<string>("--prefix") { Description = "Topic prefix; SmartEVSE-<serial> unless set." };
        var serial = new Option<string>("--serial") { Description = "The number of the sticker; without it the board takes one from its MAC." };
        var board = new Option<string>("--board") { Description = "Revision of the board: v3.0 or v3.1 (which has an ESP32-U4WDH)." };
        var reference = new Option<int?>("--adc-reference") { Description = "ADC reference of the chip in mV, as espefuse.py adc_info prints it." };
        var ca = new Option<string>("--ca") { Description = "Certificate of the CA that signed the broker's (PEM or DER); switches TLS on." };
        var set = new Option<string[]>("--set") { Description = "A setting, KEY=VALUE; may be repeated." };
        var command = new Command("provision", "Prepares network and first settings of a board, for nanoff.") { folder, check, ssid, wifi, broker, username, password, prefix, serial, board, reference, ca, set };
        command.SetAction(call =>
        {
            var made = call.GetValue(folder);
            var read = call.GetValue(check);
            if (string.IsNullOrEmpty(made) == string.IsNullOrEmpty(read)) throw new WrongCallException("provision: expected --out DIR or --check DIR");
            if (!string.IsNullOrEmpty(read)) return OnDisk(read, () => Check(read));
            var network = call.GetValue(ssid);
            if ((network == null) != (call.GetValue(wifi) == null)) throw new WrongCallException("--ssid and --wifi-password: expected both or none (an open network has the password \"\")");
            var options = new ProvisionOptions
            {
                Out = made!,
                Ssid = network,
                WifiPassword = Secret(call.GetValue(wifi), "--wifi-password", WifiVariable) ?? "",
                Broker = call.GetValue(broker),
                User = call.GetValue(username),
                Password = Secret(call.GetValue(password), "--password", BrokerVariable),
                Prefix = call.GetValue(prefix),
                Serial = call.GetValue(serial),
                Board = call.GetValue(board),
                AdcReferenceMv = call.GetValue(reference),
                CaFile = call.GetValue(ca),
                Set = call.GetValue(set) ?? [],
                Now = DateTime.UtcNow,
            };
            return OnDisk(made!, () => Make(options));
        });
        return command;
    }

    private static int OnDisk(string folder, Func<int> work)
    {
        try
        {
            return work();
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new WrongCallException($"{folder}: {wrong.Message}", wrong);
        }
    }

    // What stands on a command line is seen by every user of the computer, and kept in the shell's history.
    private static string? Secret(string? given, string option, string variable)
    {
        if (given != "-") return given;
        if (Environment.GetEnvironmentVariable(variable) is { } kept) return kept;
        if (!Console.IsInputRedirected) return Typed(option);
        return Console.In.ReadLine() ?? throw new WrongCallException($"{option} -: expected {variable}, or a line on standard input");
    }

    // Nothing is shown of it.
    private static string Typed(string option)
    {
        Console.Error.Write($"{option}: ");
        var text = new StringBuilder();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace) text.Length = Math.Max(0, text.Length - 1);
            else if (key.KeyChar != '\0') text.Append(key.KeyChar);
        }

        Console.Error.WriteLine();
        return text.ToString();
    }

    private static int Make(ProvisionOptions options)
    {
        foreach (var warning in Provisioner.Make(options)) Console.WriteLine($"note: {warning}");
        var result = Check(options.Out);
        Console.WriteLine($"Next: {Path.Combine(options.Out, DeviceFiles.Readme)}. Passwords are in this folder: delete it when the board works.");
        return result;
    }

    private static int Check(string folder)
    {
        var found = ProvisionCheck.Of(folder, DateTime.UtcNow);
        foreach (var fact in found.Facts) Console.WriteLine(fact);
        foreach (var problem in found.Problems) Console.WriteLine($"problem: {problem}");
        return found.Problems.Count == 0 ? Exit.Ok : Exit.Failed;
    }
}
