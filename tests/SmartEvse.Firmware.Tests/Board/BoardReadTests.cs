using SmartEvse.Core;
using SmartEvse.Core.Pilot;
using SmartEvse.Firmware.Board;
using SmartEvse.Firmware.Tests.Support;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Firmware.Tests.Board;

public sealed class BoardReadTests
{
    private readonly SimulatedBoard _world = new();
    private readonly Inputs _inputs = new();
    private readonly Esp32Board _board;

    public BoardReadTests() => _board = new Esp32Board(_world.Blobs, new VirtualMachine());

    [Theory]
    [InlineData(100)]
    [InlineData(266)]
    [InlineData(533)]
    [InlineData(850)]
    public void Given_PWM_on_the_line_When_bursts_are_taken_at_any_phase_Then_both_plateaus_are_found(int dutyPermille)
    {
        _world.Plant.Plug();
        _board.Apply(new Outputs { DutyPermille = dutyPermille }, true);
        for (var ms = 0; ms < 2000; ms += 10)
        {
            _world.Move(ms);
            _board.Read(_inputs, false, ms);
            Assert.Equal(PilotLevel.V9, PilotClassifier.Level(_inputs.PilotHighMv));
            Assert.True(PilotClassifier.IsMinus12(_inputs.PilotLowMv), $"{ms} ms: {_inputs.PilotLowMv} mV");
        }
    }

    [Theory]
    [InlineData(false, 1, PilotLevel.Undefined)]
    [InlineData(true, 1, PilotLevel.V9)]
    [InlineData(true, 2, PilotLevel.Undefined)]
    public void Given_bursts_that_say_nothing_When_contactor_1_is_closed_Then_one_more_is_taken_in_the_same_step(bool isClosed, int undecided, PilotLevel level)
    {
        const int Duty = 533;
        var (taken, nine) = (0, _world.Raw(2880));
        _board.Apply(new Outputs { DutyPermille = Duty, Contactor1 = isClosed }, true);
        _world.Nano.Convert = channel =>
        {
            if (channel != BoardPins.AdcChannel(PinRole.PilotAdc)) return 1000;
            var inBurst = taken % PilotBurst.MaxSamples;
            // Three readings on top that do not agree.
            var mute = taken++ / PilotBurst.MaxSamples < undecided;
            return inBurst >= 32 ? 73 : !mute ? nine : inBurst < 3 ? 4000 - (200 * inBurst) : 73;
        };
        _board.Read(_inputs, false, 0);
        Assert.Equal(level, PilotClassifier.Level(_inputs.PilotHighMv));
        Assert.Equal(PilotBurst.MaxSamples * (isClosed ? 2 : 1), taken);
    }

    [Theory]
    [InlineData(-30)]
    [InlineData(0)]
    [InlineData(25)]
    [InlineData(66)]
    [InlineData(120)]
    public void Given_a_temperature_When_a_second_has_passed_Then_it_is_read(int degreesC)
    {
        _world.Plant.TemperatureC = degreesC;
        Read(0);
        Assert.Equal(degreesC, _inputs.TemperatureC);
        _world.Plant.TemperatureC = 30;
        Read(990);
        Assert.Equal(degreesC, _inputs.TemperatureC);
        Read(1000);
        Assert.Equal(30, _inputs.TemperatureC);
    }

    [Fact]
    public void Given_a_temperature_sensor_that_is_gone_When_the_pin_reads_0_or_full_Then_there_is_no_temperature()
    {
        _world.Plant.TemperatureC = null;
        Read(0);
        Assert.Equal(Inputs.NoTemperature, _inputs.TemperatureC);
        _world.Plant.TemperatureC = 300;
        Read(1000);
        Assert.Equal(Inputs.NoTemperature, _inputs.TemperatureC);
    }

    [Theory]
    [InlineData(13)]
    [InlineData(16)]
    [InlineData(32)]
    [InlineData(63)]
    public void Given_a_cable_When_the_proximity_pin_is_read_at_12_dB_Then_its_coding_is_found(int cableA)
    {
        _world.Plant.UseVehicle(new VehicleOptions { CableA = cableA });
        _world.Plant.Plug();
        Read(0);
        Assert.Equal(cableA, CableCoding.Decode(_inputs.ProximityMv));
    }

    [Fact]
    public void Given_the_switch_When_it_pulls_its_pin_low_Then_it_is_closed()
    {
        Read(0);
        Assert.False(_inputs.SwitchClosed);
        _world.Plant.SwitchClosed = true;
        Read(10);
        Assert.True(_inputs.SwitchClosed);
    }

    [Fact]
    public void Given_outputs_When_they_are_put_on_the_pins_Then_pilot_LED_and_contactors_follow_and_an_equal_duty_costs_no_call()
    {
        var outputs = new Outputs { Contactor1 = true, Contactor2 = true, DutyPermille = 266, PilotConnected = true, LedRed = 255, LedGreen = 51 };
        _board.Apply(outputs, true);
        Assert.True(_world.Contactor1 && _world.Contactor2 && _world.PilotConnected);
        Assert.Equal(266, _world.DutyPermille);
        Assert.Equal([1.0, 0.2, 0.0], new[] { _world.Nano.Duty[2], _world.Nano.Duty[4], _world.Nano.Duty[12] });
        var duties = Duties();
        _board.Apply(outputs, true);
        Assert.Equal(duties, Duties());
        outputs.PilotConnected = false;
        _board.Apply(outputs, false);
        Assert.False(_world.Contactor1 || _world.Contactor2 || _world.PilotConnected);
    }

    private int Duties()
    {
        var count = 0;
        foreach (var line in _world.Nano.Log) count += line.StartsWith("Duty", System.StringComparison.Ordinal) ? 1 : 0;
        return count;
    }

    private void Read(long nowMs)
    {
        _world.Move(nowMs);
        _board.Read(_inputs, false, nowMs);
    }
}
