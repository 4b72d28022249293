using SmartEvse.Core.Charging;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Charging;

/// <summary>The rhythm of the status LED over several periods, and the brightness of its fade. Green is the colour of Normal, blue that of Public.</summary>
public sealed class LedRhythmTests
{
    private readonly Led _led = new();
    private readonly Outputs _o = new() { LedRed = 1, LedGreen = 2, LedBlue = 3 };

    [Theory]
    [InlineData(0, 255)]
    [InlineData(63, 255)]
    [InlineData(64, 0)]
    [InlineData(127, 0)]
    [InlineData(128, 255)]
    [InlineData(130, 255)]
    [InlineData(1_000_128, 0)]
    public void Given_a_fault_When_time_goes_by_Then_red_blinks_in_periods_of_128_ms(long nowMs, int red)
    {
        Show("", ChargerState.B, nowMs, Faults.MainsComm);

        Assert.Equal((red, 0, 0), (_o.LedRed, _o.LedGreen, _o.LedBlue));
    }

    [Theory]
    [InlineData(0, 255)]
    [InlineData(127, 255)]
    [InlineData(128, 0)]
    [InlineData(1279, 0)]
    [InlineData(1280, 255)]
    [InlineData(1285, 255)]
    public void Given_no_power_When_time_goes_by_Then_the_colour_of_the_mode_flashes_every_1280_ms(long nowMs, int green)
    {
        Show("", ChargerState.B1, nowMs, Faults.NoPower);

        Assert.Equal((0, green, 0), (_o.LedRed, _o.LedGreen, _o.LedBlue));
    }

    [Theory]
    [InlineData("Mode=Normal", 0, 255)]
    [InlineData("Mode=Normal", 160, 223)]
    [InlineData("Mode=Normal", 320, 126)]
    [InlineData("Mode=Normal", 480, 30)]
    [InlineData("Mode=Normal", 640, 0)]
    [InlineData("Mode=Normal", 800, 32)]
    [InlineData("Mode=Normal", 960, 129)]
    [InlineData("Mode=Normal", 1120, 225)]
    [InlineData("Mode=Normal", 1280, 255)]
    [InlineData("Mode=Normal", 1440, 223)]
    [InlineData("Mode=Solar", 640, 84)]
    [InlineData("Mode=Solar", 1280, 0)]
    [InlineData("Mode=Solar", 2560, 170)]
    public void Given_charging_When_time_goes_by_Then_the_colour_of_the_mode_fades_down_and_up_and_in_Solar_half_as_fast(string settings, long nowMs, int green)
    {
        Show(settings, ChargerState.C, nowMs);

        Assert.Equal((green, 0), (_o.LedGreen, _o.LedBlue));
    }

    [Theory]
    [InlineData(0, 255)]
    [InlineData(320, 126)]
    [InlineData(640, 0)]
    public void Given_the_Public_scheme_When_charging_Then_blue_fades_in_the_same_way(long nowMs, int blue)
    {
        Show("LedMode=Public", ChargerState.C, nowMs);

        Assert.Equal((0, 0, blue), (_o.LedRed, _o.LedGreen, _o.LedBlue));
    }

    [Fact]
    public void Given_a_lit_LED_When_access_is_switched_off_Then_it_goes_dark()
    {
        Show("", ChargerState.A, 0, access: AccessStatus.Deny);

        Assert.Equal((0, 0, 0), (_o.LedRed, _o.LedGreen, _o.LedBlue));
    }

    private void Show(string settings, ChargerState state, long nowMs, int faults = 0, int access = AccessStatus.Allow)
    {
        var values = Values.Of(settings);
        values.SetState(StoredState.Access, access);
        _led.Show(_o, values, state, faults, false, false, nowMs);
    }
}
