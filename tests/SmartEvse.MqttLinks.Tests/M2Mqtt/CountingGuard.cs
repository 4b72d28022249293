using SmartEvse.Firmware.Mqtt;

namespace SmartEvse.MqttLinks.Tests;

/// <summary>Counts how often the contactors would have been opened and released.</summary>
internal sealed class CountingGuard : IBlockingGuard
{
    public bool Allows { get; set; } = true;

    public int Entered { get; private set; }

    public int Left { get; private set; }

    public bool Enter()
    {
        Entered++;
        return Allows;
    }

    public void Leave() => Left++;
}
