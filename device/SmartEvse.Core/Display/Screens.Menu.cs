using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Display
{
    /// <content>The menu.</content>
    internal sealed partial class Screens
    {
        // Help follows when nobody presses anything; a letter at a time, with a rest at both ends.
        private const int HelpAfterMs = 5000;
        private const int FirstMs = 1000;
        private const int PerLetterMs = 300;
        private const int LastMs = 2000;

        private int _helpItem = -1;
        private int _helpSteps;

        /// <summary>True while the help moves, so that a second is too long between two pictures.</summary>
        private bool HelpMoves(long nowMs)
        {
            return _menu.Item < Menu.Unlock && nowMs - _menu.LastKeyMs >= HelpAfterMs;
        }

        private void DrawMenu(int[] view, SettingsValues settings, long nowMs)
        {
            if (settings.WifiEnabled)
            {
                _line.Start(_panel.Address.Length > 0 ? _panel.Address : "Not connected to WiFi").Left(0, 0);
                if (_panel.Address.Length > 0) Clock(_panel.LocalMin);
            }

            if (HelpMoves(nowMs)) DrawHelp((int)(nowMs - _menu.LastKeyMs) - HelpAfterMs);
            else _line.Start(ItemTitle()).Large(2);
            if (_menu.Item == Menu.Token) _line.Start(_panel.Token).Centre(64, Menu.TokenPage);
            else DrawValue();
            if (_menu.Item != Menu.Exit && _menu.Item != Menu.Token && _menu.IsInValue) Arrows(4);
            else if (!HelpMoves(nowMs)) Arrows(2);

            if (_menu.Item == Menu.Factory && _menu.IsInValue && _menu.Choice == 1) _line.Start("Hold o 2 sec to erase").Centre(64, 6);
            if (_menu.Item == Menu.Unlock && _panel.UnlockedS(nowMs) > 0) _line.Start("Remote writers: ").Duration(_panel.UnlockedS(nowMs)).Centre(64, 6);
            if (view[(int)ViewField.TemperatureC] != ChargerView.Unknown) _line.Start("").Add(view[(int)ViewField.TemperatureC]).Add(Font.Degree).Add('C').Left(0, 7);
            _line.Start(_panel.Version).Right(127, 7);
        }

        private void Arrows(int page)
        {
            _line.Start("").Add(Font.Left).LargeLeft(page);
            _line.Start("").Add(Font.Right).LargeRight(page);
        }

        private void Clock(int minutes)
        {
            if (minutes == ChargerView.Unknown) _line.Start("--:--");
            else _line.Start("").Two(minutes / 60 % 24).Add(':').Two(minutes % 60);
            _line.Right(127, 0);
        }

        private string ItemTitle()
        {
            switch (_menu.Item)
            {
                case Menu.Unlock: return "UNLOCK";
                case Menu.Token: return "TOKEN";
                case Menu.Factory: return "FACTORY";
                case Menu.Exit: return "EXIT";
                default: return _menu.Row.Lcd;
            }
        }

        private void DrawValue()
        {
            if (_menu.Item == Menu.Exit) _line.Start("MENU");
            else if (_menu.Item == Menu.Unlock) _line.Start(_menu.Choice == 1 ? "Unlocked" : "Locked");
            else if (_menu.Item == Menu.Factory) _line.Start(_menu.Choice == 1 ? "Erase all" : "No");
            else AddSetting(_menu.Value);
            _line.Large(4);
        }

        private void AddSetting(int value)
        {
            SettingRow row = _menu.Row;
            if (row.Kind == SettingKind.Choice)
            {
                _line.Start(OptionTexts.Text(row.Options, value));
                return;
            }

            if (value == 0 && row.HasZero)
            {
                _line.Start(row.ZeroMeans);
                return;
            }

            // Export counts as negative, as everywhere on the display.
            _line.Start(row.Id == SettingId.StartCurrent ? "-" : "").Add(value);
            switch (row.Unit)
            {
                case SettingUnit.AmperePerPhase: case SettingUnit.AmpereSum: _line.Add(" A"); break;
                case SettingUnit.Second: _line.Add(" s"); break;
                case SettingUnit.Minute: _line.Add(" min"); break;
                case SettingUnit.Celsius: _line.Add(' ').Add(Font.Degree).Add('C'); break;
            }
        }

        private void DrawHelp(int sinceMs)
        {
            string help = _menu.Row.Help;
            if (_helpItem != _menu.Item)
            {
                _helpItem = _menu.Item;
                _helpSteps = help.Length;
                while (_helpSteps > 0 && _line.Start("").Add(help, _helpSteps - 1, help.Length).LargeWidth() <= FrameBuffer.Width) _helpSteps--;
            }

            int atMs = sinceMs % (FirstMs + (_helpSteps * PerLetterMs) + LastMs);
            int moved = atMs < FirstMs ? 0 : ((atMs - FirstMs) / PerLetterMs) + 1;
            _line.Start("").Add(help, moved < _helpSteps ? moved : _helpSteps, help.Length).LargeLeft(2);
        }
    }
}
