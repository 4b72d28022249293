using System;
using System.Text;
using Xunit;

namespace SmartEvse.Core.Tests.Support;

/// <summary>Judges a write that must be refused, against a twin that never got it.</summary>
internal static class Refusals
{
    /// <summary>The write is answered with the reason, and a second later the charger is in everything as if it had never come.</summary>
    public static MqttBench.Answer AssertRefused(Func<MqttBench> charger, string name, byte[] payload, string reason, bool retained = false)
    {
        var bench = charger();
        var twin = charger();
        var answer = bench.Ask(name, payload, retained);
        Assert.Equal((Cut("Set/" + name), false, reason), (answer.Topic, answer.Accepted, answer.Reason));

        twin.Run(0.1);
        bench.Run(1);
        twin.Run(1);
        Assert.Equal(twin.Picture(), bench.Picture());
        Assert.Single(bench.Answers);
        return answer;
    }

    /// <summary>The same with a text.</summary>
    public static MqttBench.Answer AssertRefused(Func<MqttBench> charger, string name, string payload, string reason, bool retained = false)
        => AssertRefused(charger, name, Encoding.UTF8.GetBytes(payload), reason, retained);

    private static string Cut(string ascii) => ascii.Length > 64 ? ascii[..64] : ascii;
}
