using SmartEvse.Core.Limits;
using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Display
{
    /// <summary>Which screen is drawn: a message, the menu, what a held button will do, an error, or the charger at work.</summary>
    internal sealed partial class Screens
    {
        /// <summary>Texts that share a place change after this time.</summary>
        internal const int TurnMs = 4000;

        private readonly Panel _panel;
        private readonly Menu _menu;
        private readonly FrameBuffer _frame;
        private readonly TextLine _line;

        internal Screens(Panel panel, Menu menu, FrameBuffer frame)
        {
            _panel = panel;
            _menu = menu;
            _frame = frame;
            _line = new TextLine(frame);
        }

        /// <summary>Title of the message; null = there is none.</summary>
        internal string? Title;

        /// <summary>The message.</summary>
        internal string Text = "";

        /// <summary>True while a second is too long between two pictures.</summary>
        internal bool IsMoving(long nowMs)
        {
            return _menu.IsOpen && HelpMoves(nowMs);
        }

        internal void DrawBoot(string version)
        {
            _line.Start("SmartEVSE").Large(2);
            _line.Start("for .NET nanoFramework").Centre(64, 5);
            _line.Start(version).Centre(64, 7);
        }

        /// <summary>Draws all but the first screen.</summary>
        /// <param name="view">The charger.</param>
        /// <param name="settings">Its settings.</param>
        /// <param name="prompt">What the held button will do; empty = nothing.</param>
        /// <param name="turn">Counts up every <see cref="TurnMs"/>.</param>
        /// <param name="nowMs">Monotonic time.</param>
        internal void Draw(int[] view, SettingsValues settings, string prompt, int turn, long nowMs)
        {
            int fault = ShownFault(view);
            if (Title != null) DrawMessage(Title, Text);
            else if (_menu.IsOpen) DrawMenu(view, settings, nowMs);
            else if (prompt.Length > 0) Two("Hold 2 sec", prompt);
            else if (fault != 0) DrawFault(view, fault, turn, nowMs);
            else if (IsPlain(view)) DrawPlain(view, nowMs);
            else DrawFlow(view, settings.HasEvMeter, turn, nowMs);
        }

        private static bool IsPlain(int[] view)
        {
            ReasonId reason = (ReasonId)view[(int)ViewField.Reason];
            return view[(int)ViewField.Mode] == ChargeMode.Normal || view[(int)ViewField.Access] == AccessStatus.Deny || reason == ReasonId.DelayedStart || reason == ReasonId.StoppedByButton;
        }
    }
}
