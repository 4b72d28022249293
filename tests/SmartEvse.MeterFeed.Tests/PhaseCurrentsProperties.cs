using System;
using System.Globalization;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using SmartEvse.MeterFeed.P1;
using SmartEvse.MeterFeed.Values;
using Xunit;

namespace SmartEvse.MeterFeed.Tests;

public class PhaseCurrentsProperties
{
    private static readonly Gen<int?> Voltage = Gen.OneOf(Gen.Constant<int?>(null), Gen.Choose(500, 3000).Select(dv => (int?)dv));

    private static readonly Gen<PhaseCurrent?> Current = Gen.OneOf(
        Gen.Constant<PhaseCurrent?>(null),
        Gen.Choose(0, 99).Select(ampere => (PhaseCurrent?)new PhaseCurrent(ampere * 1000, false)),
        Gen.Choose(0, 9999).Select(centi => (PhaseCurrent?)new PhaseCurrent(centi * 10, true)));

    private static readonly Gen<PhaseValues> Phase =
        from importW in Gen.Choose(0, 9999)
        from isExport in Gen.Elements(true, false)
        from voltageDv in Voltage
        from current in Current
        select isExport ? new PhaseValues(0, importW, voltageDv, current) : new PhaseValues(importW, 0, voltageDv, current);

    private static readonly Gen<MeterValues> Reading =
        from phases in Phase.ArrayOf(3)
        from importWh in Gen.Choose(0, 999_999_999)
        from second in Gen.Choose(0, 59)
        select new MeterValues
        {
            Identification = "KMP5 TEST",
            Timestamp = $"2603141015{second:00}W",
            Phases = phases,
            ImportW = Math.Max(0, phases.Sum(phase => phase.NetW)),
            ExportW = Math.Max(0, -phases.Sum(phase => phase.NetW)),
            ImportTotalWh = importWh,
        };

    [Fact]
    public void Given_AnyReading_When_Printed_Then_ItIsReadBackAsItWas() =>
        Prop.ForAll(Arb.From(Reading), reading =>
        {
            var run = ReaderRun.Of(Print(reading));
            MeterValues back = Telegrams.Parse(System.Text.Encoding.Latin1.GetBytes(run.Complete.Single()));
            return back.Phases.SequenceEqual(reading.Phases) && back with { Phases = reading.Phases } == reading;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Given_AnyReading_When_Computed_Then_TheSignFollowsThePower() =>
        Prop.ForAll(Arb.From(Reading), reading =>
        {
            MeterReading result = PhaseCurrents.Compute(reading).Reading;
            return Zip(result, reading).All(pair => pair.Da == 0 || Math.Sign(pair.Da) == (pair.Phase.NetW < 0 ? -1 : 1));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Given_AnyReading_When_Computed_Then_NoCurrentIsHiddenBeyondTheRoundingOfTheMeter() =>
        Prop.ForAll(Arb.From(Reading), reading =>
        {
            MeterReading result = PhaseCurrents.Compute(reading).Reading;
            return Zip(result, reading).All(pair =>
            {
                int printedDa = (pair.Phase.Current?.Milliampere ?? 0) / 100;
                int roundingDa = pair.Phase.Current is { HasDecimals: false } ? 5 : 0;
                return Math.Abs(pair.Da) >= printedDa - roundingDa;
            });
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Given_AnyReading_When_Mirrored_Then_TheCurrentsAreMirrored() =>
        Prop.ForAll(Arb.From(Reading), reading =>
        {
            MeterValues mirrored = reading with
            {
                Phases = reading.Phases.Select(phase => phase with { ImportW = phase.ExportW, ExportW = phase.ImportW }).ToArray(),
            };
            return Zip(PhaseCurrents.Compute(reading).Reading, reading)
                .Zip(Zip(PhaseCurrents.Compute(mirrored).Reading, mirrored))
                .All(pair => pair.First.Phase.NetW == 0 || pair.First.Da == -pair.Second.Da);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static (int Da, PhaseValues Phase)[] Zip(MeterReading result, MeterValues reading) =>
        [(result.L1Da, reading.Phases[0]), (result.L2Da, reading.Phases[1]), (result.L3Da, reading.Phases[2])];

    private static byte[] Print(MeterValues reading)
    {
        var lines = new System.Collections.Generic.List<string>
        {
            $"0-0:1.0.0({reading.Timestamp})",
            $"1-0:1.8.0({Milli(reading.ImportTotalWh!.Value)}*kWh)",
            $"1-0:1.7.0({Milli(reading.ImportW!.Value)}*kW)",
            $"1-0:2.7.0({Milli(reading.ExportW!.Value)}*kW)",
        };
        for (int i = 0; i < 3; i++)
        {
            PhaseValues phase = reading.Phases[i];
            lines.Add($"1-0:{21 + 20 * i}.7.0({Milli(phase.ImportW!.Value)}*kW)");
            lines.Add($"1-0:{22 + 20 * i}.7.0({Milli(phase.ExportW!.Value)}*kW)");
            if (phase.VoltageDv is { } dv) lines.Add($"1-0:{32 + 20 * i}.7.0({(dv / 10m).ToString("000.0", CultureInfo.InvariantCulture)}*V)");
            if (phase.Current is { } current)
            {
                string format = current.HasDecimals ? "000.00" : "000";
                lines.Add($"1-0:{31 + 20 * i}.7.0({(current.Milliampere / 1000m).ToString(format, CultureInfo.InvariantCulture)}*A)");
            }
        }
        return Telegrams.Make([.. lines]);
    }

    private static string Milli(long value) => (value / 1000m).ToString("00.000", CultureInfo.InvariantCulture);
}
