using SmartEvse.Core.Settings;
using SmartEvse.Core.Tracing;

namespace SmartEvse.Core.Regulation
{
    /// <summary>
    /// Decides on how many phases to charge. CONTACT2 decides alone, save for Auto in Solar: there the surplus does, down by what a pause in sun has cost
    /// so far, up by how long the surplus has lasted, each with a timer of its own.
    /// </summary>
    public sealed class PhasePlanner
    {
        /// <summary>Import that three phases may cost before one is tried, in dA ms over the sum of the phases: 6 A for six minutes. A cloud is cheaper than two switches.</summary>
        public const long DownDaMs = 60L * 360000;

        /// <summary>How long the surplus has to carry three phases, in ms.</summary>
        public const int UpMs = 90000;

        /// <summary>So much more than three times MIN, or than one phase can take, has to be there for three phases, in dA.</summary>
        public const int MarginDa = 30;

        /// <summary>Shortest time on one phase before three are tried again, in ms.</summary>
        public const int DwellMs = 300000;

        /// <summary>Three phases are used only if at most two switches lie within this time, in ms: with the way up and the way back that makes four in any hour.</summary>
        public const int SwitchesMs = 3600000;

        private const long LongestGapMs = 15000;
        private const long Never = -SwitchesMs;

        private long _downDaMs;
        private long _upMs;
        private int _deficitDa;
        private long _sampleMs = -1;

        // The last three switches.
        private long _switchedMs = Never;
        private long _secondLastMs = Never;
        private long _thirdLastMs = Never;

        /// <summary>The phases the next closing of the contactor should use: 1 or 3.</summary>
        public int Phases { get; private set; } = 3;

        /// <summary>True when the settings leave the choice to the sun.</summary>
        public static bool IsFree(SettingsValues s)
        {
            return s.Number(SettingId.EnableC2) == Contactor2Use.Auto && s.Mode == ChargeMode.Solar;
        }

        /// <summary>The phases that the settings prescribe; 3 where they leave the choice.</summary>
        public static int Prescribed(SettingsValues s)
        {
            switch (s.Number(SettingId.EnableC2))
            {
                case Contactor2Use.AlwaysOff: return 1;
                case Contactor2Use.SolarOff: return s.Mode == ChargeMode.Solar ? 1 : 3;
                default: return 3; // Not present: three is the worst case.
            }
        }

        /// <summary>True when IMPORT is below START and what MIN takes, over the phases that are planned with: the manual warns of it.</summary>
        public static bool ImportIsSmall(SettingsValues s)
        {
            int phases = s.Number(SettingId.EnableC2) == Contactor2Use.Auto || s.Number(SettingId.EnableC2) == Contactor2Use.SolarOff || s.Number(SettingId.EnableC2) == Contactor2Use.AlwaysOff ? 1 : 3;
            return s.Number(SettingId.ImportCurrent) < s.Number(SettingId.StartCurrent) + (phases * s.Number(SettingId.MinCurrent));
        }

        /// <summary>Whole seconds until one phase is tried, as things are; 0 = not running.</summary>
        public int DownS
        {
            get { return _downDaMs <= 0 || _deficitDa <= 0 ? 0 : (int)((((DownDaMs - _downDaMs) / _deficitDa) + 999) / 1000); }
        }

        /// <summary>Whole seconds until three phases are tried, as things are; 0 = not running.</summary>
        public int UpS
        {
            get { return _upMs <= 0 ? 0 : (int)((UpMs - _upMs + 999) / 1000); }
        }

        /// <summary>Forgets the timers.</summary>
        public void Reset()
        {
            _downDaMs = 0;
            _upMs = 0;
            _deficitDa = 0;
            _sampleMs = -1;
        }

        /// <summary>Follows settings that leave no choice.</summary>
        public void Follow(SettingsValues s)
        {
            if (IsFree(s)) return;
            Phases = Prescribed(s);
            Reset();
        }

        /// <summary>Takes a mains sample, in MODE Solar with CONTACT2 Auto.</summary>
        /// <param name="p">The picture; its phases are those in use.</param>
        /// <param name="s">MIN and CONTACT2.</param>
        /// <param name="surplusDa">The surplus over the sum of the phases, in dA.</param>
        /// <param name="sinceMs">How long the contactor has been closed, in ms.</param>
        /// <param name="nowMs">Monotonic time.</param>
        public void OnSample(MainsPicture p, SettingsValues s, int surplusDa, long sinceMs, long nowMs)
        {
            if (!IsFree(s) || p.IsSwitching) return;
            // A vehicle that is known to take one phase only gains nothing from three, and nothing from leaving them.
            if (p.VehiclePhases == 1 && p.ActiveChargers != 0)
            {
                Reset();
                return;
            }

            int needDa = (p.VehiclePhases == 0 ? 3 : p.VehiclePhases) * s.MinDa;
            if (p.ActiveChargers == 0)
            {
                Reset();
                Phases = surplusDa >= needDa + MarginDa && MayUseThree(nowMs) ? 3 : 1;
                return;
            }

            long passedMs = _sampleMs < 0 ? 0 : nowMs - _sampleMs;
            if (passedMs > LongestGapMs) passedMs = LongestGapMs;
            _sampleMs = nowMs;
            if (p.Phases == 3) CountDown(needDa - surplusDa, passedMs, nowMs);
            else CountUp(surplusDa - UpLevelDa(p, needDa), sinceMs, passedMs, nowMs);
        }

        internal void Visit(StateStream s)
        {
            _downDaMs = s.Long(_downDaMs);
            _upMs = s.Long(_upMs);
            _deficitDa = s.Int(_deficitDa);
            _sampleMs = s.Time(_sampleMs);
            _switchedMs = s.Time(_switchedMs);
            _secondLastMs = s.Time(_secondLastMs);
            _thirdLastMs = s.Time(_thirdLastMs);
            Phases = s.Int(Phases);
        }

        private static int UpLevelDa(MainsPicture p, int needDa)
        {
            return (p.CeilingDa > needDa ? p.CeilingDa : needDa) + MarginDa;
        }

        private void CountDown(int deficitDa, long passedMs, long nowMs)
        {
            _upMs = 0;
            _deficitDa = deficitDa;
            _downDaMs += deficitDa * passedMs;
            if (_downDaMs < 0) _downDaMs = 0;
            if (_downDaMs < DownDaMs) return;
            Switch(1, nowMs);
        }

        private void CountUp(int excessDa, long sinceMs, long passedMs, long nowMs)
        {
            _downDaMs = 0;
            _upMs += excessDa >= 0 ? passedMs : -2 * passedMs;
            // The surplus counts only from when three phases are allowed again: what it was before says little.
            if (_upMs < 0 || !MayUseThree(nowMs)) _upMs = 0;
            if (_upMs < UpMs || sinceMs < DwellMs) return;
            Switch(3, nowMs);
        }

        private bool MayUseThree(long nowMs)
        {
            return nowMs - _thirdLastMs >= SwitchesMs;
        }

        private void Switch(int phases, long nowMs)
        {
            Phases = phases;
            _thirdLastMs = _secondLastMs;
            _secondLastMs = _switchedMs;
            _switchedMs = nowMs;
            Reset();
        }
    }
}
