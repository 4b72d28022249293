using System.Linq;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Limits;
using Xunit;

namespace SmartEvse.Core.Tests.Limits;

/// <summary>Numbers, texts and order of the faults, and the words of the published reason.</summary>
public sealed class FaultsTests
{
    [Theory]
    [InlineData(0, "None")]
    [InlineData(1, "No Power Available")]
    [InlineData(2, "Communication Error")]
    [InlineData(4, "Temperature High")]
    [InlineData(8, "EV Meter Comm Error")]
    [InlineData(16, "RCM Tripped")]
    [InlineData(128, "Flash Error")]
    [InlineData(Faults.Pilot, "Pilot Fault")]
    [InlineData(Faults.Diode, "Diode Fault")]
    [InlineData(Faults.TemperatureSensor, "Temperature Sensor")]
    [InlineData(Faults.Internal, "Internal Fault")]
    [InlineData(32, "Unknown")]
    public void Given_a_fault_When_it_is_put_into_words_Then_number_and_text_are_those_of_the_interface(int fault, string text)
    {
        Assert.Equal(text, Faults.Text(fault));
    }

    [Theory]
    [InlineData(Faults.NoPower | Faults.MainsComm, Faults.MainsComm)]
    [InlineData(Faults.RcmTripped | Faults.TemperatureHigh, Faults.RcmTripped)]
    [InlineData(Faults.Internal | Faults.RcmTripped, Faults.Internal)]
    [InlineData(Faults.Flash | Faults.NoPower, Faults.NoPower)]
    [InlineData(0, 0)]
    public void Given_several_faults_When_one_is_published_Then_it_is_the_most_serious(int faults, int published)
    {
        Assert.Equal(published, Faults.MostSerious(faults));
    }

    [Fact]
    public void Given_the_ranks_When_they_are_walked_Then_every_fault_stands_once_and_has_a_text()
    {
        var ranked = Enumerable.Range(0, Faults.RankCount).Select(Faults.AtRank).ToArray();

        Assert.Equal(ranked.Length, ranked.Distinct().Count());
        Assert.All(ranked, f => Assert.Equal(1, System.Numerics.BitOperations.PopCount((uint)f)));
        Assert.All(ranked, f => Assert.NotEqual("Unknown", Faults.Text(f)));
        Assert.Equal(0, Faults.AtRank(Faults.RankCount));
        Assert.Equal(0, (Faults.OpenAtOnce | Faults.Latched | Faults.Harmless) & ~ranked.Sum());
    }

    [Fact]
    public void Given_every_reason_When_it_is_put_into_words_Then_token_and_sentence_are_there_and_tokens_differ()
    {
        var tokens = Enumerable.Range(0, (int)ReasonId.Count).Select(r => ReasonTexts.Token((ReasonId)r)).ToArray();

        Assert.Equal(tokens.Length, tokens.Distinct().Count());
        Assert.All(tokens, t => Assert.Matches("^[a-z_]+$", t));
        for (var r = 0; r < (int)ReasonId.Count; r++) Assert.EndsWith(".", ReasonTexts.Sentence((ReasonId)r, Faults.RcmTripped));
        for (var rank = 0; rank < Faults.RankCount; rank++) Assert.EndsWith(".", ReasonTexts.Sentence(ReasonId.Fault, Faults.AtRank(rank)));
    }

    [Theory]
    [InlineData(ChargerState.A, 0, "A", "Ready to Charge")]
    [InlineData(ChargerState.B, 1, "B", "Connected to EV")]
    [InlineData(ChargerState.C, 2, "C", "Charging")]
    [InlineData(ChargerState.Activate, 8, "Activate", "Activate")]
    [InlineData(ChargerState.B1, 9, "B1", "Charging Stopped")]
    [InlineData(ChargerState.C1, 10, "C1", "Stop Charging")]
    [InlineData((ChargerState)15, 15, "NOSTATE", "NOSTATE")]
    public void Given_a_state_When_it_is_published_Then_number_code_and_text_are_those_of_the_interface(ChargerState state, int number, string id, string text)
    {
        Assert.Equal(number, (int)state);
        Assert.Equal(id, StateTexts.Id(state));
        Assert.Equal(text, StateTexts.Text(state));
    }
}
