namespace SmartEvse.Core.Display
{
    /// <content>Buttons pressed from a distance.</content>
    public sealed partial class Panel
    {
        /// <summary>How long a button counts as held that was pressed from a distance and not released, in ms.</summary>
        public const int RemotePressMs = 4000;

        private int _remote;
        private bool _pressIsNew;
        private long _remoteMs = Never;

        /// <summary>Presses or releases a button from a distance: one at a time, and it ends when a button is pressed at the device.</summary>
        /// <param name="button">One of the three bits.</param>
        /// <param name="isDown">False to release it.</param>
        public void Press(int button, bool isDown)
        {
            _remote = isDown ? button : 0;
            _pressIsNew = true;
        }

        /// <summary>True while the buttons are pressed from a distance.</summary>
        internal bool IsRemote
        {
            get { return _remoteMs != Never; }
        }

        private int Remote(int buttons, long nowMs)
        {
            if (_pressIsNew) _remoteMs = nowMs;
            _pressIsNew = false;
            if (_remoteMs == Never) return buttons;
            // Whoever stands at the device wins: nobody may keep him from stopping.
            if (buttons == 0 && _remote != 0 && nowMs - _remoteMs < RemotePressMs) return _remote;
            _remoteMs = Never;
            _remote = 0;
            return buttons;
        }
    }
}
