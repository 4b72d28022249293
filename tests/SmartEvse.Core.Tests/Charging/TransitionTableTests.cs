using System;
using System.Collections.Generic;
using System.Linq;
using SmartEvse.Core.Charging;
using Xunit;

namespace SmartEvse.Core.Tests.Charging;

/// <summary>The table of transitions: sound as a graph, and the rows in the order that safety needs.</summary>
public sealed class TransitionTableTests
{
    private static readonly ChargerState[] States = Enum.GetValues<ChargerState>();

    [Fact]
    public void Given_the_table_When_it_is_walked_from_A_Then_every_state_can_be_reached()
    {
        var reached = new HashSet<ChargerState> { ChargerState.A };
        for (var round = 0; round < States.Length; round++)
        {
            for (var row = 0; row < TransitionTable.Count; row++)
            {
                if (reached.Contains(TransitionTable.From(row))) reached.Add(TransitionTable.To(row));
            }
        }

        Assert.Equal(States.Order(), reached.Order());
    }

    [Fact]
    public void Given_the_table_When_every_state_is_looked_up_Then_it_can_be_left_and_never_for_itself()
    {
        foreach (var state in States) Assert.Equal(state, TransitionTable.From(TransitionTable.FirstRow(state)));
        for (var row = 0; row < TransitionTable.Count; row++) Assert.NotEqual(TransitionTable.From(row), TransitionTable.To(row));
    }

    [Fact]
    public void Given_the_rows_When_their_states_are_listed_Then_the_rows_of_a_state_stand_together()
    {
        var blocks = new List<ChargerState>();
        for (var row = 0; row < TransitionTable.Count; row++)
        {
            if (blocks.Count == 0 || blocks[^1] != TransitionTable.From(row)) blocks.Add(TransitionTable.From(row));
        }

        Assert.Equal(blocks.Count, blocks.Distinct().Count());
        Assert.Equal(States.Length, blocks.Count);
    }

    [Fact]
    public void Given_a_state_When_its_guards_are_listed_Then_none_stands_twice()
    {
        var pairs = Enumerable.Range(0, TransitionTable.Count).Select(row => (TransitionTable.From(row), TransitionTable.Condition(row))).ToArray();

        Assert.Equal(pairs.Length, pairs.Distinct().Count());
    }

    [Fact]
    public void Given_every_row_When_its_clause_is_read_Then_it_names_what_it_answers()
    {
        for (var row = 0; row < TransitionTable.Count; row++) Assert.True(TransitionTable.Clause(row).Length > 10, "row " + row);
    }

    [Theory]
    [InlineData(ChargerState.A, Guard.Admissible, "IEC 61851-1 table A.6 sequences 1.1, 3.1")]
    [InlineData(ChargerState.A, Guard.HeldBack, "plugged in, supply not ready")]
    [InlineData(ChargerState.B1, Guard.Unplugged, "table A.6 sequence 2.1")]
    [InlineData(ChargerState.B, Guard.Unplugged, "table A.6 sequence 2.1")]
    [InlineData(ChargerState.C, Guard.Unplugged, "table A.6 sequence 2.2")]
    [InlineData(ChargerState.C1, Guard.Unplugged, "table A.6 sequence 2.2")]
    [InlineData(ChargerState.B, Guard.OpenAtOnce, "table A.6 sequences 9, 10 and 12")]
    [InlineData(ChargerState.C, Guard.OpenAtOnce, "table A.6 sequences 9, 10 and 12")]
    [InlineData(ChargerState.C, Guard.NotAsking, "table A.6 sequences 7, 8.1")]
    [InlineData(ChargerState.C1, Guard.NotAsking, "table A.6 sequence 8.2")]
    [InlineData(ChargerState.B, Guard.NoAccess, "supply withdraws the offer")]
    [InlineData(ChargerState.Activate, Guard.NoAccess, "supply withdraws the offer")]
    [InlineData(ChargerState.C, Guard.NoAccess, "table A.6 sequence 9: supply ends charging")]
    [InlineData(ChargerState.B, Guard.Unavailable, "supply withdraws the offer")]
    [InlineData(ChargerState.C, Guard.Unavailable, "table A.6 sequence 9: supply ends charging")]
    [InlineData(ChargerState.C, Guard.OtherPhases, "table A.6 sequence 9, for a change of phases")]
    [InlineData(ChargerState.B, Guard.ReadyToClose, "table A.6 sequence 4")]
    [InlineData(ChargerState.B, Guard.WakeUpDue, "wake-up of a vehicle that sleeps, once")]
    [InlineData(ChargerState.Activate, Guard.WakeUpOver, "end of the wake-up pulse")]
    [InlineData(ChargerState.C1, Guard.GraceOver, "table A.6 sequence 9: vehicle did not open S2 in time")]
    public void Given_a_transition_When_its_clause_is_read_Then_it_is_the_sequence_of_the_standard(ChargerState from, Guard guard, string clause)
    {
        var row = Enumerable.Range(0, TransitionTable.Count).Single(r => TransitionTable.From(r) == from && TransitionTable.Condition(r) == guard);

        Assert.StartsWith(clause, TransitionTable.Clause(row), StringComparison.Ordinal);
    }

    [Fact]
    public void Given_a_state_that_does_not_exist_When_it_is_looked_up_Then_there_is_no_row()
        => Assert.Equal(TransitionTable.Count, TransitionTable.FirstRow((ChargerState)99));

    [Fact]
    public void Given_the_contactor_When_the_ways_to_close_it_are_listed_Then_there_is_one_from_B_when_everything_is_ready()
    {
        var closing = Enumerable.Range(0, TransitionTable.Count).Where(row => TransitionTable.To(row) == ChargerState.C).ToArray();

        var only = Assert.Single(closing);
        Assert.Equal(ChargerState.B, TransitionTable.From(only));
        Assert.Equal(Guard.ReadyToClose, TransitionTable.Condition(only));
    }

    [Theory]
    [InlineData(ChargerState.C)]
    [InlineData(ChargerState.C1)]
    public void Given_a_state_with_the_contactor_closed_When_several_guards_hold_Then_those_that_open_at_once_come_first(ChargerState state)
    {
        var first = TransitionTable.FirstRow(state);

        Assert.Equal(Guard.Unplugged, TransitionTable.Condition(first));
        Assert.Equal(Guard.OpenAtOnce, TransitionTable.Condition(first + 1));
        Assert.NotEqual(ChargerState.C1, TransitionTable.To(first));
        Assert.NotEqual(ChargerState.C1, TransitionTable.To(first + 1));
    }
}
