using System;
using System.Linq;
using SmartEvse.Firmware.Board;
using Xunit;

namespace SmartEvse.Firmware.Tests.Board;

public sealed class BoardPinsTests
{
    // Written down from the boards, not from the code.
    [Theory]
    [InlineData(PinRole.Contactor1, 32, 32)]
    [InlineData(PinRole.Contactor2, 27, 27)]
    [InlineData(PinRole.PilotOff, 15, 15)]
    [InlineData(PinRole.PilotPwm, 19, 19)]
    [InlineData(PinRole.PilotAdc, 39, 39)]
    [InlineData(PinRole.ProximityAdc, 34, 34)]
    [InlineData(PinRole.TemperatureAdc, 36, 36)]
    [InlineData(PinRole.LockA, 17, 10)]
    [InlineData(PinRole.LockB, 18, 9)]
    [InlineData(PinRole.LockFeedback, 35, 35)]
    [InlineData(PinRole.RcmFault, 13, 38)]
    [InlineData(PinRole.Switch, 16, 23)]
    [InlineData(PinRole.Rs485Rx, 23, 37)]
    [InlineData(PinRole.Rs485Tx, 21, 21)]
    [InlineData(PinRole.Rs485Direction, 22, 22)]
    [InlineData(PinRole.LedRed, 2, 2)]
    [InlineData(PinRole.LedGreen, 4, 4)]
    [InlineData(PinRole.LedBlue, 12, 12)]
    [InlineData(PinRole.LcdData, 33, 33)]
    [InlineData(PinRole.LcdClock, 26, 26)]
    [InlineData(PinRole.LcdA0, 25, 25)]
    [InlineData(PinRole.LcdReset, 5, 5)]
    [InlineData(PinRole.LcdLight, 14, 14)]
    [InlineData(PinRole.ButtonLeft, 0, 0)]
    [InlineData(PinRole.Buzzer, -1, 18)]
    [InlineData(PinRole.External, -1, 13)]
    public void Given_a_role_When_its_pin_is_asked_for_Then_it_is_that_of_the_board(PinRole role, int v30, int v31)
    {
        Assert.Equal(v30, BoardPins.Number(role, BoardRevision.V30));
        Assert.Equal(v31, BoardPins.Number(role, BoardRevision.V31));
        Assert.Equal(v30 == v31 ? v30 : BoardPins.None, BoardPins.Number(role, BoardRevision.Unknown));
    }

    [Theory]
    [InlineData(BoardRevision.V30)]
    [InlineData(BoardRevision.V31)]
    public void Given_a_revision_When_its_pins_are_listed_Then_none_is_used_twice_and_none_of_34_to_39_is_an_output(BoardRevision revision)
    {
        var used = Enum.GetValues<PinRole>().Where(r => BoardPins.Number(r, revision) != BoardPins.None).ToList();
        Assert.Equal(used.Count, used.Select(r => BoardPins.Number(r, revision)).Distinct().Count());
        Assert.All(used.Where(r => BoardPins.Number(r, revision) >= 34), r => Assert.Contains(BoardPins.Use(r), (PinUse[])[PinUse.Input, PinUse.InputPullUp, PinUse.Analog]));
    }
}
