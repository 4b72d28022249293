using SmartEvse.Core.Commands;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Regulation;
using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Display
{
    /// <summary>
    /// The menu: the rows of the settings table that are shown now, and four items of its own. It changes a draft; EXIT saves it as a whole, and two
    /// minutes without a button drop it.
    /// </summary>
    internal sealed class Menu
    {
        /// <summary>Lets remote writers change install rows for <see cref="Panel.UnlockMs"/>.</summary>
        internal const int Unlock = SettingsTable.Count;

        /// <summary>Shows the token of the web interface.</summary>
        internal const int Token = Unlock + 1;

        /// <summary>Back to a factory-new device.</summary>
        internal const int Factory = Unlock + 2;

        /// <summary>Saves and leaves.</summary>
        internal const int Exit = Unlock + 3;

        /// <summary>Where the token stands.</summary>
        internal const int TokenPage = 4;

        private const int ItemCount = Unlock + 4;
        private const int TimeoutMs = 120000;

        private readonly Panel _panel;
        private readonly Charger _charger;
        private SettingsBatch? _draft;
        private bool _modeFellBack;

        internal Menu(Panel panel, Charger charger)
        {
            _panel = panel;
            _charger = charger;
        }

        /// <summary>The row of the item, if it is one.</summary>
        internal readonly SettingRow Row = new SettingRow();

        /// <summary>A setting by its number, or one of the four.</summary>
        internal int Item;

        /// <summary>True at value level.</summary>
        internal bool IsInValue;

        /// <summary>What is chosen for one of the own items: 0 no, 1 yes.</summary>
        internal int Choice;

        /// <summary>When a button was used last.</summary>
        internal long LastKeyMs;

        /// <summary>True while the charger decides what is to be saved.</summary>
        internal bool IsSaving;

        internal bool IsOpen
        {
            get { return _draft != null; }
        }

        /// <summary>The number of the row, as it would be.</summary>
        internal int Value
        {
            get { return _draft == null ? 0 : _draft.Wanted.Number(Row.Id); }
        }

        internal void Open(long nowMs)
        {
            _draft = new SettingsBatch { IsWholeSet = true };
            _draft.Follow(_charger.Settings);
            IsSaving = false;
            LastKeyMs = nowMs;
            Go(0);
        }

        internal void Step(Buttons buttons, long nowMs)
        {
            if (_draft == null || IsSaving) return;
            _draft.Follow(_charger.Settings);
            if (buttons.Down != 0) LastKeyMs = nowMs;
            if (nowMs - LastKeyMs >= TimeoutMs)
            {
                if (_draft.Count > 0) _panel.Show("NOT SAVED", "No button for two minutes: nothing was changed", nowMs);
                _draft = null;
                return;
            }

            if (!IsShown(Item)) Next(1);
            if (buttons.IsUsed) return;
            if (IsInValue && Item == Factory && Choice == 1 && !_panel.IsRemote) Confirm(buttons, nowMs);
            else if (buttons.Pressed == Panel.MiddleButton && buttons.Down == Panel.MiddleButton) Enter(nowMs);

            int direction = buttons.Down == Panel.RightButton ? 1 : buttons.Down == Panel.LeftButton ? -1 : 0;
            if (direction == 0) return;
            if (IsInValue && (buttons.Pressed != 0 || buttons.Repeats)) Change(direction);
            else if (buttons.Pressed != 0) Next(direction);
        }

        /// <summary>The charger has decided what was to be saved.</summary>
        internal void Answer(Refusal refusal, long nowMs)
        {
            IsSaving = false;
            LastKeyMs = nowMs;
            if (refusal != Refusal.None)
            {
                _panel.Refuse("NOT SAVED", refusal, nowMs);
                return;
            }

            bool importChanged = _draft != null && _draft.Has(SettingId.ImportCurrent);
            _draft = null;
            if (_modeFellBack) _panel.Show("MODE Normal", "Smart and Solar need a mains meter: MAINSMET is Disabled", nowMs);
            else if (importChanged && PhasePlanner.ImportIsSmall(_charger.Settings)) _panel.Show("IMPORT", WithLabels(RefusalTexts.ImportIsSmall), nowMs);
        }

        private void Enter(long nowMs)
        {
            if (Item == Exit)
            {
                Save(nowMs);
                return;
            }

            if (IsOutOfReach())
            {
                _panel.Show("LOCKED", "Only at the charger itself, or after UNLOCK there", nowMs);
                return;
            }

            if (IsInValue && Item == Unlock) _panel.Unlock(Choice == 1, nowMs);
            IsInValue = !IsInValue && Item != Token;
            if (Item == Unlock) Choice = _charger.IsUnlocked ? 1 : 0;
        }

        // Who presses from a distance may do what a remote writer may, and must not let himself in.
        private bool IsOutOfReach()
        {
            if (!_panel.IsRemote || Item == Token) return false;
            if (Item >= Unlock) return true;
            return !_charger.IsUnlocked && (Row.Level == SettingLevel.Install || (Row.Level == SettingLevel.Configure && _charger.Settings.Number(SettingId.RemoteLevel) == 0));
        }

        // What cannot be undone takes a hold.
        private void Confirm(Buttons buttons, long nowMs)
        {
            if (buttons.Down == Panel.MiddleButton && buttons.HoldIsOver)
            {
                buttons.IsUsed = true;
                _draft = null;
                _panel.Ask(CommandKind.FactoryReset, 0, nowMs);
            }
            else if (buttons.Released == Panel.MiddleButton)
            {
                Go(Factory);
            }
        }

        private void Save(long nowMs)
        {
            SettingsBatch? draft = _draft;
            if (draft == null) return;
            // MAINSMET can only be reached through MODE, so MODE may be ahead of it; but not beyond the menu.
            SettingsValues values = draft.Wanted;
            _modeFellBack = values.Regulates && !values.HasMainsMeter && values.Role <= 1;
            if (_modeFellBack) draft.Set(SettingId.Mode, ChargeMode.Normal);
            IsSaving = _charger.Commands.Panel.Post(CommandKind.SaveDraft, 0, draft);
            if (!IsSaving) _panel.Refuse("NOT SAVED", Refusal.Busy, nowMs);
        }

        private void Change(int direction)
        {
            if (_draft == null || IsOutOfReach()) return;
            if (Item >= Unlock)
            {
                Choice = 1 - Choice;
                return;
            }

            int value = Value;
            if (Row.Kind == SettingKind.Choice)
            {
                do value = (value + direction + Row.Max + 1) % (Row.Max + 1);
                while (SettingsRules.CheckNumber(Row, value) != Refusal.None);
            }
            else
            {
                value = Neighbour(value, direction);
            }

            _draft.Set(Row.Id, value);
        }

        // Around the ends; what 0 means beside the range lies between them.
        private int Neighbour(int value, int direction)
        {
            if (value == 0 && Row.HasZero) return direction > 0 ? Row.Min : Row.Max;
            value += direction;
            if (value >= Row.Min && value <= Row.Max) return value;
            if (Row.HasZero) return 0;
            return direction > 0 ? Row.Min : Row.Max;
        }

        private void Next(int direction)
        {
            int item = Item;
            do item = (item + direction + ItemCount) % ItemCount;
            while (!IsShown(item));
            Go(item);
        }

        private void Go(int item)
        {
            Item = item;
            IsInValue = false;
            Choice = item == Unlock && _charger.IsUnlocked ? 1 : 0;
            if (item < Unlock) SettingsTable.Read((SettingId)item, Row);
        }

        private bool IsShown(int item)
        {
            if (item == Token) return _panel.Token.Length > 0;
            if (item >= Unlock) return true;
            SettingsTable.Read((SettingId)item, Row);
            return _draft != null && Visibility.IsInMenu(Row, _draft.Wanted);
        }

        // The words of a refusal name settings by their keys; at the display people know the labels. For a message; makes objects.
        internal static string WithLabels(string text)
        {
            SettingRow row = new SettingRow();
            string[] words = text.Split(' ');
            text = "";
            for (int i = 0; i < words.Length; i++)
            {
                string word = words[i];
                if (SettingsTable.Find(word, row) && row.Lcd.Length > 0) word = row.Lcd;
                text = i == 0 ? word : text + " " + word;
            }

            return text;
        }
    }
}
