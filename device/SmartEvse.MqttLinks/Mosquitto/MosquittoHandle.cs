using Microsoft.Win32.SafeHandles;

namespace SmartEvse.MqttLinks.Mosquitto;

/// <summary>Owns one client of libmosquitto. Counted, so that a publish under way on another thread keeps it alive.</summary>
internal sealed class MosquittoHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    public MosquittoHandle()
        : base(ownsHandle: true)
    {
    }

    protected override bool ReleaseHandle()
    {
        MosquittoNative.Destroy(handle);
        return true;
    }
}
