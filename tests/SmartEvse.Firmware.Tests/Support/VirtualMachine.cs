using SmartEvse.Core;
using SmartEvse.Firmware.Board;

namespace SmartEvse.Firmware.Tests.Support;

/// <summary>Clock and reset in the hand of a test.</summary>
internal sealed class VirtualMachine : IMachine
{
    public long NowMs { get; set; }

    public long UtcS { get; set; } = Inputs.UnknownTime;

    public int Reboots { get; private set; }

    public void Reboot() => Reboots++;
}
