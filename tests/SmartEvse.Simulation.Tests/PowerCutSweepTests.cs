using System.Collections.Concurrent;
using System.Linq;
using System.Threading.Tasks;
using SmartEvse.Core;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Pilot;
using SmartEvse.Core.Settings;
using SmartEvse.Simulation.Scenarios;
using Xunit;

namespace SmartEvse.Simulation.Tests;

/// <summary>
/// H12: the power goes at every tick of a session, for another while than at the tick before, and comes back. The session: started, plugged in at 6 s, diode check, contactor
/// closed, MIN changed at 12 s, MODE at 16 s, paused at 22 s, resumed at 30 s, charging again until 45 s.
/// </summary>
public sealed class PowerCutSweepTests
{
    private const int StepMs = 10;
    private const int LastCutMs = 45_000;
    private const int MinMs = 12_000;
    private const int ModeMs = 16_000;
    private const int PauseMs = 22_000;
    private const int ResumeMs = 30_000;

    // The rest after the start, the vehicle's own time, and the wait for the first sample of the mains meter.
    private const int BackMs = 10_000;

    // What a dip, a blink, a short and a long loss of power are.
    private static readonly int[] DarkMs = [10, 120, 700, 4000];

    private static readonly (int AtMs, string Name, string Payload)[] Writes =
        [(MinMs, "MinCurrent", "7"), (ModeMs, "Mode", "Normal"), (PauseMs, "Access", "Pause"), (ResumeMs, "Access", "Allow")];

    [Fact]
    public void Given_a_session_When_the_power_is_cut_at_any_tick_Then_nothing_is_broken_and_it_goes_on_by_itself_with_what_was_set()
    {
        var (failures, slowestMs) = (new ConcurrentBag<string>(), new ConcurrentBag<long>());
        Parallel.For(0, LastCutMs / StepMs, tick =>
        {
            var darkMs = DarkMs[tick % DarkMs.Length];
            var contactor2 = tick / DarkMs.Length % 2 == 0 ? "Not present" : "Auto";
            var life = new Life(contactor2);
            var wrong = life.Live(tick * StepMs, darkMs);
            if (wrong != null) failures.Add($"cut at {tick * StepMs} ms for {darkMs} ms, CONTACT2 {contactor2}: {wrong}");
            slowestMs.Add(life.BackAfterMs);
        });

        Assert.Empty(failures.Order().Take(10));
        Assert.InRange(slowestMs.Max(), StateMachine.StartRestMs, BackMs);
        TestContext.Current.TestOutputHelper?.WriteLine($"slowest return to charging {slowestMs.Max()} ms after the start");
    }

    private sealed class Life
    {
        private readonly LoopbackLink _link = new();
        private readonly PoweredCharger _charger;
        private readonly Plant _plant;
        private readonly ChargerView _view = new();
        private readonly int[] _fields = new int[3];
        private int _written;
        private bool _isCut;

        internal Life(string contactor2)
        {
            var values = Scenario.StartSettings();
            foreach (var (key, text) in new[] { ("Config", "Fixed"), ("MaxCurrent", "16"), ("MainsMeter", "API"), ("Mode", "Smart"), ("EnableC2", contactor2) })
                Assert.Null(SettingText.Put(values, key, text));
            values.SetState(StoredState.DelayedStop, 40_000_000);
            values.SetState(StoredState.DelayedCharging, 1);
            _charger = new PoweredCharger(values, _link);
            _plant = new Plant { WorldStepMs = 100, HasContactor2 = contactor2 == "Auto" };
            _plant.House.Set(50, 50, 50);
        }

        internal long BackAfterMs { get; private set; }

