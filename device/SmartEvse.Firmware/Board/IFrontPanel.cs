namespace SmartEvse.Firmware.Board
{
    /// <summary>The display and the three buttons as the slow thread sees them.</summary>
    public interface IFrontPanel
    {
        /// <summary>The buttons: bits of <see cref="SmartEvse.Core.Display.Panel"/>, 1 = pressed; not debounced.</summary>
        int ReadButtons();

        /// <summary>Begins to set the controller up anew; the next calls of <see cref="Show"/> go on with it.</summary>
        void SetUp();

        /// <summary>Sends some of what has changed, so little that the buttons are not kept waiting for long.</summary>
        /// <param name="picture">8 pages of 128 columns, one byte a column, the lowest bit on top.</param>
        /// <returns>True when the display shows the picture.</returns>
        bool Show(byte[] picture);

        /// <summary>Sets the backlight.</summary>
        /// <param name="level">0..255.</param>
        void Light(int level);
    }
}
