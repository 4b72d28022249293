using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace SmartEvse.Virtual.Fuzzing;

/// <summary>A telegram to start from.</summary>
/// <param name="Bytes">From <c>/</c> to the end of the checksum's line.</param>
/// <param name="Payload">What the charger gets for it; empty = it is one to start from only.</param>
internal sealed record P1Seed(byte[] Bytes, string Payload)
{
    /// <summary>The example telegrams of the meter feed, with what they come to, worked out by hand.</summary>
    internal static IReadOnlyList<P1Seed> Examples { get; } =
    [
        new(Load("T1-netherlands-50"), "-90:18:22:-1207:7531579"),
        new(Load("T2-belgium"), "161:105:4:6031:1452919"),
        new(Load("T3-sweden"), "80:189:-11:5912:12345678"),
        new(Load("T4-netherlands-42"), "102:0:0:2345:19000500"),
    ];

    /// <summary>Short ones beside them, each near an edge: other units, totals only, largest current, phases that are not there, numbers of their greatest length.</summary>
    internal static IReadOnlyList<P1Seed> Edges { get; } =
    [
        Make("1-0:21.7.0(2300*W)", "1-0:42.7.0(1*W)", "1-0:1.8.0(2147483647*Wh)"),
        Make("1-0:1.7.0(01.207*kW)", "1-0:2.7.0(00.001*kW)", "1-0:32.7.0(230.0*V)", "1-0:52.7.0(230.0*V)"),
        Make("1-0:1.7.0(00.000*kW)", "1-0:2.7.0(00.001*kW)"),
        Make("1-0:21.7.0(46.000*kW)", "1-0:31.7.0(199.94*A)", "1-0:42.7.0(45.977*kW)", "1-0:51.7.0(199*A)", "1-0:62.7.0(00.001*kW)", "1-0:71.7.0(200*A)"),
        Make("1-0:21.7.0(02.300*kW)", "1-0:32.7.0(300.0*V)", "1-0:52.7.0(050.0*V)", "1-0:72.7.0(049.9*V)", "1-0:41.7.0(09.995*kW)"),
        Make("1-0:32.7.0(230.0*V)", "1-0:52.7.0(000.0*V)", "1-0:72.7.0(230.0*V)", "1-0:21.7.0(00.000*kW)", "0-0:1.0.0()"),
        Make("1-0:21.7.0(10000.000*kW)", "1-0:31.7.0(10000.000*A)", "1-0:1.8.1(999999999999.999999999999*kWh)", "1-0:1.8.2(999999999999*kWh)"),
    ];

    private static P1Seed Make(params string[] lines)
    {
        var body = Encoding.Latin1.GetBytes("/KMP5 EDGE\r\n\r\n" + string.Concat(lines.Select(l => l + "\r\n")) + "!");
        return new P1Seed([.. body, .. Encoding.ASCII.GetBytes($"{RightTelegrams.Checksum(body):X4}\r\n")], "");
    }

    private static byte[] Load(string name)
    {
        using var resource = typeof(P1Seed).Assembly.GetManifestResourceStream(name + ".telegram") ?? throw new InvalidOperationException($"{name} is not embedded");
        using var copy = new MemoryStream();
        resource.CopyTo(copy);
        return copy.ToArray();
    }
}