        internal string? Live(int cutMs, int darkMs)
        {
            for (var ms = 0; ms < cutMs; ms += StepMs)
            {
                if (Step(ms) is { } before) return before;
            }

            var (mode, min, access) = Expected(cutMs);
            _isCut = true;
            _charger.CutPower(cutMs, darkMs);
            var backMs = cutMs + darkMs;
            for (long ms = cutMs; ms <= backMs + BackMs + 2000; ms += StepMs)
            {
                if (Step(ms) is { } broken) return broken;
                var o = _charger.Outputs;
                if (!_charger.IsPowered && (o.Contactor1 || o.Contactor2)) return "a contactor is closed without power";
                if (ms < backMs) continue;
                if (ms == backMs && Check(mode, min, access) is { } lost) return lost;
                var upMs = ms - _charger.StartedMs;
                if (upMs < StateMachine.StartRestMs && (_charger.Charger.State != ChargerState.A || o.Contactor1 || o.Contactor2 || !o.PilotConnected || o.OfferedDa != 0 || o.DutyPermille != PilotDuty.Steady)) return $"not at rest {upMs} ms after the start";
                if (o.Contactor1 && BackAfterMs == 0) BackAfterMs = upMs;
            }

            var paused = _charger.Charger.Settings.State(StoredState.Access) == AccessStatus.Pause;
            if (_charger.Charger.State != (paused ? ChargerState.A : ChargerState.C)) return $"it ends in {_charger.Charger.State}, access {_charger.Charger.Settings.State(StoredState.Access)}";
            if (paused) BackAfterMs = StateMachine.StartRestMs;
            return _charger.Charger.Settings.State(StoredState.UnplannedStarts) == 2 ? null : "the start was not counted";
        }

        private string? Step(long nowMs)
        {
            if (nowMs == 6000 || (nowMs > 6000 && !_plant.IsPlugged)) _plant.Plug();
            _plant.Step(_charger.Outputs, nowMs);
            Write(nowMs);
            if (nowMs % 2000 == 0 && _charger.IsPowered)
            {
                for (var i = 0; i < 3; i++) _fields[i] = _plant.MainsDa[i];
                _charger.Charger.MainsFeed.Put(_fields, 3);
            }

            _charger.Step(_plant.Inputs, nowMs);
            _plant.Conduct(_charger.Outputs);
            _charger.Charger.CopyView(_view);
            if (_charger.Violations > 0) return $"the interlock had to act at {nowMs} ms";
            var serious = _view[ViewField.Faults] & ~Faults.NoPower;
            return serious == 0 ? null : $"{Faults.Text(Faults.MostSerious(serious))} at {nowMs} ms";
        }

        // After the cut nobody writes any more: whatever goes on, goes on by itself.
        private void Write(long nowMs)
        {
            if (_isCut || _written >= Writes.Length || nowMs < Writes[_written].AtMs) return;
            _charger.Deliver(Writes[_written].Name, Writes[_written].Payload);
            _written++;
        }

        // What has been stored for certain, and what may have been: null = either.
        private static (int? Mode, int? Min, int? Access) Expected(int cutMs)
        {
            int? mode = Settled(cutMs, ModeMs) is { } changed ? (changed ? ChargeMode.Normal : ChargeMode.Smart) : null;
            int? min = Settled(cutMs, MinMs) is { } raised ? (raised ? 7 : 6) : null;
            int? access = cutMs < PauseMs ? AccessStatus.Allow : Settled(cutMs, ResumeMs) switch
            {
                true => AccessStatus.Allow,
                false when Settled(cutMs, PauseMs) == true => AccessStatus.Pause,
                _ => null,
            };
            return (mode, min, access);
        }

        private static bool? Settled(int cutMs, int writtenMs)
        {
            if (cutMs <= writtenMs) return false;
            return cutMs >= writtenMs + StorePace.ShortestMs + StorePace.QuietMs ? true : null;
        }

        private string? Check(int? mode, int? min, int? access)
        {
            var s = _charger.Charger.Settings;
            if (mode is { } m && s.Mode != m) return $"MODE is {s.Mode}";
            if (min is { } a && s.Number(SettingId.MinCurrent) != a) return $"MIN is {s.Number(SettingId.MinCurrent)}";
            if (access is { } b && s.State(StoredState.Access) != b) return $"access is {s.State(StoredState.Access)}";
            if (s.Number(SettingId.MaxCurrent) != 16 || s.Number(SettingId.MainsMeter) != MeterType.Api || s.Number(SettingId.Config) != 1) return "a setting is lost";
            if (s.State(StoredState.DelayedStop) != 40_000_000 || s.State(StoredState.DelayedCharging) != 1) return "delayed charging is lost";
            return null;
        }
    }
}
