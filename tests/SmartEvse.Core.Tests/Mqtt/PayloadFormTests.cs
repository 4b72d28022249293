using System;
using System.Linq;
using System.Text;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Mqtt;

/// <summary>Forms that no topic takes, tried on every topic of the tables.</summary>
public sealed class PayloadFormTests
{
    private const string Settings = "MainsMeter=API, EVMeter=API, CircuitMeter=API, Config=Fixed";

    // Everything that the C++ firmware, or a lenient reader, would have taken for a number.
    private static readonly string[] NotNumbers =
        ["12.5", "12,5", "+5", " 5", "5 ", "5\n", "-0", "-00", "--5", "-", "0x5", "5A", "1e2", "١", "", "2147483648", "-2147483649", "99999999999999999999", "NaN", "on", "unavailable", "unknown", "None"];

    /// <summary>The forms.</summary>
    public static TheoryData<string> Forms() => new(NotNumbers);

    /// <summary>All names.</summary>
    public static TheoryData<string> Names() => new(CommandNames.All);

    /// <summary>The rows that this build has.</summary>
    public static TheoryData<string> BuiltRows() => new(CommandNames.Rows.Where(n => CommandNames.Row(n).IsBuilt));

    [Theory]
    [MemberData(nameof(Forms))]
    public void Given_a_topic_for_a_number_When_this_comes_Then_it_is_not_a_number_and_not_taken_as_0(string form)
    {
        foreach (var name in CommandNames.Rows.Where(n => CommandNames.Row(n).Kind == SettingKind.Number).Concat(["CurrentOverride", "CPPWMOverride", "CurrentMaxSumMains"]))
            Refused(name, form, "not a number");
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Given_a_field_of_a_feed_or_a_colour_When_it_is_this_Then_the_whole_message_is_not_taken(string form)
    {
        foreach (var payload in new[] { $"{form}:1:1", $"1:1:{form}", $"1:1:1:{form}:1", $"1:1:1:1:{form}" }) Refused("MainsMeter", payload, "not a number");
        foreach (var payload in new[] { $"{form}:1:1:1:1", $"1:1:{form}:1:1", $"1:1:1:{form}:1", $"1:1:1:1:{form}" }) Refused("EVMeter", payload, "not a number");
        foreach (var payload in new[] { $"{form}:1:1", $"1:{form}:1", $"1:1:{form}" }) Refused("CircuitMeter", payload, "not a number");
        Refused("HomeBatteryCurrent", form, "not a number");
        if (form.Contains(',', StringComparison.Ordinal)) return; // There it separates two fields.
        foreach (var payload in new[] { $"{form},1,1", $"1,{form},1", $"1,1,{form}" }) Refused("ColorSmart", payload, "not a number");
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Given_a_topic_for_an_option_When_this_comes_Then_the_option_is_unknown(string form)
    {
        var choices = CommandNames.Rows.Where(n => CommandNames.Row(n).Kind == SettingKind.Choice);
        foreach (var name in choices.Concat(["Mode", "Access", "CustomButton", "ClearError", "ClearOverride", "Restart", "Events", "Sessions", "DelayedRepeat", "DelayedCharging"])) Refused(name, form, "unknown option");
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Given_a_topic_for_a_time_When_this_comes_Then_it_is_no_time(string form)
    {
        if (form.Length == 0) return; // That is how a time is taken away.
        foreach (var name in new[] { "DelayedStart", "DelayedStop" }) Refused(name, form, "not a time YYYY-MM-DDThh:mm");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Given_any_topic_When_a_retained_message_is_replayed_Then_it_is_refused_whatever_it_says(string name)
    {
        Refused(name, CommandNames.Legal(name), "retained", retained: true);
        Refused(name, "nonsense", "retained", retained: true);
    }

    [Theory]
    [InlineData("Nonsense")]
    [InlineData("mode")]
    [InlineData("RFID")]
    public void Given_no_topic_of_this_build_When_a_retained_message_is_replayed_Then_retained_is_what_its_owner_has_to_hear(string name) => Refused(name, "1", "retained", retained: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void Given_any_topic_When_a_payload_is_longer_than_64_bytes_Then_it_is_too_long(string name)
    {
        foreach (var length in new[] { 65, 128, 129, 5000 }) Refused(name, CommandNames.Legal(name).PadLeft(length, '0'), IsBuilt(name) ? "too long" : "not in this build");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Given_any_topic_When_the_bytes_are_not_UTF_8_Then_that_is_the_reason_and_they_are_not_repeated(string name)
    {
        byte[][] broken = [[0xFF], [(byte)'1', 0xC3], [0xED, 0xA0, 0x80], [0xC0, 0x80], .. new byte[][] { [.. Encoding.UTF8.GetBytes(CommandNames.Legal(name)), 0x80] }];
        foreach (var bytes in broken)
        {
            var answer = Refusals.AssertRefused(Charger, name, bytes, IsBuilt(name) ? "not UTF-8" : "not in this build");
            Assert.Equal(IsSecret(name) ? "***" : "", answer.Payload);
        }
    }

    [Theory]
    [MemberData(nameof(BuiltRows))]
    public void Given_a_row_When_a_value_beside_its_range_or_options_is_written_Then_the_reason_names_the_range(string name)
    {
        var row = CommandNames.Row(name);
        switch (row.Kind)
        {
            case SettingKind.Number:
                var range = $"out of range {(row.HasZero ? "0, " : "")}{row.Min}..{row.Max}";
                foreach (var value in new long[] { row.Min - 1, row.Max + 1, int.MaxValue, int.MinValue, 0, -row.Min }.Where(v => (v < row.Min || v > row.Max) && !(v == 0 && row.HasZero)))
                    Refused(name, value.ToString(), range);
                break;
            case SettingKind.Choice:
                foreach (var value in new[] { "-1", (row.Max + 1).ToString(), "Nonsense", "disabled", "ENABLED", "null" }) Refused(name, value, "unknown option");
                break;
            default:
                var legal = CommandNames.Legal(row);
                // A time zone is as long as its grammar lets it; in front, its name may have any number of letters.
                var longest = row.Id == SettingId.TimeZone ? legal.PadLeft(row.Max, 'x') : legal.PadRight(row.Max, 'x');
                Assert.True(Charger().Ask(name, longest).Accepted);
                if (row.Max < CommandRouter.LongestPayload) Refused(name, "x" + longest, "too long");
                foreach (var control in new[] { "a\u0001", "\nb", "\u007f", "a\u009fb" }) Refused(name, control, "control character");
                break;
        }
    }

    private static MqttBench Charger() => new(Settings, unlocked: true, plugged: true);

    // A function that is missing as a whole is refused as that, whatever the payload.
    private static bool IsBuilt(string name) => CommandTopics.Find(name, new SettingRow()) != CommandTopic.NotBuilt;

    private static bool IsSecret(string name) => CommandNames.Rows.Contains(name) && CommandNames.Row(name).Secret;

    private static void Refused(string name, string payload, string reason, bool retained = false)
    {
        var answer = Refusals.AssertRefused(Charger, name, payload, reason, retained);
        Assert.Equal(IsSecret(name) ? "***" : ResultWriter.Cut(payload), answer.Payload);
    }
}
