using SmartEvse.Core.Charging;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Display
{
    /// <summary>Draws MODE Smart and Solar: pylon, house, sun and car, what flows between them, and the state in words.</summary>
    internal sealed class FlowScreen
    {
        private const int WireY = 28;
        private const int BlobY = 26;

        // Less than this is no flow worth a blob, in dA.
        private const int NoFlowDa = 3;

        private readonly FrameBuffer _frame;
        private readonly TextLine _line;
        private readonly StatusScreen _status;

        internal FlowScreen(FrameBuffer frame, TextLine line, StatusScreen status)
        {
            _frame = frame;
            _line = line;
            _status = status;
        }

        internal void Draw(ChargerView view, bool hasEvMeter, int turn, long nowMs)
        {
            int second = (int)(nowMs / 1000);
            bool solar = view[ViewField.Mode] == ChargeMode.Solar;
            bool charging = view[ViewField.State] == (int)ChargerState.C;
            _frame.Draw(0, 0, Pictures.PylonWidth, Pictures.Pylon);
            _frame.Draw(48, 8, Pictures.HouseWidth, Pictures.House);
            _frame.Draw(96, 18, Pictures.CarWidth, Pictures.Car);
            if (solar) _frame.Draw(74, 0, Pictures.SunWidth, Pictures.Sun);
            DrawTimer(view);
            DrawMains(view, solar && (turn & 1) == 1, second);
            if (hasEvMeter && view[ViewField.EvSessionWh] != ChargerView.Unknown) AddEnergy(view[ViewField.EvSessionWh] / 100).Add("kWh").Right(127, 1);
            if (view[ViewField.State] != (int)ChargerState.A) _frame.Row(68, 95, WireY, false);
            if (charging)
            {
                _frame.Draw(71 + (second % 7 * 3), BlobY, Pictures.BlobWidth, Pictures.Blob);
                DrawCurrent(view, hasEvMeter && (turn & 1) == 1);
            }

            _status.DrawNote(view, 4);
            if (charging) DrawCharging(view, solar, hasEvMeter, turn);
            else DrawWaiting(view, turn);
            _line.Large(5);
            _status.DrawReason(view, nowMs);
        }

        // The smaller one of those that run.
        private void DrawTimer(ChargerView view)
        {
            int solarS = view[ViewField.SolarStopS];
            int seconds = view[ViewField.CapacityStopS];
            if (seconds <= 0 || (solarS > 0 && solarS < seconds)) seconds = solarS;
            if (seconds <= 0) return;
            _frame.Draw(91, 0, Pictures.ClockWidth, Pictures.Clock);
            _line.Start("").Duration(seconds).Left(100, 0);
        }

        private void DrawMains(ChargerView view, bool showsSum, int second)
        {
            _frame.Row(17, 50, WireY, view[ViewField.CapacityStopS] > 0);
            int l1 = view[ViewField.MainsL1Da];
            if (l1 == ChargerView.Unknown) return;
            int l2 = view[ViewField.MainsL2Da];
            int l3 = view[ViewField.MainsL3Da];
            int sum = l1 + l2 + l3;
            if (sum > NoFlowDa || sum < -NoFlowDa)
            {
                int way = second % 9 * 3;
                _frame.Draw(sum > 0 ? 20 + way : 44 - way, BlobY, Pictures.BlobWidth, Pictures.Blob);
            }

            if (showsSum)
            {
                _line.Start("").Add(Font.Sum).Right(45, 1);
                Ampere(sum, 2);
                return;
            }

            Ampere(l1, 0);
            Ampere(l2, 1);
            Ampere(l3, 2);
        }

        private void Ampere(int da, int page)
        {
            _line.Start("").Add((da + (da < 0 ? -5 : 5)) / 10).Add('A').Right(45, page);
        }

        private void DrawCurrent(ChargerView view, bool showsPower)
        {
            _line.Start("");
            if (showsPower && view[ViewField.EvPowerW] != ChargerView.Unknown) AddEnergy((view[ViewField.EvPowerW] + 50) / 100).Add("kW");
            else _line.Add((view[ViewField.OfferedDa] + 5) / 10).Add('A');
            _line.Centre(84, 2);
        }

        // Tenths below ten, so that it fits between house and car; "nn" from there on.
        private TextLine AddEnergy(int tenths)
        {
            _line.Start("");
            return tenths < 100 ? _line.Add(tenths, 1) : _line.Add(tenths / 10);
        }

        private void DrawCharging(ChargerView view, bool solar, bool hasEvMeter, int turn)
        {
            bool relay = view[ViewField.GridRelayLimits] == 1;
            bool power = hasEvMeter && view[ViewField.EvPowerW] != ChargerView.Unknown;
            bool energy = hasEvMeter && view[ViewField.EvSessionWh] != ChargerView.Unknown;
            turn %= 3 + (relay ? 1 : 0) + (power ? 1 : 0) + (energy ? 1 : 0);
            if (turn == 0)
            {
                if (DrawPhaseTimer(view)) return;
                _line.Start(solar ? "SOLAR " : "SMART ").Add(view[ViewField.Phases]).Add('P');
                return;
            }

            if (relay && --turn == 0) _line.Start("LIMITED");
            else if (--turn == 0) _line.Start("CHARGING");
            else if (power && --turn == 0) _line.Start("").Add((view[ViewField.EvPowerW] + 50) / 100, 1).Add(" kW");
            else if (energy && --turn == 0) _line.Start("").Add(view[ViewField.EvSessionWh] / 10, 2).Add(" kWh");
            else _line.Start("").Add(view[ViewField.OfferedDa], 1).Add(" A");
        }

        private void DrawWaiting(ChargerView view, int turn)
        {
            ReasonId reason = (ReasonId)view[ViewField.Reason];
            if (view[ViewField.Access] == AccessStatus.Pause)
            {
                _line.Start("PAUSE");
            }
            else if ((view[ViewField.Faults] & Faults.NoPower) != 0)
            {
                _line.Start((turn & 1) == 0 ? "WAITING" : reason == ReasonId.WaitingSolar ? "FOR SOLAR" : "FOR POWER");
            }
            else if (!DrawPhaseTimer(view))
            {
                _line.Start("READY");
                if (view[ViewField.ChargeDelayS] > 0) _line.Add(' ').Add(view[ViewField.ChargeDelayS]);
            }
        }

        private bool DrawPhaseTimer(ChargerView view)
        {
            int down = view[ViewField.PhasesDownS];
            int up = view[ViewField.PhasesUpS];
            if (down <= 0 && up <= 0) return false;
            if (down > 0) _line.Start("3P -> 1P ").Add(down);
            else _line.Start("1P -> 3P ").Add(up);
            return true;
        }
    }
}
