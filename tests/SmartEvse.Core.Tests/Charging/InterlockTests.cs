using SmartEvse.Core.Charging;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Pilot;
using SmartEvse.Core.Settings;
using Xunit;

namespace SmartEvse.Core.Tests.Charging;

/// <summary>
/// The last word, rule by rule: the outputs are made by hand as a broken charger would command them, and the interlock must open and count. The time
/// starts with 10 s of an open contactor, so that nothing is fresh by chance.
/// </summary>
public sealed class InterlockTests
{
    private const int V9 = 2880;
    private const int V6 = 2560;

    private readonly Interlock _interlock = new();
    private readonly LimitTable _limits = new();
    private readonly Inputs _raw = new() { PilotHighMv = V6, PilotLowMv = 200 };
    private readonly Outputs _o = new() { DutyPermille = PilotDuty.Steady };
    private ChargerState _state = ChargerState.C;
    private int _faults;
    private int _access = AccessStatus.Allow;
    private bool _mainsStale;
    private long _nowMs;

    public InterlockTests()
    {
        _limits.Set(LimitId.Max, 160, LimitTable.Never);
        RunFor(10_000, contactor1: false);
        Assert.Equal(0, _interlock.Violations);
    }

    [Fact]
    public void Given_a_sound_charge_When_it_runs_for_minutes_Then_nothing_is_opened()
    {
        _o.OfferedDa = 160;
        _o.DutyPermille = PilotDuty.FromCurrent(160);
        RunFor(300_000, contactor1: true);

        Assert.Equal(0, _interlock.Violations);
        Assert.True(_o.Contactor1);
        Assert.Equal(160, _o.OfferedDa);
    }

    [Theory]
    [InlineData(ChargerState.A)]
    [InlineData(ChargerState.B)]
    [InlineData(ChargerState.B1)]
    [InlineData(ChargerState.Activate)]
    public void Given_K1_When_the_contactor_is_closed_in_a_state_that_may_not_Then_it_opens_at_once(ChargerState state)
    {
        _state = state;
        AssertOpensWithin(1, 10);
    }

    [Fact]
    public void Given_K2_When_C1_lasts_longer_than_7_s_Then_it_opens()
    {
        _state = ChargerState.C1;
        AssertOpensWithin(2, 7020, notBefore: 7020);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(200)]
    [InlineData(1000)]
    [InlineData(1800)]
    [InlineData(2200)]
    [InlineData(3150)]
    [InlineData(V9)]
    public void Given_K3_When_the_pilot_is_not_at_6_V_in_C_for_500_ms_Then_it_opens(int pilotMv)
    {
        _raw.PilotHighMv = pilotMv;
        AssertOpensWithin(3, 510, notBefore: 510);
    }

    [Fact]
    public void Given_K3_When_the_diode_is_not_seen_in_C_for_1500_ms_Then_it_opens()
    {
        _raw.PilotLowMv = 1800;
        AssertOpensWithin(3, 1510, notBefore: 1510);
    }

    [Fact]
    public void Given_K3_When_the_pilot_is_at_9_V_in_C1_Then_that_is_legal_until_the_grace_is_over()
    {
        _state = ChargerState.C1;
        _raw.PilotHighMv = V9;
        RunFor(6900, contactor1: true);

        Assert.Equal(0, _interlock.Violations);
    }

    [Theory]
    [InlineData(Faults.RcmTripped, ChargerState.C)]
    [InlineData(Faults.RcmTripped, ChargerState.C1)]
    [InlineData(Faults.Pilot, ChargerState.C1)]
    [InlineData(Faults.Diode, ChargerState.C1)]
    [InlineData(Faults.Internal, ChargerState.C1)]
    [InlineData(Faults.TemperatureHigh, ChargerState.C)]
    [InlineData(Faults.TemperatureSensor, ChargerState.C)]
    [InlineData(Faults.MainsComm, ChargerState.C)]
    [InlineData(Faults.EvComm, ChargerState.C)]
    [InlineData(Faults.NoPower, ChargerState.C)]
    public void Given_K4_When_a_fault_that_forbids_it_is_there_with_the_contactor_closed_Then_it_opens_at_once(int fault, ChargerState state)
    {
        _faults = fault;
        _state = state;
        AssertOpensWithin(4, 10);
    }

    [Theory]
    [InlineData(Faults.TemperatureHigh, ChargerState.C1)]
    [InlineData(Faults.MainsComm, ChargerState.C1)]
    [InlineData(Faults.NoPower, ChargerState.C1)]
    [InlineData(Faults.Flash, ChargerState.C)]
    public void Given_K4_When_the_fault_allows_the_grace_Then_the_vehicle_may_let_go_first(int fault, ChargerState state)
    {
        _faults = fault;
        _state = state;
        RunFor(1000, contactor1: true);

        Assert.Equal(0, _interlock.Violations);
    }

    [Theory]
    [InlineData(AccessStatus.Deny)]
    [InlineData(AccessStatus.Pause)]
    public void Given_K5_When_access_is_not_allowed_for_7_s_Then_it_opens(int access)
    {
        RunFor(1000, contactor1: true);
        _access = access;
        AssertOpensWithin(5, 7020, notBefore: 7020);
    }

