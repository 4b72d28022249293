using SmartEvse.Core.Charging;
using Xunit;

namespace SmartEvse.Core.Tests.Charging;

/// <summary>The state machine on a pilot line made by hand: readings that no vehicle of the simulation gives.</summary>
public sealed class StateMachineTests
{
    private const int V12 = 3150;
    private const int V9 = 2880;
    private const int V6 = 2560;

    private readonly PilotWatch _pilot = new();
    private readonly Conditions _ready = new() { HasAccess = true, IsPrepared = true, HasRoom = true, HasGrant = true };
    private readonly StateMachine _machine;
    private long _nowMs;

    public StateMachineTests()
    {
        _machine = new StateMachine(_pilot);
        Read(V12, 600);
        Read(V9, 10);
        Read(V6, 600);
        Assert.Equal(ChargerState.C, _machine.State);
    }

    [Theory]
    [InlineData(V9)]
    [InlineData(V12)]
    public void Given_charging_When_every_third_reading_is_another_level_Then_it_goes_on(int glitchMv)
    {
        for (var i = 0; i < 100; i++)
        {
            Read(glitchMv, 1);
            Read(V6, 2);
            Assert.Equal(ChargerState.C, _machine.State);
        }
    }

    [Theory]
    [InlineData(V9, ChargerState.B)]
    [InlineData(V12, ChargerState.A)]
    public void Given_charging_When_two_readings_in_a_row_are_another_level_Then_it_ends_with_the_second(int mv, ChargerState state)
    {
        Read(mv, 1);
        Assert.Equal(ChargerState.C, _machine.State);
        Read(mv, 1);
        Assert.Equal(state, _machine.State);
    }

    [Fact]
    public void Given_a_level_that_changes_with_every_reading_When_it_goes_on_Then_it_is_neither_unplugged_nor_not_asking()
    {
        for (var i = 0; i < 30; i++)
        {
            Read(V9, 1);
            Read(V12, 1);
        }

        Assert.Equal(ChargerState.C, _machine.State);
    }

    private void Read(int highMv, int times)
    {
        for (var i = 0; i < times; i++)
        {
            _nowMs += 10;
            _machine.BeforePilot(_nowMs);
            _pilot.Take(highMv, 200, true, _machine.State == ChargerState.C, _nowMs);
            _machine.Step(_ready, _nowMs);
        }
    }
}
