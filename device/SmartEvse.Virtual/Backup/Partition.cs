namespace SmartEvse.Virtual.Backup;

/// <summary>A row of an ESP32 partition table.</summary>
/// <param name="Type">0 application, 1 data.</param>
/// <param name="Subtype">Application: 0 factory, 16 and 17 the two slots of an update. Data: 0 which slot starts, 2 NVS.</param>
/// <param name="Offset">First byte in the flash.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Label">Its name.</param>
internal sealed record Partition(int Type, int Subtype, long Offset, long Size, string Label)
{
    internal bool IsOtaSlot => Type == 0 && Subtype is 0x10 or 0x11;

    internal bool IsOtaData => Type == 1 && Subtype == 0;

    internal bool IsNvs => Type == 1 && Subtype == 2;
}
