using SmartEvse.Core.Tracing;

namespace SmartEvse.Core.Settings
{
    /// <summary>The live values of all rows: one array of numbers, one small array of texts. Written only by the charger's own thread.</summary>
    public sealed class SettingsValues
    {
        /// <summary>The stored state of a time that is not set.</summary>
        public const int NoTime = -1;

        private readonly int[] _numbers = new int[SettingsTable.Count];
        private readonly string[] _texts = new string[SettingsTable.TextCount];
        private readonly int[] _state = new int[(int)StoredState.Count];
        private readonly sbyte[] _textSlots = new sbyte[SettingsTable.Count];

        /// <summary>A factory-new set of values.</summary>
        public SettingsValues()
        {
            Reset();
        }

        /// <summary>Rises with every change; storage and publisher compare it with what they saw last.</summary>
        public int Revision { get; private set; }

        /// <summary>MODE, see <see cref="ChargeMode"/>.</summary>
        public int Mode
        {
            get { return _numbers[(int)SettingId.Mode]; }
        }

        /// <summary>PWR SHARE: 0 single, 1 master, 2..8 node 1..7.</summary>
        public int Role
        {
            get { return _numbers[(int)SettingId.LoadBl]; }
        }

        /// <summary>True with CONFIG Socket: the cable's coding counts.</summary>
        public bool HasSocket
        {
            get { return _numbers[(int)SettingId.Config] == 0; }
        }

        /// <summary>True when a mains meter is configured.</summary>
        public bool HasMainsMeter
        {
            get { return _numbers[(int)SettingId.MainsMeter] != MeterType.Disabled; }
        }

        /// <summary>True when an EV meter is configured.</summary>
        public bool HasEvMeter
        {
            get { return _numbers[(int)SettingId.EVMeter] != MeterType.Disabled; }
        }

        /// <summary>True when a circuit meter is configured.</summary>
        public bool HasCircuitMeter
        {
            get { return _numbers[(int)SettingId.CircuitMeter] != MeterType.Disabled; }
        }

        /// <summary>True when MODE asks for regulation on the mains meter.</summary>
        public bool Regulates
        {
            get { return _numbers[(int)SettingId.Mode] != ChargeMode.Normal; }
        }

        /// <summary>MAINS in dA per phase.</summary>
        public int MainsDa
        {
            get { return _numbers[(int)SettingId.MaxMains] * 10; }
        }

        /// <summary>MIN in dA per phase.</summary>
        public int MinDa
        {
            get { return _numbers[(int)SettingId.MinCurrent] * 10; }
        }

        /// <summary>MAX in dA per phase.</summary>
        public int MaxDa
        {
            get { return _numbers[(int)SettingId.MaxCurrent] * 10; }
        }

        /// <summary>CIRCUIT in dA per phase.</summary>
        public int CircuitDa
        {
            get { return _numbers[(int)SettingId.MaxCircuit] * 10; }
        }

        /// <summary>CAPACITY in dA, summed over the phases.</summary>
        public int CapacityDa
        {
            get { return _numbers[(int)SettingId.MaxSumMains] * 10; }
        }

        /// <summary>True when CAPACITY limits at all: 0 is off and 600 is the manual's harmless default.</summary>
        public bool CapacityLimits
        {
            get { return _numbers[(int)SettingId.MaxSumMains] != 0 && _numbers[(int)SettingId.MaxSumMains] != 600; }
        }

        /// <summary>True when the network may be used.</summary>
        public bool WifiEnabled
        {
            get { return _numbers[(int)SettingId.WIFImode] == 2; }
        }

        /// <summary>
        /// True for the rows that a trace holds. Who the broker is and what people type in as a code decide nothing, and a trace is there to be shown.
        /// </summary>
        public static bool IsTraced(SettingId id)
        {
            switch (id)
            {
                case SettingId.LCDPin:
                case SettingId.MQTTHost:
                case SettingId.MQTTUser:
                case SettingId.MQTTPassword:
                case SettingId.MQTTPrefix:
                case SettingId.DiscoveryPrefix:
                    return false;
                default:
                    return true;
            }
        }

        /// <summary>The number of a row; for a text row 0.</summary>
        public int Number(SettingId id)
        {
            return _numbers[(int)id];
        }

        /// <summary>The text of a text row, else an empty text.</summary>
        public string Text(SettingId id)
        {
            int slot = _textSlots[(int)id];
            return slot < 0 ? "" : _texts[slot];
        }

        /// <summary>A stored value that is not a row.</summary>
        public int State(StoredState id)
        {
            return _state[(int)id];
        }

        /// <summary>Sets a number without a check. Only for values that <see cref="SettingsRules"/> has let through, and for storage.</summary>
        public void SetNumber(SettingId id, int value)
        {
            if (_numbers[(int)id] == value) return;
            _numbers[(int)id] = value;
            Revision++;
        }

        /// <summary>Sets a text without a check. Only for values that <see cref="SettingsRules"/> has let through, and for storage.</summary>
        public void SetText(SettingId id, string value)
        {
            int slot = _textSlots[(int)id];
            if (slot < 0 || _texts[slot] == value) return;
            _texts[slot] = value;
            Revision++;
        }

        /// <summary>Sets a stored value that is not a row.</summary>
        public void SetState(StoredState id, int value)
        {
            if (_state[(int)id] == value) return;
            _state[(int)id] = value;
            Revision++;
        }

        /// <summary>Back to a factory-new device.</summary>
        public void Reset()
        {
            SettingRow row = new SettingRow();
            for (int i = 0; i < SettingsTable.Count; i++)
            {
                SettingsTable.Read((SettingId)i, row);
                _numbers[i] = row.Default;
                _textSlots[i] = (sbyte)row.TextSlot;
                if (row.TextSlot >= 0) _texts[row.TextSlot] = row.DefaultText;
            }

            _state[(int)StoredState.Access] = AccessStatus.Allow;
            _state[(int)StoredState.DelayedStart] = NoTime;
            _state[(int)StoredState.DelayedStop] = NoTime;
            _state[(int)StoredState.DelayedRepeat] = 0;
            _state[(int)StoredState.DelayedCharging] = 0;
            _state[(int)StoredState.UnplannedStarts] = 0;
            _state[(int)StoredState.PanelLock] = 0;
            Revision++;
        }

        /// <summary>Takes all values over from another set.</summary>
        public void CopyFrom(SettingsValues other)
        {
            for (int i = 0; i < _numbers.Length; i++) _numbers[i] = other._numbers[i];
            for (int i = 0; i < _texts.Length; i++) _texts[i] = other._texts[i];
            for (int i = 0; i < _state.Length; i++) _state[i] = other._state[i];
            Revision++;
        }

        internal void Visit(StateStream s, SettingRow row)
        {
            for (int i = 0; i < SettingsTable.Count; i++)
            {
                if (!IsTraced((SettingId)i)) continue;
                int slot = _textSlots[i];
                if (slot < 0)
                {
                    _numbers[i] = s.Int(_numbers[i]);
                    continue;
                }

                SettingsTable.Read((SettingId)i, row);
                _texts[slot] = s.Text(_texts[slot], row.DefaultText);
            }

            s.Ints(_state);
            if (s.IsLoading) Revision++;
        }
    }
}
