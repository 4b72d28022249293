using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Scenarios;

/// <summary>H12: a charger that starts again and again, and what it does with the count that it finds stored.</summary>
public sealed class RestartLoopTests
{
    private const int StepMs = 50;

    [Fact]
    public void Given_the_third_start_that_nobody_asked_for_When_a_vehicle_asks_Then_nothing_closes_for_10_minutes_and_it_goes_on_by_itself()
    {
        var sim = Started(UnplannedStarts.Limit);
        sim.Plant.Plug();
        sim.AfterStep = s => Assert.Equal((false, 0, Faults.RestartLoop, "fault"), (s.Outputs.Contactor1, s.Outputs.OfferedDa, s.Faults(), s.Reason()));
        sim.RunUntil(UnplannedStarts.ProvenMs - StepMs);
        Assert.Equal(ChargerState.B1, sim.Charger.State);
        sim.AfterStep = null;

        Assert.InRange(sim.MsUntil(ChargerState.C, 20), 0, 10_000);
        Assert.Equal((0, 0, 0), (sim.Faults(), sim.Charger.Settings.State(StoredState.UnplannedStarts), sim.Charger.Violations));
    }

    [Fact]
    public void Given_a_restart_loop_When_it_is_published_Then_error_reason_sentence_seconds_and_event_name_it()
    {
        var sim = Started(UnplannedStarts.Limit);
        sim.RunUntil(100_000);

        Assert.Equal("Restart Loop", Faults.Text(Faults.MostSerious(sim.Faults())));
        Assert.Equal("fault", sim.Reason());
        Assert.Contains("starts again and again", ReasonTexts.Sentence(ReasonId.Fault, Faults.RestartLoop), System.StringComparison.Ordinal);
        Assert.Equal(500, sim.View[ViewField.ReasonSeconds]);
        var bench = new EventBench(Started(UnplannedStarts.Limit));
        Assert.Equal(["0 start: Started (no_vehicle)", "0 fault: Restart Loop (fault)"], bench.Story());
        Assert.Contains(bench.Link.Sent, m => m.Topic.EndsWith("/Error", System.StringComparison.Ordinal) && m.Payload == "Restart Loop");
    }

    [Fact]
    public void Given_a_restart_loop_When_a_person_clears_the_error_Then_it_charges_within_seconds_and_the_count_begins_anew()
    {
        var sim = Started(UnplannedStarts.Limit);
        sim.Plant.Plug();
        sim.RunSeconds(60);
        Assert.Equal(Faults.RestartLoop, sim.Faults());

        Assert.Equal(Refusal.None, sim.Send(CommandKind.ClearError));

        Assert.Equal((0, 0), (sim.Faults(), sim.Charger.Settings.State(StoredState.UnplannedStarts)));
        Assert.InRange(sim.MsUntil(ChargerState.C, 20), 0, 10_000);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Given_fewer_than_three_starts_When_a_vehicle_comes_Then_it_charges_and_10_minutes_begin_the_count_anew(int starts)
    {
        var sim = Started(starts);
        sim.AfterStep = s => Assert.Equal(0, s.Faults());
        sim.Charging().RunUntil(UnplannedStarts.ProvenMs - StepMs);
        Assert.Equal(starts, sim.Charger.Settings.State(StoredState.UnplannedStarts));

        sim.Step();

        Assert.Equal(0, sim.Charger.Settings.State(StoredState.UnplannedStarts));
        Assert.Equal(ChargerState.C, sim.Charger.State);
    }

    [Fact]
    public void Given_a_restart_loop_When_it_begins_Then_no_trace_is_kept_for_it()
    {
        var sim = Started(UnplannedStarts.Limit);
        sim.RunSeconds(120);

        Assert.Equal(Faults.RestartLoop, sim.Faults());
        Assert.Equal(0, sim.Charger.Trace.KeptFault);
    }

    private static SimulatedCharger Started(int unplanned)
    {
        var settings = Values.Of("Config=Fixed, MaxCurrent=16");
        settings.SetState(StoredState.UnplannedStarts, unplanned);
        return new SimulatedCharger(settings, StepMs);
    }
}
