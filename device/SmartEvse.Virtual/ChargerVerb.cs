using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using System.Threading;
using SmartEvse.Core.Settings;

namespace SmartEvse.Virtual;

/// <summary><c>charger</c>: a virtual charger on a given broker, until Ctrl-C.</summary>
internal static class ChargerVerb
{
    private const string DefaultPort = "8080";

    internal static Command Create()
    {
        var broker = new Option<string>("--broker") { Description = "Broker, HOST[:PORT].", Required = true };
        var username = new Option<string>("--username") { Description = "User name at the broker." };
        var password = new Option<string>("--password") { Description = "Password at the broker." };
        var tls = new Option<bool>("--tls") { Description = "Encrypt the connection." };
        var ca = new Option<string>("--ca") { Description = "CA certificate file (PEM) for --tls." };
        var prefix = new Option<string>("--prefix") { Description = "Topic prefix; SmartEVSE-<serial> unless set." };
        var serial = new Option<string>("--serial") { Description = "Serial number.", DefaultValueFactory = _ => "1234" };
        var data = new Option<string>("--data") { Description = "Folder of the stored settings; without it nothing is stored." };
        var world = new Option<string>("--world") { Description = "house: a simulated house feeds the meters set to API; none: meters come only over MQTT.", DefaultValueFactory = _ => "house" };
        var vehicle = new Option<string>("--vehicle") { Description = "plugged or none.", DefaultValueFactory = _ => "plugged" };
        var cable = new Option<int>("--cable") { Description = "Coding of the cable in A: 13, 16, 32 or 63.", DefaultValueFactory = _ => 32 };
        var unlock = new Option<bool>("--unlock") { Description = "Allow install-level settings over MQTT." };
        var web = new Option<string>("--web") { Description = "Port of the web page and the REST interface, or off; 8080 unless that is taken." };
        var webBind = new Option<string>("--web-bind") { Description = "Address they listen on; 0.0.0.0 = all of this machine's.", DefaultValueFactory = _ => ChargerOptions.ThisMachine };
        var discovery = new Option<string>("--discovery-prefix") { Description = "Home Assistant's discovery prefix; empty = no discovery." };
        var set = new Option<string[]>("--set") { Description = "A setting, KEY=VALUE; may be repeated; stored." };
        var factory = new Option<string[]>("--factory") { Description = "A setting for a factory-new charger only, KEY=VALUE." };
        world.AcceptOnlyFromAmong("house", "none");
        vehicle.AcceptOnlyFromAmong("plugged", "none");

        var command = new Command("charger", "Runs a virtual charger on a broker, until Ctrl-C.")
        {
            broker, username, password, tls, ca, prefix, serial, data, world, vehicle, cable, unlock, web, webBind, discovery, set, factory,
        };
        command.SetAction(call =>
        {
            var asked = call.GetValue(web);
            var port = Port(asked ?? DefaultPort);
            if (!IPAddress.TryParse(call.GetValue(webBind), out _)) throw new WrongCallException($"--web-bind {call.GetValue(webBind)}: expected an address");
            var coding = call.GetValue(cable);
            if (coding is not (13 or 16 or 32 or 63)) throw new WrongCallException($"--cable {coding}: expected 13, 16, 32 or 63");

            var settings = new List<string>(BrokerArguments.Read(call.GetRequiredValue(broker)));
            Add(settings, "MQTTUser", call.GetValue(username));
            Add(settings, "MQTTPassword", call.GetValue(password));
            if (call.GetValue(tls)) settings.Add("MQTTTls=Enabled");
            Add(settings, "MQTTPrefix", call.GetValue(prefix));
            Add(settings, "DiscoveryPrefix", call.GetValue(discovery));
            settings.AddRange(call.GetValue(set) ?? []);
            return Run(new ChargerOptions
            {
                Serial = SerialArgument.Read(call.GetRequiredValue(serial)),
                DataFolder = call.GetValue(data),
                FeedsMeters = call.GetValue(world) == "house",
                Plugged = call.GetValue(vehicle) == "plugged",
                CableA = coding,
                Unlocked = call.GetValue(unlock),
                CaFile = call.GetValue(ca) ?? "",
                Set = settings,
                Factory = call.GetValue(factory) ?? [],
                WebPort = port,
                WebBind = call.GetValue(webBind)!,
                WebMustWork = asked != null,
                Verbose = true,
            });
        });
        return command;
    }

    private static int? Port(string text)
    {
        if (text == "off") return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535 ? port : throw new WrongCallException($"--web {text}: expected a port or off");
    }

    private static void Add(List<string> settings, string key, string? value)
    {
        if (value != null) settings.Add($"{key}={value}");
    }

    private static int Run(ChargerOptions options)
    {
        using var end = new ManualResetEventSlim();
        Console.CancelKeyPress += (_, key) =>
        {
            key.Cancel = true;
            end.Set();
        };
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            end.Set();
        });

        var firstStart = true;
        while (!end.IsSet)
        {
            // What the command line sets is stored; a restart asked for over MQTT goes on with what is stored.
            var again = options.DataFolder != null ? options with { Set = [], Factory = [] } : options;
            using var charger = new VirtualCharger(firstStart ? options : again);
            charger.Listen();
            if (firstStart) Greet(charger);
            else Console.WriteLine("restarted");
            firstStart = false;
            charger.Start();
            while (!charger.RestartWanted && !end.Wait(100))
            {
            }
        }

        return Exit.Ok;
    }

    private static void Greet(VirtualCharger charger)
    {
        var settings = charger.Settings;
        if (charger.Found == LoadResult.Damaged) Console.WriteLine("The stored settings are damaged; factory values are used.");
        Console.WriteLine($"SmartEVSE {ProductVersion.Text}, virtual charger");
        Console.WriteLine($"broker   {settings.Text(SettingId.MQTTHost)}:{settings.Number(SettingId.MQTTPort)}");
        Console.WriteLine($"prefix   {charger.Prefix}");
        Console.WriteLine($"web      {charger.WebAddress ?? (charger.WebTrouble.Length == 0 ? "off" : charger.WebTrouble)}");
        if (charger.WebAddress != null) Console.WriteLine($"token    {charger.Token} (the page asks for it before it writes; the display shows it in its menu, at TOKEN)");
        Console.WriteLine("Ctrl-C ends it.");
    }
}
