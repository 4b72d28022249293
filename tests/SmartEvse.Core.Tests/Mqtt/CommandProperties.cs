using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Mqtt;

/// <summary>Any topic with any bytes; and any legal value there and back.</summary>
public sealed class CommandProperties
{
    private const string Settings = "MainsMeter=API, EVMeter=API, CircuitMeter=API, Config=Fixed, MaxCurrent=16";

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Choose(-3, 700).Select(n => n.ToString()),
        Gen.Choose(int.MinValue, int.MaxValue).Select(n => n.ToString()),
        Gen.Elements("Normal", "Smart", "Off", "Pause", "Allow", "Deny", "PRESS", "On", "API", "Disabled", "Enabled", "Fixed", "1,2,3", "1:2:3", "1:2:3:4:5", "2026-06-21T23:00", "2026-06-22T06:00", "UTC0", "ABC", ""),
        Gen.Elements("0123456789:-,. +xPRESS\0\n\"\\#/ü€".ToCharArray()).ArrayOf().Select(c => new string(c)));

    private static readonly Gen<byte[]> Payloads = Gen.Frequency(
        (4, Texts.Select(Encoding.UTF8.GetBytes)),
        (1, Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf()),
        (1, Gen.Choose(0, 300).Select(n => Enumerable.Repeat((byte)'5', n).ToArray())));

    private static readonly Gen<string> Names = Gen.Frequency(
        (6, Gen.Elements(CommandNames.All.ToArray())),
        (1, Gen.Elements("Mo/deSetRFIDü\0\"+$ ".ToCharArray()).ArrayOf().Select(c => new string(c))));

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Given_any_topic_and_any_bytes_When_they_come_Then_there_is_an_answer_and_a_refusal_changes_nothing(bool unlocked, bool plugged)
    {
        MqttBench Charger() => new(Settings, unlocked, plugged);
        var bench = Charger();
        var twin = Charger();
        Law.Holds(Names.Zip(Payloads).Zip(Gen.Frequency((9, Gen.Constant(false)), (1, Gen.Constant(true)))), 700, write =>
        {
            var ((name, payload), retained) = write;
            var isFeed = name is "MainsMeter" or "EVMeter" or "CircuitMeter" or "HomeBatteryCurrent";
            bench.Link.Sent.Clear();
            twin.Link.Sent.Clear();
            bench.Write(name, payload, retained);
            bench.Run(1.1);
            twin.Run(1.1);

            var said = bench.Answers;
            if (said.Count == 0) Assert.True(isFeed && !retained, $"Set/{name} was not answered");
            if (said.Count == 1 && !said[0].GetProperty("accepted").GetBoolean())
            {
                Assert.Equal(twin.Picture(), bench.Picture());
                return true;
            }

            // Taken: it may change what it is for. From here on with two equal ones again.
            Assert.InRange(said.Count, 0, 1);
            bench = Charger();
            twin = Charger();
            return true;
        });
    }

    [Fact]
    public void Given_any_legal_value_of_any_row_When_it_is_written_Then_the_topic_has_it_in_the_form_that_can_be_written_again()
        => Law.Holds(Gen.Elements(Rows().ToArray()).SelectMany(name => Values(CommandNames.Row(name)).Select(payload => (name, payload))), 700, write =>
        {
            var (name, payload) = write;
            var row = CommandNames.Row(name);
            var bench = new MqttBench("Config=Fixed, MaxCurrent=16, EVMeter=API", unlocked: true);

            var answer = bench.Ask(name, payload);
            bench.Run(1);

            var written = Written(row, payload);
            Assert.Equal(new MqttBench.Answer("Set/" + name, row.Secret ? "***" : payload, true, name == "ImportCurrent" ? answer.Reason : "", written), answer);
            Assert.Equal(row.Id == SettingId.MaxCurrent ? written + "0" : written, bench.Last(name));
            if (row.Secret) return bench.Settings.Text(row.Id) == payload;

            var revision = bench.Settings.Revision;
            return bench.Ask(name, written).Accepted && bench.Settings.Revision == revision;
        });

    // Without those that end the session, where nobody could see the topic any more.
    private static IEnumerable<string> Rows() => CommandNames.Rows.Where(n => CommandNames.Row(n).IsBuilt && n != "WIFImode");

    // The text for an option, also when its number was written.
    private static string Written(SettingRow row, string payload)
    {
        if (row.Secret) return payload.Length == 0 ? "" : "***";
        return row.Kind == SettingKind.Choice && int.TryParse(payload, out var number) ? OptionTexts.Text(row.Options, number)! : payload;
    }

    private static Gen<string> Values(SettingRow row)
    {
        if (row.Kind == SettingKind.Number)
        {
            var range = Gen.Choose(row.Min, row.Max).Select(n => n.ToString());
            return row.HasZero ? Gen.Frequency((5, range), (1, Gen.Constant("0"))) : range;
        }

        if (row.Kind == SettingKind.Choice)
        {
            var built = Enumerable.Range(0, row.Max + 1).Where(n => row.IsOptionBuilt(n) && OptionTexts.Text(row.Options, n) != null);
            return Gen.Elements(built.SelectMany(n => new[] { n.ToString(), OptionTexts.Text(row.Options, n)! }).ToArray());
        }

        if (row.Id == SettingId.TimeZone) return Gen.Elements("UTC0", "EST5EDT", "CET-1CEST,M3.5.0,M10.5.0/3", "<+1245>-12:45<+1345>,M9.5.0/2:45,M4.1.0/3:45", "CET-1CEST,J060,300");
        var characters = row.Id is SettingId.MQTTPrefix or SettingId.DiscoveryPrefix ? "aZ09-_ .ü€" : "aZ09 #&%\"'\\/+$ü€:;{}";
        var least = row.Id == SettingId.MQTTHost ? 1 : 0; // Empty ends the session.
        return Gen.Choose(least, row.Max / 3).SelectMany(length => Gen.Elements(characters.ToCharArray()).ArrayOf(length)).Select(c => new string(c));
    }
}
