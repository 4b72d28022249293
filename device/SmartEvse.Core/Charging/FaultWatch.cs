using SmartEvse.Core.Limits;
using SmartEvse.Core.Metering;
using SmartEvse.Core.Pilot;
using SmartEvse.Core.Regulation;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tracing;

namespace SmartEvse.Core.Charging
{
    /// <summary>Sets and clears the faults, each where its rule says so.</summary>
    public sealed class FaultWatch
    {
        /// <summary>TEMP HIGH ends this far below MAX TEMP, in degrees C.</summary>
        public const int ResumeBelowC = 10;

        /// <summary>No credible temperature for this long is a fault, in ms.</summary>
        public const int SensorLostMs = 5000;

        // What the sensor of the board can mean; beyond it is a broken or missing sensor (500 mV + 10 mV per degree, 0 to 1.5 V).
        private const int ColdestC = -40;
        private const int HottestC = 125;

        /// <summary>Meaning of a temperature: the sensor gives none.</summary>
        internal const int Incredible = 0;

        private const int CoolEnough = 1;
        private const int TooHot = 2;
        private const int Warm = 3 - ColdestC;

        // These hold as long as their cause does.
        private const int FoundAnew = Faults.MainsComm | Faults.EvComm | Faults.CircuitComm | Faults.Flash | Faults.RestartLoop;

        private readonly SettingsValues _settings;
        private readonly ContactorWatch _contactor = new ContactorWatch();
        private readonly OvercurrentWatch _overcurrent = new OvercurrentWatch();
        private long _temperatureMs = -1;

        /// <summary>No fault.</summary>
        public FaultWatch(SettingsValues settings)
        {
            _settings = settings;
        }

        /// <summary>All faults of now.</summary>
        public int Active { get; private set; }

        /// <summary>The last credible temperature in degrees C, or <see cref="Inputs.NoTemperature"/>.</summary>
        public int TemperatureC { get; private set; } = Inputs.NoTemperature;

        /// <summary>True while the settings cannot be stored.</summary>
        public bool StorageFailed { get; set; }

        /// <summary>Sets or clears one fault.</summary>
        public void Set(int fault, bool on)
        {
            Active = on ? Active | fault : Active & ~fault;
        }

        /// <summary>Sets a fault that stays.</summary>
        public void Latch(int fault)
        {
            Active |= fault;
        }

        /// <summary>A person clears latched faults; what still is there comes back at once.</summary>
        public void Clear(bool rcmFault)
        {
            Active &= ~(Faults.Diode | Faults.Welded | Faults.Overcurrent | Faults.Implausible | Faults.Internal);
            UnplannedStarts.Forget(_settings);
            _contactor.Clear();
            _overcurrent.Forget();
            ResetRcm(rcmFault);
        }

        /// <summary>Resets the residual current monitor, unless it still reports.</summary>
        public void ResetRcm(bool rcmFault)
        {
            if (!rcmFault) Active &= ~Faults.RcmTripped;
        }

        /// <summary>The vehicle is gone: its own faults go with it.</summary>
        public void Unplugged()
        {
            Active &= ~(Faults.Diode | Faults.Overcurrent);
            _overcurrent.Forget();
        }

        /// <summary>Looks at everything that can be at fault.</summary>
        public void Update(Inputs inputs, PilotWatch pilot, StateMachine machine, Meters meters, bool pilotReadable, long nowMs)
        {
            UnplannedStarts.Prove(_settings, nowMs);
            int active = Active & ~FoundAnew;
            if (meters.AnyOverdue)
            {
                if (meters.MainsOverdue) active |= Faults.MainsComm;
                if (meters.EvOverdue) active |= Faults.EvComm;
                if (meters.CircuitOverdue) active |= Faults.CircuitComm;
            }

            if (StorageFailed) active |= Faults.Flash;
            if (UnplannedStarts.AreLoop(_settings)) active |= Faults.RestartLoop;
            if (meters.Feed.IsImplausible) active |= Faults.Implausible;
            if (_settings.Number(SettingId.RCmon) == 0) active &= ~Faults.RcmTripped;
            else if (inputs.RcmFault) active |= Faults.RcmTripped;
            Active = active;
            UpdateTemperature(inputs.TemperatureC, nowMs);
            if (pilotReadable) UpdatePilot(pilot, machine, nowMs);
        }

