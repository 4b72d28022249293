using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Mqtt
{
    /// <summary>Announces the charger to a home-automation system, one message at a time; removes what no longer applies.</summary>
    public interface IAnnouncer
    {
        /// <summary>Starts over: everything is announced, or removed, again.</summary>
        void Restart();

        /// <summary>Looks whether settings have changed what has to be announced, and starts over if so.</summary>
        void Follow(SettingsValues settings);

        /// <summary>Takes back everything that was announced: prefix or discovery prefix are about to change.</summary>
        /// <returns>False when the link had no room for all of it: to be called again.</returns>
        bool RemoveAll(IMqttLink link);

        /// <summary>Sends the next message.</summary>
        /// <returns>False when there is nothing left to send, or when the link had no room (the message is tried again).</returns>
        bool SendNext(IMqttLink link);
    }
}
