using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Sessions;
using SmartEvse.Core.Settings;
using Xunit;

namespace SmartEvse.Core.Tests.Sessions;

/// <summary>The messages of the event log: their words, their form and their length.</summary>
public sealed class EventWriterTests
{
    private const int LongestBytes = 299;

    [Theory]
    [InlineData(EventKind.Start, 0, "start", "Started")]
    [InlineData(EventKind.Vehicle, 1, "vehicle", "Connected")]
    [InlineData(EventKind.Vehicle, 0, "vehicle", "Disconnected")]
    [InlineData(EventKind.Access, AccessStatus.Deny, "access", "Deny")]
    [InlineData(EventKind.Access, AccessStatus.Pause, "access", "Pause")]
    [InlineData(EventKind.Mode, ChargeMode.Solar, "mode", "Solar")]
    [InlineData(EventKind.GridRelay, 1, "grid_relay", "Limits")]
    [InlineData(EventKind.GridRelay, 0, "grid_relay", "Released")]
    [InlineData(EventKind.Fault, Faults.Internal, "fault", "Internal Fault")]
    [InlineData(EventKind.FaultCleared, Faults.MainsComm, "fault_cleared", "Communication Error")]
    [InlineData(EventKind.State, (int)ChargerState.C1, "state", "Stop Charging")]
    public void Given_an_entry_When_it_is_written_Then_the_words_are_those_of_the_other_topics(EventKind kind, int code, string @event, string text)
    {
        var json = JsonDocument.Parse(EventWriter.Write(new EventEntry { Kind = kind, Code = code, Target = EventLog.NoTarget }, 1)).RootElement;

        Assert.Equal((@event, text), (json.GetProperty("event").GetString(), json.GetProperty("text").GetString()));
        Assert.False(json.TryGetProperty("topic", out _));
    }

    [Theory]
    [InlineData("Mode", Refusal.UnknownOption, "Set/Mode", "unknown option")]
    [InlineData("MaxCurrent", Refusal.OutOfRange, "Set/MaxCurrent", "out of range 6..80")]
    [InlineData("CurrentMaxSumMains", Refusal.OutOfRange, "Set/MaxSumMains", "out of range 0, 10..600")]
    [InlineData("CurrentOverride", Refusal.OutOfRange, "Set/CurrentOverride", "out of range")]
    [InlineData("MainsMeter", Refusal.MeterIsNotApi, "Set/MainsMeter", "meter is not API")]
    [InlineData("MainsMeterType", Refusal.Locked, "Set/MainsMeterType", "locked")]
    [InlineData("Nonsense", Refusal.UnknownTopic, null, "unknown topic")]
    [InlineData("RFID", Refusal.NotInThisBuild, null, "not in this build")]
    public void Given_a_refusal_When_it_is_written_Then_topic_and_words_say_what_was_refused_and_why(string name, Refusal refusal, string? topic, string text)
    {
        var row = new SettingRow();
        var entry = new EventEntry { Kind = EventKind.Refused, Code = (int)refusal, Target = CommandTopics.TargetOf(CommandTopics.Find(name, row), row) };
        var json = JsonDocument.Parse(EventWriter.Write(entry, 1)).RootElement;

        Assert.Equal((topic, text), (json.TryGetProperty("topic", out var named) ? named.GetString() : null, json.GetProperty("text").GetString()));
    }

    [Fact]
    public void Given_the_largest_numbers_When_anything_is_written_Then_it_is_JSON_under_300_bytes()
    {
        var longest = 0;
        foreach (var (kind, code) in Everything())
        {
            for (var target = EventLog.NoTarget; target <= EventLog.FirstTopic + (int)CommandTopic.Events; target++)
            {
                var entry = new EventEntry
                {
                    Kind = kind, Code = code, Target = kind == EventKind.Refused ? target : EventLog.NoTarget, Reason = ReasonId.NeedsAuthorisation,
                    Sequence = int.MaxValue, Count = int.MaxValue, UptimeS = int.MaxValue, LastUptimeS = int.MaxValue, UtcS = 253_402_300_799,
                };
                var message = EventWriter.Write(entry, int.MaxValue);
                longest = Math.Max(longest, Encoding.UTF8.GetByteCount(message));
                Assert.NotEqual("", JsonDocument.Parse(message).RootElement.GetProperty("text").GetString());
            }
        }

        Assert.InRange(longest, 200, LongestBytes);
    }

    [Fact]
    public void Given_every_name_below_Set_When_it_is_kept_as_a_number_Then_the_number_gives_the_name_back()
    {
        var row = new SettingRow();
        var names = Enum.GetValues<CommandTopic>().Select(CommandTopics.Name).Where(n => n.Length > 0).Concat(Enumerable.Range(0, SettingsTable.Count).Select(i => RowName((SettingId)i))).Distinct().ToList();
        Assert.Contains("Events", names);
        Assert.Contains("MQTTPassword", names);

        Assert.All(names, n => Assert.Equal(n, CommandTopics.NameOfTarget(CommandTopics.TargetOf(CommandTopics.Find(n, row), row), row)));
        // The log keeps the number, and one for none, in a byte.
        Assert.InRange(EventLog.FirstTopic + Enum.GetValues<CommandTopic>().Length, 1, 254);
    }

    private static IEnumerable<(EventKind Kind, int Code)> Everything()
    {
        foreach (var refusal in Enum.GetValues<Refusal>().Where(r => r != Refusal.None)) yield return (EventKind.Refused, (int)refusal);
        foreach (var state in Enum.GetValues<ChargerState>()) yield return (EventKind.State, (int)state);
        for (var rank = 0; rank < Faults.RankCount; rank++)
        {
            yield return (EventKind.Fault, Faults.AtRank(rank));
            yield return (EventKind.FaultCleared, Faults.AtRank(rank));
        }
    }

    private static string RowName(SettingId id)
    {
        var row = new SettingRow();
        SettingsTable.Read(id, row);
        return SettingTopics.Name(row);
    }
}
