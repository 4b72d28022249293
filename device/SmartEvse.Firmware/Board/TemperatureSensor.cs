using SmartEvse.Core;
using SmartEvse.Core.Pilot;

namespace SmartEvse.Firmware.Board
{
    /// <summary>The MCP9700A inside the charger: 500 mV at 0 degrees C, 10 mV per degree. Read once a second, mean of eight.</summary>
    public sealed class TemperatureSensor
    {
        private const int PeriodMs = 1000;
        private const int Readings = 8;

        private readonly IAnalogInput _input;
        private readonly AdcScale _scale;
        private long _dueMs;

        /// <summary>Reads a pin.</summary>
        public TemperatureSensor(IAnalogInput input, AdcScale scale)
        {
            _input = input;
            _scale = scale;
        }

        /// <summary>Degrees C, truncated; <see cref="Inputs.NoTemperature"/> when the pin is at either end of the scale: no sensor, or a short.</summary>
        public int TemperatureC { get; private set; } = Inputs.NoTemperature;

        /// <summary>Reads when it is due.</summary>
        public void Update(long nowMs)
        {
            if (nowMs < _dueMs) return;
            _dueMs = nowMs + PeriodMs;
            int sumMv = 0;
            for (int i = 0; i < Readings; i++)
            {
                int raw = _input.ReadRaw();
                if (raw == 0 || raw >= AdcScale.LargestRaw)
                {
                    TemperatureC = Inputs.NoTemperature;
                    return;
                }

                sumMv += _scale.ToMv(raw);
            }

            TemperatureC = ((sumMv / Readings) - 500) / 10;
        }
    }
}
