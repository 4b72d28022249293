using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using SmartEvse.Core.Settings;

namespace SmartEvse.Virtual.Provisioning;

/// <summary>Reads a folder again and says what a board would do with it. The settings are read by the code of <see cref="SettingsStore"/>.</summary>
internal sealed class ProvisionCheck
{
    private readonly string _folder;
    private readonly DateTime _now;
    private readonly List<string> _facts = [];
    private readonly List<string> _problems = [];
    private bool _hasCa;
    private string? _serial;

    private ProvisionCheck(string folder, DateTime now)
    {
        _folder = folder;
        _now = now;
    }

    /// <summary>What the board would do, one line each.</summary>
    internal IReadOnlyList<string> Facts => _facts;

    /// <summary>What would not work, one line each; empty = the folder can be used.</summary>
    internal IReadOnlyList<string> Problems => _problems;

    /// <summary>Reads the folder. <paramref name="now"/> is wall time, UTC.</summary>
    /// <exception cref="WrongCallException">There is no such folder.</exception>
    internal static ProvisionCheck Of(string folder, DateTime now)
    {
        if (!Directory.Exists(folder)) throw new WrongCallException($"--check {folder}: expected a folder");
        var check = new ProvisionCheck(folder, now);
        check.ReadDeployment();
        check.ReadNetwork();
        check.ReadBoard();
        check.ReadSerial();
        check.ReadCa();
        check.ReadSettings();
        foreach (var name in Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal))
        {
            if (PrivateFolder.IsOpenToOthers(Path.Combine(folder, name))) check._problems.Add($"{name}: other users of this computer can read it; expected mode 600");
        }

        return check;
    }

    private bool Has(string name) => File.Exists(Path.Combine(_folder, name));

    private byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(_folder, name));

    private void ReadDeployment()
    {
        if (!Has(DeviceFiles.Files))
        {
            _problems.Add($"{DeviceFiles.Files}: missing; nothing would be copied to the board");
            return;
        }

        try
        {
            var items = FilesJson.Read(Encoding.UTF8.GetString(Bytes(DeviceFiles.Files))).Files ?? throw new InputException("names no files");
            foreach (var item in items) CheckItem(item);
            foreach (var name in DeviceFiles.OnDevice.Where(n => Has(n) && items.All(i => i.SourceFilePath != n)))
            {
                _problems.Add($"{DeviceFiles.Files}: leaves {name} out");
            }
        }
        catch (InputException wrong)
        {
            _problems.Add($"{DeviceFiles.Files}: {wrong.Message}");
        }
    }

    private void CheckItem(FilesJson.Item item)
    {
        var source = item.SourceFilePath ?? "";
        var destination = item.DestinationFilePath ?? "";
        var known = DeviceFiles.OnDevice.Select(n => DeviceFiles.Drive + n);
        if (!known.Contains(destination)) _problems.Add($"{DeviceFiles.Files}: the charger reads no file {destination}");
        else if (source.Length == 0) _facts.Add($"{destination} is deleted on the board");
        else if (destination != DeviceFiles.Drive + source) _problems.Add($"{DeviceFiles.Files}: {source} would become {destination}");
        if (source.Length > 0 && !Has(source)) _problems.Add($"{source}: missing");
    }

    private void ReadNetwork()
    {
        if (!Has(DeviceFiles.Network))
        {
            _facts.Add("Wi-Fi: as the board has it stored");
            return;
        }

        try
        {
            var client = NetworkJson.Read(Encoding.UTF8.GetString(Bytes(DeviceFiles.Network))).WirelessClient ?? throw new InputException("names no network (WirelessClient)");
            var password = client.Password ?? "";
            if (WifiRules.CheckSsid(client.Ssid ?? "") is { } name) throw new InputException($"Ssid: {name}");
            if (WifiRules.CheckPassword(password) is { } wrong) throw new InputException($"Password: {wrong}");
            if (client.ConfigurationOption != NetworkJson.AutoConnect) throw new InputException($"ConfigurationOption: expected {NetworkJson.AutoConnect}, or the board does not connect by itself");
            _facts.Add($"Wi-Fi: joins \"{client.Ssid}\" {(password.Length == 0 ? "without a password" : $"with a password of {password.Length} characters")}, address from the router");
        }
        catch (InputException wrong)
        {
            _problems.Add($"{DeviceFiles.Network}: {wrong.Message}");
        }
    }

    // The firmware passes over the line end that an editor leaves.
    private string Line(string name) => Encoding.ASCII.GetString(Bytes(name)).TrimEnd('\r', '\n', ' ');

    private void ReadBoard()
    {
        var text = Has(DeviceFiles.Board) ? Line(DeviceFiles.Board) : null;
        if (text == null) _facts.Add("board: as it was told before; one that never was does not charge");
        else if (BoardText.IsLegal(text)) _facts.Add($"board: {text}{(text.Contains(' ', StringComparison.Ordinal) ? " mV" : "")}");
        else _problems.Add($"{DeviceFiles.Board}: expected v3.0 or v3.1, and if known a space and {BoardText.SmallestMv} to {BoardText.LargestMv} mV");
    }

    private void ReadSerial()
    {
        if (!Has(DeviceFiles.Serial)) return;
        var serial = Line(DeviceFiles.Serial);
        if (SerialArgument.IsLegal(serial)) _serial = serial;
        else _problems.Add($"{DeviceFiles.Serial}: expected 1 to {SerialArgument.MaxChars} letters and digits");
    }

    private void ReadCa()
    {
        if (!Has(DeviceFiles.BrokerCa)) return;
        try
        {
            var bytes = Bytes(DeviceFiles.BrokerCa);
            var der = CaCertificate.ToDer(bytes, _now, out var about);
            if (!der.AsSpan().SequenceEqual(bytes)) throw new InputException("is not DER; the board takes nothing else");
            _hasCa = true;
            _facts.Add($"CA: {about}");
        }
        catch (InputException wrong)
        {
            _problems.Add($"{DeviceFiles.BrokerCa}: {wrong.Message}");
        }
    }

    private void ReadSettings()
    {
        var files = new FolderBlobStore(_folder);
        foreach (var name in DeviceFiles.Stored)
        {
            if (!Has(name)) _problems.Add($"{name}: missing");
            else if (!IsWhole(files, name)) _problems.Add($"{name}: damaged");
        }

        var values = new SettingsValues();
        var store = new SettingsStore(files);
        var result = store.Load(values);
        if (result != LoadResult.Loaded)
        {
            _problems.Add(result == LoadResult.FactoryNew ? "settings: none; the board would be factory-new" : "settings: damaged; the board would take factory values for them");
            return;
        }

        if (store.SkippedEntries > 0) _problems.Add($"settings: {store.SkippedEntries} of them unknown to this version or not legal; the board would leave them out");
        _facts.AddRange(SettingsInWords.Of(values, _serial));
        if (values.Number(SettingId.MQTTTls) == 1 && !_hasCa) _problems.Add("MQTTTls is Enabled and there is no usable CA certificate: the board would not connect");
        if (Has(DeviceFiles.Network) && !values.WifiEnabled) _problems.Add("WIFImode is Disabled: the board would not join the network");
    }

    // A file of secrets alone loads as factory-new in the other half, so the question is put for each half by itself.
    private static bool IsWhole(FolderBlobStore files, string name) => new SettingsStore(new OneCopyStore(files, name)).Load(new SettingsValues()) != LoadResult.Damaged;
}
