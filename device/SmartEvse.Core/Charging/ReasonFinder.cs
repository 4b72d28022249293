using SmartEvse.Core.Limits;
using SmartEvse.Core.Metering;
using SmartEvse.Core.Regulation;
using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Charging
{
    /// <summary>Finds the one reason that is published: what a person would want to hear first.</summary>
    public sealed class ReasonFinder
    {
        private readonly SettingsValues _settings;

        /// <summary>Works on these settings.</summary>
        public ReasonFinder(SettingsValues settings)
        {
            _settings = settings;
        }

        /// <summary>The reason of this moment.</summary>
        /// <param name="machine">State and timers.</param>
        /// <param name="session">The vehicle.</param>
        /// <param name="faults">All faults.</param>
        /// <param name="plan">Limits and grant.</param>
        /// <param name="phases">The second contactor.</param>
        /// <param name="delayed">Delayed start and stop.</param>
        /// <param name="meters">Freshness.</param>
        /// <param name="nowMs">Monotonic time.</param>
        /// <param name="seconds">Seconds until it can change; 0 = not known.</param>
        public ReasonId Find(StateMachine machine, SessionState session, int faults, CurrentPlan plan, PhaseSwitch phases, DelayedCharging delayed, Meters meters, long nowMs, out int seconds)
        {
            if (machine.State == ChargerState.C1 && !phases.IsSwitching && !IsSerious(faults)) return Stopping(machine, nowMs, out seconds);
            return FindCause(machine, session, faults, plan, phases, delayed, meters, nowMs, out seconds);
        }

        /// <summary>What lies behind: the same, save that in C1 it is why charging is being stopped.</summary>
        public ReasonId FindCause(StateMachine machine, SessionState session, int faults, CurrentPlan plan, PhaseSwitch phases, DelayedCharging delayed, Meters meters, long nowMs, out int seconds)
        {
            seconds = 0;
            if (IsSerious(faults))
            {
                if (Faults.MostSerious(faults) == Faults.RestartLoop) seconds = UnplannedStarts.SecondsUntilProven(nowMs);
                return ReasonId.Fault;
            }

            if (!session.IsPlugged) return ReasonId.NoVehicle;

            int access = _settings.State(StoredState.Access);
            if (access == AccessStatus.Deny) return ReasonId.AccessOff;
            if (access == AccessStatus.Pause) return ReasonId.Paused;
            if (session.StoppedByButton) return ReasonId.StoppedByButton;
            if (delayed.HoldsBack)
            {
                seconds = delayed.SecondsUntilChange;
                return ReasonId.DelayedStart;
            }

            if (session.IsWrongVehicle(_settings, nowMs)) return ReasonId.WrongVehicle;
            if (!session.IsVehicleAllowed(_settings)) return ReasonId.NeedsAuthorisation;
            if (_settings.Regulates && !_settings.HasMainsMeter) return ReasonId.NoMeter;
            if (!meters.AreReady) return ReasonId.NoFeed;

            if (machine.State == ChargerState.C) return Ruling(plan, nowMs, out seconds);
            if (phases.IsSwitching)
            {
                seconds = machine.ChargeDelayS(nowMs);
                return ReasonId.SwitchingPhases;
            }

            if (_settings.HasSocket && session.Cable.IsUnreadable) return ReasonId.LimitCable;
            if ((faults & Faults.NoPower) != 0 || !plan.HasRoom) return Waiting(plan);
            if (plan.GrantDa == 0) return Ruling(plan, nowMs, out seconds);
            if (!machine.HasOffer && meters.IsSampleLate) return ReasonId.NoFeed;
            seconds = machine.ChargeDelayS(nowMs);
            if (seconds > 0) return ReasonId.ChargeDelay;
            return ReasonId.VehicleNotAsking;
        }

        // The others have a reason of their own.
        private static bool IsSerious(int faults)
        {
            return (faults & ~(Faults.NoPower | Faults.MainsComm | Faults.EvComm | Faults.CircuitComm | Faults.Harmless)) != 0;
        }

        // A relay that leaves less than MIN is not waited out like a lack of power: it says when.
        private static ReasonId Waiting(CurrentPlan plan)
        {
            if (plan.Winner == LimitId.GridRelay && plan.GrantDa == 0) return ReasonId.LimitGridRelay;
            return plan.LacksOnlySun ? ReasonId.WaitingSolar : ReasonId.WaitingPower;
        }

        private static ReasonId Stopping(StateMachine machine, long nowMs, out int seconds)
        {
            long left = StateMachine.GraceMs - (nowMs - machine.SinceMs);
            seconds = left <= 0 ? 0 : (int)((left + 999) / 1000);
            return ReasonId.Stopping;
        }

        private static ReasonId Ruling(CurrentPlan plan, long nowMs, out int seconds)
        {
            seconds = plan.SecondsUntilStop(nowMs);
            switch (plan.Winner)
            {
                case LimitId.GridRelay: return ReasonId.LimitGridRelay;
                case LimitId.Temperature: return ReasonId.LimitTemperature;
                case LimitId.Solar: return ReasonId.SolarFollowing;
                case LimitId.Cable: return ReasonId.LimitCable;
                case LimitId.Mains: return ReasonId.LimitMains;
                case LimitId.Circuit: return ReasonId.LimitCircuit;
                case LimitId.Capacity: return ReasonId.LimitCapacity;
                case LimitId.Override:
                    seconds = plan.OverrideS(nowMs);
                    return ReasonId.LimitOverride;
                default: return ReasonId.Charging;
            }
        }
    }
}
