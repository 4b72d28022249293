using System;
using System.Collections.Generic;
using SmartEvse.Core.Settings;

namespace SmartEvse.Simulation.Fuzzing;

/// <summary>Stored settings: the open and the secret file, one behind the other, each with two bytes of length before it.</summary>
public sealed class StoredSettingsTarget : IFuzzTarget
{
    private const int LengthAt = 9;
    private const int Header = 11;
    private const int Checksum = 4;

    private readonly Mutator _mutator = new(Valid());
    private readonly SettingsValues _loaded = new();
    private readonly SettingsValues _again = new();

    /// <inheritdoc/>
    public string Name => "settings";

    /// <inheritdoc/>
    public byte[] Make(FuzzRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var input = _mutator.Next(random);
        // With the old checksum nearly all end at it: three of four get a right one, so that the entries are read.
        if (!random.OneIn(4)) Mend(input);
        return input;
    }

    /// <inheritdoc/>
    public string? Try(byte[] input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var blobs = new MemoryBlobStore();
        var (open, secret) = Split(input);
        blobs.Write("settings.a", open, open.Length);
        blobs.Write("secrets.a", secret, secret.Length);
        var store = new SettingsStore(blobs);
        store.Load(_loaded);
        if (LegalSettings.Check(_loaded) is { } broken) return broken;
        // The way there and back takes twice the time of the rest: one input of eight goes it.
        if (input.Length % 8 != 0) return null;
        if (!store.Save(_loaded)) return "what was loaded cannot be stored";
        if (new SettingsStore(blobs).Load(_again) != LoadResult.Loaded) return "what was stored cannot be loaded";
        return LegalSettings.AreEqual(_loaded, _again) ? null : "what was stored is loaded as something else";
    }

    private static (byte[] Open, byte[] Secret) Split(byte[] input)
    {
        var open = Part(input, 0, out var next);
        return (open, Part(input, next, out _));
    }

    private static byte[] Part(byte[] input, int at, out int next)
    {
        next = input.Length;
        if (input.Length - at < 2) return [];
        var length = input[at] | (input[at + 1] << 8);
        next = Math.Min(input.Length, at + 2 + length);
        return input[(at + 2)..next];
    }

    private static void Mend(byte[] input)
    {
        var at = 0;
        while (input.Length - at >= 2)
        {
            var part = Part(input, at, out var next);
            if (part.Length >= Header + Checksum)
            {
                var body = part.Length - Header - Checksum;
                part[LengthAt] = (byte)body;
                part[LengthAt + 1] = (byte)(body >> 8);
                BitConverter.TryWriteBytes(part.AsSpan(part.Length - Checksum), Crc32.Of(part, part.Length - Checksum));
                part.CopyTo(input, at + 2);
            }

            at = next;
        }
    }

    private static IEnumerable<byte[]> Valid()
    {
        yield return Bytes(new SettingsValues());
        var values = new SettingsValues();
        foreach (var (key, text) in new[]
        {
            ("Mode", "Solar"), ("MainsMeter", "API"), ("EVMeter", "API"), ("MaxMains", "40"), ("MaxCurrent", "32"), ("EnableC2", "Auto"), ("MQTTHost", "broker.local"), ("MQTTUser", "me"),
            ("MQTTPassword", "hunter2 #€"), ("MQTTPrefix", "SmartEVSE/1234"), ("RequiredEVCCID", "NLAUT1"),
        })
        {
            if (SettingText.Put(values, key, text) is { } wrong) throw new InvalidOperationException(wrong);
        }

        values.SetState(StoredState.DelayedStart, 30_000_000);
        values.SetState(StoredState.DelayedStop, 30_000_600);
        yield return Bytes(values);
    }

    private static byte[] Bytes(SettingsValues values)
    {
        var blobs = new MemoryBlobStore();
        new SettingsStore(blobs).Save(values);
        return [.. File(blobs, "settings.a"), .. File(blobs, "secrets.a")];
    }

    private static byte[] File(MemoryBlobStore blobs, string name)
    {
        var buffer = new byte[ushort.MaxValue];
        var length = blobs.Read(name, buffer);
        return [(byte)length, (byte)(length >> 8), .. buffer.AsSpan(0, length)];
    }
}
