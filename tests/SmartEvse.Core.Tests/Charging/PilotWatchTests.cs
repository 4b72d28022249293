using SmartEvse.Core.Charging;
using SmartEvse.Core.Pilot;
using Xunit;

namespace SmartEvse.Core.Tests.Charging;

/// <summary>The pilot line over time: what counts on one reading, what needs two, and how long the others take. Times to the millisecond.</summary>
public sealed class PilotWatchTests
{
    private const int V12 = 3150;
    private const int V9 = 2880;
    private const int V6 = 2560;
    private const int V3 = 2200;
    private const int Between = 1000;
    private const int Diode = 200;
    private const int NoDiode = 1800;
    private const long Start = 1000;

    private readonly PilotWatch _pilot = new();
    private long _nowMs = Start;

    [Theory]
    [InlineData(V12, PilotLevel.V12)]
    [InlineData(V9, PilotLevel.V9)]
    [InlineData(V3, PilotLevel.V3)]
    [InlineData(Between, PilotLevel.Undefined)]
    public void Given_6_V_When_another_level_is_read_once_Then_it_is_a_glitch_and_the_second_time_it_counts(int mv, PilotLevel level)
    {
        Read(V6, 10);
        Read(mv, 1);
        Assert.Equal((level, PilotLevel.V6, true), (_pilot.Level, _pilot.Stable, _pilot.VehicleThere));
        Read(V6, 1);
        Assert.Equal((PilotLevel.V6, PilotLevel.V6), (_pilot.Level, _pilot.Stable));
        Read(mv, 2);
        Assert.Equal((level, level), (_pilot.Level, _pilot.Stable));
        Assert.Equal(level is PilotLevel.V9 or PilotLevel.V3, _pilot.VehicleThere);
    }

    [Theory]
    [InlineData(499, false)]
    [InlineData(500, true)]
    public void Given_6_V_When_it_has_lasted_half_a_second_Then_the_vehicle_asks(long afterMs, bool asks)
    {
        Read(V9, 10);
        Read(V6, 1);

        Assert.Equal(asks, _pilot.IsAsking(_nowMs + afterMs));
    }

    [Fact]
    public void Given_a_vehicle_that_asks_When_one_reading_is_not_6_V_Then_the_half_second_begins_anew()
    {
        Read(V6, 60);
        Assert.True(_pilot.IsAsking(_nowMs));
        Read(V9, 1);
        Assert.False(_pilot.IsAsking(_nowMs));
        Read(V6, 1);

        Assert.Equal((false, true), (_pilot.IsAsking(_nowMs + 499), _pilot.IsAsking(_nowMs + 500)));
    }

    [Theory]
    [InlineData(V9, 299, false)]
    [InlineData(V9, 300, true)]
    [InlineData(V6, 300, true)]
    [InlineData(V3, 300, true)]
    [InlineData(V12, 300, false)]
    public void Given_a_vehicle_that_came_When_its_level_has_been_stable_for_300_ms_Then_it_has_settled(int mv, long afterMs, bool settled)
    {
        Read(V12, 10);
        Read(mv, 2);

        Assert.Equal(settled, _pilot.HasSettled(_nowMs + afterMs));
    }

    [Fact]
    public void Given_a_vehicle_that_left_and_came_back_When_it_is_asked_whether_it_has_settled_Then_its_time_begins_anew()
    {
        Read(V9, 50);
        Read(V12, 2);
        Assert.False(_pilot.HasSettled(_nowMs));
        Read(V9, 2);

        Assert.Equal((false, true), (_pilot.HasSettled(_nowMs + 299), _pilot.HasSettled(_nowMs + 300)));
    }

    [Theory]
    [InlineData(false, V12, false)]
    [InlineData(false, V9, false)]
    [InlineData(false, V6, false)]
    [InlineData(false, V3, true)]
    [InlineData(false, Between, true)]
    [InlineData(true, V12, true)]
    [InlineData(true, V9, true)]
    [InlineData(true, V6, false)]
    [InlineData(true, V3, true)]
    [InlineData(true, Between, true)]
    public void Given_a_level_When_it_lasts_for_400_ms_Then_it_is_a_fault_where_it_is_not_legal(bool charging, int mv, bool illegal)
    {
        Read(V6, 10, charging);
        var lastLegalMs = _nowMs;
        for (; _nowMs < lastLegalMs + 390; _nowMs += 10) _pilot.Take(mv, Diode, true, charging, _nowMs + 10);
        Assert.False(_pilot.IsIllegal(lastLegalMs + 399));
        _nowMs = lastLegalMs + 400;
        _pilot.Take(mv, Diode, true, charging, _nowMs);

        Assert.Equal(illegal, _pilot.IsIllegal(_nowMs));
    }

    [Theory]
    [InlineData(2999, false)]
    [InlineData(3000, true)]
    public void Given_an_illegal_level_When_every_reading_has_been_legal_for_3_s_Then_the_line_has_recovered(long afterMs, bool recovered)
    {
        Read(Between, 50);
        var lastIllegalMs = _nowMs;
        Read(V9, 10);

        Assert.Equal(recovered, _pilot.HasRecovered(lastIllegalMs + afterMs));
    }

