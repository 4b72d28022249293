using SmartEvse.Core.Charging;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Display
{
    /// <content>MODE Smart and Solar: pylon, house, sun and car, what flows between them, and the state in words.</content>
    internal sealed partial class Screens
    {
        private const int WireY = 28;
        private const int BlobY = 26;

        // Less than this is no flow worth a blob, in dA.
        private const int NoFlowDa = 3;

        private void DrawFlow(int[] view, bool hasEvMeter, int turn, long nowMs)
        {
            int second = (int)(nowMs / 1000);
            bool solar = view[(int)ViewField.Mode] == ChargeMode.Solar;
            bool charging = view[(int)ViewField.State] == (int)ChargerState.C;
            _frame.Draw(0, 0, Pictures.PylonWidth, Pictures.Pylon);
            _frame.Draw(48, 8, Pictures.HouseWidth, Pictures.House);
            _frame.Draw(96, 18, Pictures.CarWidth, Pictures.Car);
            if (solar) _frame.Draw(74, 0, Pictures.SunWidth, Pictures.Sun);
            DrawTimer(view);
            DrawMains(view, solar && (turn & 1) == 1, second);
            if (hasEvMeter && view[(int)ViewField.EvSessionWh] != ChargerView.Unknown) AddEnergy(view[(int)ViewField.EvSessionWh] / 100).Add("kWh").Right(127, 1);
            if (view[(int)ViewField.State] != (int)ChargerState.A) _frame.Row(68, 95, WireY, false);
            if (charging)
            {
                _frame.Draw(71 + (second % 7 * 3), BlobY, Pictures.BlobWidth, Pictures.Blob);
                DrawCurrent(view, hasEvMeter && (turn & 1) == 1);
            }

            DrawNote(view, 4);
            if (charging) DrawTurns(view, solar, hasEvMeter, turn);
            else DrawIdle(view, turn);
            _line.Large(5);
            DrawReason(view, nowMs);
        }

        // The smaller one of those that run.
        private void DrawTimer(int[] view)
        {
            int solarS = view[(int)ViewField.SolarStopS];
            int seconds = view[(int)ViewField.CapacityStopS];
            if (seconds <= 0 || (solarS > 0 && solarS < seconds)) seconds = solarS;
            if (seconds <= 0) return;
            _frame.Draw(91, 0, Pictures.ClockWidth, Pictures.Clock);
            _line.Start("").Duration(seconds).Left(100, 0);
        }

        private void DrawMains(int[] view, bool showsSum, int second)
        {
            _frame.Row(17, 50, WireY, view[(int)ViewField.CapacityStopS] > 0);
            int l1 = view[(int)ViewField.MainsL1Da];
            if (l1 == ChargerView.Unknown) return;
            int l2 = view[(int)ViewField.MainsL2Da];
            int l3 = view[(int)ViewField.MainsL3Da];
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

        private void DrawCurrent(int[] view, bool showsPower)
        {
            _line.Start("");
            if (showsPower && view[(int)ViewField.EvPowerW] != ChargerView.Unknown) AddEnergy((view[(int)ViewField.EvPowerW] + 50) / 100).Add("kW");
            else _line.Add((view[(int)ViewField.OfferedDa] + 5) / 10).Add('A');
            _line.Centre(84, 2);
        }

        // Tenths below ten, so that it fits between house and car; "nn" from there on.
        private TextLine AddEnergy(int tenths)
        {
            _line.Start("");
            return tenths < 100 ? _line.Add(tenths, 1) : _line.Add(tenths / 10);
        }

        private void DrawTurns(int[] view, bool solar, bool hasEvMeter, int turn)
        {
            bool relay = view[(int)ViewField.GridRelayLimits] == 1;
            bool power = hasEvMeter && view[(int)ViewField.EvPowerW] != ChargerView.Unknown;
            bool energy = hasEvMeter && view[(int)ViewField.EvSessionWh] != ChargerView.Unknown;
            turn %= 3 + (relay ? 1 : 0) + (power ? 1 : 0) + (energy ? 1 : 0);
            if (turn == 0)
            {
                if (DrawPhaseTimer(view)) return;
                _line.Start(solar ? "SOLAR " : "SMART ").Add(view[(int)ViewField.Phases]).Add('P');
                return;
            }

            if (relay && --turn == 0) _line.Start("LIMITED");
            else if (--turn == 0) _line.Start("CHARGING");
            else if (power && --turn == 0) _line.Start("").Add((view[(int)ViewField.EvPowerW] + 50) / 100, 1).Add(" kW");
            else if (energy && --turn == 0) _line.Start("").Add(view[(int)ViewField.EvSessionWh] / 10, 2).Add(" kWh");
            else _line.Start("").Add(view[(int)ViewField.OfferedDa], 1).Add(" A");
        }

        private void DrawIdle(int[] view, int turn)
        {
            ReasonId reason = (ReasonId)view[(int)ViewField.Reason];
            if (view[(int)ViewField.Access] == AccessStatus.Pause)
            {
                _line.Start("PAUSE");
            }
            else if ((view[(int)ViewField.Faults] & Faults.NoPower) != 0)
            {
                _line.Start((turn & 1) == 0 ? "WAITING" : reason == ReasonId.WaitingSolar ? "FOR SOLAR" : "FOR POWER");
            }
            else if (!DrawPhaseTimer(view))
            {
                _line.Start("READY");
                if (view[(int)ViewField.ChargeDelayS] > 0) _line.Add(' ').Add(view[(int)ViewField.ChargeDelayS]);
            }
        }

        private bool DrawPhaseTimer(int[] view)
        {
            int down = view[(int)ViewField.PhasesDownS];
            int up = view[(int)ViewField.PhasesUpS];
            if (down <= 0 && up <= 0) return false;
            if (down > 0) _line.Start("3P -> 1P ").Add(down);
            else _line.Start("1P -> 3P ").Add(up);
            return true;
        }
    }
}
