using SmartEvse.Core.Limits;
using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Display
{
    /// <summary>Which screen is drawn: a message, the menu, what a held button will do, an error, or the charger at work.</summary>
    internal sealed class Screens
    {
        private readonly Menu _menu;
        private readonly TextLine _line;
        private readonly StatusScreen _status;
        private readonly FlowScreen _flow;
        private readonly MenuScreen _menuScreen;

        internal Screens(Panel panel, Menu menu, FrameBuffer frame)
        {
            _menu = menu;
            _line = new TextLine(frame);
            _status = new StatusScreen(frame, _line);
            _flow = new FlowScreen(frame, _line, _status);
            _menuScreen = new MenuScreen(panel, menu, _line);
        }

        /// <summary>Title of the message; null = there is none.</summary>
        internal string? Title { get; set; }

        /// <summary>The message.</summary>
        internal string Text { get; set; } = "";

        /// <summary>True while a second is too long between two pictures.</summary>
        internal bool IsMoving(long nowMs)
        {
            return _menu.IsOpen && _menuScreen.IsMoving(nowMs);
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
        /// <param name="turn">Counts up every <see cref="StatusScreen.TurnMs"/>.</param>
        /// <param name="nowMs">Monotonic time.</param>
        internal void Draw(ChargerView view, SettingsValues settings, string prompt, int turn, long nowMs)
        {
            int fault = StatusScreen.ShownFault(view);
            if (Title != null) _status.DrawMessage(Title, Text);
            else if (_menu.IsOpen) _menuScreen.Draw(view, settings, nowMs);
            else if (prompt.Length > 0) _status.Two("Hold 2 sec", prompt);
            else if (fault != 0) _status.DrawFault(view, fault, turn, nowMs);
            else if (IsPlain(view)) _status.DrawPlain(view, nowMs);
            else _flow.Draw(view, settings.HasEvMeter, turn, nowMs);
        }

        private static bool IsPlain(ChargerView view)
        {
            ReasonId reason = (ReasonId)view[ViewField.Reason];
            return view[ViewField.Mode] == ChargeMode.Normal || view[ViewField.Access] == AccessStatus.Deny || reason == ReasonId.DelayedStart || reason == ReasonId.StoppedByButton;
        }
    }
}
