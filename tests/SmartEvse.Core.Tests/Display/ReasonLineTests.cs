using System.Collections.Generic;
using System.Linq;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Settings;
using Xunit;

namespace SmartEvse.Core.Tests.Display;

/// <summary>The small line that says in words why things are as they are.</summary>
public sealed class ReasonLineTests
{
    [Fact]
    public void Given_a_reason_with_a_time_When_the_line_goes_round_Then_the_whole_sentence_and_the_time_are_seen()
    {
        var bench = new ScreenBench { [ViewField.Mode] = ChargeMode.Smart, [ViewField.Reason] = (int)ReasonId.WaitingSolar, [ViewField.ReasonSeconds] = 3725 };
        var seen = Enumerable.Range(0, 4).Select(i => ScreenText.SmallAt(bench.At(4_000 + (i * 4000)), 7)).ToArray();
        Assert.Equal(["Waiting for enough", "solar power.", "Can change in 1:02:05"], seen.Distinct());
    }

    [Fact]
    public void Given_every_reason_and_fault_When_its_lines_go_round_Then_the_sentence_is_shown_whole_and_each_line_fits()
    {
        for (var reason = (ReasonId)0; reason < ReasonId.Count; reason++)
        {
            for (var rank = 0; rank < (reason == ReasonId.Fault ? Faults.RankCount : 1); rank++)
            {
                var sentence = ReasonTexts.Sentence(reason, Faults.AtRank(rank));
                var fault = reason == ReasonId.Fault ? Faults.AtRank(rank) : 0;
                if (fault is Faults.RcmTripped or Faults.TemperatureHigh or Faults.MainsComm or Faults.EvComm or Faults.CircuitComm) continue; // Screens of four large rows.
                if (reason == ReasonId.DelayedStart) continue; // Has the time in its place.
                var bench = new ScreenBench { [ViewField.Mode] = ChargeMode.Smart, [ViewField.Reason] = (int)reason, [ViewField.Faults] = fault };
                var first = ScreenText.SmallAt(bench.At(4_000), 7);
                var lines = new List<string> { first };
                for (var i = 1; ; i++)
                {
                    var line = ScreenText.SmallAt(bench.At(4_000 + (i * 4000)), 7);
                    if (line == first) break;
                    lines.Add(line);
                }

                Assert.Equal(sentence, string.Join(' ', lines));
            }
        }
    }

    [Theory]
    [InlineData(ChargeMode.Normal, 0)]
    [InlineData(ChargeMode.Smart, 4)]
    public void Given_a_fault_that_does_not_stop_charging_When_it_is_there_Then_it_is_named(int mode, int page)
    {
        var bench = new ScreenBench { [ViewField.Mode] = mode, [ViewField.Faults] = Faults.Flash };
        Assert.Equal("Flash Error", ScreenText.SmallAt(bench.At(8_500), page));
    }
}
