using System;
using System.Collections.Generic;
using System.IO;
using SmartEvse.Core.Settings;
using SmartEvse.Simulation;

namespace SmartEvse.Virtual.Provisioning;

/// <summary>
/// Makes the folder from which nanoff prepares a board. Everything is checked before anything is written; settings go through the rules of
/// <see cref="SettingsRules"/> and the code of <see cref="SettingsStore"/>, so that the board reads what it would have written itself.
/// </summary>
internal static class Provisioner
{
    /// <summary>Makes the folder.</summary>
    /// <returns>What a person should know before it is used; often nothing.</returns>
    /// <exception cref="WrongCallException">Something cannot be used; nothing has been written then.</exception>
    internal static IReadOnlyList<string> Make(ProvisionOptions options)
    {
        var warnings = new List<string>();
        CheckWifi(options, warnings);
        if (options.Serial != null) SerialArgument.Read(options.Serial);
        CheckBoard(options, warnings);
        var values = Settings(options);
        var ca = ReadCa(options);
        CheckTls(values, ca != null, warnings);

        PrivateFolder.Create(options.Out);
        var names = new List<string>(DeviceFiles.Stored);
        new SettingsStore(new BothCopiesStore(options.Out)).Save(values);
        if (options.Board != null) Add(options.Out, names, DeviceFiles.Board, System.Text.Encoding.ASCII.GetBytes(BoardText.Write(options.Board, options.AdcReferenceMv)));
        if (options.Serial != null) Add(options.Out, names, DeviceFiles.Serial, System.Text.Encoding.ASCII.GetBytes(options.Serial));
        if (ca != null) Add(options.Out, names, DeviceFiles.BrokerCa, ca);
        // A certificate of an earlier broker would otherwise stay on the board and be trusted. A serial number stays: it is the board's.
        PrivateFolder.Write(options.Out, DeviceFiles.Files, FilesJson.Write(names, ca != null ? [] : [DeviceFiles.BrokerCa]));
        if (options.Ssid != null) PrivateFolder.Write(options.Out, DeviceFiles.Network, NetworkJson.Write(options.Ssid, options.WifiPassword));
        PrivateFolder.Write(options.Out, DeviceFiles.Readme, ProvisionReadme.Text(options.Ssid != null));
        return warnings;
    }

    private static void Add(string folder, List<string> names, string name, byte[] bytes)
    {
        PrivateFolder.Write(folder, name, bytes);
        names.Add(name);
    }

    private static void CheckWifi(ProvisionOptions options, List<string> warnings)
    {
        if (options.Ssid == null) return;
        if (WifiRules.CheckSsid(options.Ssid) is { } name) throw new WrongCallException($"--ssid: {name}");
        if (WifiRules.CheckPassword(options.WifiPassword) is { } password) throw new WrongCallException($"--wifi-password: {password}");
        if (options.WifiPassword.Length == 0) warnings.Add("no password: an open network lets everybody near it reach the charger's broker");
    }

    private static void CheckBoard(ProvisionOptions options, List<string> warnings)
    {
        if (options.Board == null && options.AdcReferenceMv != null) throw new WrongCallException("--adc-reference: needs --board");
        if (options.Board == null) warnings.Add("no --board: a board that was never told its revision does not charge");
        else if (options.Board is not ("v3.0" or "v3.1")) throw new WrongCallException($"--board {options.Board}: expected v3.0 or v3.1");
        else if (!BoardText.IsLegal(BoardText.Write(options.Board, options.AdcReferenceMv))) throw new WrongCallException($"--adc-reference {options.AdcReferenceMv}: expected {BoardText.SmallestMv} to {BoardText.LargestMv} mV");
    }

    private static SettingsValues Settings(ProvisionOptions options)
    {
        var values = new SettingsValues();
        // A text that is refused may be a password, so these are put in here, and never repeated in a message.
        if (options.Ssid != null) Put(values, "--ssid", SettingId.WIFImode, "Enabled");
        if (options.CaFile != null) Put(values, "--ca", SettingId.MQTTTls, "Enabled");
        Put(values, "--username", SettingId.MQTTUser, options.User);
        Put(values, "--password", SettingId.MQTTPassword, options.Password);
        Put(values, "--prefix", SettingId.MQTTPrefix, options.Prefix);
        if (options.Password != null && options.User is null or "") throw new WrongCallException("--password: needs --username");

        var arguments = new List<string>();
        if (options.Broker != null) arguments.AddRange(BrokerArguments.Read(options.Broker));
        foreach (var argument in options.Set)
        {
            if (argument.StartsWith("MQTTPassword=", StringComparison.Ordinal)) throw new WrongCallException("--set MQTTPassword: a password goes into --password");
            arguments.Add(argument);
        }

        SettingsArguments.Apply(values, arguments);
        return values;
    }

    private static void Put(SettingsValues values, string option, SettingId id, string? text)
    {
        if (text == null) return;
        var row = new SettingRow();
        SettingsTable.Read(id, row);
        var wrong = SettingText.Put(values, row.Key, text);
        if (wrong != null) throw new WrongCallException($"{option}: {row.Key}: {wrong}");
    }

    private static byte[]? ReadCa(ProvisionOptions options)
    {
        if (options.CaFile == null) return null;
        try
        {
            return CaCertificate.ToDer(File.ReadAllBytes(options.CaFile), options.Now, out _);
        }
        catch (InputException wrong)
        {
            throw new WrongCallException($"--ca {options.CaFile}: {wrong.Message}", wrong);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new WrongCallException($"--ca {options.CaFile}: cannot be read", wrong);
        }
    }

    private static void CheckTls(SettingsValues values, bool hasCa, List<string> warnings)
    {
        var tls = values.Number(SettingId.MQTTTls) == 1;
        if (tls && !hasCa) throw new WrongCallException("--set MQTTTls=Enabled: needs --ca, because the board knows no CA of its own");
        if (hasCa && !tls) throw new WrongCallException("--ca: not together with MQTTTls=Disabled");
        if (tls && values.Text(SettingId.MQTTHost).Length == 0) throw new WrongCallException("--ca: needs --broker");
        if (tls && values.Number(SettingId.MQTTPort) == 1883) warnings.Add("TLS on port 1883: most brokers take it on 8883 (--broker HOST:8883)");
        if (values.Text(SettingId.MQTTHost).Length == 0) warnings.Add("no broker: the charger works without MQTT");
    }
}
