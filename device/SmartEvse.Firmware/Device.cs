using System.Threading;
using SmartEvse.Core;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Sessions;
using SmartEvse.Core.Settings;
using SmartEvse.Discovery;
using SmartEvse.Firmware.Board;
using SmartEvse.Firmware.Mqtt;
using SmartEvse.Firmware.Network;
using SmartEvse.Firmware.Storage;
using SmartEvse.Firmware.Threads;

namespace SmartEvse.Firmware
{
    /// <summary>The wiring: a charger, its board, its session and its three threads. The same on the ESP32 and in the tests.</summary>
    public sealed class Device
    {
        /// <summary>The version of this build. A test holds it to that of the repository.</summary>
#if SMARTEVSE_RELEASE
        public const string Version = "v4.0.0";
#else
        public const string Version = "v4.0.0-local";
#endif

        private readonly SettingsStore _store;

        /// <summary>Puts everything together; nothing runs yet.</summary>
        /// <param name="board">The board, its outputs safe.</param>
        /// <param name="machine">Clock and reset.</param>
        /// <param name="blobs">Where files lie.</param>
        /// <param name="radio">The radio.</param>
        /// <param name="createLink">Makes the link of the MQTT library.</param>
        /// <param name="hardware">The board in words, for the device page.</param>
        public Device(IBoard board, IMachine machine, IBlobStore blobs, IRadio radio, LinkFactory createLink, string hardware)
        {
            SettingsValues settings = new SettingsValues();
            _store = new SettingsStore(blobs);
            Found = _store.Load(settings);
            // Whoever has given a new device an access point wants it on the network.
            if (Found == LoadResult.FactoryNew && radio.HasNetwork) settings.SetNumber(SettingId.WIFImode, 2);

            Charger = new Charger(settings);
            string serial = SerialNumber.Read(blobs, radio.Mac);
            DeviceInfo info = new DeviceInfo();
            info.Serial = serial;
            info.Version = Version;
            info.Hardware = hardware;
            AutoResetEvent news = new AutoResetEvent(false);
            Control = new ControlLoop(Charger, board, machine, news, Status);
            LinkStatus linkStatus = new LinkStatus();
            linkStatus.Version = Version;
            IMqttLink link = createLink(new CaFile(blobs).Read, new BlockingGuard(Control));
            Session = new MqttSession(link, Charger, new HomeAssistantAnnouncer(settings, info), serial, linkStatus);
            Session.CaFile = CaFile.Name;
            Network = new NetworkLoop(Charger, Session, radio, machine, news, Status);
            Storage = new StorageLoop(new SettingsKeeper(_store, Charger), new SessionKeeper(blobs, Charger), new TraceKeeper(Charger, blobs), new PanelLoop(Charger, board.FrontPanel, radio, Status), Control, machine, Status);
            Supervisor = new Supervisor(Control, board, machine, Status);
            if (board.Trouble.Length != 0) Status.Report("board", board.Trouble);
        }

        /// <summary>How the settings were found.</summary>
        public LoadResult Found { get; }

        /// <summary>The charger.</summary>
        public Charger Charger { get; }

        /// <summary>The MQTT session.</summary>
        public MqttSession Session { get; }

        /// <summary>Trouble of the shell itself.</summary>
        public DeviceStatus Status { get; } = new DeviceStatus();

        /// <summary>The control thread.</summary>
        public ControlLoop Control { get; }

        /// <summary>The network thread.</summary>
        public NetworkLoop Network { get; }

        /// <summary>The slow thread.</summary>
        public StorageLoop Storage { get; }

        /// <summary>Who watches the control thread.</summary>
        public Supervisor Supervisor { get; }

        /// <summary>Starts the threads, control first.</summary>
        public void Start()
        {
            Control.Start(ThreadPriority.Highest);
            Supervisor.Start();
            Network.Start(ThreadPriority.Normal);
            Storage.Start(ThreadPriority.BelowNormal);
        }

        /// <summary>Ends the threads, control last, and says goodbye. The ESP32 never does.</summary>
        public void Stop()
        {
            Storage.Stop();
            Network.Stop();
            Session.Stop();
            Supervisor.Stop();
            Control.Stop();
        }
    }
}
