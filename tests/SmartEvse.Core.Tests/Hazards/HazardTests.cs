using System.Linq;
using FsCheck.Fluent;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Hazards;

/// <summary>Every row of the hazard table, its fault injected at many onsets in virtual time: a test a hazard for its bounds, then what holds for all.</summary>
public sealed class HazardTests
{
    /// <summary>Every row, by its name.</summary>
    public static TheoryData<string> Rows => [.. HazardTable.Rows.Select(r => r.Name)];

    [Fact]
    public void Given_H1_a_closed_contactor_When_the_vehicle_is_gone_or_lets_go_Then_it_is_open_in_time() => Holds("H1");

    [Fact]
    public void Given_H2_a_welded_contactor_When_it_was_told_to_open_Then_that_is_said_and_it_is_not_told_to_close() => Holds("H2");

    [Fact]
    public void Given_H3_a_contactor_that_does_not_close_When_the_vehicle_asks_Then_that_is_said() => Holds("H3");

    [Fact]
    public void Given_H4_a_line_without_a_diode_When_it_asks_or_charges_Then_contactor_1_opens_or_never_closes() => Holds("H4");

    [Fact]
    public void Given_H5_a_pilot_line_that_fails_When_a_vehicle_charges_Then_contactor_1_is_open_in_time() => Holds("H5");

    [Fact]
    public void Given_H7_a_hot_charger_or_a_lost_sensor_When_a_vehicle_charges_Then_it_offers_less_or_opens_in_time() => Holds("H7");

    [Fact]
    public void Given_H8_a_vehicle_that_ignores_the_offer_When_its_time_is_over_Then_it_is_stopped() => Holds("H8");

    [Fact]
    public void Given_H9_full_mains_When_the_house_takes_more_Then_no_phase_is_above_its_limit_in_time() => Holds("H9");

    [Fact]
    public void Given_H10_a_meter_that_is_silent_or_lies_When_a_vehicle_charges_Then_it_is_stopped_or_nothing_more_is_built_on_it() => Holds("H10");

    [Fact]
    public void Given_H11_everything_over_MQTT_When_the_broker_is_lost_Then_nothing_is_raised_and_an_override_ends_in_its_time() => Holds("H11");

    [Fact]
    public void Given_H12_power_that_fails_When_it_returns_Then_nothing_closes_before_its_rest_nor_in_a_restart_loop() => Holds("H12");

    [Fact]
    public void Given_H14_a_wall_clock_that_is_wrong_When_there_is_no_schedule_Then_nothing_differs_from_a_charger_with_a_sound_one() => Holds("H14");

    [Fact]
    public void Given_H15_two_contactors_When_phases_are_switched_at_the_worst_moments_Then_the_second_rests_a_second() => Holds("H15");

    [Fact]
    public void Given_H16_house_feed_or_clouds_without_rest_When_hours_have_passed_Then_starts_and_switches_keep_their_bound() => Holds("H16");

    [Fact]
    public void Given_H17_settings_that_change_without_end_When_they_are_stored_Then_neither_flash_nor_values_are_lost() => Holds("H17");

    [Fact]
    public void Given_H18_commands_that_nobody_should_send_When_they_come_Then_they_change_nothing_or_only_lower() => Holds("H18");

    [Fact]
    public void Given_H20_a_vehicle_of_unknown_phases_When_the_sum_is_limited_Then_the_worst_is_assumed() => Holds("H20");

    [Fact]
    public void Given_H22_a_loop_that_hangs_When_500_ms_are_over_Then_the_board_is_open_and_the_charger_starts_over() => Holds("H22");

    [Theory]
    [MemberData(nameof(Rows))]
    public void Given_a_fault_When_it_comes_Then_the_situation_was_dangerous_at_every_onset_and_a_user_can_read_why(string row)
    {
        var hazard = HazardTable.Rows.Single(r => r.Name == row);
        var measured = Measurement.Of(hazard);
        Assert.Equal((Measurement.Onsets, Measurement.Onsets), (measured.Dangerous, measured.Said));
        // An answer that takes no time came before the fault.
        Assert.Equal(hazard.BoundMs > 0, measured.WorstMs > 0);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Given_any_spacing_from_1_to_50_ms_When_the_fault_comes_Then_the_answer_comes_within_one_spacing_more(string row)
    {
        var hazard = HazardTable.Rows.Single(r => r.Name == row);
        Law.Holds(Gen.Choose(1, 50).Zip(Gen.Choose(0, Measurement.Onsets - 1)), 4, x =>
        {
            var (spacingMs, number) = x;
            var outcome = hazard.Inject(new Onset(number, spacingMs), hazard.Says);
            return outcome is { WasDangerous: true, IsSaid: true, TookMs: >= 0 } && outcome.TookMs <= (hazard.BoundMs == 0 ? 0 : hazard.BoundMs + (hazard.Spacings * spacingMs));
        });
    }

    private static void Holds(string id)
    {
        var rows = HazardTable.Rows.Where(r => r.Id == id).ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, r => Assert.InRange(Measurement.Of(r).WorstMs, 0, r.BoundMs));
    }
}
