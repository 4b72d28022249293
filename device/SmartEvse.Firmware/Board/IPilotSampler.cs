using SmartEvse.Core.Pilot;

namespace SmartEvse.Firmware.Board
{
    /// <summary>Reads the two plateaus of the pilot line.</summary>
    public interface IPilotSampler
    {
        /// <summary>False on a board that reads too slowly to tell a vehicle from a fault: nothing may be offered.</summary>
        bool MayOffer { get; }

        /// <summary>Highest plateau of the last burst in mV at the pin; 0 = it did not say.</summary>
        int HighMv { get; }

        /// <summary>Lowest plateau of the last burst in mV at the pin; 0 = it did not say.</summary>
        int LowMv { get; }

        /// <summary>Takes one burst, longer than a PWM period of 1 ms; a second one when <see cref="PilotBurst.WantsAnother"/> says so.</summary>
        /// <param name="dutyPermille">What the output does meanwhile, 0..1000.</param>
        /// <param name="isClosed">True while contactor 1 is closed.</param>
        void Sample(int dutyPermille, bool isClosed);
    }
}
