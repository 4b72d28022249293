using SmartEvse.Core.Charging;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Time;

namespace SmartEvse.Core.Display
{
    /// <content>What is shown outside the menu: errors, MODE Normal, charging switched off; and the reason in words under everything.</content>
    internal sealed partial class Screens
    {
        private const int ReasonRow = 7;
        private const int DayMin = 24 * 60;

        private readonly CivilTime _time = new CivilTime();
        private int _reason = -1;
        private long _reasonMs;

        /// <summary>The fault that takes the whole screen; 0 = none.</summary>
        internal static int ShownFault(int[] view)
        {
            return Faults.MostSerious(view[(int)ViewField.Faults] & ~(Faults.NoPower | Faults.Harmless));
        }

        /// <summary>Draws an error.</summary>
        private void DrawFault(int[] view, int fault, int turn, long nowMs)
        {
            switch (fault)
            {
                case Faults.EvComm: Four("CAN'T READ", "EV METER", "CHECK CFG", "OR WIRING"); return;
                case Faults.CircuitComm: Four("CAN'T READ", "CIRCUIT METER", "CHECK CFG", "OR WIRING"); return;
                case Faults.MainsComm: Four("CAN'T READ", "MAINS METER", "CHECK CFG", "OR WIRING"); return;
                case Faults.TemperatureHigh: Four("HIGH TEMP", "ERROR", "CHARGING", "STOPPED"); return;
                case Faults.RcmTripped:
                    if ((turn & 1) == 0) Four("RESIDUAL", "FAULT", "CURRENT", "DETECTED");
                    else Four("PRESS", "BUTTON", "TO", "RESET");
                    return;
            }

            string text = Faults.Text(fault);
            int space = text.LastIndexOf(' ');
            _line.Start("ERROR").Large(0);
            _line.Start("").Add(text, 0, space).Large(2);
            _line.Start("").Add(text, space + 1, text.Length).Large(4);
            DrawReason(view, nowMs);
        }

        /// <summary>Draws MODE Normal, and every mode while charging is held back by a person or a time.</summary>
        private void DrawPlain(int[] view, long nowMs)
        {
            _frame.Row(0, 127, 12, false);
            _frame.Row(0, 127, 51, false);
            DrawNote(view, 0);
            ReasonId reason = (ReasonId)view[(int)ViewField.Reason];
            int access = view[(int)ViewField.Access];
            if (reason == ReasonId.DelayedStart)
            {
                DrawDelay(view);
                return;
            }

            if (reason == ReasonId.StoppedByButton) Two("STOPPED", "AT BUTTON");
            else if (access == AccessStatus.Deny) Two("ACCESS", "DENIED");
            else if (access == AccessStatus.Pause) Two("PAUSE", "");
            else if (view[(int)ViewField.State] == (int)ChargerState.C) DrawCharging(view);
            else if ((view[(int)ViewField.Faults] & Faults.NoPower) != 0) Two("WAITING", "FOR POWER");
            else DrawReady(view);
            DrawReason(view, nowMs);
        }

        /// <summary>Draws why things are as they are, and when that can change: line by line, from the first when the reason is new.</summary>
        private void DrawReason(int[] view, long nowMs)
        {
            int reason = view[(int)ViewField.Reason];
            if (reason != _reason)
            {
                _reason = reason;
                _reasonMs = nowMs;
            }

            string text = ReasonTexts.Sentence((ReasonId)reason, Faults.MostSerious(view[(int)ViewField.Faults]));
            int seconds = view[(int)ViewField.ReasonSeconds];
            int lines = seconds > 0 ? 1 : 0;
            for (int at = 0; at < text.Length; at = _line.EndOfLine(text, at) + 1) lines++;

            int turn = (int)((nowMs - _reasonMs) / TurnMs % lines);
            int start = 0;
            for (; turn > 0; turn--) start = _line.EndOfLine(text, start) + 1;
            int end = _line.EndOfLine(text, start);
            if (start < text.Length) _line.Start("").Add(text, start, end);
            else _line.Start("Can change in ").Duration(seconds);
            _line.Centre(64, ReasonRow);
        }

        /// <summary>Draws a fault that does not keep a vehicle from charging.</summary>
        private void DrawNote(int[] view, int page)
        {
            int fault = Faults.MostSerious(view[(int)ViewField.Faults] & Faults.Harmless);
            if (fault != 0) _line.Start(Faults.Text(fault)).Centre(64, page);
        }

        /// <summary>Draws a message: a title and up to four lines.</summary>
        private void DrawMessage(string title, string text)
        {
            _line.Start(title).Large(0);
            int page = 3;
            for (int at = 0; at < text.Length; page++)
            {
                int end = _line.EndOfLine(text, at);
                _line.Start("").Add(text, at, end).Centre(64, page);
                at = end + 1;
            }
        }

        private void Two(string upper, string lower)
        {
            _line.Start(upper).Large(2);
            _line.Start(lower).Large(4);
        }

        private void Four(string first, string second, string third, string fourth)
        {
            _line.Start(first).Large(0);
            Two(second, third);
            _line.Start(fourth).Large(6);
        }

        private void DrawCharging(int[] view)
        {
            _line.Start(view[(int)ViewField.GridRelayLimits] == 1 ? "LIMITED" : "CHARGING").Large(2);
            _line.Start("").Add(view[(int)ViewField.OfferedDa], 1).Add('A').Large(4);
        }

        private void DrawReady(int[] view)
        {
            int seconds = view[(int)ViewField.ChargeDelayS];
            _line.Start("READY TO").Large(2);
            _line.Start("CHARGE");
            if (seconds > 0) _line.Add(' ').Add(seconds);
            _line.Large(4);
        }

        // Within a day the time, within a week with the day, later the date; the time of day now below.
        private void DrawDelay(int[] view)
        {
            int startMin = view[(int)ViewField.DelayedStartMin];
            int nowMin = _panel.LocalMin;
            int waitMin = view[(int)ViewField.ReasonSeconds] / 60;
            _line.Start("STARTING @").Large(2);
            if (nowMin == ChargerView.Unknown)
            {
                _line.Start("later...").Large(4);
                return;
            }

            _line.Start("");
            _time.Read(startMin * 60L);
            if (waitMin >= DayMin) AddDay();
            if (waitMin >= 7 * DayMin) AddMonth();
            else AddTime();
            _line.Large(4);

            _time.Read(nowMin * 60L);
            _line.Start("");
            AddDay();
            AddMonth();
            AddTime();
            _line.Centre(64, ReasonRow);
        }

        private void AddDay()
        {
            _line.Add("SunMonTueWedThuFriSat", _time.Weekday * 3, (_time.Weekday * 3) + 3).Add(' ').Add(_time.Day).Add(' ');
        }

        private void AddMonth()
        {
            _line.Add("JanFebMarAprMayJunJulAugSepOctNovDec", (_time.Month - 1) * 3, _time.Month * 3).Add(' ');
        }

        private void AddTime()
        {
            _line.Two(_time.Hour).Add(':').Two(_time.Minute);
        }
    }
}
