using SmartEvse.Core.Settings;
using SmartEvse.Core.Tracing;

namespace SmartEvse.Core.Regulation
{
    /// <summary>
    /// What the sun gives, as a limit per phase: follows the surplus with the vehicle's own current fed forward, acts once for each mains sample, holds
    /// MIN for a while after a start, and ends charging when the surplus has been too small for STOP.
    /// </summary>
    public sealed class SolarRegulator
    {
        /// <summary>How long a new session stays at MIN, in ms: the vehicle's first minute says little about the sun.</summary>
        public const int HoldMs = 40000;

        /// <summary>Import of up to this much over IMPORT is not worth a change, in dA over the sum of the phases (as in the C++ firmware).</summary>
        public const int DeadBandDa = 3;

        /// <summary>Shortest time between two raises, in ms.</summary>
        public const int RaisePauseMs = 5000;

        private const long NotRunning = -1;

        private long _holdUntilMs;
        private long _raisedMs = -RaisePauseMs;
        private long _stopAtMs = NotRunning;
        private bool _hasProbed;

        /// <summary>The set-point in dA per phase; never below MIN.</summary>
        public int SetpointDa { get; private set; }

        /// <summary>Surplus at the last sample, at the most, in dA over the sum of the phases.</summary>
        public int SurplusDa { get; private set; }

        /// <summary>True once STOP is over.</summary>
        public bool MustStop { get; private set; }

        /// <summary>True while STOP counts.</summary>
        public bool IsCounting
        {
            get { return _stopAtMs != NotRunning; }
        }

        /// <summary>Whole seconds until STOP ends charging; 0 = not running.</summary>
        public int StopS(long nowMs)
        {
            if (_stopAtMs == NotRunning) return 0;
            long left = _stopAtMs - nowMs;
            return left <= 0 ? 0 : (int)((left + 999) / 1000);
        }

        /// <summary>Forgets everything: mode changed, or the session ended.</summary>
        public void Reset()
        {
            _stopAtMs = NotRunning;
            MustStop = false;
        }

        /// <summary>The contactor has closed.</summary>
        /// <param name="goesOn">True after a phase switch: the session goes on, and what it may have is known.</param>
        /// <param name="nowMs">Monotonic time.</param>
        public void Started(bool goesOn, long nowMs)
        {
            _holdUntilMs = goesOn ? nowMs : nowMs + HoldMs;
        }

        /// <summary>Starts from a known set-point: MODE was changed while charging.</summary>
        public void StartAt(int setpointDa)
        {
            SetpointDa = setpointDa;
        }

        /// <summary>Takes one sample.</summary>
        /// <param name="p">The picture of the moment.</param>
        /// <param name="s">MIN, START, STOP and IMPORT.</param>
        /// <param name="stops">False when one phase will be tried before STOP counts.</param>
        /// <param name="nowMs">Monotonic time.</param>
        public void OnSample(MainsPicture p, SettingsValues s, bool stops, long nowMs)
        {
            int importDa = s.Number(SettingId.ImportCurrent) * 10;
            SurplusDa = p.SurplusDa(importDa);
            if (p.ActiveChargers == 0)
            {
                Reset();
                SetpointDa = s.MinDa;
                return;
            }

            Follow(p, s, importDa, nowMs);
            bool tooLittle = SetpointDa == s.MinDa && SurplusDa < p.TakenPhases * s.MinDa && p.SolarSumDa > importDa + DeadBandDa;
            // START counts here as well: what a start is worth, a going session is worth too (the C++ firmware's rule, per phase MIN against the sum).
            tooLittle &= p.SolarSumDa > s.MinDa - (s.Number(SettingId.StartCurrent) * 10);
            int stopMin = s.Number(SettingId.StopTime);
            if (!tooLittle || !stops || stopMin == 0) Reset();
            else if (_stopAtMs == NotRunning) _stopAtMs = nowMs + (stopMin * 60000L);
        }

        /// <summary>Lets the timer run between samples.</summary>
        public void Tick(long nowMs)
        {
            if (_stopAtMs != NotRunning && nowMs >= _stopAtMs) MustStop = true;
        }

        internal void Visit(StateStream s)
        {
            _holdUntilMs = s.Time(_holdUntilMs);
            _raisedMs = s.Time(_raisedMs);
            _stopAtMs = s.Time(_stopAtMs);
            _hasProbed = s.Bool(_hasProbed);
            SetpointDa = s.Int(SetpointDa);
            SurplusDa = s.Int(SurplusDa);
            MustStop = s.Bool(MustStop);
        }

        private void Follow(MainsPicture p, SettingsValues s, int importDa, long nowMs)
        {
            if (!p.IsFrozen) _hasProbed = false;
            int before = SetpointDa;
            int most = SurplusDa / p.TakenPhases;
            int least = most - p.UnsettledDa;
            if (nowMs < _holdUntilMs)
            {
                SetpointDa = s.MinDa;
            }
            else if (SetpointDa > most)
            {
                if (p.SolarSumDa > importDa + DeadBandDa) SetpointDa = most;
            }
            else if (least > SetpointDa && !(p.IsFrozen && (_hasProbed || least - SetpointDa < SmartRegulator.ProbeDa)) && nowMs - _raisedMs >= RaisePauseMs)
            {
                // Of a meter that never changes a quarter is taken, but so much that it shows if the meter is alive: less would be taken again and again.
                int rise = least - SetpointDa;
                if (p.IsFrozen) rise = rise / 4 < SmartRegulator.ProbeDa ? SmartRegulator.ProbeDa : (rise + 3) / 4;
                SetpointDa += rise;
                _raisedMs = nowMs;
            }

            if (SetpointDa > p.CeilingDa) SetpointDa = p.CeilingDa;
            if (SetpointDa < s.MinDa) SetpointDa = s.MinDa;
            if (p.IsFrozen && SetpointDa - before >= SmartRegulator.ProbeDa) _hasProbed = true;
        }
    }
}