    [Fact]
    public void Given_K6_When_contactor_2_closes_together_with_contactor_1_Then_it_is_allowed_after_a_second_of_open_contactor()
    {
        _o.Contactor2 = true;
        RunFor(100, contactor1: true);

        Assert.Equal(0, _interlock.Violations);
        Assert.True(_o.Contactor2);
    }

    [Fact]
    public void Given_K6_When_contactor_2_changes_under_load_Then_both_open()
    {
        RunFor(2000, contactor1: true);
        _o.Contactor2 = true;
        AssertOpensWithin(6, 10);
    }

    [Fact]
    public void Given_K6_When_contactor_2_is_closed_alone_Then_it_opens()
    {
        _o.Contactor2 = true;
        Step(contactor1: false);

        Assert.Equal(1 << 6, _interlock.Broken);
        Assert.False(_o.Contactor2);
    }

    [Fact]
    public void Given_K6_When_contactor_1_has_been_open_for_less_than_a_second_Then_contactor_2_may_not_close()
    {
        RunFor(2000, contactor1: true);
        RunFor(900, contactor1: false);
        _o.Contactor2 = true;
        AssertOpensWithin(6, 10);
    }

    [Fact]
    public void Given_K6_When_contactor_1_has_been_open_for_a_second_Then_contactor_2_may_close()
    {
        RunFor(2000, contactor1: true);
        RunFor(1000, contactor1: false);
        _o.Contactor2 = true;
        RunFor(100, contactor1: true);

        Assert.Equal(0, _interlock.Violations);
    }

    [Fact]
    public void Given_K6_When_contactor_2_opens_under_load_Then_both_open()
    {
        _o.Contactor2 = true;
        RunFor(2000, contactor1: true);
        Assert.Equal(0, _interlock.Violations);
        _o.Contactor2 = false;
        AssertOpensWithin(6, 10);
    }

    [Fact]
    public void Given_K6_When_contactor_2_is_closed_alone_and_too_early_Then_it_opens_all_the_same()
    {
        RunFor(2000, contactor1: true);
        RunFor(500, contactor1: false);
        _o.Contactor2 = true;
        Step(contactor1: false);

        Assert.Equal((1, 1 << 6, false), (_interlock.Violations, _interlock.Broken, _o.Contactor2));
    }

    [Fact]
    public void Given_K3_When_pilot_and_diode_are_missed_in_the_same_step_Then_it_opens()
    {
        RunFor(1000, contactor1: true);
        _raw.PilotLowMv = 1800;
        RunFor(1000, contactor1: true);
        _raw.PilotHighMv = 0;
        RunFor(500, contactor1: true);
        Assert.Equal(0, _interlock.Violations);

        AssertOpensWithin(3, 10);
    }

    [Theory]
    [InlineData(59, 100)]
    [InlineData(161, 100)]
    [InlineData(161, PilotDuty.Steady)]
    [InlineData(100, 500)]
    [InlineData(0, 500)]
    [InlineData(-1, PilotDuty.Steady)]
    public void Given_K7_When_offer_or_duty_break_a_limit_Then_the_offer_is_withdrawn(int offeredDa, int dutyPermille)
    {
        _o.OfferedDa = offeredDa;
        _o.DutyPermille = dutyPermille;
        AssertOpensWithin(7, 10);
        Assert.Equal(PilotDuty.Steady, _o.DutyPermille);
        Assert.Equal(0, _o.OfferedDa);
    }

    [Fact]
    public void Given_K7_When_a_limit_has_expired_Then_no_offer_is_allowed()
    {
        _limits.Set(LimitId.Mains, 160, _nowMs);
        _o.OfferedDa = 100;
        AssertOpensWithin(7, 10);
    }

    [Fact]
    public void Given_K8_When_a_limit_stands_above_its_last_sample_without_fresh_data_Then_it_opens()
    {
        _limits.SetFromSample(LimitId.Mains, 100, LimitTable.Never);
        _limits.Set(LimitId.Mains, 120, LimitTable.Never);
        RunFor(100, contactor1: true);
        Assert.Equal(0, _interlock.Violations);

        _mainsStale = true;
        AssertOpensWithin(8, 10);
    }

    private void AssertOpensWithin(int rule, long withinMs, long notBefore = 0)
    {
        var startMs = _nowMs;
        do
        {
            Step(contactor1: true);
        }
        while (_interlock.Violations == 0 && _nowMs - startMs < withinMs);

        Assert.Equal(1, _interlock.Violations);
        Assert.Equal(1 << rule, _interlock.Broken);
        Assert.False(_o.Contactor1);
        Assert.False(_o.Contactor2);
        Assert.InRange(_nowMs - startMs, notBefore, withinMs);
    }

    private void RunFor(long ms, bool contactor1)
    {
        for (var end = _nowMs + ms; _nowMs < end;) Step(contactor1);
    }

    private void Step(bool contactor1)
    {
        _nowMs += 10;
        _o.Contactor1 = contactor1;
        _interlock.Check(_raw, _o, true, contactor1 ? _state : ChargerState.A, _faults, _access, _limits, 60, _mainsStale, _nowMs);
    }
}
