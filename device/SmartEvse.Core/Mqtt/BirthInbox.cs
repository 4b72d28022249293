namespace SmartEvse.Core.Mqtt
{
    /// <summary>Birth and will messages on their way from the link's thread to the session's tick.</summary>
    internal sealed class BirthInbox
    {
        internal const string Online = "online";
        internal const string Offline = "offline";

        private readonly object _gate = new object();
        private int _births;
        private bool _offline;
        private bool _homeAssistant;

        /// <summary>How many births came on our own topic since the connection was made, the echo of ours included.</summary>
        internal int Births
        {
            get
            {
                lock (_gate)
                {
                    return _births;
                }
            }
        }

        /// <summary>True while somebody's goodbye or will stands on our own topic.</summary>
        internal bool IsOffline
        {
            get
            {
                lock (_gate)
                {
                    return _offline;
                }
            }
        }

        /// <summary>A new connection: what was heard on the last one counts no more.</summary>
        internal void Clear()
        {
            lock (_gate)
            {
                _births = 0;
                _offline = false;
                _homeAssistant = false;
            }
        }

        /// <summary>Our own topic said something.</summary>
        internal void HearOwn(string text)
        {
            lock (_gate)
            {
                if (text == Online) _births++;
                if (text == Offline) _offline = true;
            }
        }

        /// <summary>Home Assistant's topic said something.</summary>
        internal void HearHomeAssistant(string text)
        {
            lock (_gate)
            {
                if (text == Online) _homeAssistant = true;
            }
        }

        /// <summary>The goodbye is being answered by a birth.</summary>
        internal void ForgetOffline()
        {
            lock (_gate)
            {
                _offline = false;
            }
        }

        /// <summary>True once for every start of Home Assistant.</summary>
        internal bool TakeHomeAssistant()
        {
            lock (_gate)
            {
                bool heard = _homeAssistant;
                _homeAssistant = false;
                return heard;
            }
        }
    }
}
