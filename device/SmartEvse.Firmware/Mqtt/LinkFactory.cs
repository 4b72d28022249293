using SmartEvse.Core.Mqtt;

namespace SmartEvse.Firmware.Mqtt
{
    /// <summary>Makes the link of an MQTT library.</summary>
    /// <param name="readCa">Reads the CA certificate for TLS.</param>
    /// <param name="guard">To be asked before something that blocks every thread.</param>
    public delegate IMqttLink LinkFactory(CaFileReader readCa, IBlockingGuard guard);
}
