using System.Text;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Settings;

namespace SmartEvse.Discovery
{
    /// <summary>
    /// Announces the entities of the charger, one retained message each, and takes back those that the settings do not have (any more): a pass over the
    /// whole table leaves the broker as it should be, whatever an earlier run has left there. Under a prefix that is no longer wanted everything is taken back first.
    /// </summary>
    public sealed class HomeAssistantAnnouncer : IAnnouncer
    {
        private static readonly byte[] Nothing = new byte[0];

        private readonly SettingsValues _settings;
        private readonly DeviceInfo _device;

        // Room to work in, from the start of a pass to its end.
        private EntityTable? _table;
        private DiscoveryMessage? _message;
        private Entity? _entity;

        // The prefixes that the broker's messages have. New ones come into force when everything under these has been taken back.
        private string _prefix = "";
        private string _discoveryPrefix = "";
        private bool _takesBack;
        private int _next = EntityTable.Count;
        private bool _first;
        private int _seenRevision = -1;
        private int _signature;

        /// <summary>Announces a charger.</summary>
        public HomeAssistantAnnouncer(SettingsValues settings, DeviceInfo device)
        {
            _settings = settings;
            _device = device;
        }

        /// <inheritdoc/>
        public void Restart()
        {
            string prefix = MqttSession.PrefixOf(_settings, _device.Serial);
            string discoveryPrefix = _settings.Text(SettingId.DiscoveryPrefix);
            _takesBack = _discoveryPrefix.Length > 0 && (prefix != _prefix || discoveryPrefix != _discoveryPrefix);
            if (!_takesBack)
            {
                _prefix = prefix;
                _discoveryPrefix = discoveryPrefix;
            }

            _table = new EntityTable(_settings);
            _message = new DiscoveryMessage(_device);
            _entity = new Entity();
            _signature = Signature();
            _seenRevision = _settings.Revision;
            _next = 0;
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
        public bool SendNext(IMqttLink link)
        {
            if (_takesBack && _next == EntityTable.Count)
            {
                _discoveryPrefix = "";
                Restart();
            }

            while (_discoveryPrefix.Length > 0 && _next < EntityTable.Count && _table != null && _message != null && _entity != null)
            {
                if (!_table.Read(_next, _entity))
                {
                    _next++;
                    continue;
                }

                bool announces = _entity.Applies && !_takesBack;
                byte[] bytes = announces ? Encoding.UTF8.GetBytes(_message.Payload(_entity, _prefix, _first)) : Nothing;
                if (!link.Publish(DiscoveryMessage.Topic(_entity, _discoveryPrefix, _prefix), bytes, bytes.Length, 0, true)) return false;
                if (announces) _first = false;
                _next++;
                return true;
            }

            _table = null;
            _message = null;
            _entity = null;
            return false;
        }

        // What the messages depend on: which entities there are, and the numbers in them.
        private int Signature()
        {
            EntityTable table = _table ?? new EntityTable(_settings);
            Entity entity = _entity ?? new Entity();
            int hash = _settings.Number(SettingId.MaxCurrent) + (_settings.Number(SettingId.MQTTHeartbeat) * 1000);
            for (int i = 0; i < EntityTable.Count; i++)
            {
                if (table.Read(i, entity)) hash = (hash * 31) + (entity.Applies ? 1 : 0);
            }

            return hash;
        }
    }
}
