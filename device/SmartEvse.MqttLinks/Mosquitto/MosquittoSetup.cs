using System.Text;
using SmartEvse.Core.Mqtt;

namespace SmartEvse.MqttLinks.Mosquitto;

/// <summary>Carries the options of a connection into a fresh client of the library.</summary>
internal static unsafe class MosquittoSetup
{
    /// <summary>Where Linux distributions keep the certificates they trust; for libraries older than 2.0, which cannot ask OpenSSL.</summary>
    private const string SystemCertificates = "/etc/ssl/certs";

    /// <summary>Returns the first code of the library that is not success, else success.</summary>
    public static int Apply(MosquittoHandle client, MqttConnectOptions options)
    {
        int code = MosquittoNative.SetOption(client, MosquittoNative.OptionProtocolVersion, MosquittoNative.ProtocolV311);
        // Messages are small and answers wait for them: never wait to fill a packet.
        if (code == MosquittoNative.Success) code = MosquittoNative.SetOption(client, MosquittoNative.OptionTcpNoDelay, 1);
        // The library calls come from other threads than its loop.
        if (code == MosquittoNative.Success) code = MosquittoNative.SetThreaded(client, true);
        // Without a limit of its own it keeps the order of QoS 0 and 1 messages; MosquittoSession has one for both.
        if (code == MosquittoNative.Success) code = MosquittoNative.SetMaxInFlight(client, 0);
        if (code == MosquittoNative.Success && options.User.Length > 0)
            code = MosquittoNative.SetCredentials(client, options.User, options.Password);
        if (code == MosquittoNative.Success && options.WillTopic.Length > 0) code = SetWill(client, options);
        if (code == MosquittoNative.Success && options.Tls) code = SetTls(client, options.CaFile);
        return code;
    }

    private static int SetWill(MosquittoHandle client, MqttConnectOptions options)
    {
        byte[] payload = Encoding.UTF8.GetBytes(options.WillPayload);
        fixed (byte* bytes = payload)
            return MosquittoNative.SetWill(client, options.WillTopic, payload.Length, bytes, qos: 0, retain: true);
    }

    private static int SetTls(MosquittoHandle client, string caFile)
    {
        if (caFile.Length > 0) return MosquittoNative.SetTls(client, caFile, null, null, null, 0);
        int code = MosquittoNative.SetOption(client, MosquittoNative.OptionTlsUseOsCertificates, 1);
        return code == MosquittoNative.Success ? code : MosquittoNative.SetTls(client, null, SystemCertificates, null, null, 0);
    }
}
