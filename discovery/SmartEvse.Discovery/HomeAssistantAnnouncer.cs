using System.Text;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Settings;

namespace SmartEvse.Discovery
{
    /// <summary>
    /// Announces the entities of the charger, one retained message each, and takes back those that the settings do not have (any more): a pass over the
    /// whole table leaves the broker as it should be, whatever an earlier run has left there.
    /// </summary>
    public sealed class HomeAssistantAnnouncer : IAnnouncer
    {
        private static readonly byte[] Nothing = new byte[0];

        private readonly SettingsValues _settings;
        private readonly EntityTable _table;
        private readonly DiscoveryMessage _message;
        private readonly Entity _entity = new Entity();
        private readonly string _serial;
        private string _prefix = "";
        private string _discoveryPrefix = "";
        private int _next = EntityTable.Count;
        private int _removed;
        private bool _first;
        private int _seenRevision = -1;
        private int _signature;

        /// <summary>Announces a charger.</summary>
        public HomeAssistantAnnouncer(SettingsValues settings, DeviceInfo device)
        {
            _settings = settings;
            _serial = device.Serial;
            _table = new EntityTable(settings);
            _message = new DiscoveryMessage(device);
        }

        /// <inheritdoc/>
        public void Restart()
        {
            _prefix = MqttSession.PrefixOf(_settings, _serial);
            _discoveryPrefix = _settings.Text(SettingId.DiscoveryPrefix);
            _signature = Signature();
            _seenRevision = _settings.Revision;
            _next = 0;
            _removed = 0;
            _first = true;
        }

        /// <inheritdoc/>
        public void Follow(SettingsValues settings)
        {
            if (settings.Revision == _seenRevision) return;
            _seenRevision = settings.Revision;
            if (Signature() != _signature) Restart();
        }

        /// <inheritdoc/>
        public bool RemoveAll(IMqttLink link)
        {
            _next = EntityTable.Count;
            for (; _discoveryPrefix.Length > 0 && _removed < EntityTable.Count; _removed++)
            {
                if (_table.Read(_removed, _entity) && !link.Publish(DiscoveryMessage.Topic(_entity, _discoveryPrefix, _prefix), Nothing, 0, 0, true)) return false;
            }

            return true;
        }

        /// <inheritdoc/>
        public bool SendNext(IMqttLink link)
        {
            while (_discoveryPrefix.Length > 0 && _next < EntityTable.Count)
            {
                if (!_table.Read(_next, _entity))
                {
                    _next++;
                    continue;
                }

                byte[] bytes = _entity.Applies ? Encoding.UTF8.GetBytes(_message.Payload(_entity, _prefix, _first)) : Nothing;
                if (!link.Publish(DiscoveryMessage.Topic(_entity, _discoveryPrefix, _prefix), bytes, bytes.Length, 0, true)) return false;
                if (_entity.Applies) _first = false;
                _next++;
                return true;
            }

            return false;
        }

        // What the messages depend on: which entities there are, and the numbers in them.
        private int Signature()
        {
            int hash = _settings.Number(SettingId.MaxCurrent) + (_settings.Number(SettingId.MQTTHeartbeat) * 1000);
            for (int i = 0; i < EntityTable.Count; i++)
            {
                if (_table.Read(i, _entity)) hash = (hash * 31) + (_entity.Applies ? 1 : 0);
            }

            return hash;
        }
    }
}
