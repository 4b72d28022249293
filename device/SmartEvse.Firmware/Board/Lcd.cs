using System.Device.Gpio;
using SmartEvse.Core.Display;

namespace SmartEvse.Firmware.Board
{
    /// <summary>
    /// The display of the board (controller ST7565 or ST7567) and its three buttons, of which two share their pins with it. The pins are driven one by one:
    /// why not by the SPI peripheral stands in docs/decisions/0015-display-pins.md.
    /// </summary>
    public sealed class Lcd : IFrontPanel
    {
        private const int Columns = FrameBuffer.Width;
        private const int Pages = FrameBuffer.Height / 8;

        // A page takes some 20 ms by estimate: the buttons are read between two.
        private const int PagesAtOnce = 1;

        private const byte ReverseRows = 0xC8;
        private const byte Contrast = 0x81;
        private const byte ContrastValue = 0x24;
        private const byte PageAddress = 0xB0;
        private const byte HighColumn = 0x10;

        private readonly GpioPin _data;
        private readonly GpioPin _clock;
        private readonly GpioPin _a0;
        private readonly GpioPin _reset;
        private readonly GpioPin _left;
        private readonly PwmPin _light;
        private readonly byte[] _shown = new byte[FrameBuffer.Size];
        private SetUpStage _stage;
        private int _known;

        /// <summary>A display that shows nothing yet.</summary>
        /// <param name="data">Data, and button right.</param>
        /// <param name="clock">Clock.</param>
        /// <param name="a0">Data or command, and button middle.</param>
        /// <param name="reset">Reset, low = held.</param>
        /// <param name="left">Button left.</param>
        /// <param name="light">Backlight.</param>
        public Lcd(GpioPin data, GpioPin clock, GpioPin a0, GpioPin reset, GpioPin left, PwmPin light)
        {
            _data = data;
            _clock = clock;
            _a0 = a0;
            _reset = reset;
            _left = left;
            _light = light;
            // There is no chip select: as long as the clock stands still the controller hears nothing, whatever the buttons do to its data.
            _clock.Write(PinValue.High);
            Release();
        }

        private enum SetUpStage
        {
            HoldReset,
            EndReset,
            Configure,
            Done,
        }

        /// <inheritdoc/>
        public int ReadButtons()
        {
            int buttons = _left.Read() == PinValue.Low ? Panel.LeftButton : 0;
            if (_a0.Read() == PinValue.Low) buttons |= Panel.MiddleButton;
            if (_data.Read() == PinValue.Low) buttons |= Panel.RightButton;
            return buttons;
        }

        /// <inheritdoc/>
        public void SetUp()
        {
            _stage = SetUpStage.HoldReset;
        }

        /// <inheritdoc/>
        public bool Show(byte[] picture)
        {
            switch (_stage)
            {
                case SetUpStage.HoldReset:
                    _reset.Write(PinValue.Low);
                    _stage = SetUpStage.EndReset;
                    return false;
                case SetUpStage.EndReset:
                    _reset.Write(PinValue.High);
                    _stage = SetUpStage.Configure;
                    return false;
                case SetUpStage.Configure:
                    Configure();
                    _known = 0;
                    _stage = SetUpStage.Done;
                    return false;
                default:
                    return SendChanged(picture);
            }
        }

        /// <inheritdoc/>
        public void Light(int level)
        {
            _light.Set(level * 1000 / 255);
        }

        // The data sheet's order: what the panel is, the voltages, then on. Its memory holds anything until all pages were sent.
        private void Configure()
        {
            Drive();
            try
            {
                Command(0xA2); // bias 1/9
                Command(0xA0); // columns from the left
                Command(ReverseRows);
                Command(0x24); // regulation ratio 4
                Command(0xF8);
                Command(0x01); // booster x5
                Command(Contrast);
                Command(ContrastValue);
                Command(0xA6); // not inverse
                Command(0x2F); // booster, regulator and follower on
                Command(0x40); // first line on top
                Command(0xA4); // show the memory
                Command(0xAF); // on
            }
            finally
            {
                Release();
            }
        }

        private bool SendChanged(byte[] picture)
        {
            int sent = 0;
            for (int page = 0; page < Pages; page++)
            {
                int first = page * Columns;
                int last = first + Columns - 1;
                // After a set-up all of it is sent, page by page.
                if (page < _known)
                {
                    while (first <= last && picture[first] == _shown[first]) first++;
                    while (last > first && picture[last] == _shown[last]) last--;
                    if (first > last) continue;
                }

                if (sent == PagesAtOnce) return false;
                if (page >= _known) _known = page + 1;
                SendPage(picture, page, first, last);
                sent++;
            }

            return true;
        }

        private void SendPage(byte[] picture, int page, int first, int last)
        {
            int column = first - (page * Columns);
            Drive();
            try
            {
                Command((byte)(PageAddress | page));
                Command((byte)(HighColumn | (column >> 4)));
                Command((byte)(column & 0x0F));
                _a0.Write(PinValue.High);
                for (int i = first; i <= last; i++)
                {
                    Send(picture[i]);
                    _shown[i] = picture[i];
                }
            }
            finally
            {
                Release();
            }
        }

        private void Command(byte command)
        {
            _a0.Write(PinValue.Low);
            Send(command);
        }

        // Highest bit first, taken by the controller when the clock rises (mode 3). The pin is touched only when the bit is another one.
        private void Send(byte value)
        {
            int before = -1;
            for (int bit = 7; bit >= 0; bit--)
            {
                int level = (value >> bit) & 1;
                _clock.Write(PinValue.Low);
                if (level != before) _data.Write(level == 0 ? PinValue.Low : PinValue.High);
                before = level;
                _clock.Write(PinValue.High);
            }
        }

        // Never left driven, whatever happens in between: the buttons pull these pins low.
        private void Drive()
        {
            _data.SetPinMode(PinMode.Output);
            _a0.SetPinMode(PinMode.Output);
        }

        private void Release()
        {
            _data.SetPinMode(PinMode.InputPullUp);
            _a0.SetPinMode(PinMode.InputPullUp);
        }
    }
}
