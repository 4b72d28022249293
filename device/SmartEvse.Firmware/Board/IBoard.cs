using SmartEvse.Core;

namespace SmartEvse.Firmware.Board
{
    /// <summary>The board as the threads see it.</summary>
    public interface IBoard
    {
        /// <summary>Why the outputs stay safe whatever is granted; empty = they do not.</summary>
        string Trouble { get; }

        /// <summary>Display and buttons.</summary>
        IFrontPanel FrontPanel { get; }

        /// <summary>Measures everything for one step. Control thread only.</summary>
        /// <param name="inputs">Filled anew.</param>
        /// <param name="rcmArmed">RCMON: the residual current monitor is fitted and obeyed.</param>
        /// <param name="nowMs">Monotonic time.</param>
        void Read(Inputs inputs, bool rcmArmed, long nowMs);

        /// <summary>Puts the outputs of a step on the pins. Control thread only.</summary>
        /// <param name="outputs">What the charger grants.</param>
        /// <param name="mayClose">False: the contactors stay open all the same.</param>
        void Apply(Outputs outputs, bool mayClose);

        /// <summary>Opens both contactors and withdraws the offer; the next <see cref="Apply"/> may close them again. From any thread.</summary>
        void Open();

        /// <summary>The same for ever: a restart follows. From any thread, takes no lock.</summary>
        void ShutDown();
    }
}
