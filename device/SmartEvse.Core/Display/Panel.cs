using System;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Display
{
    /// <summary>
    /// The front panel: a display of 128 x 64 points and three buttons. Pure, and no part of a step of the charger: a slow thread may run it. It reads a
    /// view and the settings, and asks through <see cref="PanelRequest"/>. Other members may be used from any thread.
    /// </summary>
    public sealed partial class Panel
    {
        /// <summary>Bit of the left button, <c>&lt;</c>.</summary>
        public const int LeftButton = 1;

        /// <summary>Bit of the middle button, <c>o</c>.</summary>
        public const int MiddleButton = 2;

        /// <summary>Bit of the right button, <c>&gt;</c>.</summary>
        public const int RightButton = 4;

        /// <summary>How long remote writers may change install rows after UNLOCK, in ms.</summary>
        public const int UnlockMs = 600000;

        private const int BootMs = 2500;
        private const int MovingMs = 100;
        private const int MessageMs = 6000;
        private const long Never = -1;

        private readonly object _gate = new object();
        private readonly Charger _charger;
        private readonly Buttons _buttons = new Buttons();
        private readonly Menu _menu;
        private readonly Screens _screens;
        private long _startMs = Never;
        private long _turnMs;
        private long _drawnMs;
        private long _messageMs;
        private string _prompt = "";
        private bool _lightWanted;
        private long _unlockedMs = Never;
        private bool _asksForLock;
        private bool _isNews;
        private int _checksum;

        /// <summary>A panel of a charger.</summary>
        public Panel(Charger charger)
        {
            _charger = charger;
            _menu = new Menu(this, charger);
            _screens = new Screens(this, _menu, Frame);
        }

        /// <summary>The picture.</summary>
        public readonly FrameBuffer Frame = new FrameBuffer();

        /// <summary>True when the last step has changed the picture.</summary>
        public bool IsDirty;

        /// <summary>Rises with every change of the picture: for readers that come at times of their own.</summary>
        public int Revision;

        /// <summary>Rises when the controller of the display should be set up anew: switching contactors can garble it.</summary>
        public int Reinit;

        /// <summary>The backlight, 0..255; as the last step found it.</summary>
        public int Backlight;

        /// <summary>The address in the network, as text; empty = not connected.</summary>
        public string Address = "";

        /// <summary>The version, up to 19 characters.</summary>
        public string Version = "";

        /// <summary>The token of the web interface, up to 24 characters; empty = there is none, and no item for it.</summary>
        public string Token = "";

        /// <summary>True while the menu is open.</summary>
        public bool IsMenuOpen
        {
            get { return _menu.IsOpen; }
        }

        /// <summary>The buttons that count as pressed, a bit each: debounced, at the device or from a distance, as the last step found them.</summary>
        public int ButtonsDown
        {
            get { return _buttons.Down; }
        }

        /// <summary>Seconds until remote writers may not change install rows any more; 0 when they were not let in here.</summary>
        public int UnlockedS(long nowMs)
        {
            return _unlockedMs == Never ? 0 : (int)((_unlockedMs + UnlockMs - nowMs + 999) / 1000);
        }

        /// <summary>Turns the backlight on with the next step.</summary>
        public void Light()
        {
            _lightWanted = true;
        }

        /// <summary>Copies the picture for a distant screen, without the token: that is read at the device only. A step never changes it meanwhile.</summary>
        public void CopyFrame(byte[] target)
        {
            lock (_gate)
            {
                Array.Copy(Frame.Bytes, target, FrameBuffer.Size);
                if (_menu.IsOpen && _menu.Item == Menu.Token) Array.Clear(target, Menu.TokenPage * FrameBuffer.Width, FrameBuffer.Width);
            }
        }

        /// <summary>Follows buttons and charger, and draws what has changed. Every 10 to 50 ms.</summary>
        /// <param name="buttons">The buttons at the device, a bit each, 1 = pressed; not debounced.</param>
        /// <param name="view">The charger.</param>
        /// <param name="nowMs">Monotonic time.</param>
        /// <returns><see cref="IsDirty"/>.</returns>
        public bool Step(int buttons, ChargerView view, long nowMs)
        {
            lock (_gate)
            {
                IsDirty = false;
                if (_startMs == Never)
                {
                    _startMs = nowMs;
                    _asksForLock = buttons == (MiddleButton | RightButton);
                    _isNews = true;
                    _litMs = nowMs;
                }

                _buttons.Take(Remote(buttons, nowMs), nowMs);
                if (_lightWanted) _litMs = nowMs;
                _lightWanted = false;
                Follow(view.Numbers, nowMs);
                TakeAnswer(nowMs);
                if (_unlockedMs != Never && nowMs - _unlockedMs >= UnlockMs) Unlock(false, nowMs);
                Act(view.Numbers, nowMs);
                Fade(nowMs);
                if (_isNews || nowMs / 1000 != _drawnMs / 1000 || (_screens.IsMoving(nowMs) && nowMs - _drawnMs >= MovingMs)) Draw(view.Numbers, nowMs);
                return IsDirty;
            }
        }

        /// <summary>See <see cref="Charger.LocalMin"/>.</summary>
        internal int LocalMin
        {
            get { return _charger.LocalMin; }
        }

        /// <summary>Lets remote writers change install rows, or not.</summary>
        internal void Unlock(bool unlocks, long nowMs)
        {
            _charger.IsUnlocked = unlocks;
            _unlockedMs = unlocks ? nowMs : Never;
        }

        /// <summary>Asks the charger for something.</summary>
        internal void Ask(CommandKind kind, int number, long nowMs)
        {
            if (!_charger.Commands.Panel.Post(kind, number, null)) Refuse("REFUSED", Refusal.Busy, nowMs);
        }

        /// <summary>Shows a message until a button is pressed, or for some seconds.</summary>
        internal void Show(string title, string text, long nowMs)
        {
            _screens.Title = title;
            _screens.Text = text;
            _messageMs = nowMs;
            _isNews = true;
        }

        internal void Refuse(string title, Refusal refusal, long nowMs)
        {
            Show(title, Menu.WithLabels(RefusalTexts.Text(refusal, 0, 0, false)), nowMs);
        }

        private void TakeAnswer(long nowMs)
        {
            if (!_charger.Commands.Panel.TakeAnswer(out Refusal refusal)) return;
            _isNews = true;
            if (_menu.IsSaving) _menu.Answer(refusal, nowMs);
            else if (refusal != Refusal.None) Refuse("REFUSED", refusal, nowMs);
        }

        private void Act(int[] view, long nowMs)
        {
            bool locked = _charger.Settings.State(StoredState.PanelLock) == 1;
            if (_asksForLock && _buttons.Pressed != 0)
            {
                _asksForLock = false;
                if (_buttons.Down == (MiddleButton | RightButton)) ToggleLock(!locked, nowMs);
                return;
            }

            if (_buttons.Pressed != 0 && !_menu.IsOpen && (view[(int)ViewField.Faults] & Faults.RcmTripped) != 0) Ask(CommandKind.ResetRcm, 0, nowMs);
            if (_screens.Title != null && (_buttons.Pressed != 0 || nowMs - _messageMs >= MessageMs)) EndMessage();
            if (locked) return;
            if (_buttons.Pressed != 0)
            {
                _turnMs = nowMs;
                _litMs = nowMs;
            }

            if (_buttons.Pressed != 0 || _buttons.Released != 0 || _buttons.HoldIsOver || (_buttons.Repeats && _menu.IsOpen)) _isNews = true;
            _prompt = "";
            if (_menu.IsOpen)
            {
                _menu.Step(_buttons, nowMs);
                if (!_menu.IsOpen) _isNews = true;
            }
            else if (!_buttons.IsUsed)
            {
                ActOnButtons(view, nowMs);
            }
        }

        private void ToggleLock(bool locks, long nowMs)
        {
            _buttons.IsUsed = true;
            Ask(CommandKind.LockPanel, locks ? 1 : 0, nowMs);
            Show(locks ? "LCD LOCKED" : "LCD FREE", "Hold o and > while the power comes on to change it", nowMs);
        }

        // The press that ends a message does nothing else.
        private void EndMessage()
        {
            _screens.Title = null;
            _isNews = true;
            if (_buttons.Pressed != 0) _buttons.IsUsed = true;
        }

        private void ActOnButtons(int[] view, long nowMs)
        {
            int access = view[(int)ViewField.Access];
            if (_buttons.Down == (LeftButton | RightButton))
            {
                Reinit++;
                _buttons.IsUsed = true;
            }
            else if (_buttons.Down == MiddleButton)
            {
                if (IsHeld("for Menu")) _menu.Open(nowMs);
            }
            else if (_buttons.Down == LeftButton && access != AccessStatus.Deny)
            {
                if (IsHeld("to Stop")) Ask(CommandKind.SetAccess, AccessStatus.Deny, nowMs);
            }
            else if (_buttons.Down == RightButton && (access != AccessStatus.Allow || view[(int)ViewField.Reason] == (int)ReasonId.StoppedByButton))
            {
                if (IsHeld("to Start")) Ask(CommandKind.SetAccess, AccessStatus.Allow, nowMs);
            }
            else if (_buttons.Released == LeftButton && view[(int)ViewField.Mode] != ChargeMode.Normal)
            {
                Ask(CommandKind.SetMode, view[(int)ViewField.Mode] == ChargeMode.Solar ? ChargeMode.Smart : ChargeMode.Solar, nowMs);
            }
        }

        private bool IsHeld(string prompt)
        {
            _prompt = prompt;
            if (!_buttons.HoldIsOver) return false;
            _prompt = "";
            _buttons.IsUsed = true;
            return true;
        }

        private void Draw(int[] view, long nowMs)
        {
            _isNews = false;
            _drawnMs = nowMs;
            Frame.Clear();
            if (nowMs - _startMs < BootMs && _screens.Title == null && !_menu.IsOpen && _prompt.Length == 0) _screens.DrawBoot(Version);
            else _screens.Draw(view, _charger.Settings, _prompt, (int)((nowMs - _turnMs) / Screens.TurnMs), nowMs);

            int checksum = Frame.Checksum();
            if (checksum == _checksum) return;
            _checksum = checksum;
            IsDirty = true;
            Revision++;
        }
    }
}
