using System;
using System.Runtime.InteropServices;

namespace SmartEvse.MqttLinks.Mosquitto;

/// <summary>The part of libmosquitto's C interface (mosquitto.h, 1.6 and newer) that a link needs.</summary>
internal static unsafe partial class MosquittoNative
{
    /// <summary>The name in the imports; <see cref="MosquittoLibrary"/> resolves it to the platform's file.</summary>
    public const string Library = "mosquitto";

    public const int Success = 0;
    public const int NoMemory = 1;
    public const int NoConnection = 4;
    public const int ConnectionLost = 7;
    public const int TlsError = 8;
    public const int SeeErrno = 14;
    public const int LookupFailed = 15;

    public const int OptionProtocolVersion = 1;
    public const int OptionTcpNoDelay = 11;
    public const int OptionTlsUseOsCertificates = 13;

    public const int ProtocolV311 = 4;
    public const int LogLevelError = 8;

    static MosquittoNative() => MosquittoLibrary.UseFor(typeof(MosquittoNative).Assembly);

    /// <summary>struct mosquitto_message.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Message
    {
        public int Id;
        public IntPtr Topic;
        public IntPtr Payload;
        public int PayloadLength;
        public int Qos;
        public byte Retained;
    }

    [LibraryImport(Library, EntryPoint = "mosquitto_lib_init")]
    public static partial int Initialise();

    [LibraryImport(Library, EntryPoint = "mosquitto_lib_version")]
    public static partial int Version(out int major, out int minor, out int revision);

    [LibraryImport(Library, EntryPoint = "mosquitto_strerror")]
    public static partial IntPtr ErrorText(int code);

    [LibraryImport(Library, EntryPoint = "mosquitto_new", StringMarshalling = StringMarshalling.Utf8)]
    public static partial MosquittoHandle New(string? clientId, [MarshalAs(UnmanagedType.U1)] bool cleanSession, IntPtr state);

    [LibraryImport(Library, EntryPoint = "mosquitto_destroy")]
    public static partial void Destroy(IntPtr client);

    [LibraryImport(Library, EntryPoint = "mosquitto_threaded_set")]
    public static partial int SetThreaded(MosquittoHandle client, [MarshalAs(UnmanagedType.U1)] bool threaded);

    [LibraryImport(Library, EntryPoint = "mosquitto_int_option")]
    public static partial int SetOption(MosquittoHandle client, int option, int value);

    [LibraryImport(Library, EntryPoint = "mosquitto_max_inflight_messages_set")]
    public static partial int SetMaxInFlight(MosquittoHandle client, uint messages);

    [LibraryImport(Library, EntryPoint = "mosquitto_username_pw_set", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetCredentials(MosquittoHandle client, string user, string password);

    [LibraryImport(Library, EntryPoint = "mosquitto_will_set", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetWill(
        MosquittoHandle client, string topic, int length, byte* payload, int qos, [MarshalAs(UnmanagedType.U1)] bool retain);

    [LibraryImport(Library, EntryPoint = "mosquitto_tls_set", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetTls(
        MosquittoHandle client, string? caFile, string? caFolder, string? certificate, string? key, IntPtr passwordCallback);

    [LibraryImport(Library, EntryPoint = "mosquitto_connect", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int Connect(MosquittoHandle client, string host, int port, int keepAliveSeconds);

    [LibraryImport(Library, EntryPoint = "mosquitto_loop", SetLastError = true)]
    public static partial int Loop(MosquittoHandle client, int timeoutMs, int maxPackets);

    [LibraryImport(Library, EntryPoint = "mosquitto_disconnect")]
    public static partial int Disconnect(MosquittoHandle client);

    [LibraryImport(Library, EntryPoint = "mosquitto_subscribe", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Subscribe(MosquittoHandle client, IntPtr messageId, string filter, int qos);

    [LibraryImport(Library, EntryPoint = "mosquitto_publish", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Publish(
        MosquittoHandle client, IntPtr messageId, string topic, int length, byte* payload, int qos, [MarshalAs(UnmanagedType.U1)] bool retain);

    [LibraryImport(Library, EntryPoint = "mosquitto_connect_callback_set")]
    public static partial void OnConnect(MosquittoHandle client, delegate* unmanaged[Cdecl]<IntPtr, IntPtr, int, void> callback);

    [LibraryImport(Library, EntryPoint = "mosquitto_publish_callback_set")]
    public static partial void OnPublish(MosquittoHandle client, delegate* unmanaged[Cdecl]<IntPtr, IntPtr, int, void> callback);

    [LibraryImport(Library, EntryPoint = "mosquitto_subscribe_callback_set")]
    public static partial void OnSubscribe(MosquittoHandle client, delegate* unmanaged[Cdecl]<IntPtr, IntPtr, int, int, IntPtr, void> callback);

    [LibraryImport(Library, EntryPoint = "mosquitto_message_callback_set")]
    public static partial void OnMessage(MosquittoHandle client, delegate* unmanaged[Cdecl]<IntPtr, IntPtr, Message*, void> callback);

    [LibraryImport(Library, EntryPoint = "mosquitto_log_callback_set")]
    public static partial void OnLog(MosquittoHandle client, delegate* unmanaged[Cdecl]<IntPtr, IntPtr, int, IntPtr, void> callback);
}
