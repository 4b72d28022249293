using System.Device.Adc;
using System.Device.Gpio;
using nanoFramework.Hardware.Esp32;
using SmartEvse.Core;
using SmartEvse.Core.Pilot;
using SmartEvse.Core.Settings;

namespace SmartEvse.Firmware.Board
{
    /// <summary>
    /// The SmartEVSE v3 board on nanoFramework's own classes. The constructor makes every output safe, contactors first. Holds no lock: flags are set before a
    /// pin is pulled low and looked at again after one was driven high, so that whichever thread opens a contactor has the last word.
    /// </summary>
    public sealed class Esp32Board : IBoard
    {
        private readonly GpioPin _contactor1;
        private readonly GpioPin _contactor2;
        private readonly GpioPin _pilotOff;
        private readonly GpioPin? _rcm;
        private readonly GpioPin? _switch;
        private readonly PwmPin _pilot;
        private readonly PwmPin _red;
        private readonly PwmPin _green;
        private readonly PwmPin _blue;
        private readonly IPilotSampler _sampler;
        private readonly IAnalogInput _proximity;
        private readonly AdcScale _scale;
        private readonly TemperatureSensor _temperature;
        private bool _isClosed;
        private bool _rcmArmed;
        private bool _rcmOpened;
        private bool _isShutDown;

        /// <summary>Makes the outputs safe that all boards share, asks the file which board it is, makes the others safe, and opens the inputs.</summary>
        /// <param name="blobs">Where <c>board.txt</c> lies.</param>
        /// <param name="machine">The clock that the ADC is timed with.</param>
        public Esp32Board(IBlobStore blobs, IMachine machine)
        {
            GpioController gpio = new GpioController();
            GpioPin?[] pins = new GpioPin?[(int)PinRole.Count];
            OpenPins(gpio, BoardRevision.Unknown, pins);
            BoardFile file = new BoardFile(blobs);
            BoardRevision revision = file.Revision;
            Revision = revision;
            OpenPins(gpio, revision, pins);
            _contactor1 = pins[(int)PinRole.Contactor1]!;
            _contactor2 = pins[(int)PinRole.Contactor2]!;
            _pilotOff = pins[(int)PinRole.PilotOff]!;
            _rcm = pins[(int)PinRole.RcmFault];
            _switch = pins[(int)PinRole.Switch];

            // +12 V steady before the line is connected: a vehicle must not see an offer.
            _pilot = new PwmPin(BoardPins.Number(PinRole.PilotPwm, revision), DeviceFunction.PWM1, PilotDuty.Steady);
            _red = new PwmPin(BoardPins.Number(PinRole.LedRed, revision), DeviceFunction.PWM3, 0);
            _green = new PwmPin(BoardPins.Number(PinRole.LedGreen, revision), DeviceFunction.PWM4, 0);
            _blue = new PwmPin(BoardPins.Number(PinRole.LedBlue, revision), DeviceFunction.PWM5, 0);

            FrontPanel = new Lcd(
                pins[(int)PinRole.LcdData]!,
                pins[(int)PinRole.LcdClock]!,
                pins[(int)PinRole.LcdA0]!,
                pins[(int)PinRole.LcdReset]!,
                pins[(int)PinRole.ButtonLeft]!,
                new PwmPin(BoardPins.Number(PinRole.LcdLight, revision), DeviceFunction.PWM6, 0));

            AdcController adc = new AdcController();
            _scale = new AdcScale(file.ReferenceMv);
            _sampler = new BurstSampler(new AdcInput(adc, PinRole.PilotAdc), _scale, machine);
            _proximity = new AdcInput(adc, PinRole.ProximityAdc);
            _temperature = new TemperatureSensor(new AdcInput(adc, PinRole.TemperatureAdc), _scale);
            if (_rcm != null) _rcm.ValueChanged += OnRcm;

            if (revision == BoardRevision.Unknown) Trouble = "board.txt says neither v3.0 nor v3.1: nothing is charged";
            else if (!_sampler.MayOffer) Trouble = "the ADC is too slow to watch the pilot line: nothing is charged";
            if (IsSound) _pilotOff.Write(PinValue.Low);
        }

        /// <summary>Which board it is.</summary>
        public BoardRevision Revision { get; }

