namespace SmartEvse.Core.Display
{
    /// <summary>The pictures of the flow screen, drawn for this project; form as <see cref="FrameBuffer.Draw"/> takes it.</summary>
    internal static class Pictures
    {
        /// <summary>A blob of energy, 5 x 5.</summary>
        internal const string Blob = ">OOO>";

        /// <summary>Its width.</summary>
        internal const int BlobWidth = 5;

        /// <summary>A pylon of the grid, 19 x 31.</summary>
        internal const string Pylon = "000000P`L7L`P000000L46555l_DTD_l55564L00h<:n;L[8[L;n:<h000000nYT21112TYn000000`_P@8962698@P_`000010000000000000100";

        /// <summary>Its width.</summary>
        internal const int PylonWidth = 19;

        /// <summary>The house, 23 x 24.</summary>
        internal const string House = "00000P`H<63136<JnR2n200`H<V310000000000300W<H`000o00hXhXh0h888h00o000000oPPSRSRSPoPPRoPPo000";

        /// <summary>Its width.</summary>
        internal const int HouseWidth = 23;

        /// <summary>The car, 32 x 14.</summary>
        internal const string Car = "0P@@@@HDBBAAAAAOOAAAAABBDH@@@@@P?@CCh42B24h@@@@@@@@@@h42B24hCC@?00000122210000000000001222100000";

        /// <summary>Its width.</summary>
        internal const int CarWidth = 32;

        /// <summary>The sun, 13 x 13.</summary>
        internal const string Sun = "024`hhkhh`4201Q@7??_??7@Q10000001000000";

        /// <summary>Its width.</summary>
        internal const int SunWidth = 13;

        /// <summary>A small clock, 7 x 7.</summary>
        internal const string Clock = "LR1?9RL0011100";

        /// <summary>Its width.</summary>
        internal const int ClockWidth = 7;
    }
}
