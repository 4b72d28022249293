using System.Threading;
using SmartEvse.Core;
using SmartEvse.Core.Mqtt;
using SmartEvse.Firmware.Board;
using SmartEvse.Firmware.Network;

namespace SmartEvse.Firmware.Threads
{
    /// <summary>The network thread: radio and MQTT. It may block for as long as a network likes; nobody waits for it.</summary>
    public sealed class NetworkLoop : Worker
    {
        private const int PeriodMs = 50;
        private const int PauseMs = 1000;

        private readonly Charger _charger;
        private readonly MqttSession _session;
        private readonly IRadio _radio;
        private readonly IMachine _machine;
        private readonly AutoResetEvent _news;

        /// <summary>Runs radio and session.</summary>
        public NetworkLoop(Charger charger, MqttSession session, IRadio radio, IMachine machine, AutoResetEvent news, DeviceStatus status)
            : base("network", status)
        {
            _charger = charger;
            _session = session;
            _radio = radio;
            _machine = machine;
            _news = news;
        }

        /// <summary>What is due at a moment, without the waiting.</summary>
        public void Tick(long nowMs)
        {
            _session.Status.Report(Status.Count, Status.Text);
            // The session first: with WIFI Disabled it says goodbye while there is still a radio.
            _session.Tick(nowMs);
            _radio.Follow(_charger.Settings.WifiEnabled, nowMs);
        }

        /// <inheritdoc/>
        protected override void Round()
        {
            _news.WaitOne(PeriodMs, false);
            Tick(_machine.NowMs);
        }

        /// <inheritdoc/>
        protected override void Recover()
        {
            Thread.Sleep(PauseMs);
        }
    }
}
