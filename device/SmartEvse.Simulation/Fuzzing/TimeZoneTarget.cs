using System;
using System.Linq;
using System.Text;
using SmartEvse.Core.Time;

namespace SmartEvse.Simulation.Fuzzing;

/// <summary>The text of the time zone: what is taken gives offsets of less than a day or so, all year round.</summary>
public sealed class TimeZoneTarget : IFuzzTarget
{
    // 24:59:59 west or east, and an hour of summer time that comes of itself.
    private const long MostS = 26 * 3600;
    private const long FirstS = 1_767_225_600;
    private const long StepS = 86_400 * 29;
    private const int Steps = 13;

    private static readonly string[] Valid =
    [
        "CET-1CEST,M3.5.0,M10.5.0/3", "UTC0", "EST5EDT", "<-03>3", "<+1245>-12:45<+1345>,M9.5.0/2:45,M4.1.0/3:45", "IST-1GMT0,M10.5.0,M3.5.0/1", "AAA0BBB,J60,J300/167", "AAA-24BBB,0/0,364/-167",
        "<A+1>0:30:15<B-1>-1:30:15,365/24,J1",
    ];

    private readonly Mutator _mutator = new(Valid.Select(Encoding.UTF8.GetBytes));

    /// <inheritdoc/>
    public string Name => "timezone";

    /// <inheritdoc/>
    public byte[] Make(FuzzRandom random) => _mutator.Next(random);

    /// <inheritdoc/>
    public string? Try(byte[] input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var text = Encoding.UTF8.GetString(input);
        var rule = new TimeZoneRule();
        var before = rule.Text;
        var taken = rule.Set(text);
        if (taken != TimeZoneRule.IsLegal(text)) return "Set and IsLegal disagree";
        if (rule.Text != (taken ? text : before)) return "the text in force is not the one that was taken last";
        for (var i = 0; i < Steps && taken; i++)
        {
            var utcS = FirstS + (i * StepS);
            if (Math.Abs(rule.OffsetS(utcS)) > MostS) return $"offset {rule.OffsetS(utcS)} s at {utcS}";
            var backS = rule.ToUtc(rule.ToLocal(utcS));
            if (rule.ToLocal(backS) != rule.ToLocal(utcS)) return $"{utcS} shows {rule.ToLocal(utcS)}, which comes back as {backS}";
        }

        return null;
    }
}