        /// <summary>Compares what the contactor and the vehicle do, as the EV meter shows it, with what they were told.</summary>
        /// <param name="meters">The meters.</param>
        /// <param name="machine">What contactor 1 is told.</param>
        /// <param name="plugged">True while a vehicle hangs on the line.</param>
        /// <param name="vehicle">The offers that it may still be following.</param>
        /// <param name="nowMs">Monotonic time.</param>
        public void UpdateVehicle(Meters meters, StateMachine machine, bool plugged, VehicleEstimate vehicle, long nowMs)
        {
            bool fresh = meters.EvFresh;
            _contactor.Update(meters.Ev, fresh, machine.WantsContactor, plugged, nowMs);
            if (_contactor.IsWelded) Latch(Faults.Welded);
            Set(Faults.NotClosing, _contactor.IsNotClosing);

            if (machine.State != ChargerState.C || !fresh || _contactor.SeesOtherLoads)
            {
                _overcurrent.Rest();
                // A first time is a warning with a pause; the second stays until the vehicle is gone.
                if (machine.State == ChargerState.B1 && _overcurrent.Count == 1) Set(Faults.Overcurrent, false);
                return;
            }

            int takenDa = meters.Ev.LargestDa;
            if (takenDa > OvercurrentWatch.AllowedDa(vehicle.MostOfferedDa) && vehicle.IsSettled && !_overcurrent.IsRunning)
            {
                // A vehicle disobeys when the offer changes, or from the start; then the watch runs already. What comes out of the blue is another load behind the same meter.
                _contactor.NoteOtherLoads();
                return;
            }

            if (!_overcurrent.IsOver(takenDa, vehicle.MostOfferedDa, vehicle.LowDa, meters.Ev.SampleMs, nowMs)) return;
            Set(Faults.Overcurrent, true);
            machine.Delay(nowMs, StateMachine.DelayAfterNoPowerMs);
        }

        /// <summary>What the temperature leaves, in dA per phase: all below MAX TEMP - 10, down to MIN at MAX TEMP.</summary>
        public int TemperatureLimitDa()
        {
            int overC = TemperatureC == Inputs.NoTemperature ? 0 : TemperatureC - (_settings.Number(SettingId.MaxTemp) - ResumeBelowC);
            if (overC <= 0) return LimitTable.NotInForce;
            if (overC > ResumeBelowC) overC = ResumeBelowC;
            return _settings.MaxDa - ((_settings.MaxDa - _settings.MinDa) * overC / ResumeBelowC);
        }

        /// <summary>What a temperature means to the charger: two that mean the same are decided upon alike.</summary>
        internal int MeaningOf(int temperatureC)
        {
            if (temperatureC < ColdestC || temperatureC > HottestC) return Incredible;
            int limit = _settings.Number(SettingId.MaxTemp);
            if (temperatureC > limit) return TooHot;
            // In between the current depends on every degree.
            return temperatureC < limit - ResumeBelowC ? CoolEnough : Warm + temperatureC;
        }

        internal void Visit(StateStream s)
        {
            Active = s.Int(Active);
            _contactor.Visit(s);
            _overcurrent.Visit(s);
            _temperatureMs = s.Time(_temperatureMs);
            TemperatureC = s.Int(TemperatureC);
        }

        private void UpdatePilot(PilotWatch pilot, StateMachine machine, long nowMs)
        {
            if (pilot.IsIllegal(nowMs)) Set(Faults.Pilot, true);
            else if (pilot.HasRecovered(nowMs)) Set(Faults.Pilot, false);

            if (machine.State == ChargerState.C && pilot.IsDiodeLost(nowMs)) Latch(Faults.Diode);
            if (machine.State == ChargerState.B && pilot.IsAskingWithoutDiode(nowMs)) Latch(Faults.Diode);
        }

        private void UpdateTemperature(int temperatureC, long nowMs)
        {
            if (_temperatureMs < 0) _temperatureMs = nowMs;
            int meaning = MeaningOf(temperatureC);
            if (meaning != Incredible)
            {
                TemperatureC = temperatureC;
                _temperatureMs = nowMs;
                int active = Active & ~Faults.TemperatureSensor;
                if (meaning == TooHot) active |= Faults.TemperatureHigh;
                else if (meaning == CoolEnough) active &= ~Faults.TemperatureHigh;
                Active = active;
            }
            else if (nowMs - _temperatureMs >= SensorLostMs)
            {
                TemperatureC = Inputs.NoTemperature;
                Set(Faults.TemperatureSensor, true);
            }
        }
    }
}
