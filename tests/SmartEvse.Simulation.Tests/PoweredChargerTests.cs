using SmartEvse.Core;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Settings;
using SmartEvse.Simulation.Scenarios;
using Xunit;

namespace SmartEvse.Simulation.Tests;

/// <summary>The shell around the charger: what it does with its grants while the loop hangs (H22), and what it counts and stores over starts (H12, H17).</summary>
public sealed class PoweredChargerTests
{
    private const int StepMs = 10;

    private readonly LoopbackLink _link = new();
    private readonly Plant _plant = new();
    private readonly PoweredCharger _charger;
    private readonly ChargerView _view = new();
    private long _nowMs;

    public PoweredChargerTests()
    {
        var values = Scenario.StartSettings();
        Assert.Null(SettingText.Put(values, "Config", "Fixed"));
        _charger = new PoweredCharger(values, _link);
    }

    [Theory]
    [InlineData(51, 0)]
    [InlineData(499, 0)]
    [InlineData(500, 0)]
    [InlineData(501, 501)]
    [InlineData(5000, 501)]
    public void Given_a_charging_vehicle_When_the_loop_hangs_Then_the_board_opens_after_500_ms_and_it_charges_again_by_itself(int forMs, int openAfterMs)
    {
        Charge();
        _charger.Hang(_nowMs, forMs);
        var (lastStepMs, openMs) = (_nowMs, 0L);
        for (var until = _nowMs + forMs; _nowMs < until;)
        {
            Step(1);
            if (!_charger.Outputs.Contactor1 && openMs == 0) openMs = _nowMs - lastStepMs;
            Assert.Equal(openMs == 0, _charger.Outputs.Contactor1);
        }

        Assert.Equal((openAfterMs, 1), (openMs, View(ViewField.LateSteps)));
        Assert.Equal(openAfterMs == 0 ? ChargerState.C : ChargerState.B1, _charger.Charger.State);
        Run(30_000);
        Assert.Equal((ChargerState.C, 0, openAfterMs == 0 ? 1 : 2), (_charger.Charger.State, _charger.Violations, _plant.ContactorCycles));
    }

    [Fact]
    public void Given_three_losses_of_power_When_it_starts_again_Then_it_is_a_restart_loop_until_ten_minutes_have_gone_by()
    {
        Run(1000);
        Assert.Equal(1, Count);
        Cut(10);
        Run(300_000);
        Assert.Equal((2, 0), (Count, View(ViewField.Faults)));
        _plant.Plug();
        Cut(500);
        Assert.Equal((3, Faults.RestartLoop), (Count, View(ViewField.Faults)));
        for (var until = _nowMs + UnplannedStarts.ProvenMs - 1000; _nowMs < until;)
        {
            Step(StepMs);
            Assert.False(_charger.Outputs.Contactor1);
        }

        Run(15_000);
        Assert.Equal((ChargerState.C, 0, 0), (_charger.Charger.State, Count, View(ViewField.Faults)));
        Run(5000);
        Cut(10);
        Assert.Equal(1, Count);
    }

    [Fact]
    public void Given_a_restart_loop_When_a_person_clears_the_error_Then_it_goes_on_and_the_next_start_is_the_first()
    {
        for (var i = 0; i < 5; i++) Cut(100);
        Assert.Equal(Faults.RestartLoop, View(ViewField.Faults));
        Run(5000);

        _charger.Deliver("ClearError", "PRESS");
        Run(2000);

        Assert.Equal((0, 0), (Count, View(ViewField.Faults)));
        Charge();
        Cut(100);
        Assert.Equal(1, Count);
    }

    [Fact]
    public void Given_restarts_that_were_asked_for_When_there_are_many_Then_none_counts_and_nothing_written_is_lost()
    {
        Run(1000);
        for (var minutes = 1; minutes <= 10; minutes++)
        {
            _charger.Deliver("OverrideTimeout", $"{minutes}");
            Run(50);
            var startedMs = _charger.StartedMs;
            _charger.Deliver("Restart", "PRESS");
            Run(1000);
            Assert.NotEqual(startedMs, _charger.StartedMs);
            Assert.Equal((1, minutes), (Count, _charger.Charger.Settings.Number(SettingId.OverrideTimeout)));
        }
    }

    private int Count => _charger.Charger.Settings.State(StoredState.UnplannedStarts);

    private int View(ViewField field)
    {
        _charger.Charger.CopyView(_view);
        return _view[field];
    }

    private void Charge()
    {
        _plant.Plug();
        for (var until = _nowMs + 20_000; _charger.Charger.State != ChargerState.C;)
        {
            Assert.True(_nowMs < until, $"it does not charge: {_charger.Charger.State}");
            Step(StepMs);
        }

        Run(2000);
    }

    private void Cut(int forMs)
    {
        _charger.CutPower(_nowMs, forMs);
        Run(forMs + StepMs);
        Assert.True(_charger.IsPowered);
    }

    private void Run(long ms)
    {
        for (var until = _nowMs + ms; _nowMs < until;) Step(StepMs);
    }

    private void Step(int stepMs)
    {
        _nowMs += stepMs;
        _plant.Step(_charger.Outputs, _nowMs);
        _charger.Step(_plant.Inputs, _nowMs);
        _plant.Conduct(_charger.Outputs);
    }
}
