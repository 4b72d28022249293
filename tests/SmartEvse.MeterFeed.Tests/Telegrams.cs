using System;
using System.IO;
using System.Text;
using SmartEvse.MeterFeed.P1;
using SmartEvse.MeterFeed.Values;

namespace SmartEvse.MeterFeed.Tests;

/// <summary>The example telegrams, and telegrams made for a test.</summary>
internal static class Telegrams
{
    public const string Netherlands50 = "T1-netherlands-50";
    public const string Belgium = "T2-belgium";
    public const string Sweden = "T3-sweden";
    public const string Netherlands42 = "T4-netherlands-42";

    public static byte[] Load(string name) => File.ReadAllBytes(PathOf(name));

    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Telegrams", name + ".telegram");

    /// <summary>Lines between the identification and <c>!</c>, closed with the right checksum.</summary>
    public static byte[] Make(params string[] lines)
    {
        byte[] body = Encoding.Latin1.GetBytes("/KMP5 TEST\r\n\r\n" + string.Concat(Array.ConvertAll(lines, line => line + "\r\n")) + "!");
        return [.. body, .. Encoding.ASCII.GetBytes($"{Crc16Arc.Compute(body):X4}\r\n")];
    }

    /// <summary>A telegram of a three-phase meter with whole amperes whose clock shows this many seconds after midnight.</summary>
    public static byte[] At(int second, int powerW = 2300) => Make(
        "1-3:0.2.8(50)",
        $"0-0:1.0.0(260314{second / 3600:00}{second / 60 % 60:00}{second % 60:00}W)",
        $"1-0:21.7.0({powerW / 1000:00}.{powerW % 1000:000}*kW)",
        "1-0:22.7.0(00.000*kW)");

    public static MeterValues Parse(byte[] telegram)
    {
        if (!TelegramParser.TryParse(Body(telegram), out MeterValues reading, out string problem)) throw new InvalidDataException(problem);
        return reading;
    }

    /// <summary>From <c>/</c> to <c>!</c>.</summary>
    public static ReadOnlySpan<byte> Body(byte[] telegram) => telegram.AsSpan(0, Array.IndexOf(telegram, (byte)'!') + 1);
}
