using SmartEvse.Core.Charging;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Charging;

/// <summary>The status LED, rule by rule; the first that fits wins.</summary>
public sealed class LedTests
{
    private readonly Led _led = new();
    private readonly Outputs _o = new();

    [Theory]
    [InlineData("red blinks on every fault but the lack of power", "", ChargerState.B, Faults.MainsComm, false, false, AccessStatus.Allow, 0, 255, 0, 0)]
    [InlineData("and is dark half of the time", "", ChargerState.B, Faults.MainsComm, false, false, AccessStatus.Allow, 64, 0, 0, 0)]
    [InlineData("a failed store does not blink red", "", ChargerState.B, Faults.Flash, false, false, AccessStatus.Allow, 0, 0, 255, 0)]
    [InlineData("access off: the colour of off", "", ChargerState.A, 0, false, false, AccessStatus.Deny, 0, 0, 0, 0)]
    [InlineData("access off with the custom flag", "", ChargerState.A, 0, false, true, AccessStatus.Deny, 0, 0, 0, 255)]
    [InlineData("no power: a short flash of the mode", "", ChargerState.B1, Faults.NoPower, false, false, AccessStatus.Allow, 0, 0, 255, 0)]
    [InlineData("and then dark", "", ChargerState.B1, Faults.NoPower, false, false, AccessStatus.Allow, 128, 0, 0, 0)]
    [InlineData("waiting looks the same", "", ChargerState.B1, 0, true, false, AccessStatus.Allow, 200, 0, 0, 0)]
    [InlineData("ready is dim", "", ChargerState.A, 0, false, false, AccessStatus.Allow, 0, 0, 40, 0)]
    [InlineData("connected is full", "", ChargerState.B, 0, false, false, AccessStatus.Allow, 0, 0, 255, 0)]
    [InlineData("charging starts full", "", ChargerState.C, 0, false, false, AccessStatus.Allow, 0, 0, 255, 0)]
    [InlineData("and fades to dark", "", ChargerState.C, 0, false, false, AccessStatus.Allow, 640, 0, 0, 0)]
    [InlineData("Solar has its colour", "Mode=Solar", ChargerState.B, 0, false, false, AccessStatus.Allow, 0, 255, 170, 0)]
    [InlineData("the custom flag has its colour", "", ChargerState.B, 0, false, true, AccessStatus.Allow, 0, 0, 0, 255)]
    [InlineData("Public: ready is green", "LedMode=Public", ChargerState.A, 0, false, false, AccessStatus.Allow, 0, 0, 40, 0)]
    [InlineData("Public: connected is blue", "LedMode=Public", ChargerState.B, 0, false, false, AccessStatus.Allow, 0, 0, 0, 255)]
    [InlineData("Public: charging fades blue", "LedMode=Public", ChargerState.C, 0, false, false, AccessStatus.Allow, 640, 0, 0, 0)]
    [InlineData("Public: waiting is a short flash of the mode", "LedMode=Public, Mode=Solar", ChargerState.B1, 0, true, false, AccessStatus.Allow, 0, 255, 170, 0)]
    [InlineData("Public: red blinks on a fault", "LedMode=Public", ChargerState.B, Faults.MainsComm, false, false, AccessStatus.Allow, 0, 255, 0, 0)]
    [InlineData("Public: access off is not dark", "LedMode=Public", ChargerState.B, 0, false, false, AccessStatus.Deny, 0, 0, 0, 255)]
    public void Given_a_moment_When_the_LED_is_shown_Then_it_says_so(string what, string settings, ChargerState state, int faults, bool waiting, bool custom, int access, long nowMs, int red, int green, int blue)
    {
        var values = Values.Of(settings);
        values.SetState(StoredState.Access, access);

        _led.Show(_o, values, state, faults, waiting, custom, nowMs);

        Assert.True((red, green, blue) == (_o.LedRed, _o.LedGreen, _o.LedBlue), what + ": " + (_o.LedRed, _o.LedGreen, _o.LedBlue));
    }

    [Fact]
    public void Given_a_colour_set_from_a_distance_When_the_LED_is_shown_Then_it_has_that_colour()
    {
        _led.SetColour(1, 0x102030);

        _led.Show(_o, new SettingsValues(), ChargerState.B, 0, false, false, 0);

        Assert.Equal((0x10, 0x20, 0x30), (_o.LedRed, _o.LedGreen, _o.LedBlue));
        Assert.Equal(0x102030, _led.Colour(1));
    }

    [Fact]
    public void Given_charging_When_the_fade_runs_through_a_period_Then_it_never_jumps()
    {
        var values = new SettingsValues();
        _led.Show(_o, values, ChargerState.C, 0, false, false, 0);
        var last = _o.LedGreen;
        for (var ms = 10; ms <= 2560; ms += 10)
        {
            _led.Show(_o, values, ChargerState.C, 0, false, false, ms);
            Assert.InRange(_o.LedGreen, 0, 255);
            Assert.InRange(System.Math.Abs(_o.LedGreen - last), 0, 16);
            last = _o.LedGreen;
        }
    }
}
