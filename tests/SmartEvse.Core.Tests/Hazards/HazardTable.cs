using System;
using System.Collections.Generic;
using SmartEvse.Core.Settings;
using SmartEvse.Simulation;

namespace SmartEvse.Core.Tests.Hazards;

/// <summary>
/// THE hazard table: what can go wrong, what the charger does, within which time, and the fault that is injected to show it. docs/safety-case.md is made
/// from it. A new row needs an injection that returns an <see cref="Outcome"/>, and a test of <see cref="HazardTests"/> in its last column.
/// </summary>
internal static class HazardTable
{
    // The times that the bounds are made of, in ms: C1 at the most, FEED TMO and EV TMO, what a meter and its way take, and the vehicle.
    private const int LetGo = 7000;
    private const int FeedTimeout = 11_000;
    private const int Mains = Scene.MainsMs + Scene.MainsDelayMs;
    private const int Ev = Scene.EvMs + Scene.EvDelayMs;
    private const int Dead = Scene.DeadMs;

    private const string Opens = "contactor 1 is open";
    private const string Closed = "never: contactor 1 closed";
    private const string Differs = "never: a difference to a twin with a sound clock";

    internal static IReadOnlyList<Hazard> Rows { get; } =
    [
        new("H1", "unplugged while charging", "opens at the second reading", Opens, 60, "K1, K3", "no_vehicle", LineFaults.Unplugged,
            Here(nameof(HazardTests.Given_H1_a_closed_contactor_When_the_vehicle_is_gone_or_lets_go_Then_it_is_open_in_time)), "TransitionExplorationTests.Given_every_combination_When_it_is_explored_Then_no_rule_is_broken"),
        new("H1", "the vehicle opens S2 (C to B)", "opens at the second reading", Opens, 60, "K1, K3", "vehicle_not_asking", LineFaults.LetsGo,
            Here(nameof(HazardTests.Given_H1_a_closed_contactor_When_the_vehicle_is_gone_or_lets_go_Then_it_is_open_in_time))),
        new("H1", "unplugged while charging is being stopped", "opens at the second reading, without waiting for the rest of the grace", Opens, 60, "K1, K3", "no_vehicle", LineFaults.UnpluggedWhileStopping,
            Here(nameof(HazardTests.Given_H1_a_closed_contactor_When_the_vehicle_is_gone_or_lets_go_Then_it_is_open_in_time))),
        new("H1", "access withdrawn, and a vehicle that never lets go", "withdraws the offer, opens under load after the grace of C1", Opens, LetGo, "K2, K5", "access_off", LineFaults.HoldsOnWithoutAccess,
            Here(nameof(HazardTests.Given_H1_a_closed_contactor_When_the_vehicle_is_gone_or_lets_go_Then_it_is_open_in_time)), "InterlockTests.Given_K2_When_C1_lasts_longer_than_7_s_Then_it_opens"),

        new("H2", "welded contactor, 2 A go on flowing", "latches the fault at the second sample that shows current 2 s after it was told to open", "it is said", 2000 + (2 * Scene.EvMs) + Scene.EvDelayMs, "K4", "Contactor Welded", ContactorFaults.Welds(20),
            Here(nameof(HazardTests.Given_H2_a_welded_contactor_When_it_was_told_to_open_Then_that_is_said_and_it_is_not_told_to_close)), "VehicleFaultTests.Given_a_sound_contactor_and_a_late_meter_When_charging_stops_again_and_again_Then_nothing_is_called_welded"),
        new("H2", "a leak holds it, 0.6 A go on flowing", "the same", "it is said", 2000 + (2 * Scene.EvMs) + Scene.EvDelayMs, "K4", "Contactor Welded", ContactorFaults.Welds(6),
            Here(nameof(HazardTests.Given_H2_a_welded_contactor_When_it_was_told_to_open_Then_that_is_said_and_it_is_not_told_to_close))),
        new("H2", "welded, and somebody starts the next session", "stays stopped until a person clears the fault", Closed, 0, "K4", "Contactor Welded", ContactorFaults.ClosesOnAWeld,
            Here(nameof(HazardTests.Given_H2_a_welded_contactor_When_it_was_told_to_open_Then_that_is_said_and_it_is_not_told_to_close))),

        new("H3", "contactor does not close although the vehicle asks", "says so after 10 s without current, and does not cycle", "it is said", 10_000 + Ev, "-", "Contactor Not Closing", ContactorFaults.FailsToClose,
            Here(nameof(HazardTests.Given_H3_a_contactor_that_does_not_close_When_the_vehicle_asks_Then_that_is_said)), "VehicleFaultTests.Given_H3_a_contactor_that_does_not_close_When_the_vehicle_asks_Then_it_is_said_after_10_s_and_nothing_cycles"),

        new("H4", "diode lost while charging", "looks at every reading, opens after 1 s without it, latches", Opens, 1500, "K3", "Diode Fault", LineFaults.Fails(PilotFault.NoDiode),
            Here(nameof(HazardTests.Given_H4_a_line_without_a_diode_When_it_asks_or_charges_Then_contactor_1_opens_or_never_closes)), "InterlockTests.Given_K3_When_the_diode_is_not_seen_in_C_for_1500_ms_Then_it_opens"),
        new("H4", "something without a diode asks (a resistor in the plug)", "does not close; latches after 3 s", Closed, 0, "K3", "Diode Fault", LineFaults.AsksWithoutDiode,
            Here(nameof(HazardTests.Given_H4_a_line_without_a_diode_When_it_asks_or_charges_Then_contactor_1_opens_or_never_closes))),
        new("H4", "diode seen at 9 V, gone when the vehicle asks", "wants to see it anew with every request", Closed, 0, "K3", "Diode Fault", LineFaults.LosesDiodeBeforeItAsks,
            Here(nameof(HazardTests.Given_H4_a_line_without_a_diode_When_it_asks_or_charges_Then_contactor_1_opens_or_never_closes))),

        new("H5", "pilot shorted to earth", "opens after 400 ms without a legal level", Opens, 500, "K3", "Pilot Fault", LineFaults.Fails(PilotFault.Short),
            Here(nameof(HazardTests.Given_H5_a_pilot_line_that_fails_When_a_vehicle_charges_Then_contactor_1_is_open_in_time)), "InterlockTests.Given_K3_When_the_pilot_is_not_at_6_V_in_C_for_500_ms_Then_it_opens"),
        new("H5", "pilot between the bands (a corroded contact)", "the same", Opens, 500, "K3", "Pilot Fault", LineFaults.Fails(PilotFault.BetweenBands),
            Here(nameof(HazardTests.Given_H5_a_pilot_line_that_fails_When_a_vehicle_charges_Then_contactor_1_is_open_in_time))),
        new("H5", "pilot wire broken", "takes it for an unplugged vehicle", Opens, 500, "K3", "no_vehicle", LineFaults.Fails(PilotFault.Open),
            Here(nameof(HazardTests.Given_H5_a_pilot_line_that_fails_When_a_vehicle_charges_Then_contactor_1_is_open_in_time))),
        new("H5", "3 V: the vehicle asks for ventilation", "opens like a short", Opens, 3000, "K3", "Pilot Fault", LineFaults.Fails(PilotFault.Ventilation),
            Here(nameof(HazardTests.Given_H5_a_pilot_line_that_fails_When_a_vehicle_charges_Then_contactor_1_is_open_in_time))),
        new("H5", "pilot shorted while charging is being stopped", "opens like a short", Opens, 500, "K3", "Pilot Fault", LineFaults.FailsWhileStopping(PilotFault.Short),
            Here(nameof(HazardTests.Given_H5_a_pilot_line_that_fails_When_a_vehicle_charges_Then_contactor_1_is_open_in_time))),

        new("H7", "hotter than MAX TEMP, and a vehicle that never lets go", "stops; goes on more than 10 degrees below", Opens, LetGo, "K2, K4", "Temperature High", HeatFaults.TooHot,
            Here(nameof(HazardTests.Given_H7_a_hot_charger_or_a_lost_sensor_When_a_vehicle_charges_Then_it_offers_less_or_opens_in_time)), "TemperatureTests.Given_MAX_TEMP_When_the_charger_is_hotter_Then_charging_stops_and_resumes_more_than_10_degrees_below"),
        new("H7", "within 10 degrees of MAX TEMP", "offers less with every degree, down to MIN", "the offer is at what the temperature leaves", 10, "K7", "limit_temperature", HeatFaults.Warm,
            Here(nameof(HazardTests.Given_H7_a_hot_charger_or_a_lost_sensor_When_a_vehicle_charges_Then_it_offers_less_or_opens_in_time))),
        new("H7", "temperature sensor lost or not credible, and a vehicle that never lets go", "takes it for heat after 5 s", Opens, 5000 + LetGo, "K2, K4", "Temperature Sensor", HeatFaults.SensorLost,
            Here(nameof(HazardTests.Given_H7_a_hot_charger_or_a_lost_sensor_When_a_vehicle_charges_Then_it_offers_less_or_opens_in_time))),

        new("H8", "the vehicle goes on at 16 A when the offer falls to 10 A", "5 s to follow, 7 s of patience with more than 110 % and 0.5 A, then stops", Opens, 5000 + 7000 + LetGo, "K2, K4", "Vehicle Overcurrent", VehicleFaults.IgnoresALowerOffer(""),
            Here(nameof(HazardTests.Given_H8_a_vehicle_that_ignores_the_offer_When_its_time_is_over_Then_it_is_stopped)), "VehicleFaultTests.Given_a_vehicle_that_follows_in_the_last_moment_When_the_offer_falls_again_and_again_Then_it_is_not_held_against_it"),
        new("H8", "the same in MODE Smart", "the same", Opens, 5000 + 7000 + LetGo, "K2, K4", "Vehicle Overcurrent", VehicleFaults.IgnoresALowerOffer("Mode=Smart, MainsMeter=API"),
            Here(nameof(HazardTests.Given_H8_a_vehicle_that_ignores_the_offer_When_its_time_is_over_Then_it_is_stopped))),
        new("H8", "the vehicle takes a quarter more from the start", "the same, counted from the moment at which it takes too much", "the offer is withdrawn", 7000 + Ev, "K4", "Vehicle Overcurrent", VehicleFaults.TakesMoreFromTheStart,
            Here(nameof(HazardTests.Given_H8_a_vehicle_that_ignores_the_offer_When_its_time_is_over_Then_it_is_stopped))),
        new("H8", "and again after the pause", "the second time it stays stopped until it is unplugged", Closed, 0, "K4", "Vehicle Overcurrent", VehicleFaults.TakesMoreAgainAndAgain,
            Here(nameof(HazardTests.Given_H8_a_vehicle_that_ignores_the_offer_When_its_time_is_over_Then_it_is_stopped))),

        new("H9", "the house takes more: MAINS exceeded by 6 A", "takes all of it back at the sample that shows it", "no phase is above MAINS", Mains + Dead, "K7, K8", "limit_mains", MeterFaults.HouseStep,
            Here(nameof(HazardTests.Given_H9_full_mains_When_the_house_takes_more_Then_no_phase_is_above_its_limit_in_time)), "WorldTests.Given_a_hundred_seeds_When_each_lives_an_hour_Then_no_rule_is_broken_and_the_worlds_are_alive"),
        new("H9", "not even MIN fits any more", "stops at the sample that shows it", "no phase is above MAINS", Mains + Dead, "K4", "No Power Available", MeterFaults.HouseStepWithoutRoom,
            Here(nameof(HazardTests.Given_H9_full_mains_When_the_house_takes_more_Then_no_phase_is_above_its_limit_in_time))),
        new("H9", "the same, and a vehicle that never lets go", "opens under load after the grace of C1", Opens, Mains + LetGo, "K2, K4", "No Power Available", MeterFaults.HouseStepAndStuckVehicle,
            Here(nameof(HazardTests.Given_H9_full_mains_When_the_house_takes_more_Then_no_phase_is_above_its_limit_in_time))),
        new("H9", "other loads of the sub-panel: CIRCUIT exceeded by 4 A", "takes all of it back at the sample that shows it", "no phase is above CIRCUIT", Mains + Dead, "K7, K8", "limit_circuit", MeterFaults.PanelStep,
            Here(nameof(HazardTests.Given_H9_full_mains_When_the_house_takes_more_Then_no_phase_is_above_its_limit_in_time))),

        new("H10", "mains meter silent, and a vehicle that never lets go", "stops at FEED TMO; until then nothing is raised", Opens, FeedTimeout + LetGo, "K2, K4, K8", "Communication Error", MeterFaults.Silent,
            Here(nameof(HazardTests.Given_H10_a_meter_that_is_silent_or_lies_When_a_vehicle_charges_Then_it_is_stopped_or_nothing_more_is_built_on_it)), "FeedTimeoutTests.Given_F5_charging_in_Smart_When_the_EV_feed_stops_Then_it_stops_after_EV_TMO"),
        new("H10", "EV meter silent, and a vehicle that never lets go", "stops at EV TMO", Opens, FeedTimeout + LetGo, "K2, K4", "EV Meter Comm Error", MeterFaults.EvMeterSilent,
            Here(nameof(HazardTests.Given_H10_a_meter_that_is_silent_or_lies_When_a_vehicle_charges_Then_it_is_stopped_or_nothing_more_is_built_on_it))),
        new("H10", "mains meter shows ten times too much", "stops at the sample that shows no room", Opens, Mains + LetGo, "K2, K4", "No Power Available", MeterFaults.TimesTen,
            Here(nameof(HazardTests.Given_H10_a_meter_that_is_silent_or_lies_When_a_vehicle_charges_Then_it_is_stopped_or_nothing_more_is_built_on_it))),
        new("H10", "mains meter with the sign turned, beside an EV meter", "the second change of the vehicle without an answer for 15 s convicts it: stops, latches", Opens, 15_000 + Ev + Mains + Scene.MainsMs + LetGo, "K2, K4", "Meter Implausible", MeterFaults.Lies(da => Array.ConvertAll(da, x => -x)),
            Here(nameof(HazardTests.Given_H10_a_meter_that_is_silent_or_lies_When_a_vehicle_charges_Then_it_is_stopped_or_nothing_more_is_built_on_it)), "MeterPlausibilityTests.Given_an_EV_meter_When_the_mains_do_not_answer_to_the_vehicle_Then_the_meter_is_called_implausible_and_charging_stops", "MeterPlausibilityTests.Given_a_house_that_moves_When_the_sun_and_the_oven_play_against_the_vehicle_Then_a_sound_meter_is_believed"),
        new("H10", "mains meter shows ampere instead of 0.1 A, beside an EV meter", "the same", Opens, 15_000 + Ev + Mains + Scene.MainsMs + LetGo, "K2, K4", "Meter Implausible", MeterFaults.Lies(da => Array.ConvertAll(da, x => x / 10)),
            Here(nameof(HazardTests.Given_H10_a_meter_that_is_silent_or_lies_When_a_vehicle_charges_Then_it_is_stopped_or_nothing_more_is_built_on_it))),
        new("H10", "mains meter frozen, beside an EV meter", "the same", Opens, 15_000 + Ev + Mains + Scene.MainsMs + LetGo, "K2, K4", "Meter Implausible", MeterFaults.Lies(_ => [100, 100, 100]),
            Here(nameof(HazardTests.Given_H10_a_meter_that_is_silent_or_lies_When_a_vehicle_charges_Then_it_is_stopped_or_nothing_more_is_built_on_it))),
        new("H10", "mains meter frozen at 6 A of room, alone", "ten equal samples are frozen: one quarter of the room is tried, then nothing is raised", "the last raise, within ten minutes", (11 * Scene.MainsMs) + Scene.MainsDelayMs + 5000, "K8", "limit_mains", MeterFaults.Freezes(60),
            Here(nameof(HazardTests.Given_H10_a_meter_that_is_silent_or_lies_When_a_vehicle_charges_Then_it_is_stopped_or_nothing_more_is_built_on_it))),
        new("H10", "mains meter frozen at 2 A of room, alone", "the same, with 1 A as the least that is tried", "the last raise, within ten minutes", (11 * Scene.MainsMs) + Scene.MainsDelayMs + 5000, "K8", "limit_mains", MeterFaults.Freezes(20),
            Here(nameof(HazardTests.Given_H10_a_meter_that_is_silent_or_lies_When_a_vehicle_charges_Then_it_is_stopped_or_nothing_more_is_built_on_it))),
        new("H10", "mains meter frozen at 0.5 A of room, alone", "tries nothing", "the last raise, within ten minutes", (11 * Scene.MainsMs) + Scene.MainsDelayMs + 5000, "K8", "limit_mains", MeterFaults.Freezes(5),
            Here(nameof(HazardTests.Given_H10_a_meter_that_is_silent_or_lies_When_a_vehicle_charges_Then_it_is_stopped_or_nothing_more_is_built_on_it))),
        new("H10", "mains meter jumps: every other sample shows an export of 200 A", "room has to last 5 s for more than a quarter of it; the next true sample takes it back", "no phase is above MAINS", (2 * Scene.MainsMs) + Scene.MainsDelayMs + Dead, "K7, K8", "limit_mains", MeterFaults.Jumps,
            Here(nameof(HazardTests.Given_H10_a_meter_that_is_silent_or_lies_When_a_vehicle_charges_Then_it_is_stopped_or_nothing_more_is_built_on_it))),

        new("H11", "broker lost in MODE Smart, with the feed; a vehicle that never lets go", "stops at FEED TMO, and never raises meanwhile", Opens, FeedTimeout + LetGo, "K2, K4, K8", "Communication Error", SilenceFaults.FeedOverMqtt,
            Here(nameof(HazardTests.Given_H11_everything_over_MQTT_When_the_broker_is_lost_Then_nothing_is_raised_and_an_override_ends_in_its_time))),
        new("H11", "sender of an override falls silent, OverrideTimeout 1 minute", "ends the override", "the override is gone", 60_000, "K7", "limit_override", SilenceFaults.OverrideWithTimeout,
            Here(nameof(HazardTests.Given_H11_everything_over_MQTT_When_the_broker_is_lost_Then_nothing_is_raised_and_an_override_ends_in_its_time)), "OverrideTests.Given_an_override_with_a_time_out_When_its_sender_is_silent_Then_it_ends"),
        new("H11", "the same without OverrideTimeout, for ten minutes", "keeps the override", "never: more than the override", 0, "K7", "limit_override", SilenceFaults.OverrideWithoutTimeout,
            Here(nameof(HazardTests.Given_H11_everything_over_MQTT_When_the_broker_is_lost_Then_nothing_is_raised_and_an_override_ends_in_its_time))),

        new("H12", "power returns while a vehicle asks", "stays in A for 5 s, everything open", Closed, 0, "K1, K3", "charge_delay", StartFaults.PowerReturns,
            Here(nameof(HazardTests.Given_H12_power_that_fails_When_it_returns_Then_nothing_closes_before_its_rest_nor_in_a_restart_loop)), "PowerCutSweepTests.Given_a_session_When_the_power_is_cut_at_any_tick_Then_nothing_is_broken_and_it_goes_on_by_itself_with_what_was_set"),
        new("H12", "the third start in a row that nobody asked for, each within ten minutes", "stays open until it has run for ten minutes, or a person clears it", Closed, 0, "K4", "Restart Loop", StartFaults.StartsAgainAndAgain,
            Here(nameof(HazardTests.Given_H12_power_that_fails_When_it_returns_Then_nothing_closes_before_its_rest_nor_in_a_restart_loop)), "PoweredChargerTests.Given_three_losses_of_power_When_it_starts_again_Then_it_is_a_restart_loop_until_ten_minutes_have_gone_by"),

        new("H14", "wall clock jumps an hour forward", "times everything by the monotonic clock; the wall clock is for the schedule and for people", Differs, 0, "-", "limit_mains", ClockFaults.Steps(3600),
            Here(nameof(HazardTests.Given_H14_a_wall_clock_that_is_wrong_When_there_is_no_schedule_Then_nothing_differs_from_a_charger_with_a_sound_one))),
        new("H14", "wall clock jumps a day back", "the same", Differs, 0, "-", "limit_mains", ClockFaults.Steps(-86_400),
            Here(nameof(HazardTests.Given_H14_a_wall_clock_that_is_wrong_When_there_is_no_schedule_Then_nothing_differs_from_a_charger_with_a_sound_one))),
        new("H14", "wall clock drifts: runs backwards, a second a second", "the same", Differs, 0, "-", "limit_mains", ClockFaults.Drifts(-2),
            Here(nameof(HazardTests.Given_H14_a_wall_clock_that_is_wrong_When_there_is_no_schedule_Then_nothing_differs_from_a_charger_with_a_sound_one))),
        new("H14", "wall clock swings an hour to and fro every 20 s", "the same", Differs, 0, "-", "limit_mains", ClockFaults.Swings,
            Here(nameof(HazardTests.Given_H14_a_wall_clock_that_is_wrong_When_there_is_no_schedule_Then_nothing_differs_from_a_charger_with_a_sound_one))),
        new("H14", "wall clock lost, and found again years later", "the same", Differs, 0, "-", "limit_mains", ClockFaults.IsLost,
            Here(nameof(HazardTests.Given_H14_a_wall_clock_that_is_wrong_When_there_is_no_schedule_Then_nothing_differs_from_a_charger_with_a_sound_one))),

        new("H15", "other phases wanted, and a vehicle that never lets go", "stops first, opens under load after the grace of C1", Opens, LetGo, "K2", "switching_phases", PhaseFaults.StuckVehicle,
            Here(nameof(HazardTests.Given_H15_two_contactors_When_phases_are_switched_at_the_worst_moments_Then_the_second_rests_a_second)), "PhaseSwitchTests.Given_broken_clouds_When_they_come_and_go_for_two_hours_Then_contactor_2_moves_at_most_four_times_in_any_hour"),
        new("H15", "phases switched at the worst moments, with unplugging and a vehicle that hangs on", "moves contactor 2 only together with a contactor 1 that has been open for a second, or opens it with it", "never: a part of that second is missing", 0, "K6", "switching_phases", PhaseFaults.Restless,
            Here(nameof(HazardTests.Given_H15_two_contactors_When_phases_are_switched_at_the_worst_moments_Then_the_second_rests_a_second)), "InterlockTests.Given_K6_When_contactor_2_changes_under_load_Then_both_open"),

        new("H16", "a house that leaves no room every few minutes", "starts at most three times in half an hour of its own accord", "never: a seventh start in an hour", 0, "-", "charge_delay", WearFaults.RestlessHouse,
            Here(nameof(HazardTests.Given_H16_house_feed_or_clouds_without_rest_When_hours_have_passed_Then_starts_and_switches_keep_their_bound)), "ContactorWearTests.Given_H16_something_that_stops_charging_again_and_again_When_three_hours_have_passed_Then_no_hour_has_seen_more_than_six_starts"),
        new("H16", "a feed that comes and goes", "the same", "never: a seventh start in an hour", 0, "-", "charge_delay", WearFaults.RestlessFeed,
            Here(nameof(HazardTests.Given_H16_house_feed_or_clouds_without_rest_When_hours_have_passed_Then_starts_and_switches_keep_their_bound))),
        new("H16", "clouds, CONTACT2 Auto", "uses three phases only if the way back still fits into the hour", "never: a fifth switch in an hour", 0, "K6", "switching_phases", WearFaults.Clouds,
            Here(nameof(HazardTests.Given_H16_house_feed_or_clouds_without_rest_When_hours_have_passed_Then_starts_and_switches_keep_their_bound)), "PhasePlannerTests.Given_H16_clouds_of_any_rhythm_When_a_day_has_passed_Then_no_hour_has_seen_more_than_four_switches"),

        new("H17", "settings change without end", "writes after a second of quiet, every 10 s at the most and 40 times an hour, each copy with a checksum and in turn", "it is stored", StorePace.LongestMs, "-", "`Result`: accepted", WearFaults.ChangesWithoutEnd,
            Here(nameof(HazardTests.Given_H17_settings_that_change_without_end_When_they_are_stored_Then_neither_flash_nor_values_are_lost)), "StorePaceTests.Given_an_automation_that_never_rests_When_it_is_stored_for_a_day_Then_every_hour_keeps_the_bound_and_the_last_value_is_there_in_time"),

        new("H18", "a stream of junk on every topic, out of range, malformed, retained, locked", "refuses each with a reason", "never: a difference to a twin that is left alone", 0, "K5, K7", "refused on `Result`", CommandFaults.Stream,
            Here(nameof(HazardTests.Given_H18_commands_that_nobody_should_send_When_they_come_Then_they_change_nothing_or_only_lower)), "CommandProperties.Given_any_topic_and_any_bytes_When_they_come_Then_there_is_an_answer_and_a_refusal_changes_nothing"),
        new("H18", "CPPWMOverride with any duty while charging, unlocked", "takes it as one more limit", "never: an offer above the others", 0, "K1, K7", "`CPPWMOverride`", CommandFaults.BenchDuty,
            Here(nameof(HazardTests.Given_H18_commands_that_nobody_should_send_When_they_come_Then_they_change_nothing_or_only_lower)), "OverrideTests.Given_U12_a_duty_that_is_none_or_a_charger_that_is_locked_When_it_is_sent_Then_it_is_refused"),
        new("H18", "CPPWMOverride forgotten", "ends it after ten minutes", "it is off", 600_000, "K7", "`CPPWMOverride`", CommandFaults.ForgottenBenchDuty,
            Here(nameof(HazardTests.Given_H18_commands_that_nobody_should_send_When_they_come_Then_they_change_nothing_or_only_lower))),

        new("H20", "a vehicle of three phases that nobody measures, the relay leaves 18 A over the sum", "assumes all phases in use", "never: more than the relay leaves", 0, "K7", "limit_grid_relay", PhaseCountFaults.NotMeasured,
            Here(nameof(HazardTests.Given_H20_a_vehicle_of_unknown_phases_When_the_sum_is_limited_Then_the_worst_is_assumed)), "VehiclePhasesTests.Given_samples_of_the_EV_meter_When_phases_are_counted_Then_more_count_at_once_and_fewer_after_three"),
        new("H20", "the vehicle before was measured at one phase, the next takes three", "forgets what was measured with the plug", "never: more than the relay leaves", 0, "K7", "limit_grid_relay", PhaseCountFaults.NextVehicle,
            Here(nameof(HazardTests.Given_H20_a_vehicle_of_unknown_phases_When_the_sum_is_limited_Then_the_worst_is_assumed))),

        new("H22", "the control loop hangs", "the board opens by itself, the charger starts over from B1; every step later than 50 ms is counted", Opens, Outputs.ValidForMs + 10, "K9", "`LateSteps`", StartFaults.LoopHangs,
            Here(nameof(HazardTests.Given_H22_a_loop_that_hangs_When_500_ms_are_over_Then_the_board_is_open_and_the_charger_starts_over)), "LateStepTests.Given_a_state_When_a_step_comes_late_Then_it_is_counted_and_beyond_500_ms_the_contactor_is_open_and_it_starts_over"),
    ];

    private static string Here(string test) => $"{nameof(HazardTests)}.{test}";
}