        /// <inheritdoc/>
        public string Trouble { get; } = "";

        /// <inheritdoc/>
        public IFrontPanel FrontPanel { get; }

        private bool IsSound
        {
            get { return Trouble.Length == 0; }
        }

        /// <inheritdoc/>
        public void Read(Inputs inputs, bool rcmArmed, long nowMs)
        {
            _rcmArmed = rcmArmed;
            bool rcmBefore = IsRcmHigh();
            _sampler.Sample(_pilot.Permille, _isClosed);
            // The burst lies between the two readings: they are more than 1 ms apart. An event has opened the contactor already, so it counts by itself.
            bool opened = _rcmOpened;
            inputs.RcmFault = (rcmBefore && IsRcmHigh()) || opened;
            if (opened) _rcmOpened = false;

            inputs.PilotHighMv = _sampler.HighMv;
            inputs.PilotLowMv = _sampler.LowMv;
            inputs.ProximityMv = _scale.ToMv(_proximity.ReadRaw());
            _temperature.Update(nowMs);
            inputs.TemperatureC = _temperature.TemperatureC;
            inputs.SwitchClosed = _switch != null && _switch.Read() == PinValue.Low;
        }

        /// <inheritdoc/>
        public void Apply(Outputs outputs, bool mayClose)
        {
            bool may = IsSound && !_isShutDown;
            bool close = may && mayClose && outputs.Contactor1 && !_rcmOpened;
            // Contactor 2 first when closing, last when opening: it never switches under load.
            if (close) _contactor2.Write(outputs.Contactor2 ? PinValue.High : PinValue.Low);
            _contactor1.Write(close ? PinValue.High : PinValue.Low);
            if (!close) _contactor2.Write(PinValue.Low);
            if (_rcmOpened || _isShutDown) OpenContactors();
            _isClosed = close;

            _pilot.Set(may ? outputs.DutyPermille : PilotDuty.Steady);
            // An unknown board keeps the line disconnected: the charger sees no legal pilot and says so.
            _pilotOff.Write(outputs.PilotConnected && IsSound ? PinValue.Low : PinValue.High);
            if (_isShutDown) _pilot.Set(PilotDuty.Steady);
            _red.Set(Permille(outputs.LedRed));
            _green.Set(Permille(outputs.LedGreen));
            _blue.Set(Permille(outputs.LedBlue));
        }

        /// <inheritdoc/>
        public void Open()
        {
            OpenContactors();
            _pilot.Set(PilotDuty.Steady);
        }

        /// <inheritdoc/>
        public void ShutDown()
        {
            _isShutDown = true;
            Open();
        }

        private static void OpenPins(GpioController gpio, BoardRevision revision, GpioPin?[] pins)
        {
            for (int i = 0; i < pins.Length; i++)
            {
                PinRole role = (PinRole)i;
                PinUse use = BoardPins.Use(role);
                int number = BoardPins.Number(role, revision);
                if (pins[i] != null || number == BoardPins.None || use == PinUse.Pwm || use == PinUse.Analog) continue;
                GpioPin pin = gpio.OpenPin(number);
                bool isOutput = use == PinUse.OutputLow || use == PinUse.OutputHigh;
                if (isOutput) pin.SetPinMode(PinMode.Output);
                else pin.SetPinMode(use == PinUse.InputPullUp && pin.IsPinModeSupported(PinMode.InputPullUp) ? PinMode.InputPullUp : PinMode.Input);
                if (isOutput) pin.Write(use == PinUse.OutputHigh ? PinValue.High : PinValue.Low);
                pins[i] = pin;
            }
        }

        private static int Permille(int level)
        {
            return level * 1000 / 255;
        }

        private void OpenContactors()
        {
            _contactor1.Write(PinValue.Low);
            _contactor2.Write(PinValue.Low);
        }

        private bool IsRcmHigh()
        {
            return _rcm != null && _rcm.Read() == PinValue.High;
        }

        // On nanoFramework's event thread, which waits its turn like every thread: some ms, with a collection of garbage more. Not an interrupt.
        private void OnRcm(object sender, PinValueChangedEventArgs e)
        {
            if (!_rcmArmed || !IsRcmHigh()) return;
            _rcmOpened = true;
            OpenContactors();
        }
    }
}