    [Theory]
    [InlineData(999, false)]
    [InlineData(1000, true)]
    public void Given_charging_When_the_diode_has_not_been_seen_for_a_second_Then_it_is_lost(long afterMs, bool lost)
    {
        Read(V6, 10, charging: true);
        var lastSeenMs = _nowMs;
        Read(V6, 10, charging: true, lowMv: NoDiode);

        Assert.Equal(lost, _pilot.IsDiodeLost(lastSeenMs + afterMs));
    }

    [Fact]
    public void Given_minus_12_V_without_PWM_When_it_is_read_Then_it_says_nothing_of_a_diode()
    {
        Read(V6, 10, pwm: false);

        Assert.Equal((false, false), (_pilot.DiodeNow, _pilot.DiodeSeen));
    }

    [Theory]
    [InlineData(2999, false)]
    [InlineData(3000, true)]
    public void Given_a_vehicle_that_asks_When_no_diode_has_been_seen_for_3_s_Then_that_is_a_fault(long afterMs, bool fault)
    {
        Read(V6, 1, lowMv: NoDiode);
        var askedMs = _nowMs;
        Read(V6, 10, lowMv: NoDiode);

        Assert.Equal(fault, _pilot.IsAskingWithoutDiode(askedMs + afterMs));
    }

    [Fact]
    public void Given_a_vehicle_that_asks_When_the_diode_was_seen_once_since_Then_there_is_no_such_fault()
    {
        Read(V6, 1, lowMv: NoDiode);
        Read(V6, 1);
        Read(V6, 400, lowMv: NoDiode);

        Assert.Equal((true, false, false), (_pilot.DiodeSeen, _pilot.DiodeNow, _pilot.IsAskingWithoutDiode(_nowMs)));
    }

    [Fact]
    public void Given_a_vehicle_at_9_V_without_a_diode_When_it_does_not_ask_Then_there_is_no_such_fault()
    {
        Read(V9, 400, lowMv: NoDiode);

        Assert.False(_pilot.IsAskingWithoutDiode(_nowMs));
    }

    [Fact]
    public void Given_a_diode_seen_at_9_V_When_the_vehicle_begins_to_ask_Then_it_has_to_be_seen_anew_and_then_stays_seen()
    {
        Read(V9, 10);
        Assert.True(_pilot.DiodeSeen);
        Read(V6, 1, lowMv: NoDiode);
        Assert.False(_pilot.DiodeSeen);
        Read(V6, 1);
        Read(V6, 5, lowMv: NoDiode);
        Assert.True(_pilot.DiodeSeen);
        Read(V9, 1, lowMv: NoDiode);
        Read(V6, 1, lowMv: NoDiode);
        Assert.False(_pilot.DiodeSeen);
    }

    [Fact]
    public void Given_a_new_look_at_the_line_When_it_begins_Then_diode_and_asking_begin_anew_and_level_and_vehicle_stay()
    {
        Read(V6, 60);
        _pilot.Watch(_nowMs);

        Assert.Equal((false, false), (_pilot.DiodeSeen, _pilot.IsAsking(_nowMs)));
        Assert.Equal((PilotLevel.V6, true, true), (_pilot.Stable, _pilot.VehicleThere, _pilot.HasSettled(_nowMs)));
        Assert.Equal((false, true), (_pilot.IsDiodeLost(_nowMs + 999), _pilot.IsDiodeLost(_nowMs + 1000)));
        Assert.Equal((false, true), (_pilot.IsIllegal(_nowMs + 399), _pilot.IsIllegal(_nowMs + 400)));
    }

    [Fact]
    public void Given_a_line_that_the_charger_disconnects_When_it_is_looked_at_Then_nothing_of_before_counts()
    {
        Read(V6, 400);
        _pilot.Disconnected(_nowMs);

        Assert.Equal((PilotLevel.Undefined, PilotLevel.Undefined, false), (_pilot.Level, _pilot.Stable, _pilot.VehicleThere));
        Assert.Equal((false, false, false), (_pilot.DiodeSeen, _pilot.IsAsking(_nowMs), _pilot.HasSettled(_nowMs + 1000)));
        Assert.Equal((false, true), (_pilot.HasRecovered(_nowMs + 2999), _pilot.HasRecovered(_nowMs + 3000)));
        Assert.False(_pilot.IsIllegal(_nowMs + 399));
        Read(V6, 1);
        Assert.Equal(PilotLevel.Undefined, _pilot.Stable);
    }

    private void Read(int highMv, int times, bool charging = false, int lowMv = Diode, bool pwm = true)
    {
        for (var i = 0; i < times; i++)
        {
            _nowMs += 10;
            _pilot.Take(highMv, lowMv, pwm, charging, _nowMs);
        }
    }
}
