using SmartEvse.Core.Pilot;
using SmartEvse.Core.Settings;

namespace SmartEvse.Firmware.Board
{
    /// <summary>
    /// What the installer's file <c>board.txt</c> says: the revision (<c>v3.0</c> or <c>v3.1</c>), and after a space the ADC reference of the chip in mV
    /// (<c>v3.1 1086</c>). Neither can be asked of the chip under nanoFramework.
    /// </summary>
    public sealed class BoardFile
    {
        /// <summary>Its name.</summary>
        public const string Name = "board.txt";

        private const int LongestBytes = 32;

        /// <summary>Reads it.</summary>
        public BoardFile(IBlobStore blobs)
        {
            byte[] bytes = new byte[LongestBytes];
            int length = blobs.Read(Name, bytes);
            ReferenceMv = AdcScale.TypicalReferenceMv;
            if (length < 4 || bytes[0] != 'v' || bytes[1] != '3' || bytes[2] != '.') return;
            if (length > 4 && bytes[4] > ' ') return;
            if (bytes[3] == '0') Revision = BoardRevision.V30;
            else if (bytes[3] == '1') Revision = BoardRevision.V31;
            int mv = 0;
            for (int i = 5; i < length && bytes[i] >= '0' && bytes[i] <= '9'; i++) mv = (mv * 10) + bytes[i] - '0';
            if (mv >= AdcScale.SmallestReferenceMv && mv <= AdcScale.LargestReferenceMv) ReferenceMv = mv;
        }

        /// <summary>The revision; unknown without the file, or with anything else in it.</summary>
        public BoardRevision Revision { get; }

        /// <summary>Reference in mV, 1000..1200.</summary>
        public int ReferenceMv { get; }
    }
}
